package publish

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"notat/internal/fault"
	"notat/internal/render/pdf"
	"notat/internal/samtale"
	"notat/internal/template"
)

// maxUdenSkrift is how many fields are told of: a record in another script says
// enough by then.
const maxUdenSkrift = 50

// skrift asks the fonts of a template for the letters of every text in a record.
func (s *Service) skrift(r *samtale.Record, t *template.Template) (fault.List, error) {
	type key struct{ *template.Template }
	type prepared struct {
		once    sync.Once
		lacking func(string) []rune
		err     error
	}
	v, ok := s.prepared.Load(key{t})
	if !ok {
		v, _ = s.prepared.LoadOrStore(key{t}, new(prepared))
	}
	p := v.(*prepared)
	p.once.Do(func() { p.lacking, p.err = pdf.Lacking(t) })
	if p.err != nil {
		return nil, p.err
	}
	w := &skriftleser{r: r, lacking: p.lacking}
	w.walk(reflect.ValueOf(r).Elem())
	return w.found, nil
}

// skriftleser walks the texts of a record that are printed.
type skriftleser struct {
	r       *samtale.Record
	lacking func(string) []rune
	sti     []byte // where the walk is
	found   fault.List
}

// ikkeTrykt are the keys of what is never drawn.
var ikkeTrykt = map[string]bool{"ekstra": true, "kontroller": true, "billede": true, "alt": true, "type": true}

func (w *skriftleser) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.tekst(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			w.walk(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			n := len(w.sti)
			w.sti = strconv.AppendInt(append(w.sti, '/'), int64(i), 10)
			w.walk(v.Index(i))
			w.sti = w.sti[:n]
		}
	case reflect.Struct:
		n := len(w.sti)
		for _, f := range trykt(v.Type()) {
			w.sti = append(append(w.sti[:n], '/'), f.key...)
			w.walk(v.Field(f.index))
		}
		w.sti = w.sti[:n]
	}
}

// tryktFelt is a field of a record's type that may be drawn, or hold what is.
type tryktFelt struct {
	index int
	key   string
}

var trykte sync.Map // reflect.Type -> []tryktFelt

// trykt gives those fields of a type, in their order.
func trykt(t reflect.Type) []tryktFelt {
	if known, ok := trykte.Load(t); ok {
		return known.([]tryktFelt)
	}
	var out []tryktFelt
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.IsExported() && key != "" && key != "-" && !ikkeTrykt[key] && holdsText(f.Type) {
			out = append(out, tryktFelt{i, key})
		}
	}
	trykte.Store(t, out)
	return out
}

// holdsText tells a type that is text, or may hold some.
func holdsText(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Struct:
		return true
	}
	return false
}

func (w *skriftleser) tekst(s string) {
	letters := w.lacking(s)
	if len(letters) == 0 || len(w.found) == maxUdenSkrift {
		return
	}
	w.found = append(w.found, udenSkrift.at(w.r, string(w.sti), tegn(letters)))
}

// tegn names the first few letters, those that no machine is sure to show by
// their numbers.
func tegn(letters []rune) string {
	const most = 4
	var names []string
	for _, r := range letters[:min(len(letters), most)] {
		name := fmt.Sprintf("»%c«", r)
		if !strconv.IsPrint(r) {
			name = fmt.Sprintf("U+%04X", r)
		}
		names = append(names, name)
	}
	switch more := len(letters) - most; {
	case more > 0:
		names = append(names, fmt.Sprintf("%d andre", more))
		fallthrough
	case len(names) > 1:
		last := len(names) - 1
		return "tegnene " + strings.Join(names[:last], ", ") + " og " + names[last]
	}
	return "tegnet " + names[0]
}

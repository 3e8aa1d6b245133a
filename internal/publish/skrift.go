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
		for i := range v.NumField() {
			f := v.Type().Field(i)
			key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.IsExported() && key != "" && key != "-" && !ikkeTrykt[key] {
				w.sti = append(append(w.sti[:n], '/'), key...)
				w.walk(v.Field(i))
			}
		}
		w.sti = w.sti[:n]
	}
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

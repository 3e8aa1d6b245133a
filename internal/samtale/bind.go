package samtale

import (
	"notat/internal/post"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// plan is how a type of the record is bound: its fields by JSON key. Plans are
// made once, when the program starts.
type plan struct {
	type_  reflect.Type
	fields []field
	byKey  map[string]int // JSON key -> fields
	sorted []int          // fields in the order of their keys
}

// field is one field of a plan.
type field struct {
	*Field
	index     int
	member    string // its key as JSON, and the colon after it
	optional  bool   // an empty value is an absent key
	rules     string
	holdsText bool // or what is below it may
	shared    bool // by a copy of it, in part at least
	keeps     test // nil where no tag speaks of it, or of what is below it
}

var (
	blokType   = reflect.TypeFor[Blok]()
	talType    = reflect.TypeFor[Tal]()
	recordType = reflect.TypeFor[Record]()
	plans      = makePlans()
)

// makePlans makes the plan of every struct that a record can hold.
func makePlans() map[reflect.Type]*plan {
	m := make(map[reflect.Type]*plan)
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || m[t] != nil {
			return
		}
		p := &plan{type_: t, byKey: make(map[string]int)}
		m[t] = p
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			tag, ok := f.Tag.Lookup("json")
			if !ok {
				continue
			}
			key, options, _ := strings.Cut(tag, ",")
			rules := f.Tag.Get("validate")
			described := newField(t, key, f.Type, rules)
			described.Place = len(p.fields)
			p.byKey[key] = len(p.fields)
			p.fields = append(p.fields, field{described, i, string(post.AppendString(nil, key)) + ":", options != "", rules, false, shared(f.Type), testOf(f.Type, rules, keeps(m))})
			visit(f.Type)
		}
		for i := range p.fields {
			p.sorted = append(p.sorted, i)
		}
		slices.SortFunc(p.sorted, func(a, b int) int { return strings.Compare(p.fields[a].Key, p.fields[b].Key) })
	}
	visit(recordType)
	for _, made := range newBlok {
		visit(reflect.TypeOf(made()))
	}
	for t, p := range m {
		for i := range p.fields {
			f := &p.fields[i]
			f.under = objects(m, t.Field(f.index).Type)
			f.holdsText = f.FreeText() || len(f.under) > 0
		}
	}
	return m
}

// shared reports whether a value and a plain copy of it may hold the same memory, a text apart.
func shared(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct, reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
		return true
	}
	return false
}

// objects gives the plans of what a value of a type may be.
func objects(m map[reflect.Type]*plan, t reflect.Type) (out []*plan) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch {
	case t == blokType:
		for _, name := range blokTypes {
			out = append(out, m[reflect.TypeOf(newBlok[name]()).Elem()])
		}
	case m[t] != nil:
		out = append(out, m[t])
	}
	return out
}

// Limits of the texts of a record, pictures apart.
const (
	MaxText  = 256 << 10 // bytes of one: 100 pages; reading marks can take 500 times that
	MaxTexts = 4 << 20   // bytes of all: 1,500 pages
)

// binder puts posted values into the fields of a record and reports what does
// not fit. A value that does not fit leaves its field empty; a list keeps its
// length, so that pointers into the record stay those of the posted JSON.
type binder struct {
	doc   *post.Document
	tekst int // bytes of text so far
}

// tooLong reports a text that is too long, alone or with all before it; of the
// latter only the first.
func (b *binder) tooLong(v *post.Value) bool {
	if len(v.Text) > MaxText {
		b.doc.Report(post.Finding{Code: "for-lang-tekst", At: int(v.At), Hides: true})
		return true
	}
	before := b.tekst
	b.tekst += len(v.Text)
	if before <= MaxTexts && b.tekst > MaxTexts {
		b.doc.Report(post.Finding{Code: "for-megen-tekst", At: int(v.At)})
	}
	return false
}

func (b *binder) wrong(v *post.Value, want string) {
	kode := "forkert-type"
	switch v.Kind {
	case post.TooDeep:
		return // already reported
	case 'n':
		kode = "null"
	}
	b.doc.Report(post.Finding{Code: kode, At: int(v.At), Word: want, Hides: true})
}

func (b *binder) bind(v *post.Value, dst reflect.Value) {
	switch t := dst.Type(); {
	case t == talType:
		b.tal(v, dst)
	case t == blokType:
		b.blok(v, dst)
	case t.Kind() == reflect.Pointer:
		made := reflect.New(t.Elem())
		b.bind(v, made.Elem())
		dst.Set(made)
	case t.Kind() == reflect.Struct:
		b.object(v, dst, "")
	case t.Kind() == reflect.Slice:
		if v.Kind != '[' {
			b.wrong(v, "en liste i [ ]")
			return
		}
		dst.Set(reflect.MakeSlice(t, len(v.Kids), len(v.Kids)))
		for i := range v.Kids {
			b.bind(&v.Kids[i], dst.Index(i))
		}
	case t.Kind() == reflect.String:
		if v.Kind != '"' {
			b.wrong(v, "en tekst i anførselstegn")
			return
		}
		if !strings.HasPrefix(v.Text, "data:") && b.tooLong(v) {
			return
		}
		if t == reflect.TypeFor[Synlighed]() && strings.TrimSpace(v.Text) == "" { // who wrote the key meant something by it
			b.doc.Report(post.Finding{Code: "tom-synlighed", At: int(v.At)})
		}
		dst.SetString(v.Text)
	case t.Kind() == reflect.Bool:
		if v.Kind != 't' && v.Kind != 'f' {
			b.wrong(v, "true eller false uden anførselstegn")
			return
		}
		dst.SetBool(v.Kind == 't')
	case t.Kind() == reflect.Int:
		b.integer(v, dst)
	case t.Kind() == reflect.Map:
		if v.Kind != '{' {
			b.wrong(v, "et objekt i { }")
			return
		}
		dst.Set(reflect.ValueOf(v.Any()))
	default:
		panic("samtale: no binding for " + t.String()) // a record type nobody taught the binder
	}
}

// object binds the members of v but the one with the key done, which has been read.
func (b *binder) object(v *post.Value, dst reflect.Value, done string) {
	if v.Kind != '{' {
		b.wrong(v, "et objekt i { }")
		return
	}
	p := plans[dst.Type()]
	var possible []string // keys that an unknown one may have been meant as, once there is one
	for i := range v.Kids {
		kid := &v.Kids[i]
		j, ok := p.byKey[kid.Key]
		switch {
		case !ok:
			if possible == nil {
				possible = p.unused(v)
			}
			b.doc.Report(post.Finding{Code: "ukendt-noegle", At: int(kid.KeyAt), Word: kid.Key, Meant: nearest(kid.Key, possible)})
		case kid.Key != done || done == "":
			b.bind(kid, dst.Field(p.fields[j].index))
		}
	}
}

func (b *binder) blok(v *post.Value, dst reflect.Value) {
	if v.Kind != '{' {
		b.wrong(v, "et objekt i { }")
		return
	}
	t := v.Member("type")
	switch {
	case t == nil:
		b.doc.Report(post.Finding{Code: "mangler-bloktype", At: int(v.At), Hides: true})
	case t.Kind != '"':
		b.wrong(t, "en tekst i anførselstegn")
	case newBlok[t.Text] == nil:
		b.doc.Report(post.Finding{Code: "ukendt-bloktype", At: int(t.At), Word: t.Text, Meant: nearest(t.Text, blokTypes), Hides: true})
	default:
		made := newBlok[t.Text]()
		b.object(v, reflect.ValueOf(made).Elem(), "type")
		dst.Set(reflect.ValueOf(made))
	}
}

// maxDigits is how long a number may be: longer ones are no measurement.
const maxDigits = 30

func (b *binder) tal(v *post.Value, dst reflect.Value) {
	switch {
	case v.Kind != '0':
		b.wrong(v, "et tal uden anførselstegn og med punktum som komma")
	case strings.ContainsAny(v.Text, "eE"), len(v.Text) > maxDigits:
		b.doc.Report(post.Finding{Code: "ugyldigt-tal", At: int(v.At), Hides: true})
	default:
		dst.SetString(v.Text)
	}
}

func (b *binder) integer(v *post.Value, dst reflect.Value) {
	if v.Kind != '0' {
		b.wrong(v, "et helt tal uden anførselstegn")
		return
	}
	n, err := strconv.ParseInt(v.Text, 10, 32)
	if err != nil {
		b.doc.Report(post.Finding{Code: "ikke-heltal", At: int(v.At), Hides: true})
		return
	}
	dst.SetInt(n)
}

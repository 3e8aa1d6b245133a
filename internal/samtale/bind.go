package samtale

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// plan is how a type of the record is bound: its fields by JSON key. Plans are
// made once, when the program starts.
type plan struct {
	type_  reflect.Type
	felter []felt
	efter  map[string]int // JSON key -> felter
	sort   []int          // felter in the order of their keys
}

// felt is one field of a plan.
type felt struct {
	navn     string // JSON key
	index    int
	udelades bool // an empty value is an absent key
	regler   string
}

var (
	blokType   = reflect.TypeFor[Blok]()
	talType    = reflect.TypeFor[Tal]()
	recordType = reflect.TypeFor[Record]()
	planer     = lavPlaner()
)

// lavPlaner makes the plan of every struct that a record can hold.
func lavPlaner() map[reflect.Type]*plan {
	m := make(map[reflect.Type]*plan)
	var lav func(t reflect.Type)
	lav = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice:
			lav(t.Elem())
			return
		case reflect.Struct:
		default:
			return
		}
		if m[t] != nil {
			return
		}
		p := &plan{type_: t, efter: make(map[string]int)}
		m[t] = p
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			tag, ok := f.Tag.Lookup("json")
			if !ok {
				continue
			}
			navn, valg, _ := strings.Cut(tag, ",")
			p.efter[navn] = len(p.felter)
			p.felter = append(p.felter, felt{navn, i, valg != "", f.Tag.Get("validate")})
			lav(f.Type)
		}
		p.sort = sorteret(len(p.felter), func(i int) string { return p.felter[i].navn })
	}
	lav(recordType)
	for _, ny := range nyBlok {
		lav(reflect.TypeOf(ny()))
	}
	return m
}

// binder puts posted values into the fields of a record and reports what does
// not fit. A value that does not fit leaves its field empty; a list keeps its
// length, so that pointers into the record stay those of the posted JSON.
type binder struct {
	l     *laeser
	tekst int // bytes of text so far
}

// forLang reports a text that is too long, alone or with all before it; of the
// latter only the first.
func (b *binder) forLang(v *value) bool {
	if len(v.text) > MaxTekst {
		b.l.melde(fund{kode: "for-lang-tekst", at: int(v.at), skjuler: true})
		return true
	}
	before := b.tekst
	b.tekst += len(v.text)
	if before <= MaxTekster && b.tekst > MaxTekster {
		b.l.melde(fund{kode: "for-megen-tekst", at: int(v.at)})
	}
	return false
}

func (b *binder) forkert(v *value, venter string) {
	kode := "forkert-type"
	switch v.kind {
	case forDyb:
		return // already reported
	case 'n':
		kode = "null"
	}
	b.l.melde(fund{kode: kode, at: int(v.at), ord: venter, skjuler: true})
}

func (b *binder) bind(v *value, dst reflect.Value) {
	switch t := dst.Type(); {
	case t == talType:
		b.tal(v, dst)
	case t == blokType:
		b.blok(v, dst)
	case t.Kind() == reflect.Pointer:
		ny := reflect.New(t.Elem())
		b.bind(v, ny.Elem())
		dst.Set(ny)
	case t.Kind() == reflect.Struct:
		b.objekt(v, dst, "")
	case t.Kind() == reflect.Slice:
		if v.kind != '[' {
			b.forkert(v, "en liste i [ ]")
			return
		}
		dst.Set(reflect.MakeSlice(t, len(v.kids), len(v.kids)))
		for i := range v.kids {
			b.bind(&v.kids[i], dst.Index(i))
		}
	case t.Kind() == reflect.String:
		if v.kind != '"' {
			b.forkert(v, "en tekst i anførselstegn")
			return
		}
		if !strings.HasPrefix(v.text, "data:") && b.forLang(v) {
			return
		}
		dst.SetString(v.text)
	case t.Kind() == reflect.Bool:
		if v.kind != 't' && v.kind != 'f' {
			b.forkert(v, "true eller false uden anførselstegn")
			return
		}
		dst.SetBool(v.kind == 't')
	case t.Kind() == reflect.Int:
		b.heltal(v, dst)
	case t.Kind() == reflect.Map:
		if v.kind != '{' {
			b.forkert(v, "et objekt i { }")
			return
		}
		dst.Set(reflect.ValueOf(fri(v)))
	default:
		panic("samtale: no binding for " + t.String()) // a record type nobody taught the binder
	}
}

// objekt binds the members of v but the one with the key laest, which has been read.
func (b *binder) objekt(v *value, dst reflect.Value, laest string) {
	if v.kind != '{' {
		b.forkert(v, "et objekt i { }")
		return
	}
	p := planer[dst.Type()]
	var mulige []string // keys that an unknown one may have been meant as, once there is one
	for i := range v.kids {
		kid := &v.kids[i]
		j, ok := p.efter[kid.key]
		switch {
		case !ok:
			if mulige == nil {
				mulige = p.ubrugte(v)
			}
			b.l.melde(fund{kode: "ukendt-noegle", at: int(kid.keyAt), ord: kid.key, forslag: naermest(kid.key, mulige)})
		case kid.key != laest || laest == "":
			b.bind(kid, dst.Field(p.felter[j].index))
		}
	}
}

func (b *binder) blok(v *value, dst reflect.Value) {
	if v.kind != '{' {
		b.forkert(v, "et objekt i { }")
		return
	}
	t := v.member("type")
	switch {
	case t == nil:
		b.l.melde(fund{kode: "mangler-bloktype", at: int(v.at), skjuler: true})
	case t.kind != '"':
		b.forkert(t, "en tekst i anførselstegn")
	case nyBlok[t.text] == nil:
		b.l.melde(fund{kode: "ukendt-bloktype", at: int(t.at), ord: t.text, forslag: naermest(t.text, blokTyper), skjuler: true})
	default:
		ny := nyBlok[t.text]()
		b.objekt(v, reflect.ValueOf(ny).Elem(), "type")
		dst.Set(reflect.ValueOf(ny))
	}
}

// maxCifre is how long a number may be: longer ones are no measurement.
const maxCifre = 30

func (b *binder) tal(v *value, dst reflect.Value) {
	switch {
	case v.kind != '0':
		b.forkert(v, "et tal uden anførselstegn og med punktum som komma")
	case strings.ContainsAny(v.text, "eE"), len(v.text) > maxCifre:
		b.l.melde(fund{kode: "ugyldigt-tal", at: int(v.at), skjuler: true})
	default:
		dst.SetString(v.text)
	}
}

func (b *binder) heltal(v *value, dst reflect.Value) {
	if v.kind != '0' {
		b.forkert(v, "et helt tal uden anførselstegn")
		return
	}
	n, err := strconv.ParseInt(v.text, 10, 32)
	if err != nil {
		b.l.melde(fund{kode: "ikke-heltal", at: int(v.at), skjuler: true})
		return
	}
	dst.SetInt(n)
}

// fri gives a value of ekstra in Go's own types; a number keeps its digits.
func fri(v *value) any {
	switch v.kind {
	case '{':
		m := make(map[string]any, len(v.kids))
		for i := range v.kids {
			m[v.kids[i].key] = fri(&v.kids[i])
		}
		return m
	case '[':
		l := make([]any, len(v.kids))
		for i := range v.kids {
			l[i] = fri(&v.kids[i])
		}
		return l
	case '"':
		return v.text
	case '0':
		return json.Number(v.text)
	case 't', 'f':
		return v.kind == 't'
	}
	return nil
}

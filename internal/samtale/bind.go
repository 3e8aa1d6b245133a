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
		for i := range p.felter {
			p.sort = append(p.sort, i)
		}
		slices.SortFunc(p.sort, func(a, b int) int { return strings.Compare(p.felter[a].navn, p.felter[b].navn) })
	}
	lav(recordType)
	for _, ny := range nyBlok {
		lav(reflect.TypeOf(ny()))
	}
	return m
}

// Limits of the texts of a record, pictures apart.
const (
	MaxTekst   = 256 << 10 // bytes of one: 100 pages; reading marks can take 500 times that
	MaxTekster = 4 << 20   // bytes of all: 1,500 pages
)

// binder puts posted values into the fields of a record and reports what does
// not fit. A value that does not fit leaves its field empty; a list keeps its
// length, so that pointers into the record stay those of the posted JSON.
type binder struct {
	doc   *post.Document
	tekst int // bytes of text so far
}

// forLang reports a text that is too long, alone or with all before it; of the
// latter only the first.
func (b *binder) forLang(v *post.Value) bool {
	if len(v.Text) > MaxTekst {
		b.doc.Report(post.Finding{Code: "for-lang-tekst", At: int(v.At), Hides: true})
		return true
	}
	before := b.tekst
	b.tekst += len(v.Text)
	if before <= MaxTekster && b.tekst > MaxTekster {
		b.doc.Report(post.Finding{Code: "for-megen-tekst", At: int(v.At)})
	}
	return false
}

func (b *binder) forkert(v *post.Value, venter string) {
	kode := "forkert-type"
	switch v.Kind {
	case post.TooDeep:
		return // already reported
	case 'n':
		kode = "null"
	}
	b.doc.Report(post.Finding{Code: kode, At: int(v.At), Word: venter, Hides: true})
}

func (b *binder) bind(v *post.Value, dst reflect.Value) {
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
		if v.Kind != '[' {
			b.forkert(v, "en liste i [ ]")
			return
		}
		dst.Set(reflect.MakeSlice(t, len(v.Kids), len(v.Kids)))
		for i := range v.Kids {
			b.bind(&v.Kids[i], dst.Index(i))
		}
	case t.Kind() == reflect.String:
		if v.Kind != '"' {
			b.forkert(v, "en tekst i anførselstegn")
			return
		}
		if !strings.HasPrefix(v.Text, "data:") && b.forLang(v) {
			return
		}
		dst.SetString(v.Text)
	case t.Kind() == reflect.Bool:
		if v.Kind != 't' && v.Kind != 'f' {
			b.forkert(v, "true eller false uden anførselstegn")
			return
		}
		dst.SetBool(v.Kind == 't')
	case t.Kind() == reflect.Int:
		b.heltal(v, dst)
	case t.Kind() == reflect.Map:
		if v.Kind != '{' {
			b.forkert(v, "et objekt i { }")
			return
		}
		dst.Set(reflect.ValueOf(v.Any()))
	default:
		panic("samtale: no binding for " + t.String()) // a record type nobody taught the binder
	}
}

// objekt binds the members of v but the one with the key laest, which has been read.
func (b *binder) objekt(v *post.Value, dst reflect.Value, laest string) {
	if v.Kind != '{' {
		b.forkert(v, "et objekt i { }")
		return
	}
	p := planer[dst.Type()]
	var mulige []string // keys that an unknown one may have been meant as, once there is one
	for i := range v.Kids {
		kid := &v.Kids[i]
		j, ok := p.efter[kid.Key]
		switch {
		case !ok:
			if mulige == nil {
				mulige = p.ubrugte(v)
			}
			b.doc.Report(post.Finding{Code: "ukendt-noegle", At: int(kid.KeyAt), Word: kid.Key, Meant: naermest(kid.Key, mulige)})
		case kid.Key != laest || laest == "":
			b.bind(kid, dst.Field(p.felter[j].index))
		}
	}
}

func (b *binder) blok(v *post.Value, dst reflect.Value) {
	if v.Kind != '{' {
		b.forkert(v, "et objekt i { }")
		return
	}
	t := v.Member("type")
	switch {
	case t == nil:
		b.doc.Report(post.Finding{Code: "mangler-bloktype", At: int(v.At), Hides: true})
	case t.Kind != '"':
		b.forkert(t, "en tekst i anførselstegn")
	case nyBlok[t.Text] == nil:
		b.doc.Report(post.Finding{Code: "ukendt-bloktype", At: int(t.At), Word: t.Text, Meant: naermest(t.Text, blokTyper), Hides: true})
	default:
		ny := nyBlok[t.Text]()
		b.objekt(v, reflect.ValueOf(ny).Elem(), "type")
		dst.Set(reflect.ValueOf(ny))
	}
}

// maxCifre is how long a number may be: longer ones are no measurement.
const maxCifre = 30

func (b *binder) tal(v *post.Value, dst reflect.Value) {
	switch {
	case v.Kind != '0':
		b.forkert(v, "et tal uden anførselstegn og med punktum som komma")
	case strings.ContainsAny(v.Text, "eE"), len(v.Text) > maxCifre:
		b.doc.Report(post.Finding{Code: "ugyldigt-tal", At: int(v.At), Hides: true})
	default:
		dst.SetString(v.Text)
	}
}

func (b *binder) heltal(v *post.Value, dst reflect.Value) {
	if v.Kind != '0' {
		b.forkert(v, "et helt tal uden anførselstegn")
		return
	}
	n, err := strconv.ParseInt(v.Text, 10, 32)
	if err != nil {
		b.doc.Report(post.Finding{Code: "ikke-heltal", At: int(v.At), Hides: true})
		return
	}
	dst.SetInt(n)
}

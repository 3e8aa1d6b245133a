package udgave

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"notat/internal/samtale"
)

// felt is one field of free text, and what the checks want to know of it before
// they look closer.
type felt struct {
	tekst     string // as written
	jaevn     string // see glat; "" until asked for
	kontakt   bool   // a field that is meant for contact data and case numbers
	markdown  bool   // words of a result: the numbers of a list are no numbers
	fortrolig bool   // words about a result whose numbers are confidential
	cifre     int    // how many digits
	tal       bool   // has a number of any script
	snabela   bool   // has an @
	ujaevn    bool   // has something that glat may change
	adresse   bool   // has something that may be an address
}

// felter walks every field of free text in the order of the record. It finds
// the fields by their type, so a new one is looked at without a line here: what
// is no free text is a named type, or has a tag that fixes its form.
func (t *tjek) felter(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if b, ok := v.Interface().(samtale.Blok); ok && v.Kind() == reflect.Interface {
			t.seBlok(b)
		}
		t.felter(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			n := len(t.sti)
			t.sti = strconv.AppendInt(append(t.sti, '/'), int64(i), 10)
			t.felter(v.Index(i))
			t.sti = t.sti[:n]
		}
	case reflect.String:
		t.nytFelt(v.String())
	case reflect.Struct:
		switch x := v.Addr().Interface().(type) {
		case *samtale.Afsnit:
			if x.Del == samtale.Testresultater {
				t.test++
				defer func() { t.test-- }()
			}
			t.seAfsnit(x)
		case *samtale.Resultat:
			t.resultat = x
		}
		n := len(t.sti)
		for _, f := range feltplan(v.Type()) {
			t.sti = append(append(t.sti[:n], '/'), f.key...)
			t.plads = f
			t.felter(v.Field(f.index))
		}
		t.sti = t.sti[:n]
	}
}

// nytFelt makes the field at the place of the walk and has it looked at.
func (t *tjek) nytFelt(s string) {
	if s == "" || t.ctx.Err() != nil {
		return
	}
	f := &t.felt
	*f = felt{tekst: s, kontakt: t.plads.kontakt}
	if k := t.plads.key; t.plads.resultat && (k == "ord" || k == "note") {
		f.markdown = k == "ord"
		f.fortrolig = t.d.fortrolig(t.resultat)
	}
	var slags byte
	for i := range len(s) {
		k := tegnslags[s[i]]
		slags |= k
		f.cifre += int(k & ciffer)
	}
	f.tal = slags&(ciffer|udenfor) != 0
	f.snabela = slags&snabela != 0
	f.ujaevn = slags&ujaevnt != 0
	f.adresse = slags&skema != 0 || slags&punktum != 0 && harPunktum(s) || strings.Contains(s, "localhost")
	t.seTekst(f)
}

// feltplads is one field of a type that holds texts, or further fields.
type feltplads struct {
	index    int
	key      string
	kontakt  bool
	resultat bool
}

var feltplaner sync.Map // reflect.Type -> []feltplads

// feltplan gives the fields of a type that may hold free text, in their order.
func feltplan(t reflect.Type) []feltplads {
	if p, ok := feltplaner.Load(t); ok {
		return p.([]feltplads)
	}
	var plan []feltplads
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || !friTekst(f, key) {
			continue
		}
		plan = append(plan, feltplads{
			index: i, key: key,
			kontakt:  t == reflect.TypeFor[samtale.Sag]() && key != "vedroerende" || t == reflect.TypeFor[samtale.Kommune]() && key == "kontakt",
			resultat: t == reflect.TypeFor[samtale.Resultat](),
		})
	}
	feltplaner.Store(t, plan)
	return plan
}

// faste are the rules of samtale that fix the form of a field so closely that
// it holds no free text.
var faste = []string{"oneof", "dato", "tid", "skoleaar", "institutionsnr"}

// friTekst reports whether a field may hold free text, itself or below it.
func friTekst(f reflect.StructField, key string) bool {
	switch f.Type.Kind() {
	case reflect.String:
		if f.Type != reflect.TypeFor[string]() || key == "type" || key == "billede" {
			return false
		}
	case reflect.Slice, reflect.Struct, reflect.Interface:
	case reflect.Pointer:
		if f.Type.Elem().Kind() != reflect.Struct {
			return false
		}
	default:
		return false
	}
	if f.Type == reflect.TypeFor[[]samtale.Kontrol]() {
		return false
	}
	for _, rule := range strings.Split(f.Tag.Get("validate"), ",") {
		name, _, _ := strings.Cut(rule, "=")
		for _, fast := range faste {
			if name == fast {
				return false
			}
		}
	}
	return true
}

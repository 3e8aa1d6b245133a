package udgave

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"notat/internal/samtale"
)

// field is one field of free text, and what the checks want to know of it before
// they look closer.
type field struct {
	tekst     string // as written
	smoothed  string // see smooth; "" until asked for
	kontakt   bool   // a field that is meant for contact data and case numbers
	markdown  bool   // words of a result: the numbers of a list are no numbers
	fortrolig bool   // words about a result whose numbers are confidential
	digits    int    // how many digits
	tal       bool   // has a number of any script
	atSign    bool   // has an @
	rough     bool   // has something that smooth may change
	address   bool   // has something that may be an address
}

// walk walks every field of free text in the order of the record. It finds
// the fields by their type, so a new one is looked at without a line here: what
// is no free text is a named type, or has a tag that fixes its form.
func (t *checker) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if b, ok := v.Interface().(samtale.Blok); ok && v.Kind() == reflect.Interface {
			t.run(func(r *Regel) bool { return r.blok != nil && r.blok(t, b) })
		}
		t.walk(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			n := len(t.path)
			t.path = strconv.AppendInt(append(t.path, '/'), int64(i), 10)
			t.walk(v.Index(i))
			t.path = t.path[:n]
		}
	case reflect.String:
		t.lookAtField(v.String())
	case reflect.Struct:
		switch x := v.Addr().Interface().(type) {
		case *samtale.Afsnit:
			if x.Del == samtale.Testresultater {
				t.test++
				defer func() { t.test-- }()
			}
			t.run(func(r *Regel) bool { return r.afsnit != nil && r.afsnit(x) })
		case *samtale.Resultat:
			t.resultat = x
		}
		n := len(t.path)
		for _, f := range fieldsOf(v.Type()) {
			t.path = append(append(t.path[:n], '/'), f.key...)
			t.place = f
			t.walk(v.Field(f.index))
		}
		t.path = t.path[:n]
	}
}

// lookAtField makes the field at the place of the walk and has it looked at.
func (t *checker) lookAtField(s string) {
	if s == "" || t.ctx.Err() != nil {
		return
	}
	f := &t.field
	*f = field{tekst: s, kontakt: t.place.kontakt}
	if k := t.place.key; t.place.resultat && (k == "ord" || k == "note") {
		f.markdown = k == "ord"
		f.fortrolig = t.d.fortrolig(t.resultat)
	}
	var kinds byte
	for i := range len(s) {
		k := byteKinds[s[i]]
		kinds |= k
		f.digits += int(k & digit)
	}
	f.tal = kinds&(digit|beyondASCII) != 0
	f.atSign = kinds&atSign != 0
	f.rough = kinds&roughSign != 0
	f.address = kinds&scheme != 0 || kinds&stop != 0 && hasInnerStop(s) || strings.Contains(s, "localhost")
	t.run(func(r *Regel) bool { return r.tekst != nil && r.tekst(t, f) })
}

// fieldPlace is one field of a type that holds texts, or further fields.
type fieldPlace struct {
	index    int
	key      string
	kontakt  bool
	resultat bool
}

var fieldPlans sync.Map // reflect.Type -> []fieldPlace

// fieldsOf gives the fields of a type that may hold free text, in their order.
func fieldsOf(t reflect.Type) []fieldPlace {
	if p, ok := fieldPlans.Load(t); ok {
		return p.([]fieldPlace)
	}
	var plan []fieldPlace
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || !isFreeText(f, key) {
			continue
		}
		plan = append(plan, fieldPlace{
			index: i, key: key,
			kontakt:  t == reflect.TypeFor[samtale.Sag]() && key != "vedroerende" || t == reflect.TypeFor[samtale.Kommune]() && key == "kontakt",
			resultat: t == reflect.TypeFor[samtale.Resultat](),
		})
	}
	fieldPlans.Store(t, plan)
	return plan
}

// fixedForms are the rules of samtale that fix the form of a field so closely that
// it holds no free text.
var fixedForms = []string{"oneof", "dato", "tid", "skoleaar", "institutionsnr"}

// isFreeText reports whether a field may hold free text, itself or below it.
func isFreeText(f reflect.StructField, key string) bool {
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
		if name, _, _ := strings.Cut(rule, "="); slices.Contains(fixedForms, name) {
			return false
		}
	}
	return true
}

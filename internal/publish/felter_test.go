package publish

import (
	"reflect"
	"strings"
	"testing"

	"notat/internal/samtale"
)

// The longest example uses every field of the record, so that whoever reads it
// has seen all that a record can hold.
func TestTheLongestExampleUsesEveryField(t *testing.T) {
	all := map[string]bool{}
	fields(reflect.TypeFor[samtale.Record](), all)
	for _, b := range []samtale.Blok{&samtale.Tekst{}, &samtale.Sammenstilling{}, &samtale.Tabel{}, &samtale.Citater{}, &samtale.Figur{}, &samtale.Resultater{}, &samtale.Aftaler{}} {
		fields(reflect.TypeOf(b).Elem(), all)
	}
	birkelund := map[string]bool{}
	r, err := samtale.Decode(records(t, examples)["birkelund-2024-25"])
	if err != nil {
		t.Fatal(err)
	}
	used(reflect.ValueOf(r).Elem(), birkelund)
	for field := range all {
		if !birkelund[field] {
			t.Errorf("the Birkelund example does not use %s", field)
		}
	}
}

// fields lists the fields of a type and of those below it, as "Resultat.ord".
func fields(t reflect.Type, all map[string]bool) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() {
			name := fieldName(t, f)
			if !all[name] {
				all[name] = true
				fields(f.Type, all)
			}
		}
	}
}

// used lists the fields that hold something.
func used(v reflect.Value, all map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			used(v.Elem(), all)
		}
	case reflect.Slice:
		for i := range v.Len() {
			used(v.Index(i), all)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
				all[fieldName(v.Type(), f)] = true
				used(v.Field(i), all)
			}
		}
	}
}

func fieldName(t reflect.Type, f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return t.Name() + "." + key
}

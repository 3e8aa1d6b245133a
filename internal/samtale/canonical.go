package samtale

import (
	"encoding/json"
	"fmt"
	"reflect"
	"sort"

	"github.com/go-json-experiment/json/jsontext"
)

// Canonical gives the record's JSON with keys sorted by their bytes and no white
// space: the posted value itself where there is one, digits and absent keys as
// written; else the typed record. Strings are escaped as little as JSON allows
// (RFC 8785 § 3.2.2.2).
func (r *Record) Canonical() ([]byte, error) {
	if r.posted != nil && !r.posted.afbrudt {
		return r.posted.root.skriv(make([]byte, 0, len(r.posted.src)+64)), nil
	}
	return skriv(make([]byte, 0, 4096), reflect.ValueOf(r).Elem())
}

// skriv appends a posted value.
func (v *value) skriv(dst []byte) []byte {
	switch v.kind {
	case '{':
		dst = append(dst, '{')
		for n, i := range sorteret(len(v.kids), func(i int) string { return v.kids[i].key }) {
			if n > 0 {
				dst = append(dst, ',')
			}
			dst = append(skrivTekst(dst, v.kids[i].key), ':')
			dst = v.kids[i].skriv(dst)
		}
		return append(dst, '}')
	case '[':
		dst = append(dst, '[')
		for i := range v.kids {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = v.kids[i].skriv(dst)
		}
		return append(dst, ']')
	case '"':
		return skrivTekst(dst, v.text)
	case forDyb:
		return append(dst, "null"...) // never in a valid record
	}
	return append(dst, v.text...)
}

func skrivTekst(dst []byte, s string) []byte {
	dst, _ = jsontext.AppendQuote(dst, s) // its only error is invalid UTF-8, which it replaces
	return dst
}

// skriv appends a typed value: an empty field that may be left out is left out.
func skriv(dst []byte, v reflect.Value) ([]byte, error) {
	var err error
	switch t := v.Type(); {
	case t == talType:
		if v.String() == "" {
			return append(dst, "null"...), nil
		}
		return append(dst, v.String()...), nil
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Interface:
		if v.IsNil() {
			return nil, fmt.Errorf("samtale: a record holds a nil %s", t)
		}
		return skriv(dst, v.Elem())
	case t.Kind() == reflect.Struct:
		p := planer[t]
		dst = append(dst, '{')
		n := len(dst)
		for _, i := range p.sort {
			f := p.felter[i]
			fv := v.Field(f.index)
			if f.udelades && tom(fv) {
				continue
			}
			if len(dst) > n {
				dst = append(dst, ',')
			}
			dst = append(skrivTekst(dst, f.navn), ':')
			if dst, err = skriv(dst, fv); err != nil {
				return nil, err
			}
		}
		return append(dst, '}'), nil
	case t.Kind() == reflect.Slice:
		dst = append(dst, '[')
		for i := 0; i < v.Len(); i++ {
			if i > 0 {
				dst = append(dst, ',')
			}
			if dst, err = skriv(dst, v.Index(i)); err != nil {
				return nil, err
			}
		}
		return append(dst, ']'), nil
	case t.Kind() == reflect.String:
		return skrivTekst(dst, v.String()), nil
	case t.Kind() == reflect.Bool:
		return fmt.Append(dst, v.Bool()), nil
	case t.Kind() == reflect.Int:
		return fmt.Append(dst, v.Int()), nil
	case t.Kind() == reflect.Map:
		return skrivFri(dst, v.Interface())
	}
	return nil, fmt.Errorf("samtale: no JSON for %s", v.Type())
}

// tom reports what the JSON tags call absent: zero, or a list without items.
func tom(v reflect.Value) bool {
	if k := v.Kind(); k == reflect.Slice || k == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}

// skrivFri appends a value of ekstra.
func skrivFri(dst []byte, v any) ([]byte, error) {
	var err error
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		dst = append(dst, '{')
		for i, k := range keys {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(skrivTekst(dst, k), ':')
			if dst, err = skrivFri(dst, v[k]); err != nil {
				return nil, err
			}
		}
		return append(dst, '}'), nil
	case []any:
		dst = append(dst, '[')
		for i := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			if dst, err = skrivFri(dst, v[i]); err != nil {
				return nil, err
			}
		}
		return append(dst, ']'), nil
	case string:
		return skrivTekst(dst, v), nil
	}
	b, err := json.Marshal(v) // numbers, literals, and what a caller in Go may have put there
	if err != nil {
		return nil, fmt.Errorf("samtale: ekstra: %w", err)
	}
	return append(dst, b...), nil
}

// Clone gives a deep copy without the posted value, so that its JSON is that of
// its fields.
func (r *Record) Clone() *Record {
	kopi := *r
	kopi.posted = nil
	loesn(reflect.ValueOf(&kopi).Elem())
	return &kopi
}

// loesn gives v, the copy of a value, copies of its own of what the two share.
func loesn(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for _, f := range planer[v.Type()].felter {
			loesn(v.Field(f.index))
		}
		return
	case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
	}
	switch v.Kind() {
	case reflect.Slice:
		ny := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(ny, v)
		for i := range ny.Len() {
			loesn(ny.Index(i))
		}
		v.Set(ny)
	case reflect.Map:
		ny := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			ny.SetMapIndex(it.Key(), loes(it.Value()))
		}
		v.Set(ny)
	case reflect.Pointer:
		v.Set(loes(v.Elem()).Addr())
	case reflect.Interface:
		v.Set(loes(v.Elem()))
	}
}

// loes gives a copy of a value that shares nothing with it.
func loes(v reflect.Value) reflect.Value {
	ny := reflect.New(v.Type()).Elem()
	ny.Set(v)
	loesn(ny)
	return ny
}

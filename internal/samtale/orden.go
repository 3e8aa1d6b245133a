package samtale

import (
	"reflect"
	"slices"
	"sort"
	"strconv"

	"notat/internal/fault"
	"notat/internal/post"
)

// Har reports whether a pointer leads to something in the record as posted, or
// as its fields are when it was not decoded.
func (r *Record) Har(pointer string) bool {
	if r.posted != nil {
		_, whole := r.posted.Find(post.Pointer(pointer))
		return whole
	}
	p := post.Pointer(pointer)
	v := reflect.ValueOf(r).Elem()
	for k := range p.Tokens() {
		for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
			if v.IsNil() {
				return false
			}
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Struct:
			p := planer[v.Type()]
			j, known := p.efter[k]
			if !known {
				return false
			}
			if v = v.Field(p.felter[j].index); p.felter[j].udelades && tom(v) {
				return false
			}
		case reflect.Slice:
			i, within := post.Index(k, v.Len())
			if !within {
				return false
			}
			v = v.Index(i)
		case reflect.Map:
			if v = v.MapIndex(reflect.ValueOf(k)); !v.IsValid() {
				return false
			}
		default:
			return false
		}
	}
	return p.IsValid()
}

// rang is the place of each key among the fields of the record's types, from
// the outermost in.
var rang = func() map[string]int {
	m := make(map[string]int)
	var gaa func(t reflect.Type)
	set := make(map[reflect.Type]bool)
	gaa = func(t reflect.Type) {
		if p := planer[t]; p != nil && !set[t] {
			set[t] = true
			for _, f := range p.felter {
				if _, seen := m[f.navn]; !seen {
					m[f.navn] = len(m)
				}
			}
			for _, f := range p.felter {
				ft := t.Field(f.index).Type
				for ft.Kind() == reflect.Slice || ft.Kind() == reflect.Pointer {
					ft = ft.Elem()
				}
				gaa(ft)
			}
		}
	}
	gaa(recordType)
	for _, b := range blokTyper {
		gaa(reflect.TypeOf(nyBlok[b]()).Elem())
	}
	return m
}()

// sorterPegere puts faults without lines in the order of their pointers.
func sorterPegere(l fault.List) {
	sort.SliceStable(l, func(i, j int) bool {
		a, b := slices.Collect(post.Pointer(l[i].Pointer).Tokens()), slices.Collect(post.Pointer(l[j].Pointer).Tokens())
		for k := 0; k < len(a) && k < len(b); k++ {
			if a[k] == b[k] {
				continue
			}
			x, errX := strconv.Atoi(a[k])
			y, errY := strconv.Atoi(b[k])
			if errX != nil || errY != nil {
				x, y = rang[a[k]], rang[b[k]]
			}
			if x != y {
				return x < y
			}
			return a[k] < b[k]
		}
		if len(a) != len(b) {
			return len(a) < len(b)
		}
		return l[i].Code < l[j].Code
	})
}

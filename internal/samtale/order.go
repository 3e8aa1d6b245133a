package samtale

import (
	"reflect"
	"slices"
	"sort"
	"strconv"

	"notat/internal/fault"
	"notat/internal/post"
)

// Has reports whether a pointer leads to something in the record as posted, or
// as its fields are when it was not decoded.
func (r *Record) Has(pointer string) bool {
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
			p := plans[v.Type()]
			j, known := p.byKey[k]
			if !known {
				return false
			}
			if v = v.Field(p.fields[j].index); p.fields[j].optional && absent(v) {
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

// rank is the place of each key among the fields of the record's types, from
// the outermost in.
var rank = func() map[string]int {
	m := make(map[string]int)
	var walk func(t reflect.Type)
	seen := make(map[reflect.Type]bool)
	walk = func(t reflect.Type) {
		if p := plans[t]; p != nil && !seen[t] {
			seen[t] = true
			for _, f := range p.fields {
				if _, seen := m[f.navn]; !seen {
					m[f.navn] = len(m)
				}
			}
			for _, f := range p.fields {
				ft := t.Field(f.index).Type
				for ft.Kind() == reflect.Slice || ft.Kind() == reflect.Pointer {
					ft = ft.Elem()
				}
				walk(ft)
			}
		}
	}
	walk(recordType)
	for _, b := range blokTypes {
		walk(reflect.TypeOf(newBlok[b]()).Elem())
	}
	return m
}()

// sortByPointer puts faults without lines in the order of their pointers.
func sortByPointer(l fault.List) {
	sort.SliceStable(l, func(i, j int) bool {
		a, b := slices.Collect(post.Pointer(l[i].Pointer).Tokens()), slices.Collect(post.Pointer(l[j].Pointer).Tokens())
		for k := 0; k < len(a) && k < len(b); k++ {
			if a[k] == b[k] {
				continue
			}
			x, errX := strconv.Atoi(a[k])
			y, errY := strconv.Atoi(b[k])
			if errX != nil || errY != nil {
				x, y = rank[a[k]], rank[b[k]]
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

package samtale

import (
	"cmp"
	"math"
	"reflect"
	"sort"
	"strconv"
	"strings"

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
			v = v.Elem() // of nothing none of the kinds below
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

// sortByPointer puts faults without lines in the order of their pointers.
func sortByPointer(l fault.List) {
	sort.SliceStable(l, func(i, j int) bool {
		return cmp.Or(comparePointers(l[i].Pointer, l[j].Pointer), strings.Compare(l[i].Code, l[j].Code)) < 0
	})
}

// comparePointers tells which of two places comes first in a record.
func comparePointers(a, b string) int {
	x, y := a, b // what is left of them
	for x != "" && y != "" {
		var i, j string
		i, x = cutKey(x)
		j, y = cutKey(y)
		if i == j {
			continue
		}
		m, errM := strconv.Atoi(i)
		n, errN := strconv.Atoi(j)
		if errM != nil || errN != nil {
			m, n = Place(a[:len(a)-len(x)]), Place(b[:len(b)-len(y)])
		}
		return cmp.Or(cmp.Compare(m, n), strings.Compare(i, j))
	}
	return cmp.Compare(len(x), len(y))
}

// Place tells which place among the fields around it the one has that a pointer
// leads to; what no record can hold comes last.
func Place(pointer string) int {
	if f := FieldAt(pointer); f != nil {
		return f.Place
	}
	return math.MaxInt
}

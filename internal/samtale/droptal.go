package samtale

import (
	"reflect"
	"slices"
)

// DropTal takes every number out of a result, and with them the earlier values,
// which are there for theirs; those under the keys to keep stay. It reports
// whether there was one. The register knows which fields hold numbers, so that a
// new one is not let out by being forgotten.
func (r *Resultat) DropTal(keep ...string) (had bool) {
	v := reflect.ValueOf(r).Elem()
	var drop []reflect.Value
	for _, f := range plans[v.Type()].fields {
		if f.holdsTal() && !slices.Contains(keep, f.Key) {
			drop = append(drop, v.Field(f.index))
			had = had || hasTal(v.Field(f.index))
		}
	}
	if had {
		for _, v := range drop {
			v.SetZero()
		}
		if !slices.Contains(keep, "socialReference") {
			r.Referencevurdering = "" // it tells how the two numbers stand to each other
		}
	}
	return had
}

// holdsTal reports whether a value of the field is a number, or may have one.
func (f *Field) holdsTal() bool {
	return f.Kind == KindNumber || f.Kind == KindCount || slices.ContainsFunc(f.under, func(p *plan) bool {
		return slices.ContainsFunc(p.fields, func(g field) bool { return g.holdsTal() })
	})
}

// hasTal reports whether there is a number in a value of a field that may have one.
func hasTal(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			if hasTal(v.Index(i)) {
				return true
			}
		}
		return false
	case reflect.Struct:
		return slices.ContainsFunc(plans[v.Type()].fields, func(g field) bool {
			return g.holdsTal() && hasTal(v.Field(g.index))
		})
	}
	return !v.IsZero()
}

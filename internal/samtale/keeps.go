package samtale

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Nearly every record keeps the tags on its fields, and the library that reads them copies
// each value that it looks at. So it is asked only where the tags, tested here without
// copies, are not kept: what is wrong, and where, it alone says.

// test reports whether a value is known to keep the tag of its field, and all that is in it.
type test func(v reflect.Value) bool

// textRules are the rules of the record's own.
var textRules = map[string]func(string) bool{
	"udfyldt":        Visible,
	"skoleaar":       func(s string) bool { return s == "" || IsSkoleaar(s) },
	"dato":           isDato,
	"tid":            isTid,
	"institutionsnr": IsInstitutionsnr,
	"hjemmeside":     isHjemmeside,
	"tal":            isTal,
}

// testOf makes the test of a tag, or gives nil where there is nothing to test. keeps is that of
// an object.
func testOf(t reflect.Type, rules string, keeps test) test {
	if rules == "" {
		switch t.Kind() {
		case reflect.Struct, reflect.Interface:
			return keeps
		case reflect.Pointer:
			then := testOf(t.Elem(), "", keeps)
			if then == nil {
				return nil
			}
			return func(v reflect.Value) bool { return v.IsNil() || then(v.Elem()) }
		}
		return nil // the library passes over lists that have no tag
	}
	rule, rest, _ := strings.Cut(rules, ",")
	name, param, _ := strings.Cut(rule, "=")
	if name == "dive" {
		then := testOf(t.Elem(), rest, keeps)
		return func(v reflect.Value) bool {
			for i := range v.Len() {
				if !then(v.Index(i)) {
					return false
				}
			}
			return true
		}
	}
	then := testOf(t, rest, keeps)
	if then == nil {
		then = func(reflect.Value) bool { return true }
	}
	limit, _ := strconv.Atoi(param)
	words := strings.Fields(param)
	switch name {
	case "omitempty":
		return func(v reflect.Value) bool { return none(v) || then(v) }
	case "required":
		return func(v reflect.Value) bool { return !none(v) && then(v) }
	case "oneof":
		return func(v reflect.Value) bool { return slices.Contains(words, v.String()) && then(v) }
	case "min":
		return func(v reflect.Value) bool { return size(v) >= limit && then(v) }
	case "max":
		return func(v reflect.Value) bool { return size(v) <= limit && then(v) }
	}
	fits := textRules[name]
	if fits == nil { // the library knows
		fits = func(string) bool { return false }
	}
	return func(v reflect.Value) bool { return fits(v.String()) && then(v) }
}

// none reports whether the library takes a value for none.
func none(v reflect.Value) bool {
	if k := v.Kind(); k == reflect.Slice || k == reflect.Pointer {
		return v.IsNil()
	}
	return v.IsZero()
}

// size gives what a limit holds for.
func size(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Pointer:
		return size(v.Elem())
	case reflect.Slice:
		return v.Len()
	}
	return int(v.Int())
}

// keeps is the test of an object: a struct that has a plan, or a block.
func keeps(plans map[reflect.Type]*plan) test {
	return func(v reflect.Value) bool {
		if v.Kind() == reflect.Interface {
			if v.IsNil() || v.Elem().IsNil() {
				return false // the library knows
			}
			v = v.Elem().Elem()
		}
		p := plans[v.Type()]
		for i := range p.fields {
			if f := &p.fields[i]; f.keeps != nil && !f.keeps(v.Field(f.index)) {
				return false
			}
		}
		return true
	}
}

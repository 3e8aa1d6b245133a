package udgave_test

import (
	"reflect"
	"strconv"
	"strings"

	"notat/internal/samtale"
)

// resolves reports whether a pointer leads to a field of the record.
func resolves(r *samtale.Record, pointer string) bool {
	v := reflect.ValueOf(r).Elem()
	for _, key := range strings.Split(pointer, "/")[1:] {
		for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Struct:
			f, ok := v.Type().FieldByNameFunc(func(s string) bool { return strings.EqualFold(s, key) })
			if !ok {
				return false
			}
			v = v.FieldByIndex(f.Index)
		case reflect.Slice:
			i, err := strconv.Atoi(key)
			if err != nil || i >= v.Len() {
				return false
			}
			v = v.Index(i)
		default:
			return false
		}
	}
	return true
}

package udgave

import (
	"reflect"
	"strconv"
	"strings"
)

// steder tells where a place of the reduced record stood in the record as
// posted, and the other way. Only what moved or went is noted: all other places
// follow from the nearest one above them.
type steder struct {
	fra map[string]string // reduced -> posted
	til map[string]string // posted -> reduced; vaek for what went
}

const vaek = "-" // no pointer: those are empty or begin with a slash

func nyeSteder() steder { return steder{map[string]string{}, map[string]string{}} }

// flyttet notes that the element at a posted place now stands at another.
func (s steder) flyttet(gammel, ny string) {
	if gammel != ny {
		s.fra[ny], s.til[gammel] = gammel, ny
	}
}

// fjernet notes that the element at a posted place is gone.
func (s steder) fjernet(gammel string) { s.til[gammel] = vaek }

// erstattet notes that a new element stands where a posted one was.
func (s steder) erstattet(gammel, ny string) { s.fra[ny] = gammel }

// posted gives the posted place of a reduced one.
func (s steder) posted(ny string) string {
	gammel, rest := slaaOp(s.fra, ny)
	return gammel + rest
}

// reduceret gives the reduced place of a posted one; ok is false when it, or
// what it stood in, is gone.
func (s steder) reduceret(gammel string) (ny string, ok bool) {
	ny, rest := slaaOp(s.til, gammel)
	return ny + rest, ny != vaek
}

// slaaOp finds the longest part of a pointer that is in m, and gives what it
// stands for and the rest.
func slaaOp(m map[string]string, pointer string) (til, rest string) {
	if len(m) == 0 {
		return pointer, ""
	}
	for p := pointer; p != ""; p = p[:strings.LastIndexByte(p, '/')] {
		if til, ok := m[p]; ok {
			return til, pointer[len(p):]
		}
		if p[0] != '/' {
			break
		}
	}
	return pointer, ""
}

// nr gives the pointer of an element of a list.
func nr(liste string, i int) string { return liste + "/" + strconv.Itoa(i) }

// findes reports whether a pointer leads to a value that the record holds.
func findes(v reflect.Value, pointer string) bool {
	for pointer != "" {
		if pointer[0] != '/' {
			return false
		}
		key, rest, more := strings.Cut(pointer[1:], "/")
		pointer = ""
		if more {
			pointer = "/" + rest
		}
		for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Struct:
			v = medlem(v, key)
		case reflect.Slice:
			i, err := strconv.Atoi(key)
			if err != nil || i < 0 || i >= v.Len() || strconv.Itoa(i) != key {
				return false
			}
			v = v.Index(i)
		default:
			return false
		}
		if !v.IsValid() {
			return false
		}
	}
	return true
}

// medlem gives the field with a JSON key, or none when it is absent.
func medlem(v reflect.Value, key string) reflect.Value {
	t := v.Type()
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name == "" || name != key {
			continue
		}
		if f := v.Field(i); options == "" || !f.IsZero() {
			return f
		}
	}
	return reflect.Value{}
}

package samtale

import (
	"reflect"
	"strconv"
)

// Walk goes through every free text of a record in the order of its fields,
// whoever sees it. A function that is nil is not called.
type Walk struct {
	Text         func(f *Field, s string)
	Skip         func(object any) bool // reports whether an object is passed over, with all that is in it
	Enter, Leave func(object any)      // a pointer to one of the record's types: *Afsnit, *Tekst, *Resultat

	path []byte
}

// Pointer gives the place of the walk.
func (w *Walk) Pointer() string { return string(w.path) }

// Over walks the record.
func (w *Walk) Over(r *Record) { w.object(reflect.ValueOf(r).Elem()) }

func (w *Walk) object(v reflect.Value) {
	x := v.Addr().Interface()
	if w.Skip != nil && w.Skip(x) {
		return
	}
	if w.Enter != nil {
		w.Enter(x)
	}
	n := len(w.path)
	p := plans[v.Type()]
	for i := range p.fields {
		if f := &p.fields[i]; f.holdsText {
			w.path = append(append(w.path[:n], '/'), f.Key...)
			w.value(asHeld(f.Field, x), v.Field(f.index))
		}
	}
	w.path = w.path[:n]
	if w.Leave != nil {
		w.Leave(x)
	}
}

// asHeld gives a field as its object holds it: the cells of a table may be Markdown.
func asHeld(f *Field, x any) *Field {
	if b, ok := x.(*Tabel); ok && b.Format == Markdown && f.Key == cellField.Key {
		return cellField
	}
	return f
}

func (w *Walk) value(f *Field, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.Text(f, v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			w.value(f, v.Elem())
		}
	case reflect.Slice:
		n := len(w.path)
		for i := range v.Len() {
			w.path = strconv.AppendInt(append(w.path[:n], '/'), int64(i), 10)
			w.value(f, v.Index(i))
		}
		w.path = w.path[:n]
	case reflect.Struct:
		w.object(v)
	}
}

// IsIntern reports whether a section, a block or a result, as Walk enters them, is
// marked as internal itself. What it is in may be internal besides.
func IsIntern(object any) bool {
	switch x := object.(type) {
	case *Afsnit:
		return x.Synlighed == Intern
	case *Resultat:
		return x.Synlighed == Intern
	case Blok:
		return x.Visibility() == Intern
	}
	return false
}

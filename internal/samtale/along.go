package samtale

import (
	"iter"
	"strings"

	"notat/internal/post"
)

// Along gives the fields that a pointer leads through, from the outermost, each
// with the pointer that leads to it: of /deltagere/0/navn the pointers /deltagere
// and /deltagere/0/navn. Where it leads to nothing that a record can hold, the
// last field is nil.
func Along(pointer string) iter.Seq2[string, *Field] {
	return func(yield func(string, *Field) bool) {
		here, rest := []*plan{plans[recordType]}, pointer
		for rest != "" {
			var key string
			key, rest = cutKey(rest)
			f := fieldOf(here, key)
			if !yield(pointer[:len(pointer)-len(rest)], f) || f == nil || f.Kind == KindObject && len(f.under) == 0 {
				return
			}
			for range f.lists {
				if rest == "" {
					return
				}
				_, rest = cutKey(rest)
			}
			here = f.under
		}
	}
}

// cutKey cuts the first key off a pointer. No key of a record is escaped in one.
func cutKey(pointer string) (key, rest string) {
	if i := strings.IndexByte(pointer[1:], '/'); i >= 0 {
		return pointer[1 : i+1], pointer[i+1:]
	}
	return pointer[1:], ""
}

// fieldOf finds the field with a key in the first of the objects that has it:
// the keys of blocks settle their kind, up to fields that are called the same.
func fieldOf(objects []*plan, key string) *Field {
	for _, p := range objects {
		if i, ok := p.byKey[key]; ok {
			return p.fields[i].Field
		}
	}
	return nil
}

// Lists is how many lists lie around a value of the field: 2 for a list of lists.
func (f *Field) Lists() int { return f.lists }

// Under gives the names of the types that a value of the field may be, for KindObject.
func (f *Field) Under() (out []string) {
	for _, p := range f.under {
		out = append(out, p.type_.Name())
	}
	return out
}

// Fields gives every field of the record, in no order of the types.
func Fields() iter.Seq[*Field] {
	return func(yield func(*Field) bool) {
		for _, p := range plans {
			for _, f := range p.fields {
				if !yield(f.Field) {
					return
				}
			}
		}
	}
}

// FieldAt gives the field that a pointer leads to, or in whose list it ends. It
// is nil for a pointer that can lead to nothing in a record.
func FieldAt(pointer string) *Field {
	_, f := fieldAt(pointer)
	return f
}

// fieldAt gives with the field the pointer that leads to it, without an item.
func fieldAt(pointer string) (at string, f *Field) {
	if !post.Pointer(pointer).IsValid() {
		return "", nil
	}
	for at, f = range Along(pointer) {
	}
	return at, f
}

// Titel gives the Danish title of the field that a pointer leads to: "Skolens
// navn" for /skole/navn. An item of a list has the title of what it is. It is
// "" for a pointer that can lead to nothing in a record.
func Titel(pointer string) string {
	at, f := fieldAt(pointer)
	switch {
	case pointer == "":
		return typeRows["Record"].title
	case f == nil:
		return ""
	case at != pointer && f.item != "":
		return f.item
	}
	return f.Title
}

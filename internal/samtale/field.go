package samtale

import (
	"reflect"
	"strings"
)

// Field is one field of the record, as the register (register.go) and the field's
// own type and tag tell of it. Whoever handles fields without knowing each of
// them asks here: schema, binder, publishing checks, fonts, reading back.
type Field struct {
	Type, Key      string // the Go type that it stands in, and its JSON key
	Title, Explain string // what it is called and what it is for, in a clerk's words
	Kind           Kind
	Place          int      // its number among the fields of its type
	Choices        []string // the words of a KindCode, where its tag lists them
	Needed         bool     // an empty value is a fault, in its object

	marks Mark
	item  string  // what one item is called, of a list of objects
	lists int     // how many lists lie around a value: 2 for a list of lists
	under []*plan // the objects that a value may be: one, or every kind of block
}

// Kind is what a value of a field is, or each value in its list.
type Kind int

// The kinds. Those up to KindAddress hold what anybody may write in words.
const (
	KindWords       Kind = iota // plain text
	KindProse                   // text in the Markdown subset
	KindAddress                 // of a site, with https://
	KindDate                    // 2025-03-13
	KindTime                    // 13:05
	KindSchoolYear              // 2024/25
	KindInstitution             // number of a school, six digits
	KindCode                    // a word of the record's own
	KindPicture                 // a data URL
	KindNumber                  // digits as written
	KindCount                   // a whole number from 0
	KindYesNo
	KindObject // fields of its own; what is in ekstra has none that are known
)

// FreeText reports whether anybody may write words in the field: a code, a date
// or a number has a fixed form.
func (f *Field) FreeText() bool { return f.Kind <= KindAddress }

// Mark is what neither type nor tag of a field can say. A field without one is
// printed for everybody.
type Mark uint

// The marks that tell who sees a field come first; a field has one of them at most.
const (
	ByParty   Mark = 1 << iota // printed, and in the public edition only for some of the parties
	Aloud                      // in the document, for those who cannot see it, and on no page
	Unprinted                  // in the record only
	Internal                   // in the record only, and never in the public edition
	Grows                      // a list whose items may come and go in Word
	Contact                    // meant for contact data and numbers of cases

	prose   // KindProse
	picture // KindPicture
	code    // KindCode, where no tag lists the words
)

// Is reports whether the field has a mark.
func (f *Field) Is(m Mark) bool { return f.marks&m != 0 }

// Printed reports whether a page shows the field in some edition.
func (f *Field) Printed() bool { return !f.Is(Aloud | Unprinted | Internal) }

// newField describes the field of a type that has the given key and tag.
func newField(in reflect.Type, key string, t reflect.Type, rules string) *Field {
	row := fieldRows[in.Name()+"."+key]
	f := &Field{Type: in.Name(), Key: key, Title: row.title, Explain: row.explain, marks: row.marks}
	for ; t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer; t = t.Elem() {
		if t.Kind() == reflect.Slice {
			f.lists++
		}
	}
	f.item = typeRows[t.Name()].title
	if t == blokType {
		f.item = "Blok"
	}
	f.Kind = kindOf(t, rules, row.marks)
	f.Choices = choices(rules)
	f.Needed = strings.Contains(rules, "udfyldt") || strings.HasPrefix(rules, "required")
	return f
}

// kindOfRule is what a field is whose tag has a rule.
var kindOfRule = map[string]Kind{
	"dato": KindDate, "tid": KindTime, "skoleaar": KindSchoolYear, "institutionsnr": KindInstitution, "hjemmeside": KindAddress, "oneof": KindCode,
}

func kindOf(t reflect.Type, rules string, m Mark) Kind {
	switch {
	case t == talType:
		return KindNumber
	case t.Kind() == reflect.Int:
		return KindCount
	case t.Kind() == reflect.Bool:
		return KindYesNo
	case t.Kind() != reflect.String:
		return KindObject
	case m&prose != 0:
		return KindProse
	case m&picture != 0:
		return KindPicture
	case m&code != 0:
		return KindCode
	}
	for rule := range strings.SplitSeq(rules, ",") {
		name, _, _ := strings.Cut(rule, "=")
		if k, known := kindOfRule[name]; known {
			return k
		}
	}
	return KindWords
}

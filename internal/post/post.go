// Package post is JSON as it was posted: the tree of its values, the place of
// each, all that is wrong with it at once, and its canonical form. It binds
// nothing to a type and knows no record.
package post

import (
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// Limits of what is read. Each bounds memory or time against a hostile body.
const (
	MaxBody       = 16 << 20 // bytes; the doors refuse a longer body before it gets here
	MaxDepth      = 32       // objects and lists inside each other; the deepest honest record needs 13
	MaxValues     = 100_000  // values in all: 5,000 table rows of 19 cells; each costs a page's renderer kilobytes
	MaxErrors     = 1000     // errors that are told of one text
	MaxWarnings   = 100      // warnings of one kind that are told
	maxTokenDepth = 10_000   // where the tokenizer itself gives up
)

// Pointer is a JSON pointer (RFC 6901).
type Pointer = jsontext.Pointer

// Document is a posted text: its tree, and what reading and binding found wrong.
type Document struct {
	Root     Value
	Findings []Finding
	Cut      bool // a limit stopped the reading: there is no tree, and the findings are all there is to say

	places
	warnings int // how many of Findings are warnings
}

// Finding is what is wrong at one byte of the text. Its pointer and line are
// worked out only when somebody asks for them.
type Finding struct {
	Code    string // of the rule that says it
	At      int    // byte
	Word    string // that the sentence names
	Meant   string // the known word that was probably meant
	Outside *Value // the object of a key that is not kept, else nil
	Hides   bool   // nothing is bound here, so no rule speaks of what is at or below it
}

// Report adds a finding, up to MaxErrors and MaxWarnings.
func (d *Document) Report(f Finding) {
	if f.Code == "styretegn" { // the one that is a warning: it may not crowd out an error
		if d.warnings <= MaxWarnings {
			d.warnings++
			d.Findings = append(d.Findings, f)
		}
		return
	}
	if len(d.Findings)-d.warnings <= MaxErrors {
		d.Findings = append(d.Findings, f)
	}
}

// Value is one JSON value as it was posted: its kind, its text and where it stands.
type Value struct {
	Kind  byte    // '{' '[' '"' '0' 't' 'f' 'n', or TooDeep
	At    uint32  // byte offset of the value
	KeyAt uint32  // byte offset of its key, when it is a member of an object
	Key   string  // its key there
	Text  string  // string: its characters; number and literal: as written
	Kids  []Value // members of an object, items of a list, in the order posted
}

// TooDeep is the kind of a value that stands too deep and was passed over.
const TooDeep byte = 'x'

// Member gives the first member with the key, or nil.
func (v *Value) Member(key string) *Value {
	if v == nil || v.Kind != '{' {
		return nil
	}
	for i := range v.Kids {
		if v.Kids[i].Key == key {
			return &v.Kids[i]
		}
	}
	return nil
}

// Set puts a value in the place of a member, whose findings go with it; a new
// member stands where its object begins.
func (d *Document) Set(object *Value, key string, m Value) *Value {
	if old := object.Member(key); old != nil {
		at := int(old.At)
		d.Findings = slices.DeleteFunc(d.Findings, func(f Finding) bool { return f.At == at })
		m.Key, m.KeyAt, m.At = key, old.KeyAt, old.At
		*old = m
		return old
	}
	m.Key, m.At, m.KeyAt = key, object.At, object.At
	object.Kids = append([]Value{m}, object.Kids...)
	return &object.Kids[0]
}

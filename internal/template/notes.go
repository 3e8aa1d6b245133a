package template

import (
	"errors"
	"fmt"
	"slices"
)

// notes gathers what is found wrong (errors) or unwise (warnings) in a
// template, each a place and a Danish sentence.
type notes struct {
	errors   []string
	warnings []string
}

func (n *notes) fail(place, sentence string, args ...any) {
	n.errors = put(n.errors, place, sentence, args)
}

func (n *notes) warn(place, sentence string, args ...any) {
	n.warnings = put(n.warnings, place, sentence, args)
}

func put(list []string, place, sentence string, args []any) []string {
	if len(args) > 0 {
		sentence = fmt.Sprintf(sentence, args...)
	}
	if s := place + ": " + sentence; !slices.Contains(list, s) {
		return append(list, s)
	}
	return list
}

// err gives all that is wrong as one error, a sentence a line, or nil.
func (n *notes) err() error {
	var all []error
	for _, s := range n.errors {
		all = append(all, errors.New(s))
	}
	return errors.Join(all...)
}

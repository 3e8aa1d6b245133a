package template

import (
	"errors"
	"fmt"
	"slices"

	"notat/internal/fault"
)

// notes gathers what is found in a template: faults, with which it cannot be
// used, and warnings. Each has a code (the ones here without their common
// "skabelon-"), a place and a Danish sentence that says what to do.
type notes struct {
	found   fault.List
	guessed int // how often it was asked which tag is meant

	locked map[string]bool // the font families, in lower case, that may not be laid into a PDF
}

// maxFound is as many notes as anybody reads at once, and maxGuessed as many
// guesses as a hostile file gets.
const maxFound, maxGuessed = 100, 5000

// full reports whether there is room for no more.
func (n *notes) full() bool { return len(n.found) > maxFound }

// errNoted ends the reading of a file of which no more can be read; why is in
// the notes.
var errNoted = errors.New("see the notes")

func (n *notes) fail(code, place, sentence string, args ...any) {
	n.put(fault.Error, code, place, sentence, args)
}

func (n *notes) warn(code, place, sentence string, args ...any) {
	n.put(fault.Warning, code, place, sentence, args)
}

func (n *notes) put(severity fault.Severity, code, place, sentence string, args []any) {
	if n.full() {
		return
	}
	if len(n.found) == maxFound {
		severity, code, place = fault.Error, "for-mange-fejl", "hele skabelonen"
		sentence, args = "Der er flere fejl end dem, der er nævnt her. Ret dem først, og tjek igen.", nil
	}
	if len(args) > 0 {
		sentence = fmt.Sprintf(sentence, args...)
	}
	f := fault.Fault{Code: "skabelon-" + code, Severity: severity, Sted: place, Message: sentence}
	if !slices.Contains(n.found, f) {
		n.found = append(n.found, f)
	}
}

// err gives all that is wrong as one error, a sentence a line, or nil.
func (n *notes) err() error {
	var all []error
	for _, f := range n.found.Only(fault.Error) {
		all = append(all, errors.New(f.Sted+": "+f.Message))
	}
	return errors.Join(all...)
}

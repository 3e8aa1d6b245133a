package readback

import (
	"strconv"

	"notat/internal/post"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// The answers to where words that stand beside internal ones belong.
var internOrOffentlig = []Choice{{"intern", "Det er internt"}, {"offentlig", "Det må offentliggøres"}}

// intern reports whether a place of the record is internal, or lies in something
// that is.
func (o *outcome) intern(pointer string) bool {
	for p := post.Pointer(pointer); p != ""; p = p.Parent() {
		if recorddiff.Text(o.root, string(p)+"/synlighed") == string(samtale.Intern) {
			return true
		}
	}
	return false
}

// besideInternRow reports whether a new row below the one of a number has an internal
// one above or below it, in a table that is not internal.
func (o *outcome) besideInternRow(list string, n int) bool {
	if o.intern(list) {
		return false
	}
	at := func(n int) bool { return n >= 0 && o.intern(list+"/"+strconv.Itoa(n)) }
	return at(n) || at(n+1)
}

// askIntern asks whether what is new beside something internal is internal too. It is
// until somebody says otherwise.
func (o *outcome) askIntern(at, text string) (intern bool) {
	return o.tell(Item{Kode: "ved-intern-tekst", Severity: Ask, Pointer: at, Tekst: text, Choices: internOrOffentlig,
		Besked: "Det er skrevet ved siden af tekst, som er intern. Er det også internt?"}) != "offentlig"
}

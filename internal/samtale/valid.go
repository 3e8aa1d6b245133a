package samtale

import (
	"notat/internal/billede"
	"notat/internal/fault"
)

// Grad is how strongly a template asks for a part.
type Grad string

// The grades of a part in a template.
const (
	Kraevet  Grad = "krav"     // its absence from an endelig record is an error
	Advarsel Grad = "advarsel" // its absence is a warning
	Fri      Grad = "fri"      // nobody asks
)

// Krav is what a municipality's template asks of a record, in this package's
// words, so that samtale knows no template, and where pictures are kept. The
// service builds it.
type Krav struct {
	Dele          map[Del]Grad    // part -> how strongly it is required
	Fortrolige    []Art           // kinds whose numbers the public edition withholds
	Graense       int             // small-numbers threshold; none is too few for 0
	Graenser      map[Art]int     // that of a kind of result, where it has one of its own
	Taelleenheder []string        // further units that count people, lower case
	Delnavne      map[Del]string  // the template's label of each part
	Partnavne     map[Part]string // the template's label of each party
	Saetninger    Saetninger
	Schools       []string // the municipality's schools, as far as they are known, for telling one from another

	// UdenHandlingsplaner is the day law nr. 1664 of 30 December 2024 came into
	// force, "2025-01-01"; "" when nobody has told.
	UdenHandlingsplaner string

	Billeder *billede.Cache // the pictures made last; nil: none are kept
}

// GraenseOf gives the threshold of small numbers for a kind of result.
func (k *Krav) GraenseOf(a Art) int {
	if n, ok := k.Graenser[a]; ok {
		return n
	}
	return k.Graense
}

// Saetninger are the template's fixed sentences that stand in a public edition
// where something was left out. None is empty.
type Saetninger struct {
	TalFortrolige string // "Tallene er fortrolige og gengives ikke."
	FaaElever     string // "Udeladt: for få elever."
	KunInternt    string // "Indholdet er kun til intern brug og gengives ikke."
}

// Valid is a record that passed every rule. Only a Valid can be reduced and
// composed, and only Validate makes one.
type Valid struct {
	record   *Record
	krav     Krav
	warnings fault.List
}

// Record gives the record. It is shared: whoever changes it makes a Clone first.
func (v *Valid) Record() *Record { return v.record }

// Krav gives what the record was checked against.
func (v *Valid) Krav() Krav { return v.krav }

// Warnings gives what was found that does not stop the work, in document order.
func (v *Valid) Warnings() fault.List { return v.warnings }

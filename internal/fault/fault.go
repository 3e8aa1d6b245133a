// Package fault holds what is said to a clerk about a record that is not as it
// should be: a code, a place and a Danish sentence. It knows no rule and writes
// no sentence itself; the packages that find faults do.
package fault

import (
	"fmt"
	"sort"
)

// Severity says whether a fault stops the work.
type Severity string

const (
	// Error means that nothing is rendered until it is mended.
	Error Severity = "error"
	// Warning means that the document is made and the clerk is told.
	Warning Severity = "warning"
)

// Fault is one thing that is wrong, in the form in which both doors show it.
type Fault struct {
	Code     string   `json:"code" jsonschema:"Fejlens kode; den skifter ikke."`                                                            // stable, ASCII, kebab case: "mangler-opfoelgning"
	Severity Severity `json:"severity" jsonschema:"error standser arbejdet, warning gør ikke."`                                             // error or warning
	Pointer  string   `json:"pointer" jsonschema:"Stedet i det indsendte (RFC 6901); tomt, når det gælder det hele eller en Word-fil."`     // RFC 6901, into the record as posted
	Sted     string   `json:"sted" jsonschema:"Stedet med ord."`                                                                            // the place in a clerk's words: "»Opfølgning«, teksten"
	Law      string   `json:"law" jsonschema:"Loven bag; tom, når der ingen er."`                                                           // reference to the law, empty when no law stands behind it
	Message  string   `json:"message" jsonschema:"Hvad der skal gøres."`                                                                    // one Danish sentence that says what to do
	Line     int      `json:"line,omitempty" jsonschema:"Linjen i det indsendte, talt fra 1."`                                              // 1-based line in the posted JSON, 0 when unknown
	Column   int      `json:"column,omitempty" jsonschema:"Tegnet på linjen, talt fra 1."`                                                  // 1-based column in characters, 0 when unknown
	Svar     *Svar    `json:"svar,omitempty" jsonschema:"Et færdigt svar til kontroller, når stedet må blive stående; skriv begrundelsen."` // what would settle it, nil when only mending does
}

// Svar is a ready-made entry of a record's kontroller: with a reason, it says that
// what was found may stand.
type Svar struct {
	Kode        string `json:"kode" jsonschema:"Kontrollens kode."`
	Sted        string `json:"sted" jsonschema:"Stedet i posten (RFC 6901)."`
	Fund        string `json:"fund" jsonschema:"Hvad der blev fundet, som 12 hextegn; kopiér det uændret."` // see kontrol.Fund
	Begrundelse string `json:"begrundelse" jsonschema:"Hvorfor det må blive stående; tom, indtil nogen skriver den."`
}

// String gives the fault as the command prints it after the file name.
func (f Fault) String() string {
	s := fmt.Sprintf("%s %s: %s", f.Code, f.Sted, f.Message)
	if f.Sted == "" {
		s = fmt.Sprintf("%s: %s", f.Code, f.Message)
	}
	if f.Line > 0 {
		return fmt.Sprintf("%d:%d: %s", f.Line, f.Column, s)
	}
	return s
}

// List is all that was found in one record.
type List []Fault

// HasErrors reports whether any fault in the list stops the work.
func (l List) HasErrors() bool {
	for _, f := range l {
		if f.Severity == Error {
			return true
		}
	}
	return false
}

// Only gives the faults of one severity, in their order.
func (l List) Only(s Severity) List {
	var out List
	for _, f := range l {
		if f.Severity == s {
			out = append(out, f)
		}
	}
	return out
}

// Codes gives the codes in their order.
func (l List) Codes() []string {
	out := make([]string, len(l))
	for i, f := range l {
		out[i] = f.Code
	}
	return out
}

// Demote gives a copy in which every error is a warning.
func (l List) Demote() List {
	out := append(List(nil), l...)
	for i := range out {
		out[i].Severity = Warning
	}
	return out
}

// Sort puts the list in document order: by line and column, and where these are
// the same, by code. What has no line stands last. It is stable.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool {
		a, b := l[i], l[j]
		if a.Line != b.Line {
			return b.Line == 0 || a.Line != 0 && a.Line < b.Line
		}
		if a.Column != b.Column {
			return a.Column < b.Column
		}
		return a.Code < b.Code
	})
}

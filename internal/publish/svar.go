package publish

import (
	"notat/internal/fault"
	"notat/internal/udgave"
)

// Svar is a Report in the form in which both doors show it as JSON.
type Svar struct {
	Gyldig  bool                `json:"gyldig" jsonschema:"Der er ingen fejl; der kan være advarsler."`
	Faults  fault.List          `json:"faults" jsonschema:"Alle fejl og advarsler på én gang."`
	Udeladt []udgave.Udeladelse `json:"udeladt" jsonschema:"Hvad den offentlige udgave udelader."`

	Besvaret []Besvarelse `json:"besvaret" jsonschema:"De svar på kontroller, som posten har, med grund: til den, der godkender."`
}

// Svar gives the report for JSON: its lists are never null.
func (r Report) Svar() Svar {
	s := Svar{Gyldig: !r.Faults.HasErrors(), Faults: r.Faults, Udeladt: r.Udeladt, Besvaret: r.Besvaret}
	if s.Faults == nil {
		s.Faults = fault.List{}
	}
	if s.Udeladt == nil {
		s.Udeladt = []udgave.Udeladelse{}
	}
	if s.Besvaret == nil {
		s.Besvaret = []Besvarelse{}
	}
	return s
}

package publish

import (
	"notat/internal/fault"
	"notat/internal/udgave"
)

// Svar is a Report in the form in which both doors show it as JSON.
type Svar struct {
	Gyldig  bool                `json:"gyldig"`
	Faults  fault.List          `json:"faults"`
	Udeladt []udgave.Udeladelse `json:"udeladt"`
}

// Svar gives the report for JSON: its lists are never null.
func (r Report) Svar() Svar {
	s := Svar{Gyldig: !r.Faults.HasErrors(), Faults: r.Faults, Udeladt: r.Udeladt}
	if s.Faults == nil {
		s.Faults = fault.List{}
	}
	if s.Udeladt == nil {
		s.Udeladt = []udgave.Udeladelse{}
	}
	return s
}

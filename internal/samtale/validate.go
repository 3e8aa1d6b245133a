package samtale

import (
	"notat/internal/fault"
)

// Validate checks the record against every rule at once. The list holds all
// faults and warnings in document order; Valid is nil when any is an error.
func Validate(r *Record, k Krav) (*Valid, fault.List) {
	var l fault.List
	if r.posted != nil {
		for _, f := range r.posted.fund {
			x := fault.Fault{Code: f.kode, Severity: fault.Error, Pointer: r.posted.pegVed(f.at), Message: f.ord}
			x.Line, x.Column = r.posted.sted(f.at)
			l = append(l, x)
		}
	}
	if l.HasErrors() {
		return nil, l
	}
	return &Valid{record: r, krav: k, warnings: l}, l
}

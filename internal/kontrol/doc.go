// Package kontrol is the publishing checks: it reads what the public edition of a
// record will show, and says what ought not to get out, or does not agree. It
// takes nothing out of a record (udgave does) and knows no document: it is given
// the record as posted, the reduced one and what was withheld, and gives findings
// with places in the record as posted.
//
// Two files hold what a jurist or a municipality may want to change: checks.go
// (what is looked for, and what the clerk is told) and addresses.go (what an
// internal address is). What they say in Danish is written to
// docs/da/offentliggoerelse.md.
package kontrol

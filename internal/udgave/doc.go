// Package udgave makes the record of the public edition: what is internal,
// confidential, about too few people or about people who are not named in
// public is left out, the template's sentence stands in its place, and what
// remains is looked over (kontrol) before it is published. It composes nothing
// and renders nothing: it takes a valid record and gives a valid record, the list
// of what went and why, and the faults of the publishing checks.
package udgave

package publish

import (
	"strings"

	"notat/internal/samtale"
)

// Besvarelse is an answer that was given to a publishing check, for the one who
// approves the notat: what may stand, and why.
type Besvarelse struct {
	Kode        string `json:"kode" jsonschema:"Kontrollens kode."`
	Pointer     string `json:"pointer" jsonschema:"Stedet i posten, som svaret gælder (RFC 6901)."`
	Sted        string `json:"sted" jsonschema:"Stedet i ord."`
	Begrundelse string `json:"begrundelse" jsonschema:"Hvorfor det må stå."`
}

// besvaret lists the answers of a record, in their order. One that says nothing of what
// it is about is told of as a fault instead.
func besvaret(r *samtale.Record) []Besvarelse {
	out := []Besvarelse{}
	for _, k := range r.Kontroller {
		if k.Kode != "" && r.Has(k.Sted) {
			out = append(out, Besvarelse{k.Kode, k.Sted, samtale.Sted(r, k.Sted), strings.TrimSpace(k.Begrundelse)})
		}
	}
	return out
}

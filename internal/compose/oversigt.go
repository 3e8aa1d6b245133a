package compose

import (
	"notat/internal/notat"
	"notat/internal/samtale"
	"notat/internal/template"
)

// Oversigt composes a document that is about several schools: its words are put
// into sections of a record that is no conversation, so no rule of one is asked.
// It carries no record, since there is none to take out.
func Oversigt(r *samtale.Record, t *template.Template, release string) (*notat.Document, error) {
	return newComposer(r, samtale.Krav{}, nil, t, Options{Udgave: notat.Offentlig, Same: true, Release: release}).notat()
}

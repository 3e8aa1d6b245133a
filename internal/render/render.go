// Package render is the table of formats. Each is a folder beneath it and one
// line here.
package render

import (
	"context"

	"notat/internal/billede"
	"notat/internal/notat"
	"notat/internal/template"
)

// Func draws a Document as the bytes of a file. It is safe for concurrent use
// and gives the same bytes for the same Document.
type Func = func(ctx context.Context, d *notat.Document) ([]byte, error)

// Format is one kind of file.
type Format struct {
	Name   string // "pdf": the ending of the file and of the address
	MIME   string
	Udgave notat.Udgave // the edition it shows unless asked otherwise
	Draft  bool         // made to be edited and handed back
	// New prepares the format for one template: fonts and parts are read here,
	// once, and not for each document. Pictures made for one are kept for the next.
	New func(t *template.Template, pictures *billede.Cache) (Func, error)
}

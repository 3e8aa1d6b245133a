// Package ooxml reads and writes the container of a Word file (ISO/IEC 29500-2)
// under guard: sizes, names, duplicates, depth, DOCTYPE; and finds parts by
// relationship and styles by their invariant names. It knows Word files, and
// no template, notat or record.
package ooxml

// Package is the parts of a Word file in their order. A loaded template's
// Package is never changed: a renderer works on a Clone.
type Package struct {
	parts []Part
}

// Part is one file of the container.
type Part struct {
	Name string // "word/document.xml", no leading slash
	Data []byte
}

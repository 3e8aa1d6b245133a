// Package template is a municipality's template: a folder whose look is one
// Word file and whose rules are one small JSON file. It loads and checks the
// folder, and reads the look from the Word file's named styles. It knows no
// record and draws nothing.
package template

import (
	"io/fs"

	"notat/internal/ooxml"
)

// Template is a template folder, read and checked once, shared by all requests
// and never changed.
type Template struct {
	Name     string // folder name, [a-z0-9-]+
	Hash     string // SHA-256 of all files of the folder and of what it extends, hex
	Settings Settings
	Look     Look
	Word     *ooxml.Package    // notat.docx, immutable: a renderer takes a copy
	Fonts    map[string]Family // the folder's own fonts/, by family name in lower case
	Warnings []string          // Danish sentences, for the one who keeps the template
}

// Family is the TrueType files of one family, as bytes. Regular is always
// there; the other three may be nil.
type Family struct {
	Name                              string
	Regular, Bold, Italic, BoldItalic []byte
}

// Load reads the template in the root of fsys. parents gives the template that
// template.json names in "extends".
func Load(fsys fs.FS, name string, parents func(name string) (fs.FS, error)) (*Template, error) {
	return nil, nil
}

// Package template is a municipality's template: a folder whose look is one
// Word file and whose rules are one small JSON file. It loads and checks the
// folder, and reads the look from the Word file's named styles. It knows no
// record and draws nothing.
package template

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"notat/internal/fault"
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
	IDs      IDs               // of the named styles in Word
	Fonts    map[string]Family // the folder's own fonts/, by family name in lower case
	Embedded []Face            // what a Word draft carries, by name and then by cut
	Warnings fault.List        // for the one who keeps the template
}

// Family is the TrueType files of one family, as bytes. Regular is always
// there; the other three may be nil.
type Family struct {
	Name                              string
	Regular, Bold, Italic, BoldItalic []byte
}

// The files of a template folder.
const (
	wordFile     = "notat.docx"
	settingsFile = "template.json"
	fontFolder   = "fonts"
)

// maxExtends is how many templates may extend one another in a row.
const maxExtends = 4

// Load reads the template in the root of fsys. parents gives the template that
// template.json names in "extends". The folder needs notat.docx alone, and not
// even that when it extends another. What is wrong is an error that holds all
// Danish sentences, each with its place; what is merely unwise is in Warnings.
func Load(fsys fs.FS, name string, parents func(name string) (fs.FS, error)) (*Template, error) {
	t, n, err := read(fsys, name, parents)
	if err != nil {
		return nil, fmt.Errorf("template %s: %w", name, err)
	}
	if err := n.err(); err != nil {
		return nil, fmt.Errorf("template %s:\n%w", name, err)
	}
	return t, nil
}

// read reads a template and gathers all that is found in it. The error is one
// of the folder, or of the program.
func read(fsys fs.FS, name string, parents func(name string) (fs.FS, error)) (*Template, *notes, error) {
	line, err := lineage(fsys, name, parents)
	if err != nil {
		return nil, nil, err
	}
	t, n := &Template{Name: name, Fonts: map[string]Family{}}, &notes{locked: map[string]bool{}}
	if t.Hash, err = hash(line); err != nil {
		return nil, nil, err
	}
	t.Settings = line.settings(n)
	t.Settings.protects(n)
	if err := t.readFonts(line, n); err != nil {
		return nil, nil, err
	}
	data, err := line.word()
	if err != nil {
		return nil, nil, err
	}
	if err := t.readWord(context.Background(), data, n); err != nil {
		return nil, nil, err
	}
	t.Warnings = n.found.Only(fault.Warning)
	return t, n, nil
}

// readWord opens a Word file and reads the look. A file that is refused is a
// note, and so is a part of it that is no XML.
func (t *Template) readWord(ctx context.Context, data []byte, n *notes) error {
	err := t.readPackage(ctx, data, n)
	var refused *ooxml.Error
	switch {
	case errors.Is(err, errNoted):
		return nil
	case errors.As(err, &refused):
		n.fail(string(refused.Code), wordFile, refused.Message)
		return nil
	}
	return err
}

func (t *Template) readPackage(ctx context.Context, data []byte, n *notes) error {
	p, err := ooxml.OpenContext(ctx, data)
	if err != nil {
		return err
	}
	var r *reader
	for _, step := range []func() error{
		p.Normalize,
		func() error { return settle(ctx, p, n) },
		func() error { return settleChoices(ctx, p) },
		func() error { return settlePictures(ctx, p, n) },
		func() error { return pixelsOnly(ctx, p, n) },
		func() error { return asWordWrites(ctx, p, n) },
		func() error { t.IDs, err = complete(p, n); return err },
		func() error { r, err = newReader(ctx, p, n); return err },
		func() error { t.Look = r.look(t.IDs); return r.s.Save(p) },
	} {
		if err := ctx.Err(); err != nil { // each reads through the whole file
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	t.checkFonts(n)
	t.embedFonts(n)
	t.Word = p
	return ctx.Err()
}

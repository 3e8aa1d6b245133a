// Package pdf reads a PDF file that others made as a source.File: its text in
// reading order with page and paragraph, headings, lists, tables and pictures.
// What the file itself says, by tags or bookmarks, is sure; what only the looks of
// a line say is not. It draws nothing, recognises no letters in pictures, and
// follows nothing that leads out of the file.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"notat/internal/pdfobject"
	"notat/internal/source"
)

// Limits of a file. A quality report of 200 pages stays below a fifth of each.
const (
	MaxBytes      = 20 << 20 // of the file, as of other files that are handed in
	MaxPages      = 1_000
	maxRuns       = 400_000    // pieces of text that are drawn, each of which takes some 400 bytes: 400 on each page
	maxCharacters = 4_000_000  // 4,000 on each page
	maxOperators  = 10_000_000 // 10,000 on each page; a page of text has a thousand
	maxForms      = 50_000     // forms that are drawn, 50 on each page: they may draw each other
	maxDrawings   = 5_000      // pictures that are drawn, 5 on each page
	maxFontParts  = 1_000_000  // widths and ranges of letters of all fonts, 50 bytes each; a font of all of Europe's has some thousand
	maxElements   = 200_000    // of the structure, 200 on each page
	maxAllCells   = 100_000    // of all tables, with those that only stand below another
)

// objects are the limits of what the file is made of: together some 150 MB.
var objects = pdfobject.Limits{
	Stream: 24 << 20,
	Total:  160 << 20,
	Parsed: 24 << 20,
	Values: 1_500_000, // 40 bytes each
}

// Share is the part of the limits that a file is read within, as one in so many.
type Share int

// The shares. What an ordinary report takes is less than a sixth: forty pages drawn
// letter by letter, or three hundred drawn line by line.
const (
	Whole    Share = 1
	Ordinary Share = 6
)

// objects are the limits of what a file is made of, in this share.
func (s Share) objects() pdfobject.Limits {
	n := int(s)
	return pdfobject.Limits{Stream: objects.Stream / n, Total: objects.Total / n, Parsed: objects.Parsed / n, Values: objects.Values / n}
}

// turn lets one file be read at a time: the limits are for one.
var turn = make(chan struct{}, 1)

// Read reads a file within a share of the limits. It waits for those before it, and
// ends with ctx. A file that cannot be read gives an *Error, of the code TooMuch where
// the share is too small for it; the error of ctx is given as it is.
func Read(ctx context.Context, data []byte, share Share) (f source.File, err error) {
	if len(data) > MaxBytes {
		return source.File{}, refuse(TooBig, nil)
	}
	select {
	case turn <- struct{}{}:
	case <-ctx.Done():
		return source.File{}, ctx.Err()
	}
	defer func() { <-turn }()
	return read(ctx, data, share)
}

func read(ctx context.Context, data []byte, share Share) (f source.File, err error) {
	defer func() {
		if v := recover(); v != nil { // a fault of ours, found in no test
			f, err = source.File{}, refuse(Damaged, fmt.Errorf("panic: %v", v))
		}
	}()
	objects, err := pdfobject.Recover(data, share.objects())
	switch {
	case objects == nil:
		return f, refuse(NotPDF, err)
	case objects.Trailer["Encrypt"] != nil:
		return f, refuse(Encrypted, nil)
	case err != nil && !objects.Exceeded:
		return f, refuse(Damaged, err)
	}
	d := newDocument(ctx, objects, int(share))
	if err == nil {
		err = d.load()
	}
	if err == nil {
		f, err = d.file()
	}
	var known *Error
	switch {
	case ctx.Err() != nil:
		return source.File{}, ctx.Err()
	case objects.Exceeded: // what is missing would be missing unseen
		return source.File{}, refuse(TooMuch, err)
	case err != nil && !errors.As(err, &known):
		return source.File{}, refuse(Damaged, err)
	case err != nil:
		return source.File{}, err
	}
	return f, nil
}

// Is reports whether data begins as a PDF file does.
func Is(data []byte) bool {
	const within = 1024 // readers look as far for the header
	return bytes.Contains(data[:min(len(data), within)], []byte("%PDF-"))
}

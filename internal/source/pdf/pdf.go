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

	"notat/internal/pdfobject"
	"notat/internal/source"
)

// Limits of a file. A quality report of 200 pages stays below a fifth of each.
const (
	MaxBytes      = 20 << 20 // of the file, as of other files that are handed in
	MaxPages      = 1_000
	maxRuns       = 600_000    // pieces of text that are drawn, of some 100 bytes each: 600 on each page
	maxCharacters = 6_000_000  // 6,000 on each page
	maxOperators  = 20_000_000 // a page of text has a thousand, a map some ten thousand
	maxElements   = 200_000    // of the structure, 200 on each page
)

// objects are the limits of what the file is made of: together some 150 MB.
var objects = pdfobject.Limits{
	Stream: 24 << 20,
	Total:  160 << 20,
	Parsed: 24 << 20,
	Values: 1_500_000, // 40 bytes each
}

// turn lets one file be read at a time: the limits are for one.
var turn = make(chan struct{}, 1)

// Read reads a file. It waits for those before it, and ends with ctx. A file that
// cannot be read gives an *Error; the error of ctx is given as it is.
func Read(ctx context.Context, data []byte) (f source.File, err error) {
	if len(data) > MaxBytes {
		return source.File{}, refuse(TooBig, nil)
	}
	select {
	case turn <- struct{}{}:
	case <-ctx.Done():
		return source.File{}, ctx.Err()
	}
	defer func() { <-turn }()
	return read(ctx, data)
}

func read(ctx context.Context, data []byte) (source.File, error) {
	objects, err := pdfobject.Recover(data, objects)
	switch {
	case objects == nil:
		return source.File{}, refuse(NotPDF, err)
	case objects.Trailer["Encrypt"] != nil:
		return source.File{}, refuse(Encrypted, nil)
	case err != nil && objects.Exceeded:
		return source.File{}, refuse(TooMuch, err)
	case err != nil:
		return source.File{}, refuse(Damaged, err)
	}
	d := newDocument(ctx, objects)
	if err := d.load(); err != nil {
		var known *Error
		if errors.As(err, &known) || ctx.Err() != nil {
			return source.File{}, err
		}
		return source.File{}, refuse(Damaged, err)
	}
	f, err := d.file()
	switch {
	case err != nil:
		return source.File{}, err
	case objects.Exceeded:
		return source.File{}, refuse(TooMuch, nil)
	}
	return f, nil
}

// Is reports whether data begins as a PDF file does.
func Is(data []byte) bool {
	const within = 1024 // readers look as far for the header
	return bytes.Contains(data[:min(len(data), within)], []byte("%PDF-"))
}

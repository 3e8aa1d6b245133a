// Package source is a foreign file as what it says: headings, paragraphs, list
// items, tables, pictures and asides, in the order in which a reader meets them,
// each with the place where it stood. The readers lie below it, one for each kind
// of file. It knows no record and proposes nothing: what a piece may become is
// decided by those who begin a record with it.
package source

import (
	"iter"

	"notat/internal/prosa"
)

// File is a foreign file, read.
type File struct {
	Title  string  // what its properties call it; often empty or wrong
	Pieces []Piece // in reading order
	Left   []Left  // what was left out by name, in reading order
	Drawn  bool    // it is set with styles that only drafts made here have
}

// What is the kind of a Piece.
type What int

// The kinds of pieces.
const (
	Heading What = iota // Level 1 is the highest
	Text                // a paragraph
	Item                // a list item; Level 1 or more, Numbered
	Table               // Rows
	Picture             // Figure
	Aside               // what stands beside the text: Words, Kind
)

// Piece is the smallest thing that has a place of its own.
type Piece struct {
	What     What
	Level    int  // of a heading or a list item, from 1
	Numbered bool // a list item with a number
	// Sure says that the file itself calls it this: by a style, a tag, an outline or
	// a title's place. A heading that is only bold or larger is not sure.
	Sure   bool
	Quote  bool        // a paragraph that the file sets as a quotation
	Said   bool        // a paragraph that says who the quotation above it is by
	Words  []prosa.Ord // of a heading, paragraph, item, aside; never a line end
	Rows   []Row       // of a table
	Figure *Figure     // of a picture
	Kind   Kind        // of an aside
	By     string      // who wrote an aside, where the file says so
	Place  Place
}

// Each gives pieces in reading order, those in the cells of a table after the table.
func Each(pieces []Piece) iter.Seq[*Piece] {
	return func(yield func(*Piece) bool) {
		for i := range pieces {
			if !yield(&pieces[i]) {
				return
			}
			for _, r := range pieces[i].Rows {
				for _, c := range r.Cells {
					for p := range Each(c.Pieces) {
						if !yield(p) {
							return
						}
					}
				}
			}
		}
	}
}

// Kind is what an aside is.
type Kind int

// The kinds of asides.
const (
	Comment      Kind = iota // a comment in the margin
	Footnote                 // a footnote or an endnote
	SpeakerNotes             // what a speaker wrote to a slide
	Deleted                  // text that tracked changes show as deleted
)

// Row is a row of a table.
type Row struct {
	Head  bool // the file says that it heads the columns
	Cells []Cell
}

// Cell is a cell of a table: its paragraphs and list items. A cell that spans
// several columns stands once and says how many.
type Cell struct {
	Pieces  []Piece // Text and Item alone
	Columns int     // 1 or more
	Below   bool    // it continues the cell above and holds nothing of its own
}

// Figure is a picture as it lies in the file.
type Figure struct {
	Data []byte // PNG or JPEG; nil where it is of another kind, which Form names
	Form string // "png", "jpeg", "emf", ...
	Alt  string // its alternative text, "" where it has none
}

// Place is where a piece stood: the first that is not 0 of page and slide, and the
// paragraph in it, or in the file; all from 1.
type Place struct {
	Page, Slide, Paragraph int
}

// Left is text that was left out because of what it is.
type Left struct {
	Why   Why
	Text  string
	Place Place // where it stands first
	Times int   // how often it stands in the file, 1 or more
}

// Why is the reason for leaving text out.
type Why int

// The reasons.
const (
	PageNumber  Why = iota // the number of a page or a slide
	RunningHead            // the same line at the same place of the pages
	Contents               // a table of contents
	Decoration             // a shape that the file marks as decoration
	Hidden                 // what the file does not show: hidden words, a hidden slide
	Unfilled               // what a form asks for in a field that nobody filled
	Unread                 // a part of the file that is not read; Text names it
)

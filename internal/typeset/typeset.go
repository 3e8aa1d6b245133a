// Package typeset turns text into placed glyphs: it cleans the text, chooses a
// face that has each letter, shapes words and breaks lines. It draws nothing
// and knows neither PDF nor notat. Lengths are points unless a name says em.
package typeset

import "sync/atomic"

// Font is one parsed TrueType file. It is immutable and shared by all documents.
type Font struct {
	name string
	// Ascent, Descent (positive) and LineGap in parts of the size: 0.98 of an em.
	Ascent, Descent, LineGap float64
	CapHeight, XHeight       float64

	descriptor Descriptor
	data       []byte
	sfnt       *sfnt
	apart      int32        // more after each glyph, in units of the em
	em         float64      // units in it
	load       func() error // makes shaper, once
	loaded     atomic.Bool  // it is made: to ask so is cheaper
	shaper     *shaper
	space      *Word // " ", every second word of a text
	usual      func() *Usual
}

// Stack is the faces to try for each letter, in order: the text face first,
// then faces with wider coverage. The first face's metrics make the line.
type Stack []*Font

// Span is a stretch of a paragraph in one style. Its place in the slice given
// to Break is its identity.
type Span struct {
	Text  string // "\n" is a forced line break
	Stack Stack
	Size  float64
}

// Word is a word, or white space, as one font draws it at any size. All lines
// that it stands on share it, so it is never changed. The hyphen at a break
// inside a word is a Word that reads as U+00AD.
type Word struct {
	Font   *Font
	Text   string
	Actual string // the original where what is drawn, and Text, is a substitute; else ""
	Glyphs []Glyph
	Kept   atomic.Value // what was made of it to draw it, where that is the same in all documents
	width  int32        // in units of the em, as the lengths of its glyphs
	dir    direction
}

// Glyph is one glyph of a Word. Lengths are in units of the font's em. Glyphs
// follow each other as they are read; where a script runs from right to left,
// XOffset puts them where they are seen.
type Glyph struct {
	ID               uint16
	From, To         uint16 // it reads as Text[From:To]: nothing for a further glyph of the same letter
	Advance          int32  // kerning included
	XOffset, YOffset int32  // from the pen
}

// Run is a Word on a line, or the part of one that has room there.
type Run struct {
	Word     *Word
	From, To uint16  // the glyphs of Word that are drawn
	Shift    float32 // of them all to the right, in points
}

// Part is the runs of one span on one line. A trailing space is among them, so
// that words at line ends stay apart for a reader, but not in the line's Width.
type Part struct {
	Span  int
	X     float64 // from the start of the line
	Width float64
	Runs  []Run
}

// Line is one line of a paragraph.
type Line struct {
	Parts           []Part
	Width           float64 // to the end of the last visible glyph
	Ascent, Descent float64 // of the first face of the spans on it
	Forced          bool    // ends at a forced line break
}

// Options steer Break.
type Options struct {
	Width     float64 // of the lines
	First     float64 // added to the start of the first line: an indent, or negative
	Hyphenate bool    // Danish hyphenation, for narrow cells
	Room      *Room   // where the lines lie; nil: each paragraph in memory of its own
}

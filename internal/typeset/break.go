package typeset

import (
	"slices"
	"sync"

	"github.com/go-text/typesetting/segmenter"

	"notat/internal/slab"
)

// tolerance is what a line may be wider than asked, in points: what rounding
// adds when text is set again to the width it was measured at.
const tolerance = 0.001

// gap is the part of a line that a whole word may leave empty before the word
// is hyphenated instead; the patterns are not always right, so hyphens are few.
const gap = 0.5

// Break shapes the spans and breaks them into lines no wider than asked, by
// UAX #14; a word wider than a line is broken at its soft hyphens, else where
// o.Hyphenate allows, else between letters. Only a single letter wider than a line
// sticks out. Positions and Width count from the start of a line without First.
// The result always holds every letter of the cleaned spans. No spans, or only
// blank ones, give no lines; a line break at the very end adds no empty line.
// A span without faces is set in the text face of the program.
func Break(spans []Span, o Options) []Line {
	b := breakers.Get().(*breaker)
	defer b.release()
	if !b.paragraph.read(withFaces(spans)) {
		return nil
	}
	b.o = o
	b.x, b.visible = o.First, o.First
	b.paragraph.each(b.whole, b.place)
	if !b.empty() {
		b.newLine(false)
	}
	return b.finished()
}

// breaker fills lines with units.
type breaker struct {
	o         Options
	paragraph paragraph
	graphemes segmenter.Segmenter

	// What is set so far. It is working memory: finished copies it.
	lines []Line
	parts []Part
	runs  []Run

	// The line being filled.
	part    int     // its first part
	run     int     // and its first run
	last    int     // the first run of its last part
	turned  bool    // some of it reads from right to left
	x       float64 // the pen
	visible float64 // the end of the last visible glyph
	span    int     // of the last unit placed

	points   []point   // of the word being hyphenated
	starts   []bool    // of the letters of startsOf
	startsOf [2]string // the text of a piece and of the one before it
}

var breakers = sync.Pool{New: func() any { return new(breaker) }}

// release gives back the working memory; what Break returned is not part of
// it. What a text far longer than a paragraph left behind goes.
func (b *breaker) release() {
	if len(b.paragraph.text) > 1<<16 {
		return
	}
	b.lines, b.parts, b.runs = b.lines[:0], b.parts[:0], b.runs[:0]
	b.part, b.run, b.last, b.turned, b.startsOf = 0, 0, 0, false, [2]string{}
	p := &b.paragraph
	p.spans, p.text = nil, ""
	clear(p.unit.pieces[:cap(p.unit.pieces)])
	clear(p.unit.spaces[:cap(p.unit.spaces)])
	breakers.Put(b)
}

// finished gives the lines, in memory of no more than they need.
func (b *breaker) finished() []Line {
	lines, parts, runs := b.o.Room.clone(b)
	for i := range lines {
		line := &lines[i]
		n := len(line.Parts)
		line.Parts = parts[:n:n]
		for j := range line.Parts {
			part := &line.Parts[j]
			n := len(part.Runs)
			part.Runs, runs = runs[:n:n], runs[n:]
		}
		parts = parts[n:]
	}
	return lines
}

// Room is memory for the lines of a text. The zero value is ready for use, by one goroutine.
type Room struct {
	lines slab.Of[Line]
	parts slab.Of[Part]
	runs  slab.Of[Run]
}

// Release takes all lines back that lie in the room: nobody may use one any more.
func (r *Room) Release() {
	r.lines.Release()
	r.parts.Release()
	r.runs.Release()
}

// clone copies what b has set.
func (r *Room) clone(b *breaker) ([]Line, []Part, []Run) {
	if r == nil {
		return slices.Clone(b.lines), slices.Clone(b.parts), slices.Clone(b.runs)
	}
	return r.lines.Clone(b.lines), r.parts.Clone(b.parts), r.runs.Clone(b.runs)
}

// withFaces gives spans that all have faces.
func withFaces(spans []Span) []Span {
	for i, s := range spans {
		if len(s.Stack) == 0 {
			spans = append([]Span(nil), spans...)
			for j := i; j < len(spans); j++ {
				if len(spans[j].Stack) == 0 {
					spans[j].Stack = Faces("", false, false)
				}
			}
			break
		}
	}
	return spans
}

func (b *breaker) empty() bool { return len(b.runs) == b.run }

// room is what is left of the line, in points.
func (b *breaker) room() float64 { return b.o.Width + tolerance - b.x }

// whole sets a word and the spaces after it on the line. It tells whether they have room there.
func (b *breaker) whole(word, spaces *Word) bool {
	span := b.paragraph.span
	size := b.paragraph.spans[span].Size
	width := word.Width(size)
	if width > b.room() {
		return false
	}
	b.span = span
	b.add(Run{Word: word, To: uint16(len(word.Glyphs))}, span, width, false)
	if spaces != nil {
		b.add(Run{Word: spaces, To: uint16(len(spaces.Glyphs))}, span, spaces.Width(size), true)
	}
	return true
}

// place sets a unit on the line, or on the next, or in parts on several.
func (b *breaker) place(u *unit) {
	b.span = u.span
	at, end, done := cursor{}, cursor{piece: len(u.pieces)}, 0.0
	if u.width > b.room() {
		points := b.hyphens(u)
		for at != end && u.width-done > b.room() {
			p, ok := b.lastPoint(u, points, done)
			switch {
			case ok:
				b.put(u, at, p.at)
				hyphen := b.hyphen(u, p.at)
				b.draw(&hyphen, 0, 1, false)
				at, done = p.at, p.width
			case !b.empty() && !u.more:
			default:
				next, width := b.letters(u, at)
				b.put(u, at, next)
				at, done = next, done+width
				if at == end {
					continue
				}
			}
			b.newLine(false)
		}
	}
	b.put(u, at, end)
	for i := range u.spaces {
		b.draw(&u.spaces[i], 0, len(u.spaces[i].word.Glyphs), true)
	}
	if u.forced {
		b.newLine(true)
	}
}

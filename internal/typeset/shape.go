package typeset

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// run is a word as one font draws it, in font units, so that it serves every
// size. It is never changed. Its glyphs stand in reading order also where the
// script runs from right to left: offsets then place them.
type run struct {
	text   string
	glyphs []shape
	width  int32
	dir    direction
}

// shape is one glyph of a run. It reads as text[from:to], which is empty for a
// further glyph of the same letter.
type shape struct {
	id       uint16
	from, to uint16
	advance  int32
	dx, dy   int32
}

// direction is which way a run reads.
type direction uint8

const (
	neutral direction = iota // spaces, digits, punctuation
	leftToRight
	rightToLeft
)

// longest is the most runes shaped in one piece: far above any word, and it
// keeps the cost of a hostile one linear.
const longest = 200

// word gives the run of a word of at most longest runes, or nil where the font
// lacks one of its letters or it mixes directions.
func (f *Font) word(w string) *run {
	if f.load() != nil {
		return nil
	}
	r, ok := f.shaper.cache.get(w)
	if !ok {
		w = strings.Clone(w) // the caller's may be a slice of a long text
		r = f.shaper.shape(w)
		f.shaper.cache.put(w, r)
	}
	return r
}

// shape gives the run of w as word does, from the font itself.
func (sh *shaper) shape(w string) *run {
	dir, mixed, digits := neutral, false, false
	for _, r := range w {
		if !sh.draws(r) {
			return nil
		}
		d := directionOf(r)
		mixed = mixed || d != neutral && dir != neutral && d != dir
		if dir == neutral {
			dir = d
		}
		digits = digits || unicode.IsDigit(r)
	}
	if mixed || digits && dir == rightToLeft { // digits read from left to right also there
		return nil
	}
	r := sh.harfbuzz(w, dir)
	if r == nil {
		r = sh.plain(w)
	}
	r.dir = dir
	for _, g := range r.glyphs {
		r.width += g.advance
	}
	return r
}

// directionOf gives which way a letter reads. Digits are neutral.
func directionOf(r rune) direction {
	if r < 0x590 { // before Hebrew: Latin, Greek, Cyrillic, Armenian
		if unicode.IsLetter(r) {
			return leftToRight
		}
		return neutral
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return leftToRight
	case bidi.R, bidi.AL:
		return rightToLeft
	}
	return neutral
}

// readingOrder turns glyphs that stand as they are seen, from left to right,
// into the order they are read in, and leaves each where it is seen.
func (r *run) readingOrder() {
	var pen int32
	for i := range r.glyphs {
		r.glyphs[i].dx += pen
		pen += r.glyphs[i].advance
	}
	slices.Reverse(r.glyphs)
	pen = 0
	for i := range r.glyphs {
		r.glyphs[i].dx -= pen
		pen += r.glyphs[i].advance
	}
}

// split gives each glyph its letters: from the start of its cluster to that of
// the next. It tells whether every letter found a glyph.
func (r *run) split() bool {
	if len(r.glyphs) == 0 || r.glyphs[0].from != 0 {
		return false
	}
	end, width := uint16(len(r.text)), int64(0)
	for i := len(r.glyphs) - 1; i >= 0; i-- {
		g := &r.glyphs[i]
		if i > 0 && g.from < r.glyphs[i-1].from {
			return false
		}
		g.to = end
		width += int64(g.advance)
		if i > 0 && g.from == r.glyphs[i-1].from { // a further glyph: the first one reads as all
			g.from = end
			continue
		}
		end = g.from
	}
	return width >= 0 && width < 1<<24
}

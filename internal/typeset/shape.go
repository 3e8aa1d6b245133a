package typeset

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// direction is which way a word reads.
type direction uint8

const (
	neutral direction = iota // spaces, digits, punctuation
	leftToRight
	rightToLeft
)

// longest is the most runes shaped in one piece: far above any word, and it
// keeps the cost of a hostile one linear.
const longest = 200

// word gives a text of at most longest runes as the font draws it, or nil where
// it lacks one of the letters or they mix directions.
func (f *Font) word(text string) *Word {
	if !f.loaded.Load() && f.load() != nil {
		return nil
	}
	if text == " " {
		return f.space
	}
	return f.shaper.cache.get(text, f.shape)
}

// shape gives what word does, from the font itself.
func (f *Font) shape(text string) *Word {
	sh := f.shaper
	dir, mixed, digits := neutral, false, false
	for _, r := range text {
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
	w := &Word{Font: f, Text: text, Glyphs: sh.harfbuzz(text, dir), dir: dir}
	if w.Glyphs == nil {
		w.Glyphs = sh.plain(text)
	}
	for i := range w.Glyphs {
		if w.Glyphs[i].Advance > 0 { // an accent stands where it stood
			w.Glyphs[i].Advance += f.apart
		}
		w.width += w.Glyphs[i].Advance
	}
	return w
}

// ReadAs gives a word that is drawn as w and reads as actual.
func (w *Word) ReadAs(actual string) *Word {
	return &Word{Font: w.Font, Text: w.Text, Actual: actual, Glyphs: w.Glyphs, width: w.width, dir: w.dir}
}

// Width gives how wide the word is at a size, in points.
func (w *Word) Width(size float64) float64 { return float64(w.width) * w.Font.scale(size) }

// scale is a unit of the em in points.
func (f *Font) scale(size float64) float64 { return size / f.em }

// Glyphs are the glyphs that are drawn.
func (r *Run) Glyphs() []Glyph { return r.Word.Glyphs[r.From:r.To] }

// Width gives how wide the run is at a size, in points.
func (r *Run) Width(size float64) float64 {
	if int(r.To-r.From) == len(r.Word.Glyphs) {
		return r.Word.Width(size)
	}
	units := int32(0)
	for _, g := range r.Glyphs() {
		units += g.Advance
	}
	return float64(units) * r.Word.Font.scale(size)
}

// Text is what the run reads as.
func (r *Run) Text() string {
	switch g := r.Glyphs(); {
	case r.Word.Actual != "":
		return r.Word.Actual
	case len(g) < len(r.Word.Glyphs):
		return r.Word.Text[g[0].From:g[len(g)-1].To]
	}
	return r.Word.Text
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
func readingOrder(glyphs []Glyph) {
	var pen int32
	for i := range glyphs {
		glyphs[i].XOffset += pen
		pen += glyphs[i].Advance
	}
	slices.Reverse(glyphs)
	pen = 0
	for i := range glyphs {
		glyphs[i].XOffset -= pen
		pen += glyphs[i].Advance
	}
}

// split gives each glyph its letters of a text of so many bytes: from the start
// of its cluster to that of the next. It tells whether every letter found a glyph.
func split(glyphs []Glyph, size int) bool {
	if len(glyphs) == 0 || glyphs[0].From != 0 {
		return false
	}
	end, width := uint16(size), int64(0)
	for i := len(glyphs) - 1; i >= 0; i-- {
		g := &glyphs[i]
		if i > 0 && g.From < glyphs[i-1].From {
			return false
		}
		g.To = end
		width += int64(g.Advance)
		if i > 0 && g.From == glyphs[i-1].From { // a further glyph: the first one reads as all
			g.From = end
			continue
		}
		end = g.From
	}
	return width >= 0 && width < 1<<24
}

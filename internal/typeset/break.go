package typeset

import (
	"sync"

	"github.com/go-text/typesetting/segmenter"
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
	b.glyphs = make([]Glyph, 0, len(b.paragraph.text)+len(b.paragraph.text)/16+8)
	b.x, b.visible = o.First, o.First
	b.turned, b.items, b.firsts = false, b.items[:0], b.firsts[:0]
	b.paragraph.each(b.place)
	if !b.empty() {
		b.newLine(false)
	}
	return b.lines
}

// breaker fills lines with units.
type breaker struct {
	o         Options
	paragraph paragraph
	graphemes segmenter.Segmenter

	lines []Line

	// The line being filled.
	parts   []Part
	firsts  []int // where the glyphs of each part start
	glyphs  []Glyph
	items   []item
	turned  bool    // some of it reads from right to left
	x       float64 // the pen
	visible float64 // the end of the last visible glyph
	span    int     // of the last unit placed

	points   []point   // of the word being hyphenated
	starts   []bool    // of the letters of startsOf
	startsOf [2]string // the text of a piece and of the one before it
}

var breakers = sync.Pool{New: func() any { return new(breaker) }}

// release gives back the working memory; what Break returned is not part of it.
func (b *breaker) release() {
	b.lines, b.glyphs, b.parts, b.startsOf = nil, nil, nil, [2]string{}
	p := &b.paragraph
	p.spans, p.text = nil, ""
	clear(p.unit.pieces[:cap(p.unit.pieces)])
	clear(p.unit.spaces[:cap(p.unit.spaces)])
	if cap(p.unit.spaces) > 4*longest { // a hostile text: let its memory go
		p.unit.spaces = nil
	}
	breakers.Put(b)
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

func (b *breaker) empty() bool { return len(b.glyphs) == 0 }

// room is what is left of the line, in points.
func (b *breaker) room() float64 { return b.o.Width + tolerance - b.x }

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
				b.draw(b.hyphen(u, p.at), 0, 1, false)
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
	for _, p := range u.spaces {
		b.draw(p, 0, len(p.run.glyphs), true)
	}
	if u.forced {
		b.newLine(true)
	}
}

// lastPoint gives the last point after done that fits with its hyphen.
func (b *breaker) lastPoint(u *unit, points []point, done float64) (point, bool) {
	room := b.room()
	for i := len(points) - 1; i >= 0 && points[i].width > done; i-- {
		p := points[i]
		if !p.soft && !b.empty() && room < gap*b.o.Width {
			continue
		}
		h := b.hyphen(u, p.at)
		if p.width-done+h.run.in(h.font, b.paragraph.spans[h.span].Size) <= room {
			return p, true
		}
	}
	return point{}, false
}

// hyphen is the hyphen for a break before at, which is not the start of u.
func (b *breaker) hyphen(u *unit, at cursor) piece {
	if at.glyph == 0 {
		at.piece--
	}
	before := u.pieces[at.piece]
	return b.paragraph.spans[before.span].Stack.hyphen(before)
}

// letters gives the place up to which the letters of u from at on fit on the
// line, and their width: at least one letter with its marks on an empty line.
func (b *breaker) letters(u *unit, at cursor) (cursor, float64) {
	room, width := b.room(), 0.0
	best, bestWidth := at, 0.0
	for i := at.piece; i < len(u.pieces); i++ {
		p := &u.pieces[i]
		scale := b.paragraph.spans[p.span].Size / float64(p.font.sfnt.unitsPerEm)
		starts := b.letterStarts(u, i)
		first := 0
		if i == at.piece {
			first = at.glyph
		}
		for j := first; j < len(p.run.glyphs); j++ {
			g := p.run.glyphs[j]
			if here := (cursor{i, j}); here != at && g.to > g.from && starts[g.from] {
				if width > room && (best != at || !b.empty()) {
					return best, bestWidth
				}
				best, bestWidth = here, width
				if width > room {
					return best, bestWidth
				}
			}
			width += float64(g.advance) * scale
		}
	}
	if width > room && (best != at || !b.empty()) {
		return best, bestWidth
	}
	return cursor{piece: len(u.pieces)}, width
}

// letterStarts tells before which bytes of the text of piece i a letter starts
// (UAX #29). The piece before it matters: a mark may have a face of its own.
func (b *breaker) letterStarts(u *unit, i int) []bool {
	text, before := u.pieces[i].text(), ""
	if i > 0 {
		before = u.pieces[i-1].text()
	}
	if b.startsOf == [2]string{before, text} {
		return b.starts
	}
	b.startsOf, b.starts = [2]string{before, text}, append(b.starts[:0], make([]bool, len(text)+1)...)
	if b.graphemes.InitWithString(before+text) == nil {
		for it := b.graphemes.GraphemeIterator(); it.Next(); {
			if at := it.Grapheme().OffsetInBytes - len(before); at >= 0 {
				b.starts[at] = true
			}
		}
	}
	return b.starts
}

// text is what the piece reads as.
func (p *piece) text() string {
	if p.actual != "" {
		return p.actual
	}
	return p.run.text
}

// put draws the glyphs of u from one place up to another.
func (b *breaker) put(u *unit, from, to cursor) {
	for i := from.piece; i < len(u.pieces) && i <= to.piece; i++ {
		first, end := 0, len(u.pieces[i].run.glyphs)
		if i == from.piece {
			first = from.glyph
		}
		if i == to.piece {
			end = to.glyph
		}
		if first < end {
			b.draw(u.pieces[i], first, end, false)
		}
	}
}

// draw appends the glyphs of p from first up to end to the line.
func (b *breaker) draw(p piece, first, end int, space bool) {
	if n := len(b.parts); n == 0 || b.parts[n-1].Span != p.span {
		b.parts = append(b.parts, Part{Span: p.span, X: b.x})
		b.firsts = append(b.firsts, len(b.glyphs))
	}
	scale := b.paragraph.spans[p.span].Size / float64(p.font.sfnt.unitsPerEm)
	it := item{glyph: len(b.glyphs), x: b.x, dir: p.run.dir}
	shift := p.run.shift(first, end)
	for _, g := range p.run.glyphs[first:end] {
		advance := float64(g.advance) * scale
		b.glyphs = append(b.glyphs, Glyph{
			Font: p.font, ID: g.id, Advance: advance, XOffset: float64(g.dx+shift) * scale, YOffset: float64(g.dy) * scale,
			Text: p.run.text[g.from:g.to],
		})
		b.x += advance
	}
	if p.actual != "" {
		b.glyphs[it.glyph].Actual = p.actual
	}
	if !space {
		b.visible = b.x
	}
	b.parts[len(b.parts)-1].Width = b.visible - b.parts[len(b.parts)-1].X
	it.width = b.x - it.x
	b.items = append(b.items, it)
	b.turned = b.turned || it.dir == rightToLeft
}

// newLine ends the line and starts the next.
func (b *breaker) newLine(forced bool) {
	line := Line{Width: b.visible, Forced: forced, Parts: b.parts[:len(b.parts):len(b.parts)]}
	if b.turned {
		turn(b.items, b.glyphs)
	}
	end := len(b.glyphs)
	for i := len(b.parts) - 1; i >= 0; i-- {
		part := &b.parts[i]
		part.Glyphs = b.glyphs[b.firsts[i]:end:end]
		end = b.firsts[i]
		line.tall(&b.paragraph.spans[part.Span])
	}
	if len(b.parts) == 0 {
		line.tall(&b.paragraph.spans[b.span])
	}
	b.lines = append(b.lines, line)
	b.glyphs, b.parts, b.items, b.firsts = b.glyphs[len(b.glyphs):], b.parts[len(b.parts):], b.items[:0], b.firsts[:0]
	b.x, b.visible, b.turned = 0, 0, false
}

// tall makes the line as high as s asks.
func (l *Line) tall(s *Span) {
	l.Ascent = max(l.Ascent, s.Stack[0].Ascent*s.Size)
	l.Descent = max(l.Descent, s.Stack[0].Descent*s.Size)
}

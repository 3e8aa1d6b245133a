package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// unit is what stands between two places where a line may break (UAX #14): a
// word with its punctuation, and the white space after it. A soft hyphen is a
// point inside the unit.
type unit struct {
	pieces []piece
	width  float64
	runes  int
	points []point
	spaces []piece
	more   bool // goes on with a word too long for one unit
	forced bool // a forced line break follows
	span   int  // the last span it touches
}

// point is a place in a unit where it may be broken with a hyphen.
type point struct {
	at    cursor
	width float64 // of what stands before it
	soft  bool    // asked for by the text: a soft hyphen
}

// cursor is a place in a unit: before a glyph of a piece.
type cursor struct{ piece, glyph int }

// paragraph reads spans as units.
type paragraph struct {
	spans []Span
	text  string // of all spans, clean
	ends  []int  // of each span in text
	marks bool   // it marks places for breaks
	lines segmenter.Segmenter
	unit  unit
	span  int // the span that the next text lies in
}

// read cleans the spans. It tells whether there is anything to see.
func (p *paragraph) read(spans []Span) bool {
	p.spans, p.ends, p.span = spans, p.ends[:0], 0
	if len(spans) == 1 {
		p.text = Clean(spans[0].Text)
		p.ends = append(p.ends, len(p.text))
	} else {
		var b strings.Builder
		for _, s := range spans {
			b.WriteString(Clean(s.Text))
			p.ends = append(p.ends, b.Len())
		}
		p.text = b.String()
	}
	p.marks = strings.Contains(p.text, string(softHyphen)) || strings.Contains(p.text, string(zeroSpace))
	return strings.IndexFunc(p.text, func(r rune) bool {
		return !unicode.IsSpace(r) && r != softHyphen && r != zeroSpace
	}) >= 0
}

// each calls whole or place with each unit in turn. Nearly all are one word of one face with
// spaces after it, or none: whole tells whether it set them, and place is for the rest. The
// unit is only lent.
func (p *paragraph) each(whole func(word, spaces *Word) bool, place func(*unit)) {
	p.unit.reset()
	p.segments(func(from, spaces, to int) {
		if w, s := p.whole(from, spaces, to); w != nil && whole(w, s) {
			return
		}
		body := p.text[from:to]
		forced := strings.HasSuffix(body, "\n")
		if forced {
			body = body[:len(body)-1]
		}
		p.word(from, p.text[from:spaces], place)
		p.spaces(spaces, body[spaces-from:])
		if soft := strings.HasSuffix(body, string(softHyphen)); soft && !forced && to < len(p.text) {
			if n := len(p.unit.pieces); n > 0 {
				p.unit.points = append(p.unit.points, point{at: cursor{n, 0}, width: p.unit.width, soft: true})
			}
			return
		}
		if forced { // what a forced break ends may be empty: the span gives it its height
			p.at(to - 1)
			p.unit.span = p.span
			if p.touches(to - 1) { // a reader must meet white space here too
				p.unit.spaces = p.spans[p.span].Stack.pieces(p.unit.spaces, p.span, " ")
			}
		}
		p.unit.forced = forced
		place(&p.unit)
		p.unit.reset()
	})
}

// whole gives the word of a unit and the spaces after it, where that is all there is to it.
func (p *paragraph) whole(from, spaces, to int) (word, after *Word) {
	p.at(from)
	if p.marks || from == spaces || to > p.ends[p.span] || to-from > longest || p.text[to-1] == '\n' {
		return nil, nil
	}
	face := p.spans[p.span].Stack[0]
	if word = face.word(p.text[from:spaces]); word == nil || word.dir == rightToLeft {
		return nil, nil
	}
	if spaces < to {
		if after = face.word(p.text[spaces:to]); after == nil {
			return nil, nil
		}
	}
	return word, after
}

// touches tells whether a letter stands right before the line end at offset.
func (p *paragraph) touches(offset int) bool {
	before := strings.TrimRight(p.text[:offset], string(softHyphen)+string(zeroSpace))
	last, size := utf8.DecodeLastRuneInString(before)
	return size > 0 && last != '\n' && !breakable(last)
}

func (u *unit) reset() {
	*u = unit{pieces: u.pieces[:0], points: u.points[:0], spaces: u.spaces[:0], span: u.span}
}

// breakable tells whether r is white space that may end a line.
func breakable(r rune) bool {
	return r == ' ' || r == zeroSpace || r > 0x1000 && r != '\u2007' && r != '\u202F' && unicode.IsSpace(r)
}

// at moves on to the span that holds the byte at offset.
func (p *paragraph) at(offset int) {
	for p.span < len(p.ends)-1 && offset >= p.ends[p.span] {
		p.span++
	}
}

// word adds the text at offset to the unit, span by span. A word longer than
// what is shaped in one piece gives several units.
func (p *paragraph) word(offset int, text string, place func(*unit)) {
	for text != "" {
		p.at(offset)
		part := text[:min(len(text), p.ends[p.span]-offset)]
		offset, text = offset+len(part), text[len(part):]
		part = p.withoutMarks(part)
		for part != "" {
			piece := cut(part, longest-p.unit.runes)
			if piece == "" {
				place(&p.unit)
				p.unit.reset()
				p.unit.more = true
				continue
			}
			p.add(piece)
			part = part[len(piece):]
		}
	}
}

func (p *paragraph) add(text string) {
	u, span := &p.unit, &p.spans[p.span]
	u.span = p.span
	n := len(u.pieces)
	u.pieces = span.Stack.pieces(u.pieces, p.span, text)
	u.runes += utf8.RuneCountInString(text)
	for _, piece := range u.pieces[n:] {
		u.width += piece.word.Width(span.Size)
	}
}

func (p *paragraph) spaces(offset int, text string) {
	for text != "" {
		p.at(offset)
		part := text[:min(len(text), p.ends[p.span]-offset)]
		offset, text = offset+len(part), text[len(part):]
		p.unit.span = p.span
		for part = p.withoutMarks(part); part != ""; {
			piece := cut(part, longest)
			p.unit.spaces = p.spans[p.span].Stack.pieces(p.unit.spaces, p.span, piece)
			part = part[len(piece):]
		}
	}
}

// withoutMarks takes out of a part of the text what only marks a place for a break.
func (p *paragraph) withoutMarks(s string) string {
	if p.marks {
		return points.Replace(s)
	}
	return s
}

var points = strings.NewReplacer(string(softHyphen), "", string(zeroSpace), "")

// cut gives the start of s of at most n runes, with the marks of its last
// letter where they fit.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	last, count := 0, 0
	for i, r := range s {
		if count == n {
			if last == 0 || !unicode.Is(unicode.M, r) {
				last = i
			}
			return s[:last]
		}
		if !unicode.Is(unicode.M, r) {
			last = i
		}
		count++
	}
	return s
}

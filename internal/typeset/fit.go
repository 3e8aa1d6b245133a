package typeset

// This file finds what fits of a word that does not fit as a whole.

// lastPoint gives the last point after done that fits with its hyphen.
func (b *breaker) lastPoint(u *unit, points []point, done float64) (point, bool) {
	room := b.room()
	for i := len(points) - 1; i >= 0 && points[i].width > done; i-- {
		p := points[i]
		if p.width-done > room || !p.soft && !b.empty() && room < gap*b.o.Width {
			continue
		}
		h := b.hyphen(u, p.at)
		if p.width-done+h.word.Width(b.paragraph.spans[h.span].Size) <= room {
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
		scale := p.word.Font.scale(b.paragraph.spans[p.span].Size)
		starts := b.letterStarts(u, i)
		first := 0
		if i == at.piece {
			first = at.glyph
		}
		for j := first; j < len(p.word.Glyphs); j++ {
			g := p.word.Glyphs[j]
			if here := (cursor{i, j}); here != at && g.To > g.From && starts[g.From] {
				if width > room && (best != at || !b.empty()) {
					return best, bestWidth
				}
				best, bestWidth = here, width
				if width > room {
					return best, bestWidth
				}
			}
			width += float64(g.Advance) * scale
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
	if p.word.Actual != "" {
		return p.word.Actual
	}
	return p.word.Text
}

package typeset

// put draws the glyphs of u from one place up to another.
func (b *breaker) put(u *unit, from, to cursor) {
	for i := from.piece; i < len(u.pieces) && i <= to.piece; i++ {
		first, end := 0, len(u.pieces[i].word.Glyphs)
		if i == from.piece {
			first = from.glyph
		}
		if i == to.piece {
			end = to.glyph
		}
		if first < end {
			b.draw(&u.pieces[i], first, end, false)
		}
	}
}

// draw appends the glyphs of p from first up to end to the line.
func (b *breaker) draw(p *piece, first, end int, space bool) {
	if n := len(b.parts); n == 0 || b.parts[n-1].Span != p.span {
		b.parts = append(b.parts, Part{Span: p.span, X: b.x})
		b.firsts = append(b.firsts, len(b.runs))
	}
	size := b.paragraph.spans[p.span].Size
	r := Run{Word: p.word, From: uint16(first), To: uint16(end), Actual: p.actual}
	if p.word.dir == rightToLeft {
		r.Shift = float64(p.word.shift(first, end)) * p.word.Font.scale(size)
		b.turned = true
	}
	b.x += r.Width(size)
	b.runs = append(b.runs, r)
	if !space {
		b.visible = b.x
	}
	part := &b.parts[len(b.parts)-1]
	part.Width = b.visible - part.X
}

// newLine ends the line and starts the next.
func (b *breaker) newLine(forced bool) {
	line := Line{Width: b.visible, Forced: forced, Parts: b.parts[:len(b.parts):len(b.parts)]}
	end := len(b.runs)
	for i := len(b.parts) - 1; i >= 0; i-- {
		part := &b.parts[i]
		part.Runs = b.runs[b.firsts[i]:end:end]
		end = b.firsts[i]
		line.tall(&b.paragraph.spans[part.Span])
	}
	if len(b.parts) == 0 {
		line.tall(&b.paragraph.spans[b.span])
	}
	if b.turned {
		turn(line.Parts, b.paragraph.spans)
	}
	b.lines = append(b.lines, line)
	b.runs, b.parts, b.firsts = b.runs[len(b.runs):], b.parts[len(b.parts):], b.firsts[:0]
	b.x, b.visible, b.turned = 0, 0, false
}

// tall makes the line as high as s asks.
func (l *Line) tall(s *Span) {
	l.Ascent = max(l.Ascent, s.Stack[0].Ascent*s.Size)
	l.Descent = max(l.Descent, s.Stack[0].Descent*s.Size)
}

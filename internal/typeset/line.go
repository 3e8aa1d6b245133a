package typeset

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

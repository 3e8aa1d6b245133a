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
	size := b.paragraph.spans[p.span].Size
	r := Run{Word: p.word, From: uint16(first), To: uint16(end)}
	if p.word.dir == rightToLeft {
		r.Shift = float32(p.word.shift(first, end)) * float32(p.word.Font.scale(size))
		b.turned = true
	}
	b.add(r, p.span, r.Width(size), space)
}

// add appends a run of a span to the line.
func (b *breaker) add(r Run, span int, width float64, space bool) {
	if n := len(b.parts); n == b.part || b.parts[n-1].Span != span {
		b.endPart()
		b.parts = append(b.parts, Part{Span: span, X: b.x})
		b.last = len(b.runs)
	}
	b.x += width
	b.runs = append(b.runs, r)
	if !space {
		b.visible = b.x
	}
}

// endPart gives the last part of the line its runs.
func (b *breaker) endPart() {
	if n := len(b.parts); n > b.part {
		part := &b.parts[n-1]
		part.Width, part.Runs = b.visible-part.X, b.runs[b.last:]
	}
}

// newLine ends the line and starts the next.
func (b *breaker) newLine(forced bool) {
	b.endPart()
	line := Line{Width: b.visible, Forced: forced, Parts: b.parts[b.part:]}
	for i := range line.Parts {
		line.tall(&b.paragraph.spans[line.Parts[i].Span])
	}
	if len(line.Parts) == 0 {
		line.tall(&b.paragraph.spans[b.span])
	}
	if b.turned {
		at := b.run
		for i := range line.Parts { // runs may have moved since
			part := &line.Parts[i]
			part.Runs = b.runs[at : at+len(part.Runs)]
			at += len(part.Runs)
		}
		turn(line.Parts, b.paragraph.spans)
	}
	b.lines = append(b.lines, line)
	b.part, b.run = len(b.parts), len(b.runs)
	b.x, b.visible, b.turned = 0, 0, false
}

// tall makes the line as high as s asks.
func (l *Line) tall(s *Span) {
	l.Ascent = max(l.Ascent, s.Stack[0].Ascent*s.Size)
	l.Descent = max(l.Descent, s.Stack[0].Descent*s.Size)
}

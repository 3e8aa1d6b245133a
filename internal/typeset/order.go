package typeset

// turn moves words that read from right to left, and what stands between
// them, to where a reader seeks them: the first one rightmost. The runs stay in
// reading order, so that a screen reader gets them so; only their shifts change.
// A line as a whole always runs from left to right.
func turn(parts []Part, spans []Span) {
	type placed struct {
		run      *Run
		x, width float64
	}
	var line []placed
	for _, p := range parts {
		x := p.X
		for i := range p.Runs {
			w := p.Runs[i].Width(spans[p.Span].Size)
			line = append(line, placed{&p.Runs[i], x, w})
			x += w
		}
	}
	for from := 0; from < len(line); from++ {
		if line[from].run.Word.dir != rightToLeft {
			continue
		}
		last := from
		for i := from + 1; i < len(line) && line[i].run.Word.dir != leftToRight; i++ {
			if line[i].run.Word.dir == rightToLeft {
				last = i
			}
		}
		ends := line[from].x + line[last].x + line[last].width
		for _, p := range line[from : last+1] {
			p.run.Shift += float32(ends - p.width - 2*p.x)
		}
		from = last
	}
}

// shift is what to add to the offsets of the glyphs from first up to end when
// they are drawn without the rest of the word, in units of the em.
func (w *Word) shift(first, end int) (units int32) {
	if w.dir != rightToLeft {
		return 0
	}
	for i, g := range w.Glyphs {
		if i < first {
			units += g.Advance
		}
		if i < end {
			units += g.Advance
		}
	}
	return units - w.width
}

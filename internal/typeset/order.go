package typeset

// item is what was drawn on a line in one go: a word or part of one, or white
// space. It ends where the next one starts.
type item struct {
	glyph    int // its first
	x, width float64
	dir      direction
}

// turn moves words that read from right to left, and what stands between
// them, to where a reader seeks them: the first one rightmost. The glyphs stay in
// reading order, so that a screen reader gets them so; only offsets change. A
// line as a whole always runs from left to right.
func turn(items []item, glyphs []Glyph) {
	for from := 0; from < len(items); from++ {
		if items[from].dir != rightToLeft {
			continue
		}
		last := from
		for i := from + 1; i < len(items) && items[i].dir != leftToRight; i++ {
			if items[i].dir == rightToLeft {
				last = i
			}
		}
		start, end := items[from].x, items[last].x+items[last].width
		for i := from; i <= last; i++ {
			upTo := len(glyphs)
			if i+1 < len(items) {
				upTo = items[i+1].glyph
			}
			move := start + end - items[i].width - 2*items[i].x
			for j := items[i].glyph; j < upTo; j++ {
				glyphs[j].XOffset += move
			}
		}
		from = last
	}
}

// shift is what to add to the offsets of the glyphs from first up to end when
// they are drawn without the rest of the run.
func (r *run) shift(first, end int) (units int32) {
	if r.dir != rightToLeft {
		return 0
	}
	for i, g := range r.glyphs {
		if i < first {
			units += g.advance
		}
		if i < end {
			units += g.advance
		}
	}
	return units - r.width
}

package pdf

import "notat/internal/notat"

// heads adds the head of a notat, facts that are looked up and not read: two stand
// beside one another where both fit on a line. terms has nil for what is not drawn.
func (b *builder) heads(d *notat.Definitions, terms []*para, term *style, column float64) {
	half := (b.width - gutter) / 2
	drawn, said := make([]int, 0, len(terms)), make([]*para, len(terms)) // said: of a term, where it is one line
	for i := range terms {
		if terms[i] != nil {
			drawn = append(drawn, i)
			said[i] = b.oneLine(d.Items[i].Blocks)
		}
	}
	fits := func(i int, column float64) bool {
		return said[i] != nil && said[i].lines[0].Width <= half-column-termGap
	}
	// beside tells what stands to the right of each, -1 for nothing, where the terms
	// there are at least as wide as least; and how wide they are.
	beside := func(least float64) (right []int, width float64) {
		for n := 0; n < len(drawn); n++ {
			right = append(right, -1)
			if n+1 == len(drawn) {
				break
			}
			left, _ := terms[drawn[n]].widths()
			w, _ := terms[drawn[n+1]].widths()
			if left <= column && fits(drawn[n], column) && fits(drawn[n+1], max(w, least)) {
				right[n], width = n+1, max(width, w)
				right = append(right, -1)
				n++
			}
		}
		return right, width
	}
	_, right := beside(0)
	second, _ := beside(right)
	for n := 0; n < len(drawn) && !b.ended(); n++ {
		if n > 0 {
			b.gap(headGap * b.body.size)
		}
		i := drawn[n]
		if second[n] < 0 {
			b.besides(&d.Items[i], terms[i], said[i], term, column)
			continue
		}
		n++
		k := drawn[n]
		cells := b.entry(&d.Items[i], terms[i], said[i], term, b.x, column, half-column-termGap)
		cells = append(cells, b.entry(&d.Items[k], terms[k], said[k], term, b.x+half+gutter, right, half-right-termGap)...)
		b.beside(&row{cells: cells}, b.bounds.compact(false))
	}
}

// oneLine gives a description that is one line, set as wide as it likes, and nil for any other.
func (b *builder) oneLine(blocks []notat.Block) *para {
	if len(blocks) != 1 {
		return nil
	}
	p, ok := blocks[0].(*notat.Paragraph)
	if !ok || p.Role != notat.Body {
		return nil
	}
	if said := b.para(p.Inlines, b.body, 0, endless); len(said.lines) == 1 {
		return said
	}
	return nil
}

// entry gives the cells of a term and its description, as an item of a list. said is the
// description where that is one line, and nil where it is not set yet.
func (b *builder) entry(it *notat.Definition, p, said *para, term *style, x, column, width float64) []cell {
	p.x, p.width = x, column
	left := b.nest(x, column, term)
	left.lines(p)
	right := b.nest(x+column+termGap, width, b.dense())
	if said != nil && said.lines[0].Width <= width {
		said.x, said.width = right.x, width
		right.lines(said)
	} else {
		right.inside(it.Blocks)
	}
	cells := []cell{newCell(elLbl, left.take(), 0, 0), newCell(elLBody, right.take(), 0, 0)}
	cells[0].around, cells[1].ends = elLI, true
	return cells
}

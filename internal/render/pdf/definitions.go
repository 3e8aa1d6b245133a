package pdf

import "notat/internal/notat"

// Terms stand in a column of their own beside what is said of them, unless they
// are too long for that: then they stand above it.
const (
	termGap  = 14   // between a term and its description, in points
	termMost = 0.34 // of the width, that the column of terms may take
	headGap  = 0.1  // between two rows of the head table, in parts of the size
	rowGap   = 0.3  // between two definitions
	listGap  = 0.6  // the same, where descriptions hold several lines
)

// definitions adds terms and what is said of each.
func (b *builder) definitions(d *notat.Definitions) {
	term := b.term
	if d.Head {
		term = b.quiet
	}
	if b.nested {
		term = b.body.plain().with(func(c *style) { c.bold = true })
	}
	terms := make([]*para, len(d.Items))
	wide, some := 0.0, false
	for i := range d.Items {
		if b.ended() {
			return
		}
		if it := &d.Items[i]; !it.PromptOnly() && !(notat.Empty(it.Term) && notat.EmptyBlocks(it.Blocks)) {
			terms[i] = b.para(it.Term, term, 0, endless)
			w, _ := terms[i].widths()
			wide, some = max(wide, w), true
		}
	}
	if !some {
		return
	}
	gap := rowGap
	switch {
	case d.Head:
		gap = headGap
	case several(d):
		gap = listGap
	}
	column := min(wide, termMost*b.width)
	above := wide > 1.8*column || b.width < 220 || manyBlocks(d)
	units := above && !b.nested && withFacts(d)
	b.open(elTerms)
	if d.Head && !above {
		b.heads(d, terms, term, column)
		terms = nil
	}
	n := 0
	for i, p := range terms {
		if b.ended() {
			break
		}
		if p == nil {
			continue
		}
		if n++; n > 1 {
			b.gap(gap * b.body.size)
		}
		it := &d.Items[i]
		if above {
			from, most := len(b.flow), oneDefinition
			if units {
				b.unit(it, term)
				most = oneUnit
			} else {
				b.stacked(it, term)
			}
			b.whole(b.flow[from:], most)
		} else {
			b.besides(it, p, nil, term, column)
		}
		if n == 1 && len(terms) > 2 {
			b.keepLast(wish)
		}
	}
	b.close()
	b.tighten(0)
	b.clear(max(b.body.after, 0.7*b.body.size))
}

// manyBlocks tells definitions that say so much of a term that it is a title.
func manyBlocks(d *notat.Definitions) bool {
	for i := range d.Items {
		if len(d.Items[i].Blocks) > 3 {
			return true
		}
	}
	return false
}

// Parts of a page: one definition that fills less is kept whole; of a longer one
// so much stands where it begins.
const (
	oneDefinition = 0.25
	oneUnit       = 0.35 // an agreement with its facts
	beginning     = 0.13
)

// whole keeps a definition that fills less than one of a page in one piece, and the
// beginning of a longer one.
func (b *builder) whole(flow []item, one float64) {
	most := b.bounds.usual(false)
	if height(flow) <= one*most {
		most *= one
	} else {
		most *= beginning
	}
	last := -1 // visible
	for i := range flow {
		it := &flow[i]
		if !it.visible() {
			continue
		}
		if most -= it.space + it.height; most < 0 {
			break
		}
		if last >= 0 {
			flow[last].keep = max(flow[last].keep, wish)
		}
		last = i
	}
}

// several tells definitions of which one says more than a paragraph.
func several(d *notat.Definitions) bool {
	for i := range d.Items {
		for _, block := range d.Items[i].Blocks {
			if l, ok := block.(*notat.List); ok && len(l.Items) > 1 || len(d.Items[i].Blocks) > 1 {
				return true
			}
		}
	}
	return false
}

// besides adds a term and, beside it, its description.
func (b *builder) besides(it *notat.Definition, p, said *para, term *style, column float64) {
	if w, _ := p.widths(); w > column+slack {
		p = b.para(it.Term, term, 0, column)
	}
	r := &row{cells: b.entry(it, p, said, term, b.x, column, b.width-column-termGap)}
	b.beside(r, b.bounds.compact(false))
}

// dense is the body's style with little space between paragraphs.
func (b *builder) dense() *style {
	if of := &b.desk.dense; of.body != b.body {
		of.body, of.dense = b.body, b.body.with(func(c *style) { c.before, c.after = 0, min(c.after, 0.35*c.size) })
	}
	return b.desk.dense.dense
}

// stacked adds a term and, below it, its description.
func (b *builder) stacked(it *notat.Definition, term *style) {
	b.open(elLI)
	b.open(elLbl)
	b.lines(b.para(it.Term, term, b.x, b.width))
	b.close()
	if !notat.EmptyBlocks(it.Blocks) {
		b.keepLast(need)
	}
	b.open(elLBody)
	outer := *b
	const indent = 12
	b.x, b.width, b.nested, b.inset = b.x+indent, b.width-indent, true, indent
	b.body = b.dense()
	b.gap(0.15 * b.body.size)
	b.withFacts(it.Blocks)
	b.x, b.width, b.nested, b.inset, b.body = outer.x, outer.width, outer.nested, outer.inset, outer.body
	b.tighten(0)
	b.gap(0.4 * b.body.size)
	b.close()
	b.close()
}

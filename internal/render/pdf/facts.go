package pdf

import (
	"notat/internal/notat"
	"notat/internal/template"
)

// Facts, such as who is responsible for an agreement and when it is due, stand
// beside one another in columns, so that those of several agreements are compared
// at a glance.
const (
	factColumns = 3
	factGap     = 12 // points
)

// facts adds paragraphs that are facts.
func (b *builder) facts(blocks []notat.Block) {
	width := (b.width+factGap)/factColumns - factGap
	if width < narrow {
		b.blocks(blocks)
		return
	}
	if over := len(blocks) % factColumns; len(blocks) > factColumns && over > 0 {
		b.blocks(blocks[:over]) // the last ones, owner and deadline and status, stand in the same columns everywhere
		blocks = blocks[over:]
	}
	for len(blocks) > 0 {
		n := min(len(blocks), factColumns)
		r := &row{cells: make([]cell, n)}
		for i, block := range blocks[:n] {
			in := b.nest(b.x+float64(i)*(width+factGap), width, b.body)
			in.paragraph(elP, block.(*notat.Paragraph).Inlines, b.body, false) // notat.Facts
			r.cells[i] = newCell(nil, in.take(), 0, 0)
		}
		b.gap(0.15 * b.body.size)
		b.beside(r, b.bounds.room(false))
		blocks = blocks[n:]
	}
	b.gap(0.15 * b.body.size)
}

// withFacts adds what is inside an element, its facts beside one another.
func (b *builder) withFacts(blocks []notat.Block) {
	if len(blocks) == 1 {
		b.inside(blocks)
		return
	}
	for len(blocks) > 0 && !b.ended() {
		if n := notat.Facts(blocks); n > 0 {
			b.facts(blocks[:n])
			blocks = blocks[n:]
			continue
		}
		n := 1
		for n < len(blocks) && notat.Facts(blocks[n:]) == 0 {
			n++
		}
		b.blocks(blocks[:n])
		blocks = blocks[n:]
	}
}

// withFacts tells definitions of things that have facts, such as agreements.
func withFacts(d *notat.Definitions) bool {
	for i := range d.Items {
		for k := range d.Items[i].Blocks {
			if notat.Facts(d.Items[i].Blocks[k:]) > 0 {
				return true
			}
		}
	}
	return false
}

// unitInset is where the words of a unit begin, right of its bar, in points.
const unitInset = 11

// unit adds a term with what is said of it behind a bar, which shows what belongs
// together.
func (b *builder) unit(it *notat.Definition, term *style) {
	x, width := b.x, b.width
	b.x, b.width = x+unitInset, width-unitInset
	b.open(&element{none: true, backdrop: &frame{x: b.x, w: b.width, border: template.Borders{Left: template.Border{Width: 2, Color: b.rule, Space: unitInset - 2}}}})
	b.stacked(it, term)
	b.tighten(0)
	b.close()
	b.x, b.width = x, width
	b.gap(0.9 * b.body.size)
}

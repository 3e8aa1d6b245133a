package pdf

import (
	"math"

	"notat/internal/notat"
	"notat/internal/template"
)

// gutter is the space between two columns, in points.
const gutter = 20

// columns adds columns side by side. They are read one after the other, also
// when they go on over a page.
func (b *builder) columns(c *notat.Columns) {
	n := len(c.Columns)
	if n == 0 {
		return
	}
	w := (b.width - gutter*float64(n-1)) / float64(n)
	r := &row{cells: make([]cell, n)}
	for i := range c.Columns {
		in := b.nest(b.x+float64(i)*(w+gutter), w, b.body)
		if h := c.Columns[i].Heading; !notat.Empty(h) {
			in.paragraph(elP, h, b.column, true)
		}
		in.blocks(c.Columns[i].Blocks)
		r.cells[i] = newCell(elDiv, in.take(), 0, 0)
	}
	b.gap(0.4 * b.body.size)
	it := b.beside(r, min(b.bounds.compact(false), wholeColumns*b.body.lead))
	for i := range r.cells {
		r.start = min(max(r.start, columnStart(r.cells[i].flow)), it.height)
	}
	b.clear(max(b.body.after, 1.1*b.body.size))
}

// Columns are kept in one piece up to so many lines, their headings among them;
// of higher ones so many lines stand below the headings before the page ends.
const (
	wholeColumns = 8
	firstLines   = 3
)

// columnStart is the room that a column needs to begin on a page.
func columnStart(flow []item) (h float64) {
	for lines := -1; lines < firstLines && len(flow) > 0; {
		n, least := group(flow, wish, math.MaxFloat64)
		if h > 0 {
			h += flow[0].space
		}
		h += least
		for i := range flow[:n] {
			if flow[i].kind == textual {
				lines++
			}
		}
		flow = flow[n:]
	}
	return h
}

// columnStyle is the heading of a column: bold, over a rule.
func columnStyle(body *style, color string) *style {
	return body.plain().with(func(c *style) {
		c.bold, c.color, c.keepNext = true, color, true
		c.border.Bottom = template.Border{Width: 1, Color: color, Space: 3}
		c.after = 5
	})
}

package pdf

import (
	"notat/internal/notat"
	"notat/internal/tagpdf"
	"notat/internal/template"
)

// table is a table being laid out, and what is drawn behind its words.
type table struct {
	b       *builder
	src     *notat.Table
	look    *template.TableStyle
	cell    *style
	header  *style
	number  []bool // columns of numbers: set to the right
	x, w    []float64
	width   float64
	turned  bool       // stands on pages that lie on their side
	inset   [4]float64 // of a cell: top, right, bottom, left
	natural []measured // the cells set on lines without end, head first, row by row
	head    *tableHead
}

// measured is a cell set as wide as it likes.
type measured struct {
	flow []item
	wide float64
}

// The least padding of cells, in points: below it rows run together.
const (
	padV = 2.6
	padH = 4
)

// table adds a table: caption, header row, rows.
func (b *builder) table(src *notat.Table) {
	n := len(src.Head)
	for _, r := range src.Rows {
		n = max(n, len(r))
	}
	if n == 0 {
		return
	}
	t := &table{b: b, src: src, look: &b.styles.table, width: b.width, number: make([]bool, n)}
	t.dress()
	t.classify()
	t.share()
	upright := b.width
	b.width = t.width
	defer func() { b.width = upright }()
	whole := b.bounds.room(t.turned)

	b.gap(min(b.normal.after, 4))
	b.open(&element{tag: tagpdf.Table, backdrop: t})
	if !notat.Empty(src.Caption) {
		b.paragraph(elCaption, src.Caption, b.caption, true)
	}
	if len(src.Rows) > 0 { // a THead without a TBody is none (ISO 14289-1, 7.2)
		b.open(elTHead)
	}
	first := len(b.flow)
	head := b.beside(t.row(src.Head, 0, true), whole/3)
	head.keep = need
	head.row.low = !head.row.splits
	if !head.row.splits {
		t.head = &tableHead{row: head.row, height: head.height}
		head.row.repeats = t.head
	}
	if len(src.Rows) > 0 {
		b.close()
		b.open(elTBody)
	}
	most := whole - 1
	if t.head != nil {
		most -= t.head.height
	}
	for i, cells := range src.Rows {
		b.beside(t.row(cells, (i+1)*n, false), most)
		if b.ended() {
			break
		}
	}
	if len(src.Rows) > 0 {
		b.close()
	}
	t.keep(b.flow[first:], most)
	b.close()
	t.natural = nil
	b.clear(max(b.normal.after, b.normal.size))
}

// dress takes the type and the room of cells from the template.
func (t *table) dress() {
	t.cell, t.header = t.b.cell, t.b.head
	t.inset = [4]float64{
		max(t.look.CellTop+min(t.look.Before, padV), padV), max(t.look.CellRight, padH),
		max(t.look.CellBottom+min(t.look.After, padV), padV), max(t.look.CellLeft, padH),
	}
}

// keep keeps a small table in one piece, and in a large one the first two and
// the last two rows together, so that no row stands alone under its header or
// over a page.
func (t *table) keep(flow []item, most float64) {
	rows := make([]*item, 0, len(t.src.Rows)+1)
	total := 0.0
	for i := range flow {
		if it := &flow[i]; it.kind == beside {
			rows = append(rows, it)
			total += it.height
		}
	}
	n := len(rows)
	if total < t.b.bounds.compact(t.turned) {
		for _, it := range rows[:n-1] {
			it.keep = max(it.keep, wish)
		}
		return
	}
	pair := func(a, b *item) {
		if a.height+b.height < most/4 {
			a.keep = max(a.keep, wish)
		}
	}
	if n > 3 {
		pair(rows[1], rows[2])
		pair(rows[n-2], rows[n-1])
	}
}

// classify finds the columns that hold numbers, and nothing else but blanks.
func (t *table) classify() {
	for i := range t.number {
		some, all := false, true
		for _, r := range t.src.Rows {
			if i < len(r) && len(r[i].Blocks) > 0 {
				some, all = some || r[i].Number, all && r[i].Number
			}
		}
		t.number[i] = some && all
	}
}

// row makes a row of cells; at is where their measures begin.
func (t *table) row(cells []notat.Cell, at int, head bool) *row {
	r := &row{el: elTR, cells: make([]cell, len(t.w))}
	for i := range r.cells {
		el := elTD
		switch {
		case head:
			el = elTHC
		case i == 0 && t.src.RowHeader:
			el = elTHR
		}
		var flow []item
		if i < len(cells) {
			m := &t.natural[at+i]
			x, w := t.x[i]+t.inset[3], t.w[i]-t.inset[1]-t.inset[3]
			if m.wide <= w+slack {
				flow = m.flow
				move(flow, x, w)
			} else {
				flow = t.set(&cells[i], i, el, x, w)
			}
		}
		r.cells[i] = newCell(el, flow, t.inset[0], t.inset[2])
	}
	return r
}

// set builds the flow of a cell.
func (t *table) set(c *notat.Cell, column int, el *element, x, w float64) []item {
	st := t.cell
	if el == elTHC {
		st = t.header
	}
	align := ""
	if c.Number || el == elTHC && t.number[column] {
		align = "right"
	}
	b := t.b.nest(x, w, st)
	b.align = align
	b.inside(c.Blocks)
	return b.take()
}

// move puts a flow built at 0, on lines without end, into its column.
func move(flow []item, x, w float64) {
	for i := range flow {
		if p := flow[i].para; p != nil && flow[i].line == 0 {
			p.width = w - p.x
			p.x += x
		}
	}
}

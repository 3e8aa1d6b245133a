package pdf

import "notat/internal/source"

const (
	maxRows  = 5_000 // of one table
	maxCells = 200   // of one row
)

// table makes a table of an element. What is in its cells is text and items; its
// pictures stand behind it.
func (t *tagged) table(e *element) {
	before := t.out
	t.out = nil
	var rows []source.Row
	var behind []piece
	page := 0
	size := 0.0
	below := map[int]int{} // rows that a column is still taken in, by a cell above
	var find func(e *element, head bool)
	find = func(e *element, head bool) {
		for _, k := range e.kids {
			switch {
			case k.element == nil:
			case k.element.kind == "TR" && len(rows) < maxRows:
				row := t.row(k.element, below, &behind, &page, &size)
				row.Head = row.Head || head
				rows = append(rows, row)
			case k.element.kind == "Caption":
				t.walk(k.element)
			default:
				find(k.element, k.element.kind == "THead")
			}
		}
	}
	find(e, false)
	caption := t.out
	t.out = append(before, caption...)
	if len(rows) > 0 && page > 0 {
		t.out = append(t.out, piece{Piece: source.Piece{What: source.Table, Sure: true, Rows: rows, Place: source.Place{Page: page}}, size: size})
	}
	t.out = append(t.out, behind...)
}

// cell adds a cell, while there is room for it.
func (t *tagged) cell(row *source.Row, c source.Cell) {
	if t.d.cells++; t.d.cells > maxAllCells/t.d.share {
		t.d.Exceeded = true
		return
	}
	row.Cells = append(row.Cells, c)
}

func (t *tagged) row(e *element, below map[int]int, behind *[]piece, page *int, size *float64) (row source.Row) {
	heads, column := 0, 0
	fill := func() {
		for ; below[column] > 0 && column < maxCells; column++ {
			below[column]--
			t.cell(&row, source.Cell{Columns: 1, Below: true})
		}
	}
	for _, k := range e.kids {
		if k.element == nil || len(row.Cells) >= maxCells {
			continue
		}
		fill()
		cell := source.Cell{Columns: min(max(1, t.d.attribute(k.element, "ColSpan")), maxCells)}
		from := t.out
		t.out = nil
		t.flow(k.element)
		for _, p := range t.out {
			if *page == 0 {
				*page = p.Place.Page
			}
			*size = max(*size, p.size)
			t.intoCell(p, &cell, behind)
		}
		t.out = from
		if k.element.kind == "TH" {
			heads++
		}
		for i := range cell.Columns {
			if n := min(t.d.attribute(k.element, "RowSpan"), maxRows); n > 1 {
				below[column+i] = n - 1
			}
		}
		column += cell.Columns
		t.cell(&row, cell)
	}
	fill()
	row.Head = heads > 1 && heads == len(row.Cells)
	return row
}

// intoCell puts a piece into a cell: what is not text or an item stands behind the
// table, and the cells of a table within stand as text.
func (t *tagged) intoCell(p piece, cell *source.Cell, behind *[]piece) {
	switch p.What {
	case source.Text, source.Item:
		cell.Pieces = append(cell.Pieces, p.Piece)
	case source.Heading, source.Aside:
		p.What, p.Level, p.Sure = source.Text, 0, false
		cell.Pieces = append(cell.Pieces, p.Piece)
	case source.Table:
		for _, r := range p.Rows {
			for _, c := range r.Cells {
				cell.Pieces = append(cell.Pieces, c.Pieces...)
			}
		}
	case source.Picture:
		*behind = append(*behind, p)
	}
}

package odt

import (
	"maps"
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/story"
)

// maxSpan is how many columns a table is read with, and how often a cell without words
// may stand again: files say that rows go on to the thousandth column.
const maxSpan = 63

// grid is a table being read.
type grid struct {
	table int
	down  map[int]int // columns that a cell above still takes -> how many rows
}

func (w *walker) table(e *etree.Element, in inside) {
	w.Tables = append(w.Tables, story.Table{In: in.table})
	in.table, in.row, in.col, in.depth, in.item = len(w.Tables), 0, 0, 0, false
	w.rows(e, in, &grid{table: in.table, down: map[int]int{}}, false)
}

func (w *walker) rows(e *etree.Element, in inside, g *grid, head bool) {
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "table-header-rows":
			w.rows(c, in, g, true)
		case "table-rows", "table-row-group":
			w.rows(c, in, g, head)
		case "table-row":
			w.row(c, in, g, head)
		}
	}
}

// row reads a row. A cell that is covered by one beside it is no cell; one that is
// covered by one above it goes on with that.
func (w *walker) row(e *etree.Element, in inside, g *grid, head bool) {
	row := story.Row{Head: head}
	in.row = len(w.Tables[g.table-1].Rows) + 1
	w.Tables[g.table-1].Rows = append(w.Tables[g.table-1].Rows, row)
	col := 0
	below := map[int]int{} // what the cells of this row take of the rows below it
	for _, c := range e.ChildElements() {
		if w.ctx.Err() != nil {
			return
		}
		for range many(c, "number-columns-repeated") {
			switch {
			case col >= maxSpan && c.Tag == "covered-table-cell":
			case c.Tag == "table-cell":
				col++
				wide := many(c, "number-columns-spanned")
				if down := rowsOf(c); down > 1 {
					for k := range wide {
						below[col+k] = down - 1
					}
				}
				row.Cells = append(row.Cells, story.Cell{Col: col, Columns: wide})
				in.col = col
				w.body(c, in)
				w.flush()
			case c.Tag == "covered-table-cell":
				if col++; g.down[col] > 0 {
					row.Cells = append(row.Cells, story.Cell{Col: col, Columns: 1, Below: true})
				}
			}
		}
	}
	for k, n := range g.down {
		if g.down[k] = n - 1; n <= 1 {
			delete(g.down, k)
		}
	}
	maps.Copy(g.down, below)
	row.Width = col
	for _, c := range row.Cells {
		row.Merged = row.Merged || c.Below || c.Columns > 1
	}
	w.Tables[g.table-1].Rows[in.row-1] = row
}

// many gives how often something stands, or how many columns it takes.
func many(e *etree.Element, attr string) int {
	n, err := strconv.Atoi(ooxml.Attr(e, attr))
	if err != nil {
		return 1
	}
	return min(max(n, 1), maxSpan)
}

// rowsOf gives how many rows a cell takes; a table has fewer than that.
func rowsOf(e *etree.Element) int {
	n, err := strconv.Atoi(ooxml.Attr(e, "number-rows-spanned"))
	if err != nil {
		return 1
	}
	return max(n, 1)
}

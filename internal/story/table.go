package story

import (
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Table is what no paragraph tells of a table: its rows and its empty cells.
type Table struct {
	In   int // the table that it stands in, or 0
	Rows []Row
}

// Row is a row of a table.
type Row struct {
	Head   bool // it comes again on every page
	Width  int  // columns that its cells take; 0 in one that is deleted
	Merged bool // a cell of it goes over several columns or rows

	cells []int // columns of the grid in which its cells begin
	end   int   // the last column of the grid that it takes
}

// maxSpan is how many columns Word lets a table have: a cell that says to go over
// more of them goes over these.
const maxSpan = 63

// span gives how many columns a property of a row or cell tells of.
func span(pr *etree.Element, tag string, least int) int {
	n, err := strconv.Atoi(ooxml.Val(pr, tag))
	if err != nil {
		return least
	}
	return min(max(n, least), maxSpan)
}

func (w *walker) openTable(in inside) inside {
	w.Tables = append(w.Tables, Table{In: in.table})
	in.table, in.row, in.col = len(w.Tables), 0, 0
	return in
}

// openRow notes the next row of a table.
func (w *walker) openRow(in *inside, e *etree.Element) {
	if in.table == 0 { // a row in no table
		return
	}
	t := &w.Tables[in.table-1]
	t.Rows = append(t.Rows, Row{Head: ooxml.On(ooxml.Child(e, "trPr"), "tblHeader")})
	in.row = len(t.Rows)
}

// openCell notes a cell, and gives the column of the grid in which it begins; col is
// the last one that is taken.
func (w *walker) openCell(in inside, e *etree.Element, col *int) int {
	pr := ooxml.Child(e, "tcPr")
	at, n := *col+1, span(pr, "gridSpan", 1)
	*col += n
	if in.table > 0 && in.row > 0 {
		r := &w.Tables[in.table-1].Rows[in.row-1]
		r.cells = append(r.cells, at)
		r.end = *col
		r.Merged = r.Merged || ooxml.Has(pr, "vMerge") && ooxml.Val(pr, "vMerge") != "restart"
	}
	return at
}

// closeTable counts the columns of a table as who sees it does. The grid of a file
// may have more of them, where the cells of two rows are of different widths: a
// column is what begins in the row that has most cells. The cells of a row that
// begin elsewhere are counted one by one.
func (w *walker) closeTable(table, from int) {
	t := &w.Tables[table-1]
	var starts []int
	for _, r := range t.Rows {
		if len(r.cells) > len(starts) {
			starts = r.cells
		}
	}
	column := make(map[int]int, len(starts)) // of the grid -> of the table
	for k, at := range starts {
		column[at] = k + 1
	}
	columns := make([]map[int]int, len(t.Rows)) // of the grid -> of the table, by row
	for n := range t.Rows {
		r := &t.Rows[n]
		columns[n] = map[int]int{}
		merged := false
		for i, at := range r.cells {
			k := column[at]
			if k == 0 {
				columns[n] = nil
				break
			}
			columns[n][at] = k
			next := len(starts)
			if i+1 < len(r.cells) {
				next = column[r.cells[i+1]] - 1
			} else if r.end < starts[len(starts)-1] {
				next = k
			}
			merged = merged || next > k
			r.Width = max(next, k)
		}
		r.Merged = r.Merged || merged && columns[n] != nil
		if columns[n] == nil {
			columns[n] = map[int]int{}
			for i, at := range r.cells {
				columns[n][at] = i + 1
			}
			r.Width = len(r.cells)
		}
	}
	for i := from; i < len(w.Paragraphs); i++ {
		if p := &w.Paragraphs[i]; p.Table == table && p.Row > 0 && p.Row <= len(columns) {
			p.Col = columns[p.Row-1][p.Col]
		}
	}
}

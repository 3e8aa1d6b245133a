package story

import (
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Table is what no paragraph tells of a table: its rows and its empty cells.
type Table struct {
	In        int // the table that it stands in, or 0
	Rows      []Row
	Name      string // for those who do not see it
	Described string // what else is said of it to them
}

// Row is a row of a table.
type Row struct {
	Head   bool // it comes again on every page
	Width  int  // columns that its cells take; 0 in one that is deleted
	Merged bool // a cell of it goes over several columns or rows
	Cells  []Cell

	end int // the last column of the grid that it takes
}

// Cell is a cell of a row, with words or without.
type Cell struct {
	Col     int  // its first column, as in the paragraphs in it
	Columns int  // how many it goes over
	Below   bool // it goes on with the cell above

	at int // the column of the grid in which it begins
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
		below := ooxml.Has(pr, "vMerge") && ooxml.Val(pr, "vMerge") != "restart"
		r.Cells = append(r.Cells, Cell{Columns: 1, Below: below, at: at})
		r.end = *col
		r.Merged = r.Merged || below
	}
	return at
}

// closeTable counts the columns of a table as who sees it does. The grid of a file
// may have more of them, where the cells of two rows are of different widths: a
// column is what begins in the row that has most cells. The cells of a row that
// begin elsewhere are counted one by one.
func (w *walker) closeTable(table, from int) {
	t := &w.Tables[table-1]
	var starts []Cell
	for _, r := range t.Rows {
		if len(r.Cells) > len(starts) {
			starts = r.Cells
		}
	}
	column := make(map[int]int, len(starts)) // of the grid -> of the table
	for k, c := range starts {
		column[c.at] = k + 1
	}
	columns := make([]map[int]int, len(t.Rows)) // of the grid -> of the table, by row
	for n := range t.Rows {
		r := &t.Rows[n]
		columns[n] = map[int]int{}
		merged := false
		for i, c := range r.Cells {
			k := column[c.at]
			if k == 0 {
				columns[n] = nil
				break
			}
			columns[n][c.at] = k
			next := len(starts)
			if i+1 < len(r.Cells) {
				next = column[r.Cells[i+1].at] - 1
			} else if r.end < starts[len(starts)-1].at {
				next = k
			}
			r.Cells[i].Columns = max(next-k+1, 1)
			merged = merged || next > k
			r.Width = max(next, k)
		}
		r.Merged = r.Merged || merged && columns[n] != nil
		if columns[n] == nil {
			columns[n] = map[int]int{}
			for i, c := range r.Cells {
				columns[n][c.at] = i + 1
				r.Cells[i].Columns = 1
			}
			r.Width = len(r.Cells)
		}
		for i, c := range r.Cells {
			r.Cells[i].Col = columns[n][c.at]
		}
	}
	for i := from; i < len(w.Paragraphs); i++ {
		if p := &w.Paragraphs[i]; p.Table == table && p.Row > 0 && p.Row <= len(columns) {
			p.Col = columns[p.Row-1][p.Col]
		}
	}
}

package pdf

import (
	"math"
	"slices"
	"strings"

	"notat/internal/source"
)

// A file without tags does not say what a table is. What stands in three columns or
// more, row below row, is sure to be one: each cell begins at the left of its column
// and ends before the next, none is empty, and those of a row begin on one line. All
// else stays text, in the order in which it is drawn.

// grid is such a table: its cells by rows, and in each its lines.
type grid struct{ rows [][][]*line }

const (
	leastColumns = 3
	leastRows    = 3   // with the head
	gridSlack    = 1.5 // points that a cell may begin beside its column, or end in the next
)

// grids finds the tables among the lines of a page, which are in reading order. Of
// each one line is left among them, which stands for it.
func (d *document) grids(list []*line) (out []*line) {
	for i := 0; i < len(list); {
		g, n := gridAt(list[i:])
		if g != nil {
			if d.tables == nil {
				d.tables = map[*line]*grid{}
			}
			place := *list[i]
			d.tables[&place] = g
			out = append(out, &place)
		} else {
			out = append(out, list[i:i+n]...)
		}
		i += n
	}
	return out
}

// gridAt gives the table that begins with the first of the lines, nil where none does,
// and how many of them are its, or are text.
func gridAt(list []*line) (*grid, int) {
	columns := columnsAt(list)
	if len(columns) < leastColumns {
		return nil, 1
	}
	g, used := &grid{}, 0
	for used < len(list) && len(g.rows) < maxRows {
		row, n := rowAt(list[used:], columns)
		if n == 0 || used > 0 && !g.endsAbove(row[0][0]) {
			break
		}
		g.rows, used = append(g.rows, row), used+n
	}
	if len(g.rows) < leastRows {
		return nil, 1
	}
	if g.numbered() {
		return nil, used // all of it: looked at once
	}
	return g, used
}

// columnsAt gives where the columns begin, by the lines that stand beside each other.
func columnsAt(list []*line) (columns []float64) {
	for i, l := range list {
		if i > 0 && (!level(list[0], l) || l.x < list[i-1].end+apart*l.size) {
			break
		}
		if len(columns) == maxCells {
			return nil
		}
		columns = append(columns, l.x)
	}
	return columns
}

// level reports whether two lines begin on one baseline.
func level(a, b *line) bool {
	return a.page == b.page && math.Abs(a.y-b.y) < 0.3*max(a.size, b.size)
}

// rowAt gives the row that the lines begin with, and of how many it is made; none
// where one of its cells is empty, or stands otherwise than the others.
func rowAt(list []*line, columns []float64) (row [][]*line, n int) {
	row = make([][]*line, len(columns))
	at := 0
	for ; n < len(list); n++ {
		l := list[n]
		k := slices.IndexFunc(columns, func(x float64) bool { return math.Abs(l.x-x) < gridSlack })
		last := row[at]
		switch {
		case k == at && len(last) > 0 && below(last[len(last)-1], l):
		case k == at && len(last) == 0, k == at+1 && len(last) > 0 && level(row[0][0], l):
			at = k
		default:
			k = -1
		}
		if k < 0 || len(row[k]) == maxOfBlock || k+1 < len(columns) && l.end > columns[k+1]+gridSlack {
			break
		}
		row[k] = append(row[k], l)
	}
	if len(row[len(row)-1]) == 0 {
		return nil, 0
	}
	return row, n
}

// below reports whether l is the next line of the cell that ends with last.
func below(last, l *line) bool {
	down := last.y - l.y
	return last.page == l.page && down > 0.5*l.size && down <= leading*l.size && sameSize(last, l)
}

// endsAbove reports whether all of a table stands above l.
func (g *grid) endsAbove(l *line) bool {
	for _, cell := range g.rows[len(g.rows)-1] {
		if last := cell[len(cell)-1]; last.page != l.page || last.y-l.y < 0.8*l.size {
			return false
		}
	}
	return true
}

// numbered tells a list whose marks, texts and page numbers stand apart, as in a table
// of contents.
func (g *grid) numbered() bool {
	marks, dots := 0, 0
	for _, row := range g.rows {
		if first := row[0][0].tidy(); !strings.Contains(first, " ") && mark(first+" x") != "" {
			marks++
		}
		for _, cell := range row {
			if strings.Contains(cell[0].text(), "....") || strings.Contains(cell[0].text(), ". . . .") {
				dots++
			}
		}
	}
	return 2*marks > len(g.rows) || dots > 0
}

// table makes a piece of a table. Its first row is the head where that alone is bold.
func (d *document) table(g *grid) (p piece, ok bool) {
	top := g.rows[0][0][0]
	p.What, p.Place.Page, p.y, p.size = source.Table, top.page.number, top.y, top.size
	for _, cells := range g.rows {
		var row source.Row
		for _, lines := range cells {
			if d.cells++; d.cells > maxAllCells/d.share {
				d.Exceeded = true
				return p, false
			}
			cell := source.Cell{Columns: 1}
			for _, in := range d.cell(lines) {
				cell.Pieces = append(cell.Pieces, in.Piece)
			}
			row.Cells = append(row.Cells, cell)
		}
		p.Rows = append(p.Rows, row)
	}
	p.Rows[0].Head = boldRow(g.rows[0]) && !boldRow(g.rows[1])
	return p, true
}

// cell gives what is in a cell: items with bullets, or one paragraph. A number at its
// beginning is a class or a date as often as a mark, and stays a word.
func (d *document) cell(lines []*line) []piece {
	if list := d.blocks(lines, nil); list[0].marker != "" && !list[0].numeral {
		return d.fromBlocks(list)
	}
	if p, ok := d.paragraph(lines); ok {
		return []piece{p}
	}
	return nil
}

func boldRow(cells [][]*line) bool {
	for _, lines := range cells {
		if slices.ContainsFunc(lines, func(l *line) bool { return !l.bold() }) {
			return false
		}
	}
	return true
}

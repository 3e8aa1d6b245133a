package flow

import (
	"strings"
	"unicode/utf8"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/story"
)

// table is a table of the file; one that only lays text out has its words among the
// others.
type table struct {
	rows   []story.Row
	words  map[[2]int][]int // row and column, from 1 -> lines
	layout bool
	labels bool // its first column says what the second is about
	told   bool
}

const (
	longCell  = 120 // characters: below a heading in the same cell it is a text of its own
	labelCell = 60  // characters: what a column of labels has at most in a cell
)

// dataOf gives the table that a paragraph stands in, or nil where it stands in none or
// in one that only lays out.
func (r *reader) dataOf(p *story.Paragraph) *table {
	if p.Table == 0 || r.tables[p.Table-1].layout {
		return nil
	}
	return &r.tables[p.Table-1]
}

// layout tells tables from what only looks like one.
func (r *reader) layout() error {
	r.tables = make([]table, len(r.story.Tables))
	for i := range r.tables {
		t := &r.tables[i]
		t.rows, t.words = r.story.Tables[i].Rows, map[[2]int][]int{}
		for _, row := range t.rows {
			if r.cells += len(row.Cells); r.cells > MaxCells {
				return &ooxml.Error{Code: ooxml.TooComplex, Message: tooMany}
			}
		}
	}
	for k := range r.lines {
		if p := r.lines[k].para; p.Table > 0 {
			t := &r.tables[p.Table-1]
			t.words[[2]int{p.Row, p.Col}] = append(t.words[[2]int{p.Row, p.Col}], k)
		}
	}
	for i := range r.tables {
		t := &r.tables[i]
		t.labels = r.labelled(t)
		t.layout = t.layout || t.labels || r.laysOut(t)
		if in := r.story.Tables[i].In; in > 0 { // cells of a record hold no tables
			r.tables[in-1].layout = true
		}
	}
	return nil
}

func (r *reader) laysOut(t *table) bool {
	rows, width := 0, 0
	for _, row := range t.rows {
		if len(row.Cells) > 0 {
			rows, width = rows+1, max(width, row.Width)
		}
	}
	if rows == 0 || width <= 1 {
		return true
	}
	if r.headed(t) {
		return false
	}
	for _, in := range t.words {
		long := 0
		for n := len(in) - 1; n >= 0; n-- {
			l := &r.lines[in[n]]
			switch {
			case rows == 1 && (len(in) > 1 || utf8.RuneCountInString(l.text) >= longCell),
				l.sure && long > 0, r.candidate(l) && long >= longCell:
				return true
			}
			long += utf8.RuneCountInString(strings.TrimSpace(l.text))
		}
	}
	return false
}

// headed reports whether the first row of a table is a head: the file says so, or each
// of its cells is one short line that stands out.
func (r *reader) headed(t *table) bool {
	for n, row := range t.rows {
		if len(row.Cells) == 0 {
			continue
		}
		for _, c := range row.Cells {
			in := t.words[[2]int{n + 1, c.Col}]
			if row.Head {
				return true
			}
			if len(in) != 1 || !r.candidate(&r.lines[in[0]]) || utf8.RuneCountInString(r.lines[in[0]].text) > labelCell {
				return false
			}
		}
		return len(row.Cells) > 1 && len(t.rows) > n+1
	}
	return false
}

// labelled reports whether a table has two columns, the first with a few bold words
// and the second with texts: headings beside what they head.
func (r *reader) labelled(t *table) bool {
	long, rows := 0, 0
	if r.headed(t) {
		return false
	}
	for n, row := range t.rows {
		if len(row.Cells) == 0 {
			continue
		}
		if row.Width != 2 || len(row.Cells) != 2 || row.Head {
			return false
		}
		left, right := t.words[[2]int{n + 1, 1}], t.words[[2]int{n + 1, 2}]
		if len(left) != 1 || !r.candidate(&r.lines[left[0]]) || utf8.RuneCountInString(r.lines[left[0]].text) > labelCell {
			return false
		}
		said := 0
		for _, k := range right {
			said += utf8.RuneCountInString(r.lines[k].text)
		}
		rows++
		if len(right) > 1 || said >= longCell {
			long++
		}
	}
	return rows > 0 && 2*long > rows
}

// labelOf reports whether a line is such a heading.
func (r *reader) labelOf(l *line) bool {
	return l.para.Table > 0 && r.tables[l.para.Table-1].labels && l.para.Col == 1
}

// flow gives the lines that are read one after another: all but those in tables of
// data.
func (r *reader) flow() []*line {
	var out []*line
	for k := range r.lines {
		if l := &r.lines[k]; r.dataOf(l.para) == nil {
			out = append(out, l)
		}
	}
	return out
}

// typed finds the marks of items that were typed by hand: in the running text, and in
// each cell by itself.
func (r *reader) typed() {
	mark := func(lines []*line) {
		texts := make([]string, len(lines))
		for i, l := range lines {
			if l.para.List == 0 && l.heading == 0 {
				texts[i] = l.text
			}
		}
		for i, m := range source.Marks(texts) {
			lines[i].mark = m
		}
	}
	mark(r.flow())
	for i := range r.tables {
		if t := &r.tables[i]; !t.layout {
			for _, in := range t.words {
				var lines []*line
				for _, k := range in {
					lines = append(lines, &r.lines[k])
				}
				mark(lines)
			}
		}
	}
}

// rows gives the rows of a table of data.
func (r *reader) rows(t *table) []source.Row {
	var out []source.Row
	for n, row := range t.rows {
		if len(row.Cells) == 0 { // deleted
			continue
		}
		is := source.Row{Head: row.Head}
		for _, c := range row.Cells {
			cell := source.Cell{Columns: c.Columns, Below: c.Below}
			for _, k := range t.words[[2]int{n + 1, c.Col}] {
				l := &r.lines[k]
				l.heading = 0
				p := l.piece()
				p.Place = place(l.index)
				cell.Pieces = append(cell.Pieces, p)
			}
			cell.Below = cell.Below && len(cell.Pieces) == 0
			is.Cells = append(is.Cells, cell)
		}
		out = append(out, is)
	}
	return out
}

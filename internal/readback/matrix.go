package readback

import (
	"slices"
	"strings"

	"notat/internal/samtale"
	"notat/internal/story"
)

// matrix is a table of the edited draft, or some rows of it, as its cells.
type matrix struct {
	rows   [][]cell
	paras  []int // its paragraphs
	merged bool  // a cell goes over several columns or rows
	nested bool  // a table or a text box stands in it
}

// cell is the paragraphs of one cell.
type cell []*story.Paragraph

// lines gives the words of a cell, a paragraph a line.
func (c cell) lines() []string {
	out := make([]string, len(c))
	for i, x := range c {
		out[i] = story.Words(x.Text)
	}
	return out
}

func (c cell) text() string { return strings.Join(c.lines(), "\n") }

// pieces gives the words of a cell, of no paragraph of the file in particular.
func (c cell) pieces() []*piece {
	out := make([]*piece, len(c))
	for i, x := range c {
		out[i] = &piece{runs: x.Runs, from: x, base: -1}
	}
	return out
}

// matrixFrom reads rows of a table from paragraph e on, up to the first that
// another table or nothing new stands in.
func (h *held) matrixFrom(e, lastRow int) *matrix {
	t, first := h.edited[e].Table, h.edited[e].Row
	rows := h.file.Tables[t-1].Rows
	lastRow = min(lastRow, len(rows))
	m := &matrix{}
	width := 0
	for _, r := range rows[first-1 : lastRow] {
		width = max(width, r.Width)
		m.merged = m.merged || r.Merged
	}
	cells := make([][]cell, lastRow-first+1)
	for i := range cells {
		cells[i] = make([]cell, width)
	}
	for k := e; k < len(h.edited); k++ {
		x := &h.edited[k]
		if x.Table != t {
			if !x.Box && !within2(h.file.Tables, x.Table, t) {
				break
			}
			m.nested = true
			continue
		}
		if x.Row > lastRow || h.match[k] >= 0 {
			break
		}
		m.paras = append(m.paras, k)
		if !x.Empty() && x.Col <= width {
			c := &cells[x.Row-first][x.Col-1]
			*c = append(*c, x)
		}
	}
	for i, row := range cells {
		if rows[first-1+i].Width > 0 { // else it is deleted
			m.rows = append(m.rows, row)
		}
	}
	return m
}

// within2 reports whether a table stands in another, however deep.
func within2(tables []story.Table, t, in int) bool {
	for t > 0 {
		if t = tables[t-1].In; t == in {
			return true
		}
	}
	return false
}

// texts gives the words of a row.
func texts(row []cell) []string {
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = c.text()
	}
	return out
}

// between stands between the cells of a table that the referent is shown.
const between = " | "

// shown gives a table as the referent is shown it.
func (m *matrix) shown() string {
	var all []string
	for _, r := range m.rows {
		for _, c := range r {
			if s := story.Words(c.text()); s != "" {
				all = append(all, s)
			}
		}
	}
	return strings.Join(all, between)
}

// block gives the table as a block of the record; the first row is its head.
func (m *matrix) block() map[string]any {
	rows := make([]any, 0, len(m.rows)-1)
	markdown := needsMarkdown(m.rows[1:])
	for _, r := range m.rows[1:] {
		rows = append(rows, anyOf(cellsOf(r, markdown)))
	}
	b := map[string]any{"type": "tabel", "hoved": anyOf(texts(m.rows[0])), "raekker": rows}
	if markdown {
		b["format"] = samtale.Markdown
	}
	return b
}

// trim takes rows without a word away, and columns at the right.
func (m *matrix) trim() {
	m.rows = slices.DeleteFunc(m.rows, func(r []cell) bool { return !slices.ContainsFunc(r, func(c cell) bool { return len(c) > 0 }) })
	width := 0
	for _, r := range m.rows {
		for i, c := range r {
			if len(c) > 0 {
				width = max(width, i+1)
			}
		}
	}
	for i := range m.rows {
		m.rows[i] = m.rows[i][:width]
	}
}

func anyOf(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

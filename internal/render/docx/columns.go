package docx

import (
	"unicode/utf8"

	"notat/internal/notat"
)

const (
	columnGap  = 280 // between columns, twips
	termIndent = 284 // of what is said of a term, twips
)

// columns writes columns as one row of cells without borders. Word reads a table
// row by row, so one row is read column by column. It is layout and no data: it
// has no name, and nothing in it is marked as a header.
func (w *writer) columns(c *notat.Columns) {
	n := len(c.Columns)
	if n == 0 {
		return
	}
	widths := make([]int, n)
	for i := range widths {
		widths[i] = w.form.width / n
	}
	w.openTable(grid{columns: widths, bare: columnGap})
	w.raw("<w:tr>")
	for i, col := range c.Columns {
		w.openCell(widths[i])
		if w.shows(col.Heading) {
			w.line(para{style: w.form.styles.column, keepNext: true}, col.Heading)
		}
		w.blocks(col.Blocks, place{cell: true})
		w.closeCell()
	}
	w.raw("</w:tr>")
	w.closeTable()
}

// definitions writes terms in Strong with what is said of each below them; the
// head of a notat as two columns without borders, its terms as row headers.
func (w *writer) definitions(d *notat.Definitions, at place) {
	items := make([]notat.Definition, 0, len(d.Items))
	for _, it := range d.Items {
		if w.doc.Prompts || !it.PromptOnly() {
			items = append(items, it)
		}
	}
	if len(items) == 0 {
		return
	}
	if d.Head {
		w.headTable(items)
		return
	}
	for _, it := range items {
		if !w.goOn() {
			return
		}
		s := &space{before: w.form.before[""]}
		if w.afterTable {
			s.before = max(s.before, tableGap)
		}
		pointer, repeats := w.repeats(it.Term)
		if repeats {
			w.openRepeat(pointer)
		}
		w.line(para{keepNext: true, at: place{space: s}}, []notat.Inline{notat.Strong(it.Term)})
		below := at
		below.left += termIndent
		w.blocks(it.Blocks, below)
		if repeats {
			w.closeRepeat()
		}
	}
}

func (w *writer) headTable(items []notat.Definition) {
	longest := 0
	for _, it := range items {
		longest = max(longest, utf8.RuneCountInString(notat.Plain(it.Term)))
	}
	first := min(max(longest*w.form.letter+columnGap, w.form.width/5), w.form.width*2/5)
	widths := []int{first, w.form.width - first}
	w.openTable(grid{columns: widths, bare: columnGap / 2, rowHeader: true, caption: w.section})
	at := place{cell: true, space: &space{before: 20, after: 20}}
	for _, it := range items {
		w.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		w.openCell(widths[0])
		w.line(para{style: w.form.styles.term, at: at}, it.Term)
		w.closeCell()
		w.openCell(widths[1])
		w.blocks(it.Blocks, at)
		w.closeCell()
		w.raw("</w:tr>")
	}
	w.closeTable()
}

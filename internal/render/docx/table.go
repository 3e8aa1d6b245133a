package docx

import (
	"strings"

	"notat/internal/notat"
)

// grid is a table as it is opened: how wide, in which style, and what its style
// is to mark.
type grid struct {
	style     string
	columns   []int // widths in twips
	bare      int   // for a table that is only layout: room between columns, twips
	rowHeader bool
	head      bool
	caption   string // for those who do not see the table; "" where it is only layout
}

// openTable writes the start of a table; children of w:tblPr in the order of the
// schema (CT_TblPr, ISO/IEC 29500-1 § 17.4.59). Two tables in a row would melt
// into one, so a thin paragraph keeps them apart.
func (w *writer) openTable(g grid) {
	if w.afterTable {
		w.thin(tableGap)
	}
	w.raw("<w:tbl><w:tblPr>")
	if g.style != "" {
		w.with(`<w:tblStyle w:val="`, g.style)
	}
	total := 0
	for _, c := range g.columns {
		total += c
	}
	w.width("w:tblW", total)
	if g.style == "" {
		w.raw(`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>`)
		w.width("w:right", g.bare)
		w.raw("</w:tblCellMar>")
	}
	w.raw(looks[g.head][g.rowHeader])
	if g.caption != "" {
		w.raw(`<w:tblCaption w:val="`)
		w.text(g.caption)
		w.raw(`"/>`)
	}
	w.raw("</w:tblPr><w:tblGrid>")
	for _, c := range g.columns {
		w.raw(`<w:gridCol w:w="`)
		w.int(c)
		w.raw(`"/>`)
	}
	w.raw("</w:tblGrid>")
}

// looks says which parts of the table style count: header row, header column.
var looks = map[bool]map[bool]literal{
	true: {
		false: `<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`,
		true:  `<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`,
	},
	false: {
		false: `<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
		true:  `<w:tblLook w:val="0680" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
	},
}

func (w *writer) closeTable() {
	w.raw("</w:tbl>")
	w.afterTable, w.afterBlock = true, false
}

func (w *writer) width(name literal, twips int) {
	w.raw("<", name, ` w:w="`)
	w.int(twips)
	w.raw(`" w:type="dxa"/>`)
}

// openCell and closeCell write a cell; it has to end with a paragraph of its
// own (ISO/IEC 29500-1 § 17.4.65), also after a block-level control.
func (w *writer) openCell(width int) {
	w.raw("<w:tc><w:tcPr>")
	w.width("w:tcW", width)
	w.raw("</w:tcPr>")
	w.afterTable, w.afterBlock = false, false
	w.cellStart = w.Len()
}

func (w *writer) closeCell() {
	if w.afterBlock || w.Len() == w.cellStart {
		w.thin(20)
	}
	w.raw("</w:tc>")
}

// thin writes an empty paragraph of a given height in twips.
func (w *writer) thin(height int) {
	w.raw(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="`)
	w.int(height)
	w.raw(`" w:lineRule="exact"/></w:pPr></w:p>`)
	w.afterTable, w.afterBlock = false, false
}

// table writes a table of data in the template's table style, its caption above.
func (w *writer) table(t *notat.Table) {
	caption := notat.Plain(t.Caption)
	if !notat.Empty(t.Caption) {
		w.line(para{style: w.form.styles.Caption, keepNext: true}, t.Caption)
	} else {
		caption = w.section
	}
	fit := w.fit(t)
	widths := fit.widths
	head, style := w.form.styles.head, w.form.styles.cell
	if fit.small {
		head, style = w.form.styles.denseHead, w.form.styles.dense
	}
	w.openTable(grid{style: w.form.styles.Table, columns: widths, head: true, rowHeader: t.RowHeader, caption: caption})
	w.row(t.Head, widths, head, true)
	for _, r := range t.Rows {
		pointer, repeats := w.repeatsRow(r)
		if repeats {
			w.openRepeat(pointer)
		}
		w.row(r, widths, style, false)
		if repeats {
			w.closeRepeat()
		}
	}
	w.closeTable()
}

// row writes a row that is not split between pages; a header row comes again on
// every page.
func (w *writer) row(cells []notat.Cell, widths []int, style string, head bool) {
	w.raw("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		w.raw("<w:tblHeader/>")
	}
	w.raw("</w:trPr>")
	for i := range cells {
		if !w.goOn() {
			return
		}
		c := &cells[i]
		w.openCell(widths[min(i, len(widths)-1)])
		at := place{cell: true, number: c.Number, space: &w.form.cell, style: style, keepNext: head} // no header row alone at the end of a page
		if notat.EmptyBlocks(c.Blocks) && !w.anyPrompt(c.Blocks) {
			w.line(para{style: style, at: at}, nil)
		} else {
			w.blocks(c.Blocks, at)
		}
		w.closeCell()
	}
	w.raw("</w:tr>")
}

// dense is how large the words of a table are that has no room for its longest
// words otherwise, in parts of their size.
const dense = 0.82

// spread divides the width of the text among the columns of a table: each gets
// what its longest word needs, the rest is shared by how long the texts are. A
// table whose words do not fit that way is set smaller, and when not even that
// is enough, its wide columns give way and its narrow ones keep their words; then it
// is told whether words are broken every few letters.
func (f *form) spread(t *notat.Table, width int) (widths []int, small, crushed bool) {
	least, wish := f.needs(t, 1)
	if sum(least) > width {
		least, wish = f.needs(t, dense)
		small = true
	}
	switch room := width - sum(least); {
	case room < 0:
		widths = fairly(least, width)
		for i, w := range widths {
			crushed = crushed || w < least[i] && float64(w-f.cellMargins) < leastLetters*dense*float64(f.letter)
		}
	case sum(wish) <= width:
		total := max(sum(wish), 1)
		for _, w := range wish {
			widths = append(widths, w*width/total)
		}
	default:
		more := sum(wish) - sum(least)
		widths = least
		for i := range least {
			widths[i] += (wish[i] - least[i]) * room / max(more, 1)
		}
	}
	widths[len(widths)-1] += width - sum(widths)
	return widths, small, crushed
}

// needs gives what each column needs for its longest word and for its longest
// line, in twips, with words of a size.
func (f *form) needs(t *notat.Table, size float64) (least, wish []int) {
	most := 60 * f.letter // a longer text gets lines, not width
	n := len(t.Head)
	least, wish = make([]int, n), make([]int, n)
	measure := func(row []notat.Cell, bold bool) {
		for i := range row[:min(len(row), n)] {
			eachLine(row[i].Blocks, func(ins []notat.Inline) {
				s := notat.Plain(ins)
				wish[i] = max(wish[i], min(f.lengthOf(s, bold), most))
				for word := range strings.FieldsSeq(s) {
					least[i] = max(least[i], min(f.lengthOf(word, bold), most))
				}
			})
		}
	}
	measure(t.Head, true)
	for _, r := range t.Rows {
		measure(r, false)
	}
	for i := range least {
		least[i] = int(float64(least[i])*size) + f.cellMargins + f.letter/3
		wish[i] = max(int(float64(wish[i])*size)+f.cellMargins, least[i])
	}
	return least, wish
}

// fairly divides a width that is too small: what needs less than an even share
// gets it whole, and the others share what is left.
func fairly(needs []int, width int) []int {
	out := make([]int, len(needs))
	left, open := width, len(needs)
	for open > 0 {
		share, given := left/open, 0
		for i, need := range needs {
			if out[i] == 0 && need <= share {
				out[i] = need
				left -= need
				given++
			}
		}
		open -= given
		if given == 0 {
			for i := range out {
				if out[i] == 0 {
					out[i] = share
				}
			}
			return out
		}
	}
	return out
}

func sum(widths []int) (total int) {
	for _, w := range widths {
		total += w
	}
	return total
}

// lengthOf is about how long a text is in a table, in twips: a font that is the
// same width all over would break words of wide letters in two.
func (f *form) lengthOf(s string, bold bool) int {
	tenths := 0 // of a letter
	for _, r := range s {
		switch r {
		case 'f', 'i', 'j', 'l', 'r', 't', 'I', '.', ',', ':', ';', '!', '\'', '|', '(', ')', '[', ']', '/', '-', ' ':
			tenths += 6
		case 'm', 'w', 'M', 'W', '%', '@', 'æ', 'Æ', 'œ', 'Œ', '—':
			tenths += 15
		case 'Ø', 'Å', 'Ä', 'Ö':
			tenths += 12
		default:
			tenths += 10
			if r >= 'A' && r <= 'Z' {
				tenths += 2
			}
		}
	}
	if bold {
		tenths += tenths / 10
	}
	return tenths * f.letter / 10
}

// eachLine calls do for every line of a cell's blocks.
func eachLine(bs []notat.Block, do func([]notat.Inline)) {
	for _, b := range bs {
		switch b := b.(type) {
		case *notat.Paragraph:
			do(b.Inlines)
		case *notat.List:
			eachItem(b, do)
		case *notat.Heading, *notat.Definitions, *notat.Table, *notat.Columns, *notat.Quote, *notat.Figure, *notat.Form: // in no cell
		}
	}
}

func eachItem(l *notat.List, do func([]notat.Inline)) {
	for i := range l.Items {
		do(l.Items[i].Inlines)
		if l.Items[i].Sub != nil {
			eachItem(l.Items[i].Sub, do)
		}
	}
}

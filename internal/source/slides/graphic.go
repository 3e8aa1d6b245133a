package slides

import (
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/source/office"
)

// maxSpan is how many columns a cell of a table may go over: no table has more.
const maxSpan = 63

// graphic reads a table, a chart or a diagram.
func (w *walker) graphic(e *etree.Element, sh *shape) error {
	for _, c := range ooxml.Child(ooxml.Child(e, "graphic"), "graphicData").ChildElements() {
		id := ""
		switch c.Tag {
		case "tbl":
			if err := w.table(c, sh); err != nil {
				return err
			}
			continue
		case "chart":
			id = attrNS(c, "id")
		case "relIds":
			id = attrNS(c, "dm")
		default:
			continue
		}
		rel := w.rels[id]
		pieces, ok, err := office.Embedded(w.ctx, w.file, rel.Part, w.here())
		if err != nil {
			return err
		}
		if !ok {
			sh.left = append(sh.left, source.Left{Why: source.Unread, Text: c.Tag, Place: source.Place{Slide: w.slide.number}})
		}
		for _, p := range pieces {
			for _, row := range p.Rows {
				w.cells += len(row.Cells)
			}
		}
		sh.pieces = append(sh.pieces, pieces...)
		if w.cells > MaxCells {
			return tooMany("tabelceller")
		}
	}
	return nil
}

// table reads a table (a:tbl). One of a single column only puts text in a frame.
func (w *walker) table(e *etree.Element, sh *shape) error {
	at := w.here()
	head := flag(ooxml.Child(e, "tblPr"), "firstRow")
	var rows []source.Row
	wide := false
	for _, tr := range e.ChildElements() {
		if tr.Tag != "tr" {
			continue
		}
		row := source.Row{Head: head && len(rows) == 0}
		for _, tc := range tr.ChildElements() {
			if tc.Tag != "tc" || flag(tc, "hMerge") {
				continue
			}
			if w.cells++; w.cells > MaxCells {
				return tooMany("tabelceller")
			}
			c := source.Cell{Columns: 1}
			if n, err := strconv.Atoi(ooxml.Attr(tc, "gridSpan")); err == nil {
				c.Columns = min(max(n, 1), maxSpan)
			}
			paras := w.paras(ooxml.Child(tc, "txBody"), hold{})
			for i := range paras {
				c.Pieces = append(c.Pieces, paras[i].piece())
			}
			c.Below = flag(tc, "vMerge") && len(c.Pieces) == 0
			row.Cells = append(row.Cells, c)
		}
		wide = wide || len(row.Cells) > 1
		if len(row.Cells) > 0 {
			rows = append(rows, row)
		}
	}
	if wide {
		sh.pieces = append(sh.pieces, source.Piece{What: source.Table, Rows: rows, Sure: true, Place: at})
		return nil
	}
	for _, row := range rows {
		for _, c := range row.Cells {
			sh.pieces = append(sh.pieces, c.Pieces...)
		}
	}
	return nil
}

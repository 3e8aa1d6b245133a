package template

import (
	"slices"
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// table reads a table in a header: each row's lines become paragraphs with tab
// stops at the cells, which is what the letterheads that are made as tables look
// like. Lines and fills of the cells do not count.
func (b *bannerReader) table(tbl *etree.Element) {
	if tbl.FindElement(".//w:tc//w:tbl") != nil {
		b.notes.warn("kun-i-word", b.place, "En tabel inde i en tabel vises kun i Word. Brug tabulatorer i stedet.")
	}
	var widths []float64
	for _, g := range ooxml.Children(ooxml.Child(tbl, "tblGrid")) {
		widths = append(widths, ooxml.Twips(ooxml.Attr(g, "w")))
	}
	tblPr := ooxml.Child(tbl, "tblPr")
	style := b.s.Table(ooxml.Val(tblPr, "tblStyle"))
	// Word sets the first cell's words, not its edge, at the margin; a modern file says
	// so with an indent of its own (§ 17.4.50).
	start := ooxml.Twips(ooxml.Attr(ooxml.Child(tblPr, "tblInd"), "w"))
	for _, row := range ooxml.Children(tbl) {
		if row.Tag == "tr" {
			b.row(row, widths, start, style)
		}
	}
}

// cell is one cell of a row in a header: its place and its paragraphs.
type cell struct {
	left, right float64 // the edges of its words, from the left margin
	paragraphs  []*etree.Element
}

func (b *bannerReader) row(tr *etree.Element, widths []float64, x float64, style ooxml.TableFormat) {
	var cells []cell
	column, lines := 0, 0
	for _, tc := range tr.ChildElements() {
		if tc.Tag != "tc" {
			continue
		}
		span, err := strconv.Atoi(ooxml.Val(ooxml.Child(tc, "tcPr"), "gridSpan"))
		if err != nil || span < 1 || span > 63 { // Word has at most 63 columns
			span = 1
		}
		width := 0.0
		for range span {
			if column < len(widths) {
				width += widths[column]
			}
			column++
		}
		if width == 0 {
			width = ooxml.Twips(ooxml.Attr(ooxml.Child(ooxml.Child(tc, "tcPr"), "tcW"), "w"))
		}
		c := cell{left: x + style.CellLeft, right: x + width - style.CellRight}
		for _, p := range tc.ChildElements() {
			if p.Tag == "p" {
				c.paragraphs = append(c.paragraphs, p)
			}
		}
		lines = max(lines, len(c.paragraphs))
		cells = append(cells, c)
		x += width
	}
	b.line++
	for i := range lines {
		b.rowLine(cells, i)
	}
}

// rowLine joins the i'th paragraph of every cell into one.
func (b *bannerReader) rowLine(cells []cell, i int) {
	var p BannerParagraph
	var runs []BannerRun
	for k, c := range cells {
		if i >= len(c.paragraphs) {
			continue
		}
		pPr := ooxml.Child(c.paragraphs[i], "pPr")
		f := b.s.WithParagraph(b.s.Paragraph(ooxml.Val(pPr, "pStyle")), pPr)
		stop := Tab{At: c.left + f.Left, Align: f.Align}
		switch f.Align {
		case "center":
			stop.At = (c.left + c.right) / 2
		case "right":
			stop.At = c.right - f.Right
		}
		var none []Tab
		words := b.runs(c.paragraphs[i], f, &none)
		st := styleOf(f)
		if len(p.Runs) == 0 && p.Style.Font == "" {
			p.Style = st
			p.Style.Align, p.Style.Left, p.Style.Right, p.Style.FirstLine = "left", 0, 0, 0
			if k == 0 && f.Align == "left" {
				p.Style.Left = max(0, stop.At)
			}
		}
		p.Style.Before, p.Style.After = max(p.Style.Before, st.Before), max(p.Style.After, st.After)
		if len(words) == 0 {
			continue
		}
		if k > 0 || f.Align != "left" {
			p.Tabs = append(p.Tabs, stop)
			runs = append(runs, BannerRun{Style: st, IsTab: true})
		}
		runs = append(runs, words...)
	}
	slices.SortStableFunc(p.Tabs, func(a, c Tab) int { return int(a.At*20) - int(c.At*20) })
	b.add(p, runs)
}

package docx

import (
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// manyColumns is a table whose words have no room beside each other.
func manyColumns(n int) *notat.Table {
	t := &notat.Table{}
	var row []notat.Cell
	for range n {
		t.Head = append(t.Head, cell("Kristendomskundskab"))
		row = append(row, cell("Forventningsafstemning"))
	}
	t.Rows = [][]notat.Cell{row, row}
	return t
}

// A table of many columns stands in a section on its side, with the headings above it
// and the note below; all else stands upright.
func TestATableOfManyColumnsStandsInASectionOnItsSide(t *testing.T) {
	first := changed(t, "word/document.xml", func(s string) string {
		return strings.Replace(s, "<w:pgSz", `<w:pgNumType w:start="4"/><w:titlePg/><w:pgSz`, 1)
	})
	note := &notat.Paragraph{Role: notat.Note, Inlines: text("Skolens egne tal.")}
	heading := func(s string) notat.Block { return &notat.Heading{Level: 2, Inlines: text(s)} }
	for name, c := range map[string]struct {
		blocks []notat.Block
		want   []string // the sections: what stands in them, in short
	}{
		"none":         {[]notat.Block{heading("A"), manyColumns(3), par(notat.Text("B"))}, []string{"upright A 3 B"}},
		"one":          {[]notat.Block{par(notat.Text("A")), heading("B"), manyColumns(12), note, par(notat.Text("C"))}, []string{"upright A", "side B 12 Skolens egne tal.", "upright C"}},
		"two together": {[]notat.Block{par(notat.Text("A")), manyColumns(12), heading("B"), manyColumns(14), par(notat.Text("C"))}, []string{"upright A", "side 12 B 14", "upright C"}},
		"the last":     {[]notat.Block{par(notat.Text("A")), manyColumns(12)}, []string{"upright A", "side 12"}},
		"two apart":    {[]notat.Block{par(notat.Text("A")), manyColumns(12), par(notat.Text("B")), manyColumns(12), par(notat.Text("C"))}, []string{"upright A", "side 12", "upright B", "side 12", "upright C"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := sample(t)
			d.Blocks = c.blocks
			p := open(t, file(t, first, d))
			sound(t, p)
			body := ooxml.Child(mustXML(t, p, p.Main()).Root(), "body")
			var got, words []string
			n := 0
			end := func(section *etree.Element) {
				size, way := ooxml.Child(section, "pgSz"), "upright"
				if ooxml.Attr(size, "orient") == "landscape" {
					way = "side"
				}
				if (way == "side") != (ooxml.Twips(ooxml.Attr(size, "w")) > ooxml.Twips(ooxml.Attr(size, "h"))) {
					t.Errorf("section %d: %s", n, way)
				}
				if first, start := ooxml.Has(section, "titlePg"), ooxml.Attr(ooxml.Child(section, "pgNumType"), "start"); first != (n == 0) || (start == "4") != (n == 0) {
					t.Errorf("section %d: a first page %v, that begins at %q", n, first, start)
				}
				got, words, n = append(got, strings.Join(append([]string{way}, words...), " ")), nil, n+1
			}
			for _, e := range body.ChildElements() {
				switch s := ooxml.Joined(ooxml.LettersOf(e)); {
				case e.Tag == "sectPr":
					end(e)
				case e.Tag == "tbl":
					words = append(words, map[int]string{3: "3", 12: "12", 14: "14"}[len(ooxml.Child(e, "tblGrid").ChildElements())])
				case ooxml.Has(ooxml.Child(e, "pPr"), "sectPr"):
					end(ooxml.Child(ooxml.Child(e, "pPr"), "sectPr"))
				case s != "":
					words = append(words, s)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Where the text stands in columns, a table is no wider than one of them, and what does
// not fit has a page on its side, in one column.
func TestATableFitsTheColumnsOfTheWordFile(t *testing.T) {
	two := changed(t, "word/document.xml", func(s string) string {
		return strings.Replace(s, `<w:cols w:space="708"/>`, `<w:cols w:num="2" w:space="708"/>`, 1)
	})
	two.Look.Page.Columns = template.Columns{Count: 2, Gap: 35.4}
	d := sample(t)
	d.Blocks = []notat.Block{&notat.Table{Head: []notat.Cell{cell("Klasse"), cell("Tal")}, Rows: [][]notat.Cell{{cell("3. b"), cell("7")}}}, manyColumns(4), par(notat.Text("Efter"))}
	p := open(t, file(t, two, d))
	sound(t, p)
	var wide, columns []string
	root := mustXML(t, p, p.Main()).Root()
	for _, e := range root.FindElements("//sectPr") {
		columns = append(columns, ooxml.Attr(ooxml.Child(e, "cols"), "num"))
	}
	for _, e := range root.FindElements("//tblGrid") {
		all := 0.0
		for _, c := range e.ChildElements() {
			all += ooxml.Twips(ooxml.Attr(c, "w"))
		}
		switch {
		case all <= two.Look.Page.ColumnWidth()+1:
			wide = append(wide, "one column")
		case all > two.Look.Page.Width-two.Look.Page.Left-two.Look.Page.Right:
			wide = append(wide, "on its side")
		default:
			wide = append(wide, "across columns")
		}
	}
	if !slices.Equal(wide, []string{"one column", "on its side"}) || !slices.Equal(columns, []string{"2", "2", ""}) {
		t.Errorf("tables are %q; the last section, the first and the one on its side have columns %q", wide, columns)
	}
}

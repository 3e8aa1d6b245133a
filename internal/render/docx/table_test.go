package docx

import (
	"testing"

	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

// A table of data that goes on over a page has its head there as well, and no
// row of it is cut in two (ISO/IEC 29500-1, 17.4.78 and 17.4.6).
func TestATableGoesOnOverAPageByWholeRowsUnderItsHead(t *testing.T) {
	d := sample(t)
	d.Blocks = []notat.Block{&notat.Table{Caption: text("Fravær"), RowHeader: true, Head: []notat.Cell{cell("Klasse"), number("Fravær")},
		Rows: [][]notat.Cell{{cell("1."), number("4")}, {cell("2."), number("5")}}}}
	p := draw(t, d)
	heads, row := 0, 0
	walk(mustXML(t, p, p.Main()).Root(), func(e *etree.Element) {
		if e.Tag != "tr" {
			return
		}
		look := ooxml.Child(e, "trPr")
		if !ooxml.Has(look, "cantSplit") {
			t.Errorf("row %d may be cut in two", row)
		}
		if ooxml.Has(look, "tblHeader") {
			if heads++; row > 0 {
				t.Errorf("row %d is no head", row)
			}
		}
		row++
	})
	if heads != 1 || row != 3 {
		t.Errorf("%d heads in %d rows", heads, row)
	}
}

// What is said of the school at the top of a notat is not cut in two either.
func TestTheHeadOfANotatIsNotCutWithinARow(t *testing.T) {
	d := sample(t)
	d.Blocks = []notat.Block{&notat.Definitions{Head: true, Items: []notat.Definition{{Term: text("Skole"), Blocks: []notat.Block{par(notat.Text("Birkelund Skole"))}}}}}
	p := draw(t, d)
	rows := 0
	walk(mustXML(t, p, p.Main()).Root(), func(e *etree.Element) {
		if e.Tag == "tr" {
			if rows++; !ooxml.Has(ooxml.Child(e, "trPr"), "cantSplit") {
				t.Error("the row may be cut in two")
			}
		}
	})
	if rows != 1 {
		t.Errorf("%d rows", rows)
	}
}

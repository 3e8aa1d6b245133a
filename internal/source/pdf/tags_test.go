package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"notat/internal/source"
)

// tagged writes a file as Word exports it: names of its own for headings, a list
// with labels, a table with cells over several columns and rows, a note, a table
// of contents, a picture with a text, running heads as artifacts.
func tagged() []byte {
	var content, elements strings.Builder
	y, mcid := 800, 0
	say := func(s string) string {
		fmt.Fprintf(&content, "/P <</MCID %d>> BDC BT /F 11 Tf 72 %d Td (%s) Tj ET EMC\n", mcid, y, s)
		y -= 20
		mcid++
		return fmt.Sprint(mcid - 1)
	}
	put := func(s string) { elements.WriteString(s) }
	element := func(kind, kids string) string { return "<</S/" + kind + "/Pg 3 0 R/K[" + kids + "]>>" }
	content.WriteString("/Artifact <</Type/Pagination/Subtype/Header>> BDC BT /F 8 Tf 72 830 Td (Engbjergskolen) Tj ET EMC\n")
	put(element("Overskrift#201", say("Samtalen")))
	put(element("TOC", element("TOCI", element("Reference", say("Trivsel 2")))))
	put(element("Sect", element("H2", say("Trivsel"))+element("P", say("Det g\\345r ")+element("Span", say("godt."))+element("Link", say(" Se planen.")))))
	put(element("L", element("LI", element("Lbl", say("\\225"))+element("LBody", element("P", say("Ro i timerne"))+
		element("L", element("LI", element("Lbl", say("a)"))+element("LBody", say("ogs\\345 om fredagen"))))))))
	put(element("Table", element("TR", element("TH", say("Aftale"))+"<</S/TH/Pg 3 0 R/K["+say("Hvem og hvorn\\345r")+"]/A<</O/Table/ColSpan 2>>>>")+
		element("TR", "<</S/TD/Pg 3 0 R/K["+say("L\\346seb\\345nd")+"]/A[<</O/Layout>><</O/Table/RowSpan 2>>]>>"+element("TD", say("Ib Krog"))+element("TD", say("1. maj")))+
		element("TR", element("TD", say("Mie Holt"))+element("TD", say("1. juni")))))
	put("<</S/Figure/Pg 3 0 R/K " + say("42") + "/Alt(En s\\370jle)>>")
	put(element("Note", element("P", say("Fra \\345rsplanen."))))
	content.WriteString("BT /F 11 Tf 72 100 Td (Uden m\\346rke) Tj ET\n")
	tree := "<</Type/StructTreeRoot/RoleMap<</Overskrift#201/H1>>/K<</S/Document/K[" + elements.String() + "]>>>>"
	return numbered([]string{
		"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", content.Len(), content.String()),
		"<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>",
		tree,
	})
}

// What the tags say is what is read: in their order, with their kinds and levels;
// what no tag has is kept, and what the file leaves out is left out by name.
func TestTagsAreRead(t *testing.T) {
	f := read(t, tagged())
	var got []string
	for _, p := range f.Pieces {
		s := fmt.Sprintf("%d.%d %v %s", p.What, p.Level, p.Sure, plain(p.Words))
		for _, r := range p.Rows {
			s += fmt.Sprintf("|%v", r.Head)
			for _, c := range r.Cells {
				s += fmt.Sprintf(" %d%v", c.Columns, c.Below)[:3]
				for _, q := range c.Pieces {
					s += " " + plain(q.Words)
				}
			}
		}
		if p.Figure != nil {
			s += p.Figure.Alt
		}
		got = append(got, s)
	}
	want := []string{
		"0.1 true Samtalen",
		"0.2 true Trivsel",
		"1.0 false Det går godt. Se planen.",
		"2.1 true Ro i timerne",
		"2.2 true også om fredagen",
		"3.0 true |true 1f Aftale 2f Hvem og hvornår|false 1f Læsebånd 1f Ib Krog 1f 1. maj|false 1t 1f Mie Holt 1f 1. juni",
		"4.0 false En søjle",
		"5.0 true Fra årsplanen.",
		"1.0 false Uden mærke",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	left := []source.Left{
		{Why: source.RunningHead, Text: "Engbjergskolen", Place: source.Place{Page: 1}, Times: 1},
		{Why: source.Contents, Text: "Trivsel 2", Place: source.Place{Page: 1}, Times: 1},
		{Why: source.Decoration, Text: "42", Place: source.Place{Page: 1}, Times: 1},
	}
	if !slices.Equal(f.Left, left) {
		t.Errorf("left out: %+v", f.Left)
	}
}

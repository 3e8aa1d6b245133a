package story_test

import (
	"context"
	"slices"
	"testing"

	"notat/internal/story"
)

// A chart is told of where it stands: in a paragraph of words, or in one of its own,
// which is none of the paragraphs.
func TestWhatHasAPartOfItsOwnIsToldOfWhereItStands(t *testing.T) {
	chart := func(id string) string { return `<w:r><w:drawing><c:chart r:id="` + id + `"/></w:drawing></w:r>` }
	f := file(t, p(r("før")+chart("rId0"))+p(chart("rId0"))+p(r("efter"))+p(`<w:r><w:pict><w:txbxContent>`+p(`<w:r><w:drawing><a:relIds r:dm="rId1" r:lo="rId0"/></w:drawing></w:r>`+r("boks"))+`</w:txbxContent></w:pict></w:r>`)+`<w:altChunk r:id="rId9"/>`,
		part{rel + "chart", "charts/chart1.xml", "<c/>"}, part{rel + "diagramData", "diagrams/data1.xml", "<d/>"})
	s, err := story.Read(context.Background(), f, nil)
	want := []story.Embedded{{Tag: "chart", Part: "word/charts/chart1.xml", Near: 0}, {Tag: "chart", Part: "word/charts/chart1.xml", Near: 1, Own: true}, {Tag: "relIds", Part: "word/diagrams/data1.xml", Near: 2, Own: true}, {Tag: "altChunk", Near: 3, Own: true}}
	if err != nil || !slices.Equal(s.Embedded, want) {
		t.Errorf("%v %+v", err, s.Embedded)
	}
}

// A comment is told of in the paragraph that it hangs on, by its id.
func TestAParagraphKnowsItsComments(t *testing.T) {
	s := read(t, p(r("a")+`<w:r><w:commentReference w:id="4"/></w:r><w:r><w:commentReference w:id="7"/></w:r>`)+p(r("b")))
	if len(s.Paragraphs) != 2 || !slices.Equal(s.Paragraphs[0].Comments, []string{"4", "7"}) || s.Paragraphs[1].Comments != nil {
		t.Errorf("%+v", s.Paragraphs)
	}
}

// Cells are told of with words or without: how many columns each goes over, and which
// go on with the one above.
func TestATableTellsOfAllItsCells(t *testing.T) {
	cell := func(pr, s string) string { return "<w:tc><w:tcPr>" + pr + "</w:tcPr>" + p(r(s)) + "</w:tc>" }
	s := read(t, "<w:tbl><w:tr>"+cell("", "a")+cell("", "b")+cell(`<w:vMerge w:val="restart"/>`, "c")+"</w:tr><w:tr>"+cell(`<w:gridSpan w:val="2"/>`, "d")+cell("<w:vMerge/>", "")+"</w:tr><w:tr>"+cell("", "")+cell("", "")+cell("", "")+"</w:tr></w:tbl>")
	type cells = []story.Cell
	is := func(col, columns int, below bool) story.Cell {
		return story.Cell{Col: col, Columns: columns, Below: below}
	}
	want := []cells{{is(1, 1, false), is(2, 1, false), is(3, 1, false)}, {is(1, 2, false), is(3, 1, true)}, {is(1, 1, false), is(2, 1, false), is(3, 1, false)}}
	if len(s.Tables) != 1 || len(s.Tables[0].Rows) != len(want) {
		t.Fatalf("%+v", s.Tables)
	}
	for i, row := range s.Tables[0].Rows {
		for k, c := range row.Cells {
			if got := is(c.Col, c.Columns, c.Below); got != want[i][k] {
				t.Errorf("row %d, cell %d: %+v, not %+v", i+1, k+1, got, want[i][k])
			}
		}
	}
}

// A column is what is seen, not what the grid of a file has: of two cells, the first of
// which goes over two columns of the grid, the other is in the second, in every row.
func TestAColumnIsWhatIsSeen(t *testing.T) {
	row := func(a, b string) string {
		return `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p(r(a)) + "</w:tc><w:tc>" + p(r(b)) + "</w:tc></w:tr>"
	}
	s := read(t, "<w:tbl>"+row("a", "b")+row("c", "d")+"</w:tbl>")
	var got []int
	for _, p := range s.Paragraphs {
		got = append(got, p.Col)
	}
	if !slices.Equal(got, []int{1, 2, 1, 2}) {
		t.Errorf("%v", got)
	}
}

// How words are set is told of by whatever style it is.
func TestARunKnowsItsSizeAndWeight(t *testing.T) {
	f := file(t, p(`<w:pPr><w:pStyle w:val="Fed"/></w:pPr>`+r("a")+`<w:r><w:rPr><w:b w:val="0"/><w:sz w:val="30"/></w:rPr><w:t>b</w:t></w:r>`)+p(r("c")))
	f.Set("word/styles.xml", []byte("<w:styles "+names+`><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Fed"><w:name w:val="Fed"/><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>`))
	s, err := story.Read(context.Background(), f, nil)
	if err != nil || len(s.Paragraphs) != 2 {
		t.Fatal(err, s.Paragraphs)
	}
	a, b, c := s.Paragraphs[0].Runs[0], s.Paragraphs[0].Runs[1], s.Paragraphs[1].Runs[0]
	if !a.Heavy || a.Size != 26 || b.Heavy || b.Size != 30 || c.Heavy || c.Size != 22 {
		t.Errorf("%+v\n%+v\n%+v", a, b, c)
	}
}

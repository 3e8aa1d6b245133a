package pdf

import (
	"fmt"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/tagpdf"
)

// chapters is a document of n sections, each with a subsection.
func chapters(n int) *notat.Document {
	var blocks []notat.Block
	for i := range n {
		blocks = append(blocks, h(2, fmt.Sprintf("Afsnit %d", i+1)), p(strings.Repeat(prose, 3)), h(3, fmt.Sprintf("Om %d", i+1)), p(strings.Repeat(prose, 3)))
	}
	return document(blocks...)
}

// entries gives the lines of the table of contents in a flow.
func entries(flow []item) (out []*entry) {
	for i := range flow {
		if it := &flow[i]; it.kind == textual && it.para.entry != nil && it.line == 0 {
			out = append(out, it.para.entry)
		}
	}
	return out
}

func TestOnlyALongNotatHasATableOfContents(t *testing.T) {
	r := newRenderer(t)
	for n := 1; n < 60; n++ {
		flow, b := laidOut(t, r, chapters(n))
		if got := len(entries(flow)) > 0; got != (b.pages > pagesWithout) {
			t.Fatalf("%d sections on %d pages: contents is %v", n, b.pages, got)
		}
	}
	flow, _ := laidOut(t, r, document(h(2, "Alt"), p(strings.Repeat(prose, 200))))
	if len(entries(flow)) > 0 {
		t.Error("one section has a table of contents")
	}
}

func TestEveryEntryLeadsToItsSection(t *testing.T) {
	r := newRenderer(t)
	for _, n := range []int{16, 22, 40, 150} {
		flow, b := laidOut(t, r, chapters(n))
		for _, f := range faults(r, flow, b) {
			t.Error(f)
		}
		headings := map[string]place{}
		for i := range flow {
			if it := &flow[i]; it.kind == opening && it.el.outline > 1 {
				headings[it.el.title] = place{flow[i+1].lane, flow[i+1].y}
			}
		}
		found := entries(flow)
		for _, e := range found {
			if at := headings[e.title]; at != (place{e.page, e.y}) || plainLine(e.number) != fmt.Sprint(at.lane) {
				t.Errorf("%q is said to be on page %d, and is on %d", e.title, e.page, at.lane)
			}
		}
		if len(found) < n {
			t.Errorf("%d entries for %d sections", len(found), n)
		}
	}
}

func plainLine(p *para) (s string) {
	for _, part := range p.lines[0].Parts {
		for _, r := range part.Runs {
			s += r.Text()
		}
	}
	return strings.TrimSpace(s)
}

func TestATableOfContentsIsNoPartOfTheWords(t *testing.T) {
	for name, d := range map[string]*notat.Document{
		"many":       chapters(30),
		"long names": document(long(14)...),
		"a table over pages": document(h(2, "Tal"), manyRows(300), h(2, strings.Repeat("Langt ", 60)), p(prose), h(4, "For dybt"), p(prose),
			h(3, strings.Repeat("ord", 200)), p(prose)),
	} {
		flow, _ := laidOut(t, newRenderer(t), d)
		if len(entries(flow)) == 0 {
			t.Errorf("%s: no table of contents", name)
		}
		sound(t, draw(t, newRenderer(t), d), d)
	}
}

// A header row that was noted on a page in the first placing does not stand
// there in the second.
func TestATablesHeadersFollowWhenTheContentsMoveIt(t *testing.T) {
	d := document(h(2, "Før"), p(prose), h(2, "Tal"), manyRows(300))
	flow, b := laidOut(t, newRenderer(t), d)
	for i := range flow {
		if it := &flow[i]; it.kind == opening && it.el.tag == tagpdf.Table {
			at, from := it.el.backdrop.(*table).head.at, flow[i+2].lane
			if len(at) != b.pages-from {
				t.Errorf("%d headers on %d pages", len(at), b.pages-from)
			}
		}
	}
}

package pdf

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/tagpdf/check"
	"notat/internal/template"
)

// inColumns gives a renderer for a template whose text stands in columns.
func inColumns(t testing.TB, n int) *renderer {
	t.Helper()
	l := look()
	l.Page.Columns = template.Columns{Count: n, Gap: 30, Line: true}
	return rendererFor(t, l)
}

// A text runs down the first column of a page, then down the next; a heading that begins
// a page begins one whatever column is next, and a table on its side has its page alone.
func TestATextRunsDownTheColumnsOfItsPages(t *testing.T) {
	r := inColumns(t, 2)
	r.heading[0].pageBreak = true
	d := document(p(strings.Repeat(prose, 40)), h(2, "Ny side"), p(short), subjects(12, 3), p(prose))
	flow, b := laidOut(t, r, d)
	for _, f := range faults(r, flow, b) {
		t.Error(f)
	}
	var before, after []lane // of the text before the heading, and of what comes after
	each(flow, func(it *item) {
		if it.kind != textual {
			return
		}
		at := b.lane(it.lane)
		if plainOf(it.para) == "Ny side" {
			after = []lane{}
		}
		to := &before
		if after != nil {
			to = &after
		}
		if n := len(*to); n == 0 || (*to)[n-1] != at {
			*to = append(*to, at)
		}
	})
	last := before[len(before)-1].page
	for i, at := range before {
		if want := (lane{1 + i/2, i % 2}); at != want {
			t.Errorf("the text stands in %v, want %v: %v", at, want, before)
		}
	}
	if want := []lane{{last + 1, 0}, {last + 2, 0}, {last + 3, 0}}; !slices.Equal(after, want) || last < 2 || !b.onSide[last+2] || b.onSide[last+3] {
		t.Errorf("what comes after stands in %v, want %v", after, want)
	}

	file, err := r.render(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, file, d)
	stands, err := check.Layout(file)
	if err != nil {
		t.Fatal(err)
	}
	left, second := r.sheet.Left, r.sheet.Left+b.step
	for _, m := range regexp.MustCompile(`(?m)^ +\d+ +[\d.]+ +([\d.]+)  P +`).FindAllStringSubmatch(stands, -1) {
		if x, _ := strconv.ParseFloat(m[1], 64); x < second-0.1 && x >= left+r.sheet.column() {
			t.Errorf("words begin at %.1f, between the columns", x)
		}
	}
	if n := strings.Count(stands, strconv.FormatFloat(second, 'f', 1, 64)+"  P"); n < 40 {
		t.Errorf("%d lines in the second column:\n%s", n, stands)
	}
}

// What a page holds besides its columns is where it was: a table's header is repeated in
// each further column, and the contents name pages.
func TestColumnsCountAsOnePage(t *testing.T) {
	r := inColumns(t, 2)
	src := &notat.Table{Head: rowOf("Klasse", "Bemærkning")}
	for i := range 200 {
		src.Rows = append(src.Rows, rowOf(strconv.Itoa(i+1), short))
	}
	blocks := []notat.Block{h(2, "Tal"), src}
	for i := range 30 {
		blocks = append(blocks, h(2, "Emne "+strconv.Itoa(i)), p(strings.Repeat(prose, 6)))
	}
	flow, b := laidOut(t, r, document(blocks...))
	if len(b.lanes) < 2*b.pages-1 || b.pages <= pagesWithout {
		t.Fatalf("%d lanes on %d pages", len(b.lanes), b.pages)
	}
	listed := entries(flow)
	if len(listed) == 0 || listed[len(listed)-1].page != b.pages {
		t.Errorf("the contents end with page %d of %d", listed[len(listed)-1].page, b.pages)
	}
	for i := range flow {
		if it := &flow[i]; it.kind == opening {
			if table, ok := it.el.backdrop.(*table); ok {
				first, last := flow[i:it.end], 0
				from := 0
				for j := range first {
					if first[j].visible() {
						if from == 0 {
							from = first[j].lane
						}
						last = first[j].lane
					}
				}
				if len(table.head.at) != last-from || last-from < 2 {
					t.Errorf("%d headers are repeated in lanes %d to %d", len(table.head.at), from, last)
				}
			}
		}
	}
}

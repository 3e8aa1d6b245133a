package pdf

import (
	"fmt"
	"testing"

	"notat/internal/notat"
)

// pagesOf gives the page that each row of the only table stands on, its head first.
func pagesOf(flow []item) (pages []int) {
	for i := range flow {
		if flow[i].kind == beside {
			pages = append(pages, flow[i].lane)
		}
	}
	return pages
}

// tables sets a table at every height of the first page.
func tables(t *testing.T, rows int, check func(after int, pages []int)) {
	t.Helper()
	r := newRenderer(t)
	src := &notat.Table{Head: rowOf("Klasse", "Fravær")}
	for i := range rows {
		src.Rows = append(src.Rows, rowOf(fmt.Sprint(i+1, ". klasse"), "4 %"))
	}
	parted := 0
	for n := range 44 {
		var blocks []notat.Block
		for range n {
			blocks = append(blocks, p(short))
		}
		flow, _ := laidOut(t, r, document(append(blocks, src)...))
		pages := pagesOf(flow)
		if len(pages) != rows+1 {
			t.Fatalf("%d rows after %d lines", len(pages), n)
		}
		if pages[0] > 1 || pages[rows] > 1 {
			parted++
		}
		check(n, pages)
	}
	if parted < 5 {
		t.Fatalf("the page is full in %d cases only", parted)
	}
}

func TestASmallTableStandsWholeOnOnePage(t *testing.T) {
	tables(t, 6, func(after int, pages []int) {
		for row, page := range pages {
			if page != pages[0] {
				t.Errorf("after %d lines: row %d is on page %d, the head on page %d", after, row, page, pages[0])
			}
		}
	})
}

// A large table is parted, but no row stands alone under its head or at the top
// of the next page.
func TestNoRowOfALargeTableStandsAlone(t *testing.T) {
	tables(t, 16, func(after int, pages []int) {
		last := len(pages) - 1
		if pages[0] != pages[2] || pages[last-1] != pages[last] {
			t.Errorf("after %d lines: rows on pages %d", after, pages)
		}
	})
}

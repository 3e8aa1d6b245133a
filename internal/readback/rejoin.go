package readback

import (
	"strings"
	"unicode"
)

// rejoin makes one table again of two that stand right after each other and come from
// one: somebody split it where the record's is whole. Rows of figures without a head of
// their own, pasted below a table of as many columns, are more of it.
func (h *held) rejoin() {
	votes := map[[2]int]int{} // table of the file and of the baseline -> cells that are of both
	for e, b := range h.match {
		if b >= 0 && h.edited[e].Table > 0 && h.base[b].Table > 0 {
			votes[[2]int{h.edited[e].Table, h.base[b].Table}]++
		}
	}
	of := map[int]int{}
	for p, n := range votes {
		if had, ok := of[p[0]]; !ok || n > votes[[2]int{p[0], had}] || n == votes[[2]int{p[0], had}] && p[1] < had {
			of[p[0]] = p[1]
		}
	}
	nested := map[int]bool{} // tables with others in them, and those
	for i := range h.file.Tables {
		if in := h.file.Tables[i].In; in > 0 {
			nested[in], nested[i+1] = true, true
		}
	}
	figures := map[int]bool{} // tables with a number in their first row
	for e := range h.edited {
		if x := &h.edited[e]; x.Table > 0 && x.Row == 1 && strings.ContainsFunc(x.Text, unicode.IsDigit) {
			figures[x.Table] = true
		}
	}
	into := map[int]int{} // table of the file -> the one that it goes on, and how many rows that had
	rows := map[int]int{}
	for e := 1; e < len(h.edited); e++ {
		x, before := &h.edited[e], &h.edited[e-1]
		t, last := x.Table, before.Table
		if t > 0 && into[t] == 0 && last > 0 && last != t && of[last] > 0 && (of[t] == of[last] || of[t] == 0 && figures[t] && !figures[last]) && !nested[t] && !nested[last] && h.asWide(last, t) {
			of[t] = of[last]
			into[t], rows[t] = last, len(h.file.Tables[last-1].Rows)
			h.file.Tables[last-1].Rows = append(h.file.Tables[last-1].Rows, h.file.Tables[t-1].Rows...)
		}
		if into[t] > 0 {
			x.Table, x.Row = into[t], x.Row+rows[t]
		}
	}
}

// asWide reports whether two tables of the file have as many columns.
func (h *held) asWide(one, two int) bool {
	a, b := h.file.Tables[one-1].Rows, h.file.Tables[two-1].Rows
	return len(a) > 0 && len(b) > 0 && a[0].Width == b[0].Width
}

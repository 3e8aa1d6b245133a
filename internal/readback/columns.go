package readback

import (
	"cmp"
	"slices"
)

// columns tells which column of a table is which of the baseline.
type columns struct {
	base  int   // how many the baseline has
	which []int // by column of the edited table, both from 1; 0 is a new one
}

func (c columns) of(col int) int {
	if col < len(c.which) {
		return c.which[col]
	}
	return 0
}

// at gives the column of the edited table that is one of the baseline, or 0.
func (c columns) at(base int) int {
	return max(slices.Index(c.which[min(1, len(c.which)):], base)+1, 0)
}

// sameHead is what it tells that the heads of two columns say the same, beside a
// pair of cells, which is 1 or 2.
const sameHead = 1000

// columnsOf pairs the columns of a table by their heads and by the cells in them.
func (h *held) columnsOf(table, of int) columns {
	width := func(rows []int) int { return slices.Max(append(rows, 0)) }
	var mine, theirs []int
	for _, r := range h.file.Tables[table-1].Rows {
		mine = append(mine, r.Width)
	}
	for _, r := range h.was.Tables[of-1].Rows {
		theirs = append(theirs, r.Width)
	}
	c := columns{base: width(theirs), which: make([]int, width(mine)+1)}
	votes := map[[2]int]int{}
	heads, words := map[string]int{}, map[string]int{} // words -> column; -1 in several
	for _, b := range h.inBase[of] {
		l := &h.base[b]
		if l.Row == 1 && l.key != "" {
			heads[l.key] = l.Col
		}
		if at := words[l.key]; at == 0 || at == l.Col {
			words[l.key] = l.Col
		} else {
			words[l.key] = -1
		}
	}
	plain := len(h.was.Tables[of-1].Rows) > 1 && !h.file.Tables[table-1].Rows[0].Merged // in a merged head none stands above its own column alone
	for _, e := range h.inFile[table] {
		x := &h.edited[e]
		if col := heads[h.key(e)]; plain && x.Row == 1 && col > 0 {
			votes[[2]int{x.Col, col}] += sameHead
		}
		if col := words[h.key(e)]; col > 0 {
			votes[[2]int{x.Col, col}]++
		}
		if b := h.match[e]; b >= 0 && h.base[b].Table == of {
			votes[[2]int{x.Col, h.base[b].Col}]++
		}
	}
	pairs := make([][2]int, 0, len(votes))
	for p := range votes {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	used := map[int]bool{}
	for _, p := range pairs {
		if p[0] < len(c.which) && c.which[p[0]] == 0 && !used[p[1]] {
			c.which[p[0]], used[p[1]] = p[1], true
		}
	}
	for col := 1; col < len(c.which); col++ { // written anew where it stood
		if before := c.which[col-1] + 1; c.which[col] == 0 && before <= c.base && !used[before] && (col+1 >= len(c.which) && before == c.base || col+1 < len(c.which) && c.which[col+1] == before+1) {
			c.which[col], used[before] = before, true
		}
	}
	return c
}

package readback

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// tableSpot is a table, or a row of one; row 0 is the whole of it.
type tableSpot struct{ table, row int }

// wholeRows mends the pairs within tables: the cells of one row are those of one
// row of the baseline, and the rows of one table those of one table. Tables are
// full of words that stand in every row, so that a cell of a new row looks like
// one of the row below it.
func (h *held) wholeRows() {
	h.mostly(0)
	h.mostly(1)
	h.movedRows()
	h.numbersStay()
	h.cells()
}

// spots gives where a paragraph and a line stand; whole is 0 for the table alone.
func (h *held) spotAt(e, whole int) tableSpot {
	return tableSpot{h.edited[e].Table, h.edited[e].Row * whole}
}

func (h *held) spotOf(b, whole int) tableSpot {
	return tableSpot{h.base[b].Table, h.base[b].Row * whole}
}

// mostly lets each table or row be that with which it shares most pairs, and
// takes its other pairs apart.
func (h *held) mostly(whole int) {
	type pair struct{ at, of tableSpot }
	shared := map[pair]int{}
	var order []pair
	for e, b := range h.match {
		if b < 0 || h.edited[e].Table == 0 || h.base[b].Table == 0 {
			continue
		}
		p := pair{h.spotAt(e, whole), h.spotOf(b, whole)}
		if shared[p] == 0 {
			order = append(order, p)
		}
		shared[p]++
	}
	slices.SortStableFunc(order, func(a, b pair) int { return cmp.Compare(shared[b], shared[a]) })
	at, of := map[tableSpot]tableSpot{}, map[tableSpot]tableSpot{}
	for _, p := range order {
		_, a := at[p.at]
		_, b := of[p.of]
		if !a && !b {
			at[p.at], of[p.of] = p.of, p.at
		}
	}
	for e, b := range h.match {
		if b >= 0 && h.edited[e].Table > 0 && h.base[b].Table > 0 && at[h.spotAt(e, whole)] != h.spotOf(b, whole) {
			h.match[e], h.back[b] = -1, -1
		}
	}
}

// movedRows pairs rows of one table that say the same and stand elsewhere.
func (h *held) movedRows() {
	tables := map[int]int{} // of the edited draft -> of the baseline
	taken, old := map[tableSpot]bool{}, map[tableSpot]bool{}
	for e, b := range h.match {
		if b >= 0 && h.edited[e].Table > 0 {
			tables[h.edited[e].Table] = h.base[b].Table
			old[h.spotAt(e, 1)], taken[h.spotOf(b, 1)] = true, true
		}
	}
	lines := map[tableSpot][]int{}
	for b := range h.base {
		if at := h.spotOf(b, 1); at.table > 0 && !taken[at] {
			lines[at] = append(lines[at], b)
		}
	}
	if len(lines) == 0 {
		return
	}
	says := func(table int, keys []string) string {
		return strings.Join(append([]string{strconv.Itoa(table)}, keys...), "\x00")
	}
	byWords := map[string]tableSpot{}
	for b := range h.base {
		if at := h.spotOf(b, 1); len(lines[at]) > 0 && lines[at][0] == b {
			keys := make([]string, len(lines[at]))
			for i, b := range lines[at] {
				keys[i] = h.base[b].key
			}
			byWords[says(at.table, keys)] = at
		}
	}
	for e := 0; e < len(h.edited); {
		at, from := h.spotAt(e, 1), e
		var keys []string
		for ; e < len(h.edited) && h.spotAt(e, 1) == at; e++ {
			keys = append(keys, h.key(e))
		}
		if at.table == 0 || old[at] {
			continue
		}
		k := says(tables[at.table], keys)
		if of, ok := byWords[k]; ok {
			delete(byWords, k)
			for i, b := range lines[of] {
				h.pair(b, from+i)
			}
		}
	}
}

// numbersStay takes pairs of a row of results apart that stand in two columns, unless
// cells were merged: a number is that of the column it stands in, and two that changed
// places were written anew.
func (h *held) numbersStay() {
	results := map[int]bool{} // tables of the baseline
	for b := range h.base {
		l := &h.base[b]
		results[l.Table] = results[l.Table] || l.Table > 0 && slices.ContainsFunc(l.segs, func(s seg) bool { return strings.Contains(s.pointer, "/resultater/") })
	}
	which, shared := map[int]columns{}, map[[3]int]int{} // cell of the file -> its paragraphs
	for e := range h.edited {
		if x := &h.edited[e]; x.Table > 0 && !x.Empty() {
			shared[[3]int{x.Table, x.Row, x.Col}]++
		}
	}
	var apart []int
	for e, b := range h.match {
		x := &h.edited[e]
		if b < 0 || x.Table == 0 || x.Row == 1 || !results[h.base[b].Table] {
			continue
		}
		l, rows := &h.base[b], h.file.Tables[x.Table-1].Rows
		if row := rows[x.Row-1]; row.Merged || row.Width != rows[0].Width {
			continue
		}
		c, ok := which[x.Table]
		if !ok {
			c = h.columnsOf(x.Table, l.Table)
			which[x.Table] = c
		}
		if of := c.of(x.Col); of > 0 && of != l.Col && (c.at(l.Col) > 0 || shared[[3]int{x.Table, x.Row, x.Col}] == 1) {
			apart = append(apart, e)
		}
	}
	for _, e := range apart {
		h.back[h.match[e]], h.match[e] = -1, -1
	}
}

// cells pairs what is left of a row: another word in the same column.
func (h *held) cells() {
	rows := map[tableSpot]tableSpot{}
	for e, b := range h.match {
		if b >= 0 && h.edited[e].Table > 0 {
			rows[h.spotAt(e, 1)] = h.spotOf(b, 1)
		}
	}
	type place struct {
		tableSpot
		col int
	}
	left := map[place][]int{}
	for b := range h.base {
		if at := h.spotOf(b, 1); at.table > 0 && h.back[b] < 0 && h.base[b].key != "" {
			p := place{at, h.base[b].Col}
			left[p] = append(left[p], b)
		}
	}
	if len(left) == 0 {
		return
	}
	columns := map[int]columns{}
	for e, b := range h.match {
		x := &h.edited[e]
		if b >= 0 || x.Table == 0 || x.Empty() {
			continue
		}
		of, known := rows[h.spotAt(e, 1)]
		if !known {
			continue
		}
		c, ok := columns[x.Table]
		if !ok {
			c = h.columnsOf(x.Table, of.table)
			columns[x.Table] = c
		}
		p := place{of, c.of(x.Col)}
		if bs := left[p]; len(bs) > 0 {
			h.pair(bs[0], e)
			left[p] = bs[1:]
		}
	}
}

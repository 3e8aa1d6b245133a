package begynd

import (
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/prosa"
	"notat/internal/readback"
	"notat/internal/source"
)

// maxColumns is how many columns a list has, with those of another kind than a record
// has: each two of them are tried.
const maxColumns = 12

var onlyNumbers = pattern.New(`^\d{0,3}\.?$`)

// list reads a table as the list that its head tells of, with a column or two more than
// that has; ok is false where it tells of none.
func (b *begun) list(rows []source.Row, sted string) (l readback.Liste, ok bool) {
	fit, outside, fits := b.fitted(rows)
	if !fits {
		return b.List(rows, sted)
	}
	if l, ok = b.List(fit, sted); ok {
		l.Head, l.Text = l.Head+" "+outside, l.Text+" | "+outside
	}
	return l, ok
}

// fitted gives a table whose head tells of a list but for a column or two that a record
// has not as that list: numbers of the rows are left out, and other words go with the
// title of somebody, or as a remark to an agreement. outside are the numbers and the
// words over them; ok is false where it is no such table.
func (b *begun) fitted(rows []source.Row) (fit []source.Row, outside string, ok bool) {
	if len(rows) < 2 || len(rows[0].Cells) > maxColumns || b.Tells(rows[0]) != "" {
		return nil, "", false
	}
	for _, r := range rows {
		if len(r.Cells) != len(rows[0].Cells) || slices.ContainsFunc(r.Cells, func(c source.Cell) bool { return c.Columns > 1 }) {
			return nil, "", false
		}
	}
	for k := range rows[0].Cells {
		if fit, outside, ok = b.without(rows, k, k); ok {
			return fit, outside, true
		}
	}
	for k := range rows[0].Cells {
		for i := range k {
			if fit, outside, ok = b.without(rows, i, k); ok {
				return fit, outside, true
			}
		}
	}
	return nil, "", false
}

// titleHeads are what the column of titles may be called besides.
var titleHeads = []string{"stilling", "rolle", "funktion"}

// without tries a table without two of its columns, which may be the same one.
func (b *begun) without(rows []source.Row, i, k int) (fit []source.Row, outside string, ok bool) {
	kept := func(r source.Row) source.Row {
		var out source.Row
		for n, c := range r.Cells {
			if n != i && n != k {
				out.Cells = append(out.Cells, c)
			}
		}
		return out
	}
	list := b.Tells(kept(rows[0]))
	if list == "" {
		return nil, "", false
	}
	var said []int
	var left []string
	for _, n := range slices.Compact([]int{i, k}) {
		if !slices.ContainsFunc(rows[1:], func(r source.Row) bool { return !onlyNumbers.MatchString(cellText(r.Cells[n])) }) {
			for _, r := range rows {
				left = append(left, cellText(r.Cells[n]))
			}
			continue
		}
		said = append(said, n)
		left = append(left, cellText(rows[0].Cells[n]))
	}
	to := map[string]string{"aftaler": "bemærkning", "deltagere": "titel"}[list]
	if said != nil && to == "" {
		return nil, "", false
	}
	at := slices.IndexFunc(kept(rows[0]).Cells, func(c source.Cell) bool {
		s := folded(cellText(c))
		return s == to || list == "deltagere" && slices.Contains(titleHeads, s)
	})
	for n, r := range rows {
		out := kept(r)
		if said != nil && at < 0 {
			out.Cells = append(out.Cells, source.Cell{Columns: 1})
			if n == 0 {
				out.Cells[len(out.Cells)-1].Pieces = line(to)
			}
		}
		if n > 0 {
			b.beside(rows[0], r, &out, said, at, list)
		}
		fit = append(fit, out)
	}
	return fit, strings.Join(left, " "), true
}

// beside puts the words of columns that a record has not into the cell at a place, or the
// last one.
func (b *begun) beside(head, r source.Row, out *source.Row, said []int, at int, list string) {
	for _, n := range said {
		s := cellText(r.Cells[n])
		if s == "" {
			continue
		}
		c := &out.Cells[len(out.Cells)-1]
		if at >= 0 {
			c = &out.Cells[at]
		}
		c.Pieces = slices.Clone(c.Pieces)
		switch {
		case list != "deltagere":
			h := cellText(head.Cells[n])
			b.Note("", h)
			c.Pieces = append(c.Pieces, line(h+": "+s)...)
		case len(c.Pieces) > 0:
			c.Pieces = line(cellText(*c) + ", " + s)
		default:
			c.Pieces = line(s)
		}
	}
}

func line(s string) []source.Piece {
	return []source.Piece{{What: source.Text, Words: []prosa.Ord{{Tekst: s}}}}
}

// goals gives the agreements below one whose goal stands over them all its goal.
func (b *begun) goals(items []map[string]any) {
	for n := 1; n < len(items); n++ {
		if above, _ := items[n-1]["maal"].(string); items[n]["maal"] == nil && above != "" {
			items[n]["maal"] = above
			b.Note("", above)
		}
	}
}

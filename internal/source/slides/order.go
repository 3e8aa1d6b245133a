package slides

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"notat/internal/source"
)

// order gives shapes as they are read: the title, then the rows from the top, each from
// the left. A row of short lines above a row of texts is read with them, column by
// column.
func order(shapes []*shape) []*shape {
	out := slices.Clone(shapes)
	slices.SortStableFunc(out, func(a, b *shape) int {
		if a.title != b.title {
			if a.title {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.at.y, b.at.y)
	})
	first := 0
	for first < len(out) && out[first].title {
		first++
	}
	rows := bands(out[first:])
	out = out[:first:first]
	for i := 0; i < len(rows); i++ {
		if i+1 < len(rows) && heads(rows[i], rows[i+1]) {
			for k := range rows[i] {
				rows[i][k].heads()
				out = append(out, rows[i][k], rows[i+1][k])
			}
			i++
			continue
		}
		out = append(out, rows[i]...)
	}
	return out
}

// bands makes rows of shapes that are sorted from the top: a shape stands in a row
// whose first it begins beside, before the middle of its height.
func bands(shapes []*shape) [][]*shape {
	var out [][]*shape
	for _, s := range shapes {
		if n := len(out); n > 0 {
			if top := out[n-1][0]; s.at.y < top.at.y+min(top.at.h, max(s.at.h, 1))/2 {
				out[n-1] = append(out[n-1], s)
				continue
			}
		}
		out = append(out, []*shape{s})
	}
	for _, row := range out {
		slices.SortStableFunc(row, func(a, b *shape) int { return cmp.Compare(a.at.x, b.at.x) })
	}
	return out
}

// heads reports whether each shape of a row is a short line above one of the next.
func heads(row, below []*shape) bool {
	if len(row) < 2 || len(row) != len(below) {
		return false
	}
	longer := false
	for k, s := range row {
		under := below[k]
		if s.at.x+s.at.w <= under.at.x || under.at.x+under.at.w <= s.at.x {
			return false
		}
		if len(s.pieces) != 1 || s.pieces[0].What != source.Text && s.pieces[0].What != source.Heading || utf8.RuneCountInString(source.Plain(s.pieces[0].Words)) > longHead {
			return false
		}
		longer = longer || len(under.pieces) > 1 || len(under.pieces) == 1 && (under.pieces[0].What == source.Item || utf8.RuneCountInString(source.Plain(under.pieces[0].Words)) > longHead)
	}
	return longer
}

// heads makes the line of a shape the heading of what stands below it.
func (s *shape) heads() {
	if p := &s.pieces[0]; p.What == source.Text && couldHead(source.Plain(p.Words)) {
		p.What, p.Level, p.Sure, p.Words = source.Heading, 2, false, plainHead(p.Words)
	}
}

// largeHead is the least size of a line that is taken for the title of a slide without
// one, in hundredths of a point.
const largeHead = 2400

// guessTitle finds the heading of a slide that has no title: the topmost text, where it
// is one short line in large letters.
func (w *walker) guessTitle() {
	var top *shape
	for _, s := range order(w.slide.shapes) {
		if s.title && len(s.pieces) > 0 {
			return
		}
		if top == nil && len(s.pieces) > 0 && s.pieces[0].What != source.Picture {
			top = s
		}
	}
	if top == nil || len(top.pieces) != 1 || top.size < largeHead || len(top.group) > 0 {
		return
	}
	if p := &top.pieces[0]; p.What == source.Text && couldHead(source.Plain(p.Words)) {
		p.What, p.Level, p.Sure, p.Words = source.Heading, 1, false, plainHead(p.Words)
		top.title = true
	}
}

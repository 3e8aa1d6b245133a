package pdf

import (
	"cmp"
	"slices"
)

// Reading order. Lines are drawn in the order in which they are read, nearly
// always: by columns where a page has columns, by rows where it has a table. So
// the order of drawing stands, but where a page is drawn line by line across its
// columns, or from below.

// columns finds one gutter: the lines on its two sides, and those above and below.
type columns struct{ above, left, right, below []*line }

const (
	maxGutters  = 48 // places tried on a page, those where most lines begin
	maxOrdered  = 4_000
	columnLines = 4 // on each side, at least
	maxColumns  = 4 // of columns within columns
)

func ordered(list []*line, depth int) []*line {
	if depth < maxColumns && len(list) <= maxOrdered {
		if c, ok := findColumns(list); ok {
			var out []*line
			for _, part := range [][]*line{c.above, c.left, c.right, c.below} {
				out = append(out, ordered(part, depth+1)...)
			}
			return out
		}
	}
	return fromAbove(list)
}

// fromAbove sorts lines that are drawn from below; others stay as they are.
func fromAbove(list []*line) []*line {
	up := 0
	for i := 1; i < len(list); i++ {
		if list[i].y > list[i-1].y+1 {
			up++
		}
	}
	if 2*up > len(list) && len(list) > 2 {
		slices.SortStableFunc(list, func(a, b *line) int {
			if a.y == b.y {
				return cmp.Compare(a.x, b.x)
			}
			return cmp.Compare(b.y, a.y)
		})
	}
	return list
}

func findColumns(list []*line) (best columns, found bool) {
	score := 0
	for _, x := range gutters(list) {
		c := cut(list, x)
		if n := min(len(c.left), len(c.right)); n > score && n >= columnLines && c.isText() {
			best, score, found = c, n, true
		}
	}
	return best, found
}

// gutters gives the places where several lines begin, right of others.
func gutters(list []*line) []float64 {
	count := map[int]int{}
	for _, l := range list {
		count[int(l.x)]++
	}
	var xs []int
	for x, n := range count {
		if n+count[x+1] >= columnLines/2 {
			xs = append(xs, x)
		}
	}
	slices.SortFunc(xs, func(a, b int) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	out := make([]float64, 0, maxGutters)
	for _, x := range xs[:min(len(xs), maxGutters)] {
		out = append(out, float64(x)-0.5)
	}
	return out
}

// cut parts the lines at x: the longest stretch of the page in which none crosses.
func cut(list []*line, x float64) (best columns) {
	byHeight := slices.Clone(list)
	slices.SortStableFunc(byHeight, func(a, b *line) int { return cmp.Compare(b.y, a.y) })
	var top, bottom float64
	most, from := 0, 0
	for i := 0; i <= len(byHeight); i++ {
		if i < len(byHeight) && !(byHeight[i].x < x && byHeight[i].end > x-1) {
			continue
		}
		left := 0
		for _, l := range byHeight[from:i] {
			if l.x < x {
				left++
			}
		}
		if n := min(left, i-from-left); n > most {
			most, top, bottom = n, byHeight[from].y, byHeight[i-1].y
		}
		from = i + 1
	}
	if most == 0 {
		return columns{}
	}
	for _, l := range list {
		switch {
		case l.y > top:
			best.above = append(best.above, l)
		case l.y < bottom:
			best.below = append(best.below, l)
		case l.x < x:
			best.left = append(best.left, l)
		default:
			best.right = append(best.right, l)
		}
	}
	best.trim()
	return best
}

// trim gives to above what stands beside nothing: a heading that is as short as a
// column.
func (c *columns) trim() {
	if len(c.left) == 0 || len(c.right) == 0 {
		return
	}
	high := func(l []*line) float64 {
		return slices.MaxFunc(l, func(a, b *line) int { return cmp.Compare(a.y, b.y) }).y
	}
	top := min(high(c.left), high(c.right))
	kept := func(list []*line) (in []*line) {
		for _, l := range list {
			const heads = 2.5 // lines that a column may begin above the other
			if l.y > top+heads*l.size {
				c.above = append(c.above, l)
			} else {
				in = append(in, l)
			}
		}
		return in
	}
	c.left, c.right = kept(c.left), kept(c.right)
}

// isText tells columns of text from the columns of a table: their lines are full,
// and they are not drawn row by row where a row has several lines.
func (c columns) isText() bool {
	if !filled(c.left) || !filled(c.right) {
		return false
	}
	beside := map[int]bool{}
	for _, l := range c.right {
		beside[int(l.y)] = true
	}
	rows, changes := 0, 0
	inLeft := map[*line]bool{}
	for _, l := range c.left {
		inLeft[l] = true
		if y := int(l.y); beside[y-1] || beside[y] || beside[y+1] {
			rows++
		}
	}
	drawn := slices.Concat(c.left, c.right)
	slices.SortStableFunc(drawn, func(a, b *line) int { return cmp.Compare(a.drawn, b.drawn) })
	for i := 1; i < len(drawn); i++ {
		if inLeft[drawn[i]] != inLeft[drawn[i-1]] {
			changes++
		}
	}
	const once, each = 1, 1.5
	return changes <= once || float64(changes) >= each*float64(rows)
}

// filled reports whether most lines go as far as the column does.
func filled(list []*line) bool {
	var left, right float64
	for i, l := range list {
		if i == 0 || l.x < left {
			left = l.x
		}
		right = max(right, l.end)
	}
	full, letters, near := 0, 0, 0
	for i, l := range list {
		if i > 0 && list[i-1].y-l.y < leading*l.size {
			near++
		}
		if l.end-l.x > 0.7*(right-left) {
			full++
		}
		letters += l.letters()
	}
	const average = 14 // letters on a line; fewer are figures and single words
	return 2*full > len(list) && 2*near >= len(list) && letters > average*len(list)
}

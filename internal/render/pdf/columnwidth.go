package pdf

import (
	"math"

	"notat/internal/notat"
)

// endless is the width of lines that never break, in points.
const endless = 1e6

// measure sets every cell once on lines without end. Most cells of a table are
// short and need no more.
func (t *table) measure() {
	n := len(t.number)
	t.natural = make([]measured, n*(1+len(t.src.Rows)))
	one := func(cells []notat.Cell, at int, head bool) {
		for i := range cells {
			if t.b.ended() {
				return
			}
			el := elTD
			switch {
			case head:
				el = elTHC
			case i == 0 && t.src.RowHeader:
				el = elTHR
			}
			flow := t.set(&cells[i], i, el, 0, endless)
			t.natural[at+i] = measured{flow, wide(flow)}
		}
	}
	one(t.src.Head, 0, true)
	for r, cells := range t.src.Rows {
		one(cells, (r+1)*n, false)
	}
}

// wide is the width of a flow set on lines without end.
func wide(flow []item) (w float64) {
	for i := range flow {
		if it := &flow[i]; it.kind == textual {
			w = max(w, it.para.x+it.para.lines[it.line].Width)
		}
	}
	return w
}

// word is the width of the widest word of a flow set on lines without end.
func word(flow []item) (w float64) {
	for i := range flow {
		if it := &flow[i]; it.kind == textual && it.line == 0 {
			_, one := it.para.widths()
			w = max(w, it.para.x+one)
		}
	}
	return w
}

// Where not even the widest words have room, the table is set smaller, down to small,
// before words of its header row are divided, and down to smallest, with less beside
// them, before others are, or columns of words are narrower than prose says.
const (
	smaller  = 0.92
	small    = 8.5 // points
	smallest = 7
	leastPad = 2.5
)

// share gives the columns their widths. The table is as wide as the text, or as
// that of a page on its side (turn.go).
// Where there is room, columns of numbers are all as wide as the widest of
// them and the words take the rest; where there is little, each column has its
// widest word, and what is left goes where lines would be longest; where there
// is not even that, the widest columns give way and words are divided.
func (t *table) share() {
	for {
		t.measure()
		most := t.most()
		if sum(most) <= t.width {
			t.w = t.roomy(most, t.width)
			break
		}
		least, rows := t.least()
		if sum(least) <= t.width {
			t.w = tight(most, least, t.width)
			break
		}
		next := t.cell.size * smaller
		if prose := t.prose(most, rows); next < small && sum(prose) <= t.width { // only words of the header row are divided
			t.w = tight(least, prose, t.width)
			break
		}
		if next < smallest && sum(rows) <= t.width {
			t.w = tight(least, rows, t.width)
			break
		}
		if next < smallest {
			t.w = squeezed(rows, t.width)
			if t.crushed(rows) && t.turn() {
				continue
			}
			break
		}
		t.cell, t.header = t.cell.scaled(smaller), t.header.scaled(smaller)
		if next < small {
			t.inset[1], t.inset[3] = min(t.inset[1], leastPad), min(t.inset[3], leastPad)
		}
	}
	t.x = make([]float64, len(t.w))
	x := t.b.x
	for i, w := range t.w {
		t.x[i] = x
		x += w
	}
}

// most is how wide the columns would be if no line broke.
func (t *table) most() []float64 {
	n, pad := len(t.number), t.inset[1]+t.inset[3]
	w := make([]float64, n)
	for i := range t.natural {
		w[i%n] = max(w[i%n], t.natural[i].wide+pad)
	}
	return w
}

// least is how wide they must be if no word and no number breaks: with the
// header row, and by the other rows alone.
func (t *table) least() (all, rows []float64) {
	n, pad := len(t.number), t.inset[1]+t.inset[3]
	all, rows = make([]float64, n), make([]float64, n)
	for i := range rows {
		rows[i] = 3*t.cell.size + pad
	}
	for i, m := range t.natural {
		w := m.wide + pad
		if w > rows[i%n] && (i < n || !t.number[i%n]) {
			w = word(m.flow) + pad
		}
		all[i%n] = max(all[i%n], w)
		if i >= n {
			rows[i%n] = max(rows[i%n], w)
		}
	}
	return all, rows
}

// prose is how wide the columns must be if a line of words holds as much as one that is
// divided does at least (leastOfWord): a sentence of a few letters a line is not read.
func (t *table) prose(most, rows []float64) []float64 {
	w := append([]float64(nil), rows...)
	for i := range w {
		if !t.number[i] {
			w[i] = max(w[i], min(most[i], leastOfWord*t.cell.size+t.inset[1]+t.inset[3]))
		}
	}
	return w
}

// roomy shares out more than all columns ask for.
func (t *table) roomy(most []float64, width float64) []float64 {
	widest, numbers := 0.0, 0
	for i, w := range most {
		if t.number[i] {
			widest, numbers = max(widest, w), numbers+1
		}
	}
	w := append([]float64(nil), most...)
	for i := range w {
		if t.number[i] {
			w[i] = widest
		}
	}
	if sum(w) > width {
		copy(w, most)
	}
	// Numbers far from each other are hard to compare: the words take most of
	// what is left, in proportion, and numbers a little.
	rest := width - sum(w)
	weight := make([]float64, len(w))
	for i := range w {
		weight[i] = w[i]
		if t.number[i] && numbers < len(w) {
			weight[i] = w[i] * 0.4
		}
	}
	all := sum(weight)
	for i := range w {
		w[i] += rest * weight[i] / all
	}
	return w
}

// tight shares out less than all ask for and more than they must have. Columns
// that ask for little get it; the others share the rest, longer ones more, but
// not in proportion: a column ten times as long is not ten times as wide.
func tight(most, least []float64, width float64) []float64 {
	w := append([]float64(nil), least...)
	wish := make([]float64, len(w))
	open := 0
	for i := range w {
		if wish[i] = most[i] - least[i]; wish[i] > 0 {
			open++
		}
	}
	rest := width - sum(least)
	for settled := true; settled && open > 0; {
		settled = false
		for i, x := range wish {
			if x > 0 && x <= rest/float64(open) {
				w[i], wish[i], rest, open, settled = w[i]+x, 0, rest-x, open-1, true
			}
		}
	}
	all := 0.0
	for _, x := range wish {
		all += math.Sqrt(max(x, 0))
	}
	for i, x := range wish {
		if x > 0 {
			w[i] += rest * math.Sqrt(x) / all
		}
	}
	return w
}

// squeezed shares out less than the widest words need.
func squeezed(least []float64, width float64) []float64 {
	w := make([]float64, len(least))
	rest, left := width, len(least)
	for range least {
		fair, settled := rest/float64(left), false
		for i, l := range least {
			if w[i] == 0 && l <= fair {
				w[i], rest, left, settled = l, rest-l, left-1, true
			}
		}
		if left == 0 || !settled {
			break
		}
	}
	for i := range w {
		if w[i] == 0 {
			w[i] = rest / float64(left)
		}
	}
	return w
}

func sum(v []float64) (s float64) {
	for _, x := range v {
		s += x
	}
	return s
}

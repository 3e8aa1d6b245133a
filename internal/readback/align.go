package readback

import (
	"slices"
	"strings"
	"unicode"
)

// align pairs the paragraphs of the edited draft with those of the baseline.
// Texts that stand once in both are certain; between them the best pairing in
// order is taken, by text, by control and by place.
func (r *reading) align() {
	e := r.edited.paras
	r.match, r.back = make([]int, len(e)), make([]int, len(r.base))
	for i := range r.match {
		r.match[i] = -1
	}
	for i := range r.back {
		r.back[i] = -1
	}
	keys := make([]string, len(e))
	for i := range e {
		keys[i] = keyOf(e[i].text)
	}
	r.between(keys, 0, len(r.base), 0, len(e))
	r.moved(keys)
}

func (r *reading) pair(b, e int) { r.match[e], r.back[b] = b, e }

// between aligns base[b0:b1] with edited[e0:e1].
func (r *reading) between(keys []string, b0, b1, e0, e1 int) {
	for b0 < b1 && e0 < e1 && r.same(b0, e0, keys) {
		r.pair(b0, e0)
		b0, e0 = b0+1, e0+1
	}
	for b0 < b1 && e0 < e1 && r.same(b1-1, e1-1, keys) {
		b1, e1 = b1-1, e1-1
		r.pair(b1, e1)
	}
	if b0 == b1 || e0 == e1 {
		return
	}
	anchors := r.anchors(keys, b0, b1, e0, e1)
	if len(anchors) == 0 {
		r.best(keys, b0, b1, e0, e1)
		return
	}
	for _, a := range anchors {
		r.pair(a[0], a[1])
		r.between(keys, b0, a[0], e0, a[1])
		b0, e0 = a[0]+1, a[1]+1
	}
	r.between(keys, b0, b1, e0, e1)
}

// same reports whether two paragraphs are surely one: the same words, and no
// control that says otherwise.
func (r *reading) same(b, e int, keys []string) bool {
	return keys[e] != "" && r.base[b].key == keys[e] && !r.denies(b, e)
}

// denies reports whether the edited paragraph has controls, and none of this line's.
func (r *reading) denies(b, e int) bool {
	known := false
	for _, o := range r.edited.paras[e].owners {
		if r.base[b].holds(o) {
			return false
		}
		known = known || r.fields[o] != nil
	}
	return known
}

// anchors gives pairs of texts that stand once on both sides, in rising order:
// the longest such row (patience).
func (r *reading) anchors(keys []string, b0, b1, e0, e1 int) [][2]int {
	type place struct{ b, e, nb, ne int }
	at := make(map[string]*place, b1-b0)
	for b := b0; b < b1; b++ {
		k := r.base[b].key
		if k == "" {
			continue
		}
		if p := at[k]; p != nil {
			p.nb++
		} else {
			at[k] = &place{b: b, nb: 1}
		}
	}
	for e := e0; e < e1; e++ {
		if p := at[keys[e]]; p != nil {
			p.e = e
			p.ne++
		}
	}
	var row [][2]int
	for b := b0; b < b1; b++ {
		if p := at[r.base[b].key]; p != nil && p.nb == 1 && p.ne == 1 && p.b == b && !r.denies(b, p.e) {
			row = append(row, [2]int{b, p.e})
		}
	}
	return rising(row)
}

// rising gives the longest part of a row in which the second numbers rise.
func rising(row [][2]int) [][2]int {
	if len(row) == 0 {
		return nil
	}
	var tails []int // index into row of the least end of each length
	prev := make([]int, len(row))
	for i, p := range row {
		n, _ := slices.BinarySearchFunc(tails, p[1], func(t, v int) int { return row[t][1] - v })
		prev[i] = -1
		if n > 0 {
			prev[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	var out [][2]int
	for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
		out = append(out, row[i])
	}
	slices.Reverse(out)
	return out
}

// maxPairs bounds the square that best looks at. Beyond it only equal texts and
// controls are paired, which asks more and takes no longer.
const maxPairs = 160_000

// best pairs two short stretches in order so that the pairs are worth most.
func (r *reading) best(keys []string, b0, b1, e0, e1 int) {
	nb, ne := b1-b0, e1-e0
	if nb*ne > maxPairs {
		r.byControl(b0, b1, e0, e1)
		return
	}
	bags := make([]bag, nb+ne)
	for i := range nb {
		bags[i] = bagOf(r.base[b0+i].key)
	}
	for i := range ne {
		bags[nb+i] = bagOf(keys[e0+i])
	}
	worth := make([]int32, (nb+1)*(ne+1))
	gain := make([]int32, nb*ne)
	for i := nb - 1; i >= 0; i-- {
		for j := ne - 1; j >= 0; j-- {
			g := int32(r.score(b0+i, e0+j, keys[e0+j], bags[i], bags[nb+j]))
			gain[i*ne+j] = g
			best := max(worth[(i+1)*(ne+1)+j], worth[i*(ne+1)+j+1])
			if g > 0 {
				best = max(best, g+worth[(i+1)*(ne+1)+j+1])
			}
			worth[i*(ne+1)+j] = best
		}
	}
	for i, j := 0, 0; i < nb && j < ne; {
		switch here := worth[i*(ne+1)+j]; {
		case gain[i*ne+j] > 0 && here == gain[i*ne+j]+worth[(i+1)*(ne+1)+j+1]:
			r.pair(b0+i, e0+j)
			i, j = i+1, j+1
		case here == worth[(i+1)*(ne+1)+j]:
			i++
		default:
			j++
		}
	}
}

// byControl pairs by control alone.
func (r *reading) byControl(b0, b1, e0, e1 int) {
	first := map[string]int{}
	for b := b1 - 1; b >= b0; b-- {
		for i := range r.base[b].segs {
			if p := r.base[b].segs[i].pointer; p != "" {
				first[p] = b
			}
		}
	}
	for e := e0; e < e1; e++ {
		for _, o := range r.edited.paras[e].owners {
			if b, ok := first[o]; ok && r.back[b] < 0 && r.match[e] < 0 {
				r.pair(b, e)
			}
		}
	}
}

// score is how sure it is that an edited paragraph comes from a line; 0 is not.
func (r *reading) score(b, e int, key string, bb, be bag) int {
	l, p := &r.base[b], &r.edited.paras[e]
	if (l.table > 0) != (p.table > 0) || l.box != p.box {
		return 0
	}
	owned := false
	for _, o := range p.owners {
		owned = owned || l.holds(o)
	}
	denied := !owned && r.denies(b, e)
	near := 0
	if l.table > 0 && l.col == p.col {
		near = 30
	}
	switch like := bb.like(be); {
	case key != "" && key == l.key && denied:
		return 300 + near
	case key != "" && key == l.key:
		return 1000 + near
	case owned:
		return 700 + 200*like/100 + near
	case denied, key == "":
		return 0
	case l.heading != p.heading:
		return 0
	case like >= 34:
		return 100 + 5*like + near
	case l.prompts() && !(p.heading == 0 && l.sole() == ""):
		return 60 + near
	case l.table > 0 && l.col == p.col && len(l.segs) > 0:
		return 20 + near
	case l.heading > 0 && l.editable():
		return 40
	}
	return 0
}

func (l *line) prompts() bool {
	for i := range l.segs {
		if l.segs[i].prompt {
			return true
		}
	}
	return false
}

// moved pairs what changed places and is known by its control.
func (r *reading) moved(keys []string) {
	at := map[string]int{}
	for b := len(r.base) - 1; b >= 0; b-- {
		if r.back[b] >= 0 {
			continue
		}
		for i := range r.base[b].segs {
			if p := r.base[b].segs[i].pointer; p != "" && !r.fields[p].rich {
				at[p] = b
			}
		}
	}
	for e := range r.match {
		if r.match[e] >= 0 {
			continue
		}
		for _, o := range r.edited.paras[e].owners {
			if b, ok := at[o]; ok && r.back[b] < 0 && (r.base[b].table > 0) == (r.edited.paras[e].table > 0) {
				r.pair(b, e)
				break
			}
		}
	}
}

// bag is the words of a text, sorted.
type bag []string

func bagOf(s string) bag {
	b := strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) })
	slices.Sort(b)
	return b
}

// like gives how much two bags share, 0 to 100.
func (a bag) like(b bag) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			n, i, j = n+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	if len(a)+len(b) == 0 {
		return 0
	}
	return 200 * n / (len(a) + len(b))
}

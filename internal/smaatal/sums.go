package smaatal

import (
	"cmp"
	"slices"
)

// fewParts is how many numbers of a line are tried in every way: one that is the sum
// of some of the others. In a longer line such sums are mostly chance, and what is
// tried is the whole, and two parts of the largest.
const fewParts = 5

// sums finds what the quantities of a line add up to: one of them, or one that is
// told under any other name.
func (w *work) sums(kind int, line []int, told map[int64][]int) {
	if len(line) < 2 {
		return
	}
	var all span
	largest := line[0]
	for _, q := range line {
		all.lo, all.hi = all.lo+w.qs[q].lo, all.hi+w.qs[q].hi
		if c := cmp.Compare(w.qs[q].hi, w.qs[largest].hi); c > 0 || c == 0 && within(w.said(q), w.said(largest)) {
			largest = q
		}
	}
	t := w.qs[largest].span
	rest := slices.DeleteFunc(slices.Clone(line), func(q int) bool { return q == largest })
	others := span{all.lo - t.lo, all.hi - t.hi}
	whole := len(rest) > 1 && others.lo <= t.hi && t.lo <= others.hi && (kind != classes || w.mayHold(largest, rest))
	if whole {
		w.relation(relation{parts: rest, total: largest})
		all, line = t, rest
	}
	if all.exact() {
		w.elsewhere(line, whole, told[all.lo])
	}
	switch {
	case whole:
	case len(line) <= fewParts:
		w.subsets(line)
	default:
		w.pairs(rest, largest)
	}
}

// maxNames is how many names of one whole are told from each other; under more of
// them it is taken to be known.
const maxNames = 8

// elsewhere notes the wholes of a line that are told under other names.
// Where one is in the line, the others are of another measurement or subject.
func (w *work) elsewhere(line []int, whole bool, told []int) {
	if len(told) > maxNames {
		w.relation(relation{parts: line, total: constant, known: w.qs[told[0]].span})
		return
	}
	for _, q := range told {
		o, part := &w.os[w.qs[q].obs[0]], &w.os[w.qs[line[0]].obs[0]]
		if other := o.maaling != part.maaling || o.fag != part.fag; !slices.Contains(line, q) && (other || !whole) && w.mayHold(q, line) {
			w.relation(relation{parts: line, total: q})
		}
	}
}

// said gives the names that tell a quantity from others of its measurement.
func (w *work) said(q int) [5]id {
	o := &w.os[w.qs[q].obs[0]]
	return [5]id{o.fag, o.klasse.trin, o.klasse.rest, o.profil, o.who}
}

// mayHold reports whether a quantity may be the whole of parts, as far as their
// names tell. Of the same measurement and subject it says what they say, less one
// thing: the class, the profile or who they are. What leaves out more is the whole of
// the whole group, which is tried by itself.
func (w *work) mayHold(q int, parts []int) bool {
	whole := w.said(q)
	return !slices.ContainsFunc(parts, func(p int) bool {
		part := w.said(p)
		if w.os[w.qs[p].obs[0]].maaling != w.os[w.qs[q].obs[0]].maaling || part[0] != whole[0] || part == whole {
			return false
		}
		less := 0
		for _, other := range []bool{part[1] != whole[1] || part[2] != whole[2], part[3] != whole[3], part[4] != whole[4]} {
			if other {
				less++
			}
		}
		return less > 1 || !within(whole, part)
	})
}

// within reports whether every name of a whole is one of a part's.
func within(whole, part [5]id) bool {
	for n, s := range whole {
		if s != 0 && s != part[n] {
			return false
		}
	}
	return true
}

// subsets finds each quantity that is the sum of two or more others.
func (w *work) subsets(line []int) {
	for set := 1; set < 1<<len(line); set++ {
		var parts []int
		var sum span
		for n, q := range line {
			if set>>n&1 != 0 {
				parts = append(parts, q)
				sum.lo, sum.hi = sum.lo+w.qs[q].lo, sum.hi+w.qs[q].hi
			}
		}
		if len(parts) < 2 {
			continue
		}
		for n, q := range line {
			if t := w.qs[q].span; set>>n&1 == 0 && sum.lo <= t.hi && t.lo <= sum.hi && w.mayHold(q, parts) {
				w.relation(relation{parts: parts, total: q, loose: true})
			}
		}
	}
}

// pairs finds the two parts that make the largest number of a line. Only exact
// numbers are tried.
func (w *work) pairs(rest []int, largest int) {
	t := w.qs[largest].span
	if !t.exact() {
		return
	}
	at := map[int64]int{} // the first of each number
	for _, q := range rest {
		s := w.qs[q].span
		if !s.exact() {
			continue
		}
		if other, ok := at[t.lo-s.lo]; ok && w.mayHold(largest, []int{other, q}) {
			w.relation(relation{parts: []int{other, q}, total: largest, loose: true})
		}
		if _, ok := at[s.lo]; !ok {
			at[s.lo] = q
		}
	}
}

// shares finds the parts of a line that make up its people: of each number of
// people, or of a hundred where nobody says how many.
func (w *work) shares(line []int) {
	if len(line) < 2 {
		return
	}
	byWhole := map[int64][]int{}
	var wholes []int64
	for _, i := range line {
		o := &w.os[i]
		if !o.hasPart {
			continue
		}
		n := o.whole
		if o.Antal == nil {
			n = constant
		}
		if byWhole[n] == nil && n != constant {
			wholes = append(wholes, n)
		}
		byWhole[n] = append(byWhole[n], i)
	}
	without := byWhole[constant]
	switch len(wholes) {
	case 0:
		w.makeUp(without, 100)
	case 1:
		w.makeUp(append(byWhole[wholes[0]], without...), wholes[0])
	default:
		for _, n := range wholes {
			w.makeUp(byWhole[n], n)
		}
	}
}

// makeUp notes the relation of parts that make up a whole.
func (w *work) makeUp(line []int, whole int64) {
	if len(line) < 2 {
		return
	}
	slices.SortStableFunc(line, func(a, b int) int { return cmp.Compare(a, b) })
	r := relation{total: constant, known: span{whole, whole}}
	var all span
	for _, i := range line {
		part := w.os[i].partOf(whole)
		all.lo, all.hi = all.lo+part.lo, all.hi+part.hi
		q := w.quantity(part, true)
		w.qs[q].obs = []int{i}
		r.parts = append(r.parts, q)
	}
	if all.lo <= whole && whole <= all.hi {
		w.relation(r)
	}
}

package smaatal

import (
	"encoding/binary"
	"slices"
)

// fewest is how many values a hidden count must still be able to have for one who
// knows all that is shown.
const fewest = 3

// relation is a whole and its parts.
type relation struct {
	parts []int // quantities
	total int   // a quantity, or constant
	known span  // of a constant total
	loose bool  // a sum that may be chance: it is no link of a chain
}

const constant = -1

// members are the quantities of a relation.
func (r *relation) members() []int {
	if r.total == constant {
		return r.parts
	}
	return append(slices.Clip(r.parts), r.total)
}

// relation notes a whole and its parts, once. The same people in two lines are one.
func (w *work) relation(r relation) {
	var key []byte
	for _, q := range r.members() {
		for _, i := range w.qs[q].obs {
			key = binary.AppendUvarint(key, uint64(i))
		}
		key = append(key, 0xff, 0xff)
	}
	key = binary.AppendVarint(key, r.known.lo)
	if r.total != constant {
		key = append(key, 't')
	}
	if n, ok := w.known[string(key)]; ok {
		w.rs[n].loose = w.rs[n].loose && r.loose
		return
	}
	w.known[string(key)] = len(w.rs)
	w.rs = append(w.rs, r)
	for _, q := range r.members() {
		w.qs[q].relations = append(w.qs[q].relations, len(w.rs)-1)
	}
}

// open reports whether a relation gives nothing away on its own: each hidden
// number that must not be reckoned can have enough values.
func (w *work) open(n int) bool {
	r := &w.rs[n]
	var sum span // of the parts, less the total
	if r.total == constant {
		sum = span{-r.known.hi, -r.known.lo}
	} else {
		b := w.bounds(r.total)
		sum = span{-b.hi, -b.lo}
	}
	for _, q := range r.parts {
		b := w.bounds(q)
		sum.lo, sum.hi = sum.lo+b.lo, sum.hi+b.hi
	}
	w.budget -= len(r.parts) + 1
	for _, q := range r.members() {
		if !w.hidden(q) || !w.needy(q) {
			continue
		}
		b := w.bounds(q)
		can := span{b.hi - sum.hi, b.lo - sum.lo} // what the others leave to a part
		if q == r.total {
			can = span{sum.lo + b.hi, sum.hi + b.lo}
		}
		if min(can.hi, b.hi)-max(can.lo, b.lo)+1 < fewest {
			return false
		}
	}
	return true
}

// settle hides more until every relation is open, and reports whether it hid any.
func (w *work) settle(taken *[][]int) bool {
	before := len(*taken)
	queue := make([]int, len(w.rs))
	for n := range w.rs {
		queue[n] = n
	}
	for len(queue) > 0 && w.ctx.Err() == nil {
		n := queue[0]
		queue = queue[1:]
		for hid := len(*taken); !w.open(n) && w.more([]int{n}, taken); hid = len(*taken) {
			for _, took := range (*taken)[hid:] {
				queue = append(queue, w.touched(took)...)
			}
		}
	}
	return len(*taken) > before
}

// more hides one more quantity of some relations, or, where too much was looked at,
// all of them. It is false when none is left.
func (w *work) more(relations []int, taken *[][]int) bool {
	if w.budget >= 0 {
		q := w.cheapest(relations)
		if q >= 0 {
			w.take(q, taken)
		}
		return q >= 0
	}
	before := len(*taken)
	for _, n := range relations {
		for _, q := range w.rs[n].members() {
			if !w.hidden(q) {
				w.take(q, taken)
			}
		}
	}
	return len(*taken) > before
}

// touched gives the relations of observations.
func (w *work) touched(obs []int) (out []int) {
	for _, i := range obs {
		for _, q := range w.of[i] {
			out = append(out, w.qs[q].relations...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// comparable is how many numbers of a relation are weighed against each other by
// what else each would settle; among more the smallest is taken.
const comparable = 64

// cheapest gives the quantity of some relations whose hiding settles most of
// those that are not open; among equals, the one of the fewest printed numbers,
// then the smallest. It is -1 when all are hidden.
func (w *work) cheapest(relations []int) int {
	best, score := -1, [3]int64{}
	for _, n := range relations {
		members := w.rs[n].members()
		for _, q := range members {
			if w.hidden(q) {
				continue
			}
			s := [3]int64{0, -int64(len(w.qs[q].obs)), -w.qs[q].lo}
			if len(members) <= comparable && w.budget > 0 {
				for _, other := range w.qs[q].relations {
					if !w.open(other) {
						s[0]++
					}
				}
			}
			if best < 0 || slices.Compare(s[:], score[:]) > 0 {
				best, score = q, s
			}
		}
	}
	return best
}

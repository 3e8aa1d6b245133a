package smaatal

import "slices"

// Relations that share hidden numbers may give one away together where none does
// alone, as the rows and columns of a table do. So the numbers that are bound
// together are held against one who tries every assignment.

// near is how far from the truth values are tried. A number that has enough of them
// there has enough.
const near = 6

// equation says that some hidden quantities, each with its sign, make a known sum.
type equation struct {
	vars []int
	sign []int64
	sum  span
}

// puzzle is what an attacker has before him.
type puzzle struct {
	w         *work
	qs        []int
	domains   []span
	truth     []int64
	equations []equation
	relations []int
	tries     int
}

// maxTries is how many numbers are set before an attack is taken to succeed.
const maxTries = 2000

// attacked hides more where numbers that are bound together give one away.
func (w *work) attacked(taken *[][]int) bool {
	before := len(*taken)
	seen := map[int]bool{}
	for q := range w.qs {
		if seen[q] || !w.hidden(q) || !w.needy(q) {
			continue
		}
		p := w.together(q)
		for w.ctx.Err() == nil && !p.holds() && w.more(p.relations, taken) {
			p = w.together(q)
		}
		for _, q := range p.qs {
			seen[q] = true
		}
	}
	return len(*taken) > before
}

// holds reports whether each hidden quantity that must not be reckoned can have
// enough values.
func (p *puzzle) holds() bool {
	if len(p.relations) < 2 {
		return true // open has seen it
	}
	for n, q := range p.qs {
		if !p.w.needy(q) {
			continue
		}
		d, can := p.domains[n], 0
		for v := d.lo; v <= d.hi && can < fewest && p.w.budget >= 0; v++ {
			ds := slices.Clone(p.domains)
			ds[n] = span{v, v}
			p.tries = 0
			if p.solve(ds) {
				can++
			}
		}
		if can < fewest {
			return false
		}
	}
	return true
}

// together gathers all that a hidden quantity is bound to by relations that are no
// chance.
func (w *work) together(q int) *puzzle {
	p := &puzzle{w: w}
	at := map[int]int{}
	seen := map[int]bool{}
	add := func(q int) int {
		n, ok := at[q]
		if !ok {
			n = len(p.qs)
			at[q] = n
			s, b := w.qs[q].span, w.bounds(q)
			p.qs = append(p.qs, q)
			p.truth = append(p.truth, s.lo)
			p.domains = append(p.domains, span{max(b.lo, s.lo-near), min(b.hi, s.hi+near)})
		}
		return n
	}
	add(q)
	for n := 0; n < len(p.qs); n++ {
		for _, r := range w.qs[p.qs[n]].relations {
			if seen[r] || w.rs[r].loose {
				continue
			}
			seen[r] = true
			p.relations = append(p.relations, r)
			p.equations = append(p.equations, w.equation(&w.rs[r], add))
		}
	}
	return p
}

func (w *work) equation(r *relation, add func(int) int) (e equation) {
	if r.total == constant {
		e.sum = r.known
	}
	for _, q := range r.members() {
		sign := int64(1)
		if q == r.total {
			sign = -1
		}
		switch s := w.qs[q].span; {
		case w.hidden(q):
			e.vars, e.sign = append(e.vars, add(q)), append(e.sign, sign)
		case sign > 0:
			e.sum = span{e.sum.lo - s.hi, e.sum.hi - s.lo}
		default:
			e.sum = span{e.sum.lo + s.lo, e.sum.hi + s.hi}
		}
	}
	w.budget -= len(r.parts) + 1
	return e
}

// solve reports whether some assignment within the domains fits all equations. It
// says no where it tried too often.
func (p *puzzle) solve(ds []span) bool {
	if p.tries++; p.tries > maxTries || !p.narrow(ds) {
		return false
	}
	open := -1
	for n, d := range ds {
		if d.lo < d.hi && (open < 0 || d.hi-d.lo < ds[open].hi-ds[open].lo) {
			open = n
		}
	}
	if open < 0 {
		return true
	}
	for step := range 2*(ds[open].hi-ds[open].lo) + 2 { // from the truth outwards
		v := p.truth[open] + (step+1)/2
		if step%2 != 0 {
			v = p.truth[open] - (step+1)/2
		}
		if v < ds[open].lo || v > ds[open].hi {
			continue
		}
		next := slices.Clone(ds)
		next[open] = span{v, v}
		if p.solve(next) {
			return true
		}
	}
	return false
}

// narrow takes from the domains what no assignment can have; false when one has
// nothing left.
func (p *puzzle) narrow(ds []span) bool {
	for again := true; again; {
		again = false
		for _, e := range p.equations {
			p.w.budget -= len(e.vars)
			if p.w.budget < 0 {
				return false
			}
			var all span
			for n, v := range e.vars {
				s := signed(ds[v], e.sign[n])
				all.lo, all.hi = all.lo+s.lo, all.hi+s.hi
			}
			if all.lo > e.sum.hi || all.hi < e.sum.lo {
				return false
			}
			for n, v := range e.vars {
				s := signed(ds[v], e.sign[n])
				can := signed(span{max(s.lo, e.sum.lo-all.hi+s.hi), min(s.hi, e.sum.hi-all.lo+s.lo)}, e.sign[n])
				if can.lo > can.hi {
					return false
				}
				again = again || can != ds[v]
				if can != ds[v] {
					all.lo += signed(can, e.sign[n]).lo - s.lo
					all.hi += signed(can, e.sign[n]).hi - s.hi
					ds[v] = can
				}
			}
		}
	}
	return true
}

func signed(s span, sign int64) span {
	if sign < 0 {
		return span{-s.hi, -s.lo}
	}
	return s
}

// safe reports whether observations may be shown after all.
func (w *work) safe(obs []int) bool {
	for _, i := range obs {
		if w.told(i) {
			return false
		}
		for _, q := range w.of[i] {
			for _, g := range w.qs[q].groups {
				if w.lone(w.groups[g]) && w.least(w.groups[g]) >= 0 {
					return false
				}
			}
		}
	}
	rs := w.touched(obs)
	if slices.ContainsFunc(rs, func(n int) bool { return !w.open(n) }) {
		return false
	}
	seen := map[int]bool{}
	for _, n := range rs {
		for _, q := range w.rs[n].members() {
			if !w.hidden(q) || seen[q] {
				continue
			}
			p := w.together(q)
			if !p.holds() {
				return false
			}
			for _, q := range p.qs {
				seen[q] = true
			}
		}
	}
	return w.budget >= 0
}

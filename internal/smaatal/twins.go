package smaatal

import (
	"cmp"
	"math/big"
	"slices"
)

// measurement are the numbers with one name that have a value.
type measurement struct {
	byValue []int // observations, the smallest first
	shares  []int // those of them that are shares of too few
	widest  float64
	all     bool // too many to compare: they go together
}

// measurements shares the observations out by the name of what is measured.
func (w *work) measurements() {
	w.named = map[id]*measurement{}
	for i := range w.os {
		o := &w.os[i]
		if o.value == nil {
			continue
		}
		m := w.named[o.maaling]
		if m == nil {
			m = &measurement{}
			w.named[o.maaling] = m
		}
		m.byValue = append(m.byValue, i)
		m.widest = max(m.widest, o.slack)
		if o.kind == share && o.tooFew && o.Antal != nil {
			m.shares = append(m.shares, i)
		}
	}
	for _, m := range w.named {
		slices.SortStableFunc(m.byValue, func(a, b int) int { return cmp.Compare(w.os[a].about, w.os[b].about) })
	}
}

// between gives the observations whose values are from lo to hi, and as much around
// it as their rounding may hide.
func (w *work) between(m *measurement, lo, hi float64) []int {
	at := func(v float64) int {
		n, _ := slices.BinarySearchFunc(m.byValue, v, func(i int, v float64) int { return cmp.Compare(w.os[i].about, v) })
		return n
	}
	around := m.widest + 1e-9*max(1, hi, -lo)
	return m.byValue[at(lo-around):at(hi+around)]
}

// perTwin is what comparing two numbers costs of the work that is done at most.
const perTwin = 4

// twins finds the numbers that are shown and tell the same as a hidden one: an
// earlier value elsewhere, or the municipality's where it is the school's own.
func (w *work) twins(i int, found func(int)) {
	o := &w.os[i]
	m := w.named[o.maaling]
	if o.value == nil || o.Level != School || m.all {
		return
	}
	if w.budget < 0 {
		m.all = true
		for _, j := range m.byValue {
			found(j)
		}
		return
	}
	compare := func(window []int) {
		for _, j := range window {
			if w.budget -= perTwin; !w.gone(j) && j != i && w.twin(o, &w.os[j]) {
				found(j)
			}
		}
	}
	compare(w.between(m, o.about-o.slack, o.about+o.slack))
	if o.kind == share && o.tooFew && o.Antal != nil {
		compare(w.between(m, float64(o.part.lo), float64(o.part.hi)))
		compare(w.between(m, float64(o.whole-o.part.hi), float64(o.whole-o.part.lo)))
	}
}

// told reports whether a number tells a hidden one, or falls with one.
func (w *work) told(j int) bool {
	o := &w.os[j]
	if m := w.named[o.maaling]; o.value != nil {
		for _, window := range [][]int{w.between(m, o.about-o.slack, o.about+o.slack), m.shares} {
			for _, i := range window {
				if w.budget -= perTwin; i != j && w.gone(i) && w.os[i].Level == School && w.twin(&w.os[i], o) {
					return true
				}
			}
		}
	}
	return o.Follows && w.gone(w.first[o.Resultat])
}

// twin reports whether b, which is shown, tells what a, which is hidden, says.
func (w *work) twin(a, b *observation) bool {
	if b.value == nil || b.Antal != nil || !samePeriode(a, b) || !alikeFag(a, b) {
		return false
	}
	if a.kind == share && b.kind == count { // of how many it is a share, both are told
		return b.Level == School && a.tooFew && a.Antal != nil && b.size.exact() && alike(a, b) &&
			(b.size.lo >= a.part.lo && b.size.lo <= a.part.hi || b.size.lo >= a.whole-a.part.hi && b.size.lo <= a.whole-a.part.lo)
	}
	if a.kind != b.kind && (a.Enhed != "" || a.Antal != nil) && b.Enhed != "" {
		return false
	}
	if a.kind != b.kind || b.Level != School || a.kind == count {
		return a.value.Cmp(b.value) == 0 && a.klasse == b.klasse && a.profil == b.profil && a.who == b.who
	}
	return overlap(a, b)
}

// overlap reports whether two values may be one number, each as it was rounded.
func overlap(a, b *observation) bool {
	apart := new(big.Rat).Sub(a.value, b.value)
	return apart.Abs(apart).Cmp(new(big.Rat).Add(a.half, b.half)) < 0
}

// samePeriode reports whether two numbers may be of one period. Those of one result
// are of the periods that they tell.
func samePeriode(a, b *observation) bool {
	for _, k := range a.keys {
		for _, l := range b.keys {
			if k == l {
				return true
			}
		}
	}
	return (a.loose || b.loose) && a.Resultat != b.Resultat
}

func alikeFag(a, b *observation) bool { return a.fag == b.fag || a.fag == 0 || b.fag == 0 }

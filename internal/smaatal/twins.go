package smaatal

import (
	"math/big"
	"slices"
)

// twins gives the numbers that are shown and tell the same as a hidden one: an
// earlier value elsewhere, or the municipality's where it is the school's own.
func (w *work) twins(i int) (out []int) {
	if w.os[i].value == nil || w.os[i].Level != School {
		return nil
	}
	named := w.named[w.os[i].maaling]
	if w.budget < 0 { // too many to compare: they go
		delete(w.named, w.os[i].maaling)
		return slices.DeleteFunc(slices.Clone(named), w.gone)
	}
	for _, j := range named {
		if w.budget--; !w.gone(j) && j != i && w.twin(&w.os[i], &w.os[j]) {
			out = append(out, j)
		}
	}
	return out
}

// told reports whether a number tells a hidden one, or falls with one.
func (w *work) told(j int) bool {
	for _, i := range w.named[w.os[j].maaling] {
		if w.budget--; i != j && w.gone(i) && w.os[i].Level == School && w.os[i].value != nil && w.twin(&w.os[i], &w.os[j]) {
			return true
		}
	}
	return w.os[j].Follows && w.gone(w.first[w.os[j].Resultat])
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

func alikeFag(a, b *observation) bool { return a.fag == b.fag || a.fag == "" || b.fag == "" }

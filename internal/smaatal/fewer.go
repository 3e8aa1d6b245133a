package smaatal

import (
	"cmp"
	"math/bits"
	"slices"
)

// fewer shows again what need not be hidden, the largest first, and looks for one
// number that does what two do.
func (w *work) fewer(taken [][]int) {
	slices.SortStableFunc(taken, func(a, b []int) int { return cmp.Compare(w.weight(b), w.weight(a)) })
	var left [][]int
	for _, took := range taken {
		if !w.giveBack(took) {
			left = append(left, took)
		}
	}
	for tries := maxExchanges; len(left) > 0 && w.exchange(&left, &tries); {
	}
}

// maxExchanges is how many other choices are tried: all of them in a group of a
// dozen numbers, and no more than some milliseconds' worth.
const maxExchanges = 2000

func (w *work) weight(took []int) (n int64) {
	for _, i := range took {
		n = max(n, w.os[i].size.hi)
	}
	return n
}

// giveBack shows observations again, where that is safe.
func (w *work) giveBack(took []int) bool {
	if w.budget < 0 || w.ctx.Err() != nil {
		return false
	}
	w.set(took, Shown)
	if w.safe(took) {
		return true
	}
	w.set(took, Supplerende)
	return false
}

func (w *work) set(obs []int, g Grund) {
	for _, i := range obs {
		w.grund[i] = g
	}
}

// exchange looks for one or two numbers that do what up to four choices do, and are
// fewer.
func (w *work) exchange(left *[][]int, tries *int) bool {
	for _, out := range choices(len(*left), 4) {
		var gone []int
		for _, n := range out {
			gone = append(gone, (*left)[n]...)
		}
		around := slices.DeleteFunc(w.around(gone), w.hidden)
		for _, in := range choices(len(around), min(2, len(gone)-1)) {
			if *tries--; *tries < 0 {
				return false
			}
			var taken [][]int
			for _, n := range in {
				w.take(around[n], &taken)
			}
			if took := slices.Concat(taken...); len(took) >= len(gone) || !w.giveBack(gone) {
				w.set(took, Shown)
				continue
			}
			for n := len(out) - 1; n >= 0; n-- {
				*left = slices.Delete(*left, out[n], out[n]+1)
			}
			*left = append(*left, taken...)
			return true
		}
	}
	return false
}

// choices gives the ways to take one up to k of n things, the fewest first. Of more
// than 16 things only the first are taken.
func choices(n, k int) (out [][]int) {
	n = min(n, 16)
	for set := 1; set < 1<<n; set++ {
		if bits.OnesCount(uint(set)) > k {
			continue
		}
		var c []int
		for i := range n {
			if set>>i&1 != 0 {
				c = append(c, i)
			}
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
	return out
}

// around gives the quantities that are bound to observations, and those that are
// bound to them.
func (w *work) around(obs []int) (out []int) {
	for range 2 {
		for _, n := range w.touched(obs) {
			out = append(out, w.rs[n].members()...)
		}
		for _, q := range out {
			obs = append(obs, w.qs[q].obs...)
		}
		slices.Sort(obs)
		obs = slices.Compact(obs)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

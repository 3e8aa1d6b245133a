// Package align pairs the items of two lists in order, so that what is the same
// or alike stands opposite each other. It is the only place where two lists are
// held against each other: it keeps the work within bounds whatever they hold. A
// Bag tells how alike two texts are. It knows no Word file and no record.
package align

import (
	"context"
	"slices"
)

// Square is the most pairs of a stretch that are weighed each against the
// others: 400 items against 400. It costs 2 MB and some milliseconds; the
// stretches of an edited notat, between what nobody touched, are far shorter.
const Square = 160_000

// levels bounds how often a stretch between anchors is looked through for
// anchors of its own: lists can be made in which each level gives a single one.
const levels = 16

// Lists are two lists to be paired. Items of equal keys are the same; the zero
// key is like no other.
type Lists[K comparable] struct {
	A, B []K

	// Deny says that two items of equal keys are not the same; nil: never.
	Deny func(a, b int) bool

	// Worth gives what it is worth to pair two items within a stretch where none
	// is surely the same; 0 is no pair. nil: only equal keys pair, each alike.
	Worth func(a, b int) int

	// Else pairs a stretch of more than Square pairs, [a0, a1) with [b0, b1), in
	// time that is linear; nil: the first with the first, and so on.
	Else func(a0, a1, b0, b1 int) [][2]int
}

// Pairs gives the pairs (index into A, index into B), both rising but for what
// Else gives: equal ends, then what stands once in both (patience), then the
// best pairing of what is between. Memory is linear in the lists, and within
// Square beyond that. The error is that of the context.
func (l *Lists[K]) Pairs(ctx context.Context) ([][2]int, error) {
	p := pairing[K]{Lists: l, ctx: ctx}
	p.between(0, len(l.A), 0, len(l.B), levels)
	p.slide()
	return p.out, ctx.Err()
}

type pairing[K comparable] struct {
	*Lists[K]
	ctx context.Context
	out [][2]int
}

func (p *pairing[K]) same(a, b int) bool {
	var zero K
	return p.A[a] == p.B[b] && p.A[a] != zero && (p.Deny == nil || !p.Deny(a, b))
}

// left looks now and then whether anybody still waits for the answer.
func (p *pairing[K]) left(i int) bool { return i&0xffff == 0 && p.ctx.Err() != nil }

// between pairs A[a0:a1] with B[b0:b1]. Each anchor makes the stretches smaller,
// and a stretch without one is weighed, so that it ends.
func (p *pairing[K]) between(a0, a1, b0, b1, levels int) {
	for a0 < a1 && b0 < b1 && p.same(a0, b0) {
		p.out = append(p.out, [2]int{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	end := 0
	for a0 < a1-end && b0 < b1-end && p.same(a1-1-end, b1-1-end) {
		end++
	}
	a1, b1 = a1-end, b1-end
	if a0 < a1 && b0 < b1 && p.ctx.Err() == nil {
		var anchors [][2]int
		if levels > 0 {
			anchors = p.anchors(a0, a1, b0, b1)
		}
		switch {
		case len(anchors) > 0:
			for _, at := range anchors {
				p.between(a0, at[0], b0, at[1], levels-1)
				p.out = append(p.out, at)
				a0, b0 = at[0]+1, at[1]+1
			}
			p.between(a0, a1, b0, b1, levels-1)
		case (a1 - a0) <= Square/(b1-b0):
			p.best(a0, a1, b0, b1)
		case p.Else != nil:
			p.out = append(p.out, p.Else(a0, a1, b0, b1)...)
		default:
			for i := range min(a1-a0, b1-b0) {
				p.out = append(p.out, [2]int{a0 + i, b0 + i})
			}
		}
	}
	for i := range end {
		p.out = append(p.out, [2]int{a1 + i, b1 + i})
	}
}

// slide moves what stands in one list only down as far as it goes: where a copy follows
// what it is a copy of, the first pairs, and what is new begins where the copy differs.
// Going on from equal ends, the copy's last items have been taken for the old ones.
func (p *pairing[K]) slide() {
	for n := 1; n < len(p.out); n++ {
		a, b := p.out[n-1][0]+1, p.out[n-1][1]+1
		switch at := p.out[n]; {
		case at[0] == a && at[1] > b && p.same(a, b) && p.same(a, at[1]):
			p.out[n][1] = b
		case at[1] == b && at[0] > a && p.same(a, b) && p.same(at[0], b):
			p.out[n][0] = a
		}
	}
}

// anchors gives pairs of keys that stand once on both sides, in rising order:
// the longest such row.
func (p *pairing[K]) anchors(a0, a1, b0, b1 int) [][2]int {
	type place struct{ b, na, nb int }
	var zero K
	at := make(map[K]int, min(a1-a0, b1-b0))
	var places []place
	few, from, to := p.A, a0, a1 // only what stands in the shorter one can stand in both
	if b1-b0 < a1-a0 {
		few, from, to = p.B, b0, b1
	}
	for i := from; i < to && !p.left(i); i++ {
		if _, seen := at[few[i]]; !seen && few[i] != zero {
			at[few[i]] = len(places)
			places = append(places, place{})
		}
	}
	for b := b0; b < b1 && !p.left(b); b++ {
		if n, ok := at[p.B[b]]; ok {
			places[n].b = b
			places[n].nb++
		}
	}
	for a := a0; a < a1 && !p.left(a); a++ {
		if n, ok := at[p.A[a]]; ok {
			places[n].na++
		}
	}
	var row [][2]int
	for a := a0; a < a1; a++ {
		n, ok := at[p.A[a]]
		if ok && places[n].na == 1 && places[n].nb == 1 && p.same(a, places[n].b) {
			row = append(row, [2]int{a, places[n].b})
		}
	}
	return Rising(row)
}

// Rising gives the longest part of a row, whose first numbers rise, in which the
// second numbers rise too.
func Rising(row [][2]int) [][2]int {
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

// best pairs two short stretches so that the pairs are worth most together.
func (p *pairing[K]) best(a0, a1, b0, b1 int) {
	na, nb := a1-a0, b1-b0
	value := p.Worth
	if value == nil {
		value = func(a, b int) int {
			if p.same(a, b) {
				return 1
			}
			return 0
		}
	}
	worth := make([]int32, (na+1)*(nb+1))
	gain := make([]int32, na*nb)
	for i := na - 1; i >= 0; i-- {
		if p.ctx.Err() != nil {
			return
		}
		for j := nb - 1; j >= 0; j-- {
			g := int32(value(a0+i, b0+j))
			gain[i*nb+j] = g
			best := max(worth[(i+1)*(nb+1)+j], worth[i*(nb+1)+j+1])
			if g > 0 {
				best = max(best, g+worth[(i+1)*(nb+1)+j+1])
			}
			worth[i*(nb+1)+j] = best
		}
	}
	for i, j := 0, 0; i < na && j < nb; {
		switch here := worth[i*(nb+1)+j]; {
		case gain[i*nb+j] > 0 && here == gain[i*nb+j]+worth[(i+1)*(nb+1)+j+1]:
			p.out = append(p.out, [2]int{a0 + i, b0 + j})
			i, j = i+1, j+1
		case here == worth[(i+1)*(nb+1)+j]:
			i++
		default:
			j++
		}
	}
}

package smaatal

import (
	"context"
	"slices"
)

// work is one run over the numbers of a record.
type work struct {
	ctx       context.Context
	os        []observation
	grund     []Grund
	first     map[int]int // the first number of each result
	followers [][]int     // of a first number
	named     map[id]*measurement
	qs        []quantity
	of        [][]int // the quantities of each observation
	rs        []relation
	known     map[string]int // the relations that are noted
	groups    []group
	budget    int
}

// maxWork is how many numbers are looked at before the rest is hidden unseen. A
// record with a hundred results takes some ten thousand looks, one of the largest
// that a door lets in some million.
const maxWork = 20_000_000

// Hide gives for each number why it is hidden, or that it is shown. more are the
// further units that count people, in lower case. Where ctx ends, all are hidden.
func Hide(ctx context.Context, tal []Tal, more []string) []Grund {
	names := newNames(more)
	os := make([]observation, len(tal))
	for i, t := range tal {
		os[i] = names.observation(t)
	}
	grund := hide(ctx, os)
	for hid := true; hid && ctx.Err() == nil; { // what is left gives nothing to be hidden either
		hid = false
		for i := range os {
			if t := os[i].Tal; (grund[i] != Shown || t.Withheld) && (t.Vaerdi != "" || t.Antal != nil) {
				t.Vaerdi, t.Antal, hid = "", nil, true
				os[i] = names.observation(t)
			}
		}
		if !hid {
			break
		}
		for i, g := range hide(ctx, os) {
			grund[i] = max(grund[i], g)
		}
	}
	return grund
}

func hide(ctx context.Context, os []observation) []Grund {
	w := &work{ctx: ctx, os: slices.Clone(os), budget: maxWork, known: map[string]int{}}
	w.grund = make([]Grund, len(os))
	w.followers = make([][]int, len(os))
	w.of = make([][]int, len(os))
	w.first = map[int]int{}
	for i, o := range os {
		n, ok := w.first[o.Resultat]
		if !ok {
			w.first[o.Resultat] = i
		} else if o.Follows {
			w.followers[n] = append(w.followers[n], i)
		}
	}
	w.wholes()
	w.measurements()
	withheld := false
	for i := range w.os {
		if o := &w.os[i]; o.tooFew {
			w.hide(i, TooFew)
		} else if o.Withheld {
			w.withhold(i)
		}
		withheld = withheld || w.gone(i)
	}
	if w.imply() || withheld {
		w.protect()
	}
	return w.grund[:len(os)]
}

// protect hides what would give the hidden ones away.
func (w *work) protect() {
	ps, order, ok := w.pools()
	if !ok {
		for i := range w.os {
			if w.os[i].loose {
				w.hide(i, Supplerende)
			}
		}
	}
	for _, key := range order {
		if w.ctx.Err() != nil {
			break
		}
		w.relate(ps[key])
	}
	for q := range w.qs {
		for _, i := range w.qs[q].obs {
			w.of[i] = append(w.of[i], q)
		}
	}
	for g := range w.groups {
		for _, q := range w.groups[g].all {
			w.qs[q].groups = append(w.qs[q].groups, g)
		}
	}
	var taken [][]int // what was hidden with each choice
	for again := true; again; {
		again = w.settle(&taken) || w.single(&taken) || w.attacked(&taken)
	}
	w.fewer(taken)
	if w.ctx.Err() != nil {
		for i := range w.grund {
			w.grund[i] = max(w.grund[i], TooFew)
		}
	}
}

// hide hides a number with what falls with it, and gives all that it hid.
func (w *work) hide(i int, g Grund) (took []int) {
	one := func(i int) {
		if w.grund[i] == Shown {
			w.grund[i] = g
			w.os[i].guarded = g == TooFew
			took = append(took, i)
		}
	}
	one(i)
	for n := 0; n < len(took); n++ {
		for _, f := range w.followers[took[n]] {
			one(f)
		}
		w.twins(took[n], one)
	}
	return took
}

// withhold hides what tells a number that is withheld in any case.
func (w *work) withhold(i int) {
	w.twins(i, func(t int) { w.hide(t, Supplerende) })
}

// gone reports whether a number is not shown.
func (w *work) gone(i int) bool { return w.os[i].Withheld || w.grund[i] != Shown }

// hidden reports whether nothing that is shown tells a quantity.
func (w *work) hidden(q int) bool {
	return !slices.ContainsFunc(w.qs[q].obs, func(i int) bool { return !w.gone(i) })
}

// needy reports whether a hidden quantity must not be reckoned: it is what made a
// number too small, or it is withheld in any case.
func (w *work) needy(q int) bool {
	for _, i := range w.qs[q].obs {
		if o := &w.os[i]; o.Withheld || o.implied && o.tooFew || o.guarded && (!o.tooFew || w.qs[q].part || w.qs[q].lo < int64(o.Graense)) {
			return true
		}
	}
	return false
}

// bounds gives what one knows who knows why numbers are hidden, and not which were
// hidden with them: a count of too few is below the threshold.
func (w *work) bounds(q int) span {
	if !w.hidden(q) {
		return w.qs[q].span
	}
	b := span{0, 4 * maxAntal}
	for _, i := range w.qs[q].obs {
		if o := &w.os[i]; o.tooFew && !o.Withheld && o.kind != share && w.qs[q].hi < int64(o.Graense) {
			b.hi = min(b.hi, int64(o.Graense)-1)
		}
	}
	return b
}

// quantity makes a new one.
func (w *work) quantity(s span, part bool) int {
	w.qs = append(w.qs, quantity{span: s, part: part})
	return len(w.qs) - 1
}

// take hides a quantity as one choice.
func (w *work) take(q int, taken *[][]int) {
	var took []int
	for _, i := range w.qs[q].obs {
		if !w.os[i].Withheld {
			took = append(took, w.hide(i, Supplerende)...)
		}
	}
	*taken = append(*taken, took)
}

// group is what design calls one: a measurement, a subject and a period.
type group struct {
	strict []int // the quantities that are told with the period
	all    []int // and those whose period may be this
}

// newGroups notes the groups of a pool: its lines of one measurement and subject, but for
// what nobody printed.
func (w *work) newGroups(p *pool, lines [][]int) {
	for _, line := range lines {
		printed := slices.DeleteFunc(slices.Clone(line), func(i int) bool { return w.os[i].implied })
		g := group{all: w.distinct(printed)}
		g.strict = w.distinct(slices.DeleteFunc(printed, func(i int) bool { _, strict := slices.BinarySearch(p.strict, i); return !strict }))
		if len(g.all) > 0 {
			w.groups = append(w.groups, g)
		}
	}
}

// single hides one more number in each group where exactly one is hidden: the one
// on the fewest people.
func (w *work) single(taken *[][]int) bool {
	before := len(*taken)
	for _, g := range w.groups {
		if least := w.least(g); least >= 0 && w.lone(g) {
			w.take(least, taken)
		}
	}
	return len(*taken) > before
}

// least gives the smallest quantity of a group that is shown, or -1.
func (w *work) least(g group) int {
	least := -1
	for _, q := range g.strict {
		if !w.hidden(q) && (least < 0 || w.qs[q].lo < w.qs[least].lo) {
			least = q
		}
	}
	return least
}

// lone reports whether exactly one quantity of a group is hidden, and too small.
func (w *work) lone(g group) bool {
	lone := -1
	for _, q := range g.all {
		if w.hidden(q) {
			if lone >= 0 {
				return false
			}
			lone = q
		}
	}
	return lone >= 0 && slices.Contains(g.strict, lone) && slices.ContainsFunc(w.qs[lone].obs, func(i int) bool { return w.os[i].tooFew })
}

package readback

import (
	"slices"

	"notat/internal/align"
)

// align pairs the paragraphs of the edited draft with those of the baseline, by
// text, by control and by place.
func (r *reading) align() error {
	e := r.edited.paras
	r.match, r.back = make([]int, len(e)), make([]int, len(r.base))
	for i := range r.match {
		r.match[i] = -1
	}
	for i := range r.back {
		r.back[i] = -1
	}
	l := align.Lists[string]{A: make([]string, len(r.base)), B: make([]string, len(e)), Deny: r.denies, Else: r.byControl}
	for i := range r.base {
		l.A[i] = r.base[i].key
	}
	for i := range e {
		l.B[i] = keyOf(e[i].text)
	}
	bags := [2][]bag{make([]bag, len(l.A)), make([]bag, len(l.B))}
	bagAt := func(side, i int, key string) bag {
		if bags[side][i] == nil {
			bags[side][i] = bagOf(key)
		}
		return bags[side][i]
	}
	l.Worth = func(i, j int) int {
		return r.score(i, j, l.B[j], func() int { return bagAt(0, i, l.A[i]).like(bagAt(1, j, l.B[j])) })
	}
	pairs, err := l.Pairs(r.ctx)
	for _, p := range pairs {
		r.pair(p[0], p[1])
	}
	r.moved()
	return err
}

func (r *reading) pair(b, e int) { r.match[e], r.back[b] = b, e }

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

// byControl pairs by control alone.
func (r *reading) byControl(b0, b1, e0, e1 int) (pairs [][2]int) {
	first := map[string]int{}
	for b := b1 - 1; b >= b0; b-- {
		for i := range r.base[b].segs {
			if p := r.base[b].segs[i].pointer; p != "" {
				first[p] = b
			}
		}
	}
	had := map[int]bool{}
	for e := e0; e < e1; e++ {
		for _, o := range r.edited.paras[e].owners {
			if b, ok := first[o]; ok && !had[b] {
				pairs = append(pairs, [2]int{b, e})
				had[b] = true
				break
			}
		}
	}
	return pairs
}

// What a pair of a stretch is worth, the surest first: each rung has its edit
// among the scripted ones.
const (
	oneText    = 1000
	ownControl = 700
	likeWords  = 100 // and five for each percent of words in common
	toPrompt   = 60  // words where the baseline asks for some
	toHeading  = 40
	toColumn   = 20 // another word in the same column of a table
)

// likeEnough is how much of their words two texts share at least, in percent.
const likeEnough = 34

// score is what it is worth that an edited paragraph comes from a line; 0 is no pair.
func (r *reading) score(b, e int, key string, likeness func() int) int {
	l, p := &r.base[b], &r.edited.paras[e]
	owned := slices.ContainsFunc(p.owners, l.holds)
	switch {
	case (l.table > 0) != (p.table > 0) || l.box != p.box, !owned && r.denies(b, e):
		return 0
	case key != "" && key == l.key:
		return oneText
	case owned:
		return ownControl
	case key == "", l.heading != p.heading:
		return 0
	}
	switch like := likeness(); {
	case like >= likeEnough:
		return likeWords + 5*like
	case l.prompts() && !(p.heading == 0 && l.sole() == ""):
		return toPrompt
	case l.table > 0 && l.col == p.col && len(l.segs) > 0:
		return toColumn
	case l.heading > 0 && l.editable():
		return toHeading
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
func (r *reading) moved() {
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

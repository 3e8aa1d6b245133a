package readback

import (
	"context"
	"slices"
	"strings"

	"notat/internal/align"
	"notat/internal/story"
)

// align pairs the paragraphs of the edited draft with those of the baseline, by
// text, by control and by place.
func (h *held) align(ctx context.Context, e []story.Paragraph) error {
	h.edited = e
	h.match, h.back = make([]int, len(e)), make([]int, len(h.base))
	for i := range h.match {
		h.match[i] = -1
	}
	for i := range h.back {
		h.back[i] = -1
	}
	h.stand()
	keys := make([]string, len(e))
	for i := range e {
		if keys[i] = story.Key(e[i].Text); e[i].Contents || e[i].Named {
			keys[i] = "" // says what the headings say, or a table's name
		}
	}
	if err := h.stretch(ctx, keys, 0, len(h.base), 0, len(e)); err != nil {
		return err
	}
	if err := h.movedSections(ctx, keys); err != nil {
		return err
	}
	h.moved()
	h.rejoin()
	h.indexTables()
	h.wholeRows()
	h.inPlace()
	h.joinedQuotes()
	h.stray()
	return ctx.Err()
}

// stray finds the lines that stand in another order than in the baseline: as few
// as will do.
func (h *held) stray() {
	var row [][2]int
	for e, b := range h.match {
		if b >= 0 {
			row = append(row, [2]int{e, b})
		}
	}
	h.inOrder = make([]bool, len(h.match))
	for _, r := range align.Rising(row) {
		h.inOrder[r[0]] = true
	}
}

// strayed reports whether an edited paragraph comes from a line that stood
// elsewhere.
func (h *held) strayed(e int) bool { return e >= 0 && h.match[e] >= 0 && !h.inOrder[e] }

// stretch pairs lines [b0, b1) with paragraphs [e0, e1).
func (h *held) stretch(ctx context.Context, keys []string, b0, b1, e0, e1 int) error {
	l := align.Lists[string]{A: make([]string, b1-b0), B: keys[e0:e1],
		Deny: func(b, e int) bool { return h.denies(b0+b, e0+e) },
		Else: func(a0, a1, c0, c1 int) [][2]int {
			pairs := h.byControl(b0+a0, b0+a1, e0+c0, e0+c1)
			for i := range pairs {
				pairs[i] = [2]int{pairs[i][0] - b0, pairs[i][1] - e0}
			}
			return pairs
		}}
	for b := range l.A {
		l.A[b] = h.base[b0+b].key
	}
	bags := [2][]align.Bag{make([]align.Bag, len(l.A)), make([]align.Bag, len(l.B))}
	bagAt := func(side, i int, key string) align.Bag {
		if bags[side][i] == nil {
			bags[side][i] = align.BagOf(slices.Values([]string{key}))
		}
		return bags[side][i]
	}
	l.Worth = func(b, e int) int {
		return h.score(b0+b, e0+e, l.B[e], func() int { return bagAt(0, b, l.A[b]).Like(bagAt(1, e, l.B[e])) })
	}
	pairs, err := l.Pairs(ctx)
	for _, p := range pairs {
		h.pair(b0+p[0], e0+p[1])
	}
	return err
}

// movedSections pairs sections that changed places and have no controls any more:
// they are known by their heading, and the lines below it go along.
func (h *held) movedSections(ctx context.Context, keys []string) error {
	at := map[string]int{} // heading of a paragraph that is new -> where; -1: more often
	for e, b := range h.match {
		if x := &h.edited[e]; b < 0 && keys[e] != "" && x.Table == 0 && !x.Box && (x.Heading > 0 || x.Strong) {
			if _, more := at[keys[e]]; more {
				at[keys[e]] = -1
				continue
			}
			at[keys[e]] = e
		}
	}
	for b := range h.base {
		e, ok := at[h.base[b].key]
		if !ok || e < 0 || h.back[b] >= 0 || !h.base[b].opens() || h.denies(b, e) {
			continue
		}
		h.pair(b, e)
		b1, e1 := b+1, e+1
		for b1 < len(h.base) && h.back[b1] < 0 && h.base[b1].Heading == 0 {
			b1++
		}
		for e1 < len(h.match) && h.match[e1] < 0 && h.edited[e1].Heading == 0 {
			e1++
		}
		if err := h.stretch(ctx, keys, b+1, b1, e+1, e1); err != nil {
			return err
		}
	}
	return nil
}

// opens reports whether the line is the heading of a section of the record.
func (l *line) opens() bool {
	at, key := split1(l.sole())
	path, ok := sectionOf(at)
	return ok && key == "overskrift" && path == at
}

func (h *held) pair(b, e int) { h.match[e], h.back[b] = b, e }

// rich reports whether a line is of running text.
func (h *held) rich(l *line) bool {
	return slices.ContainsFunc(l.segs, func(s seg) bool { return s.pointer != "" && h.fields[s.pointer].rich })
}

// denies reports whether the edited paragraph has controls, and none of this line's.
func (h *held) denies(b, e int) bool {
	known := false
	for _, o := range h.edited[e].Owners {
		if h.base[b].holds(o) {
			return false
		}
		known = known || h.fields[o] != nil
	}
	return known
}

// byControl pairs by control alone.
func (h *held) byControl(b0, b1, e0, e1 int) (pairs [][2]int) {
	first := map[string]int{}
	for b := b1 - 1; b >= b0; b-- {
		for i := range h.base[b].segs {
			if p := h.base[b].segs[i].pointer; p != "" {
				first[p] = b
			}
		}
	}
	had := map[int]bool{}
	for e := e0; e < e1; e++ {
		for _, o := range h.edited[e].Owners {
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
func (h *held) score(b, e int, key string, likeness func() int) int {
	l, p := &h.base[b], &h.edited[e]
	owned := slices.ContainsFunc(p.Owners, l.holds)
	switch {
	case p.Contents, p.Named, (l.Table > 0) != (p.Table > 0) || l.Box != p.Box, !owned && h.denies(b, e):
		return 0
	case key != "" && key == l.key:
		return oneText
	case owned, !l.editable() && strings.EqualFold(key, l.key): // a heading in capitals
		return ownControl
	case key == "", l.Heading != p.Heading, l.prompts() && !h.under(b, e):
		return 0
	}
	switch like := likeness(); {
	case like >= likeEnough:
		return likeWords + 5*like
	case l.prompts() && !(p.Heading == 0 && l.sole() == ""):
		return toPrompt
	case l.Table > 0 && l.Col == p.Col && len(l.segs) > 0:
		return toColumn
	case l.Heading > 0 && (l.editable() || l.ofPart()):
		return toHeading
	}
	return 0
}

// ofPart reports whether a line is the program's heading of a part that is not written
// yet: whoever writes it may call it something else.
func (l *line) ofPart() bool {
	return l.Heading > 0 && !l.editable() && strings.HasPrefix(l.ctx, "/afsnit/-/")
}

func (l *line) prompts() bool {
	return slices.ContainsFunc(l.segs, func(s seg) bool { return s.prompt })
}

// moved pairs what changed places and is known by its control, or by its words
// where they stand once: a label stands where it stood when what was below it has
// moved, and somebody is who they were on another list.
func (h *held) moved() {
	at, label := map[string]int{}, map[string]int{}
	for b := len(h.base) - 1; b >= 0; b-- {
		if h.back[b] >= 0 {
			continue
		}
		l := &h.base[b]
		if _, more := label[l.key]; l.key != "" && !h.rich(l) && (!more || !l.editable()) {
			label[l.key] = b
		}
		for i := range l.segs {
			if p := l.segs[i].pointer; p != "" && !h.fields[p].rich {
				at[p] = b
			}
		}
	}
	for e := range h.match {
		if h.match[e] >= 0 || h.edited[e].Named {
			continue
		}
		if b, ok := label[story.Key(h.edited[e].Text)]; ok && h.back[b] < 0 && h.score(b, e, h.base[b].key, nil) == oneText && h.amongItsOwn(b, e) {
			h.pair(b, e)
			continue
		}
		for _, o := range h.edited[e].Owners {
			if b, ok := at[o]; ok && h.back[b] < 0 && (h.base[b].Table > 0) == (h.edited[e].Table > 0) {
				h.pair(b, e)
				break
			}
		}
	}
}

// amongItsOwn reports whether a line that only names a field of an agreement or the
// like stands beside something of the same one: each of them has such a line.
func (h *held) amongItsOwn(b, e int) bool {
	of := itemOf(h.base[b].ctx)
	if of == "" || h.base[b].editable() {
		return true
	}
	beside := func(by int) bool {
		for k := e + by; k >= 0 && k < len(h.match); k += by {
			if h.match[k] >= 0 {
				return itemOf(h.base[h.match[k]].ctx) == of
			}
		}
		return false
	}
	return beside(-1) || beside(1)
}

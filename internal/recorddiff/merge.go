package recorddiff

import (
	"context"

	"notat/internal/post"
	"notat/internal/samtale"
)

// Conflict is a place that both sides changed; what one deleted has no words.
type Conflict struct {
	Pointer      string // into ours
	Base         string // the place in base, which no other merge of the same base moves
	Was          string // what stood there in base
	Theirs, Ours string // as Shown has them
	Line         bool   // a line of a text, so that both may stand
}

// Verdict is which side of a conflict holds.
type Verdict int

// The verdicts.
const (
	HoldOurs Verdict = iota
	HoldTheirs
	HoldAll // ours, and theirs after it: of a Line alone
)

// Merged is a record that two sides were put into.
type Merged struct {
	Record []byte // in canonical form
	moved  moves
}

// Now gives where a place of ours stands in the merged record; "" when it is gone.
func (m *Merged) Now(pointer string) string {
	to, _ := m.moved.now(post.Pointer(pointer))
	return string(to)
}

// Merge puts what the file changed (base to theirs) into the record as it is
// today (ours): field by field, and in a text line by line. Where both changed the
// same, decide says which holds. What base never had, as in a draft of the public
// edition, is never taken for deleted.
func Merge(ctx context.Context, base, theirs, ours []byte, decide func(Conflict) Verdict) (*Merged, error) {
	var tree [3]any
	var err error
	for i, data := range [][]byte{base, theirs, ours} {
		if tree[i], err = Parse(data); err != nil {
			return nil, err
		}
	}
	m := merger{ctx: ctx, decide: decide, moved: moves{}}
	out := m.merge(tree[0], tree[1], tree[2], place{})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(m.moved) > 0 {
		m.moved.answers(out)
	}
	record, err := Canonical(out)
	return &Merged{record, m.moved}, err
}

type merger struct {
	ctx    context.Context
	decide func(Conflict) Verdict
	moved  moves // of ours
}

// place is where a value stands: in base, in ours, and in what comes of both.
type place struct{ base, was, now post.Pointer }

func (p place) key(k string) place {
	return place{p.base.AppendToken(k), p.was.AppendToken(k), p.now.AppendToken(k)}
}

// conflict decides which of two values holds; nil is none.
func (m *merger) conflict(b, theirs, ours any, at place) any {
	c := Conflict{Pointer: string(at.was), Base: string(at.base), Was: Shown(at.base, b), Theirs: Shown(at.was, theirs), Ours: Shown(at.was, ours)}
	if m.decide(c) == HoldTheirs {
		return theirs
	}
	return ours
}

// merge gives the value that stands at was in ours and comes to stand at now.
func (m *merger) merge(b, t, o any, at place) any {
	switch {
	case same(b, t):
		return o
	case same(b, o), same(t, o):
		return t
	}
	bm, okB := b.(map[string]any)
	tm, okT := t.(map[string]any)
	om, okO := o.(map[string]any)
	if okT && okO && (okB || b == nil) && same(tm["type"], om["type"]) {
		return m.objects(bm, tm, om, at)
	}
	bl, okB := b.([]any)
	tl, okT := t.([]any)
	ol, okO := o.([]any)
	if okT && okO && (okB || b == nil) {
		return m.lists(bl, tl, ol, at)
	}
	bs, okB := b.(string)
	ts, okT := t.(string)
	os, okO := o.(string)
	if f := samtale.FieldAt(string(at.was)); okB && okT && okO && f != nil && f.Kind == samtale.KindProse {
		return m.prose(bs, ts, os, at)
	}
	return m.conflict(b, t, o, at)
}

func (m *merger) objects(b, t, o map[string]any, at place) any {
	out := map[string]any{}
	for _, k := range sortedKeys(at.now, t, o) {
		vb, inB := b[k]
		vt, inT := t[k]
		vo, inO := o[k]
		switch {
		case inT && inO:
			out[k] = m.merge(vb, vt, vo, at.key(k))
		case inT && !inB: // new in the file
			out[k] = vt
		case inO && !inB:
			out[k] = vo
		case inT && !same(vb, vt): // changed in the file, deleted here
			if m.conflict(vb, vt, nil, at.key(k)) != nil {
				out[k] = vt
			}
		case inO && !same(vb, vo): // deleted in the file, changed here
			if m.conflict(vb, nil, vo, at.key(k)) != nil {
				out[k] = vo
			}
		}
	}
	return out
}

// lists merges item by item. What one side changed and the other does not have any
// more is decided.
func (m *merger) lists(b, t, o []any, at place) any {
	return m.rows(b, t, o, at, func(b, t, o any, here place) []any {
		v := o
		if t != nil && o != nil {
			v = m.merge(b, t, o, here)
		} else if v = m.conflict(b, t, o, here); v == nil {
			return nil
		}
		return []any{v}
	})
}

// rows merges two rows that came of one, in the order of ours: of each, item gives
// what holds where neither side left it as it was; one that has it not any more
// has nil. New items of the file stand after the one they followed there; so does
// what the file changed and ours does not have, where the file is to hold.
func (m *merger) rows(b, t, o []any, at place, hold func(b, t, o any, here place) []any) []any {
	bToT, tToB := m.counterparts(b, t)
	bToO, oToB := m.counterparts(b, o)
	ours := map[digest]bool{}
	for _, d := range digests(m.ctx, o) {
		ours[d] = true
	}
	after := map[int][]any{} // item of ours (or -1) -> what follows it
	last := -1               // the item of ours that the last one of the file is
	for j, d := range digests(m.ctx, t) {
		i, old := tToB[j]
		k, both := bToO[i]
		switch {
		case old && both:
			last = k
		case old && same(b[i], t[j]), !old && ours[d]:
		case old:
			after[last] = append(after[last], hold(b[i], t[j], nil, place{item(at.base, i), item(at.was, max(last, 0)), ""})...)
		default:
			after[last] = append(after[last], t[j])
		}
	}
	out := append(make([]any, 0, len(o)), after[-1]...)
	for k := range o {
		i, known := oToB[k]
		j, kept := bToT[i]
		here := place{at.base.AppendToken("-"), item(at.was, k), item(at.now, len(out))}
		if known {
			here.base = item(at.base, i)
		}
		var now []any
		switch {
		case !known:
			now = o[k : k+1]
		case kept:
			now = hold(b[i], t[j], o[k], here)
		case !same(b[i], o[k]):
			now = hold(b[i], nil, o[k], here)
		}
		if len(now) == 0 {
			here.now = ""
		}
		if here.now != here.was {
			m.moved[here.was] = here.now
		}
		out = append(append(out, now...), after[k]...)
	}
	return out
}

// counterparts gives which item of a list is which of another, both ways. What
// stands once in each is the same item wherever it was moved to.
func (m *merger) counterparts(a, b []any) (there, back map[int]int) {
	there, back = map[int]int{}, map[int]int{}
	gone := map[digest]int{}
	for _, p := range paired(m.ctx, a, b) {
		if p[0] >= 0 && p[1] >= 0 {
			there[p[0]], back[p[1]] = p[1], p[0]
		}
	}
	for i, d := range digests(m.ctx, a) {
		if _, ok := there[i]; !ok {
			gone[d] = i
		}
	}
	for j, d := range digests(m.ctx, b) {
		if i, ok := gone[d]; ok {
			if _, ok := back[j]; !ok {
				there[i], back[j] = j, i
				delete(gone, d)
			}
		}
	}
	return there, back
}

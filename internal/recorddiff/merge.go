package recorddiff

import (
	"context"

	"notat/internal/post"
)

// Conflict is a place that both sides changed; what one deleted has no words.
type Conflict struct {
	Pointer      string // into ours
	Theirs, Ours string // as Shown has them
}

// Merge puts what the file changed (base to theirs) into the record as it is
// today (ours). Where both changed the same, takes decides whether theirs holds.
// What base never had, as in a draft of the public edition, is never taken for
// deleted. The record is in canonical form.
func Merge(ctx context.Context, base, theirs, ours []byte, takes func(Conflict) bool) (record []byte, err error) {
	var tree [3]any
	for i, data := range [][]byte{base, theirs, ours} {
		if tree[i], err = Parse(data); err != nil {
			return nil, err
		}
	}
	m := merger{ctx: ctx, takes: takes, moved: moves{}}
	out := m.merge(tree[0], tree[1], tree[2], "", "")
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(m.moved) > 0 {
		m.moved.answers(out)
	}
	return Canonical(out)
}

type merger struct {
	ctx   context.Context
	takes func(Conflict) bool
	moved moves // of ours
}

// conflict decides which of two values holds; nil is none.
func (m *merger) conflict(theirs, ours any, at post.Pointer) any {
	if m.takes(Conflict{string(at), Shown(at, theirs), Shown(at, ours)}) {
		return theirs
	}
	return ours
}

// merge gives the value that stands at was in ours and comes to stand at now.
func (m *merger) merge(b, t, o any, was, now post.Pointer) any {
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
		return m.objects(bm, tm, om, was, now)
	}
	bl, okB := b.([]any)
	tl, okT := t.([]any)
	ol, okO := o.([]any)
	if okT && okO && (okB || b == nil) {
		return m.lists(bl, tl, ol, was, now)
	}
	return m.conflict(t, o, was)
}

func (m *merger) objects(b, t, o map[string]any, was, now post.Pointer) any {
	out := map[string]any{}
	for _, k := range sortedKeys(now, t, o) {
		vb, inB := b[k]
		vt, inT := t[k]
		vo, inO := o[k]
		switch {
		case inT && inO:
			out[k] = m.merge(vb, vt, vo, was.AppendToken(k), now.AppendToken(k))
		case inT && !inB: // new in the file
			out[k] = vt
		case inO && !inB:
			out[k] = vo
		case inT && !same(vb, vt): // changed in the file, deleted here
			if m.conflict(vt, nil, was.AppendToken(k)) != nil {
				out[k] = vt
			}
		case inO && !same(vb, vo): // deleted in the file, changed here
			if m.conflict(nil, vo, was.AppendToken(k)) != nil {
				out[k] = vo
			}
		}
	}
	return out
}

// lists merges item by item, in the order of ours. New items of the file stand
// after the one they followed there; so does what the file changed and ours does
// not have any more, where the file is to hold.
func (m *merger) lists(b, t, o []any, was, now post.Pointer) any {
	bToT, tToB := m.counterparts(b, t)
	bToO, oToB := m.counterparts(b, o)
	ours := map[digest]bool{}
	for _, d := range digests(m.ctx, o) {
		ours[d] = true
	}
	after := map[int][]any{} // item of ours (or -1) -> what follows it
	at := -1                 // the item of ours that the last one of the file is
	for j, d := range digests(m.ctx, t) {
		i, old := tToB[j]
		if k, both := bToO[i]; old && both {
			at = k
			continue
		}
		v := t[j]
		switch {
		case old && same(b[i], v), !old && ours[d]:
			continue
		case old:
			if v = m.conflict(v, nil, item(was, max(at, 0))); v == nil {
				continue
			}
		}
		after[at] = append(after[at], v)
	}
	out := append(make([]any, 0, len(o)), after[-1]...)
	for k := range o {
		from, to := item(was, k), item(now, len(out))
		i, known := oToB[k]
		j, kept := bToT[i]
		switch {
		case !known:
			out = append(out, o[k])
		case kept:
			out = append(out, m.merge(b[i], t[j], o[k], from, to))
		case same(b[i], o[k]):
			to = ""
		default:
			if v := m.conflict(nil, o[k], from); v == nil {
				to = ""
			} else {
				out = append(out, v)
			}
		}
		if to != from {
			m.moved[from] = to
		}
		out = append(out, after[k]...)
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

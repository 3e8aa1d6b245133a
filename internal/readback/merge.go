package readback

import (
	"context"
	"strconv"

	"notat/internal/samtale"
)

// What an answer to a conflict chooses.
var (
	fraFilen  = Choice{"fil", "Brug ordlyden fra filen"}
	fraPosten = Choice{"aktuel", "Behold postens nuværende ordlyd"}
)

// Merge puts what the file changed (base to theirs) into the record as it is
// today (ours). Where both changed the same, an item asks, and ours stands until
// it is answered. What base never had, as in a draft of the public edition, is
// never taken for deleted.
func Merge(ctx context.Context, base, theirs, ours []byte, svar map[string]string) (record []byte, items []Item, err error) {
	var tree [3]any
	for i, data := range [][]byte{base, theirs, ours} {
		if tree[i], err = parse(data); err != nil {
			return nil, nil, err
		}
	}
	rec, err := samtale.Decode(ours)
	if err != nil {
		return nil, nil, err
	}
	m := merger{reading{ctx: ctx, Input: Input{Svar: svar}, record: rec, nth: map[string]int{}}}
	m.edits.moved = map[string]string{}
	out := m.merge(tree[0], tree[1], tree[2], "", "")
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if len(m.edits.moved) > 0 {
		m.edits.answers(out)
	}
	record, err = canonical(out)
	return record, m.items, err
}

type merger struct{ reading }

// conflict asks which of two values holds; nil is none.
func (m *merger) conflict(theirs, ours any, at string) any {
	i := Item{Kode: "konflikt", Severity: Ask, Pointer: at, Tekst: "Filen: " + shown(theirs) + " ¶ Posten: " + shown(ours),
		Besked: "Både filen og posten er ændret her, siden udkastet blev hentet.", Valg: []Choice{fraFilen, fraPosten}, outside: shown(theirs), inside: shown(ours)}
	if m.tell(i) == fraFilen.ID {
		return theirs
	}
	return ours
}

// merge gives the value that stands at was in ours and comes to stand at now.
func (m *merger) merge(b, t, o any, was, now string) any {
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

func (m *merger) objects(b, t, o map[string]any, was, now string) any {
	out := map[string]any{}
	for _, k := range sortedKeys(t, o) {
		vb, inB := b[k]
		vt, inT := t[k]
		vo, inO := o[k]
		key := "/" + escaped(k)
		switch {
		case inT && inO:
			out[k] = m.merge(vb, vt, vo, was+key, now+key)
		case inT && !inB: // new in the file
			out[k] = vt
		case inO && !inB:
			out[k] = vo
		case inT && !same(vb, vt): // changed in the file, deleted here
			if m.conflict(vt, nil, was+key) != nil {
				out[k] = vt
			}
		case inO && !same(vb, vo): // deleted in the file, changed here
			if m.conflict(nil, vo, was+key) != nil {
				out[k] = vo
			}
		}
	}
	return out
}

// lists merges item by item, in the order of ours. New items of the file stand
// after the one they followed there; so does what the file changed and ours does
// not have any more, where the file is to hold.
func (m *merger) lists(b, t, o []any, was, now string) any {
	bToT, tToB := m.counterparts(b, t, false)
	bToO, oToB := m.counterparts(b, o, true)
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
			if v = m.conflict(v, nil, was+"/"+strconv.Itoa(max(at, 0))); v == nil {
				continue
			}
		}
		after[at] = append(after[at], v)
	}
	out := append(make([]any, 0, len(o)), after[-1]...)
	for k := range o {
		item, to := was+"/"+strconv.Itoa(k), now+"/"+strconv.Itoa(len(out))
		i, known := oToB[k]
		j, kept := bToT[i]
		switch {
		case !known:
			out = append(out, o[k])
		case kept:
			out = append(out, m.merge(b[i], t[j], o[k], item, to))
		case same(b[i], o[k]):
			to = ""
		default:
			if v := m.conflict(nil, o[k], item); v == nil {
				to = ""
			} else {
				out = append(out, v)
			}
		}
		if to != item {
			m.edits.moved[item] = to
		}
		out = append(out, after[k]...)
	}
	return out
}

// counterparts gives which item of a list is which of another, both ways. What
// stands once in each is the same item wherever it was moved to.
func (m *merger) counterparts(a, b []any, moved bool) (there, back map[int]int) {
	there, back = map[int]int{}, map[int]int{}
	gone := map[digest]int{}
	pairs := paired(m.ctx, a, b)
	for _, p := range pairs {
		if p[0] >= 0 && p[1] >= 0 {
			there[p[0]], back[p[1]] = p[1], p[0]
		}
	}
	if !moved {
		return there, back
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

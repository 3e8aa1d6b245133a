package readback

import (
	"slices"
	"strconv"
	"strings"

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
func Merge(base, theirs, ours []byte, svar map[string]string) (record []byte, items []Item, err error) {
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
	m := merger{reading: reading{Input: Input{Svar: svar}, record: rec, nth: map[string]int{}}}
	m.edits.moved = map[string]string{}
	out := m.merge(tree[0], tree[1], tree[2], "", "")
	if len(m.edits.moved) > 0 {
		m.edits.answers(out)
	}
	record, err = canonical(out)
	return record, m.items, err
}

type merger struct{ reading }

// conflict asks which of two values holds.
func (m *merger) conflict(base, theirs, ours any, at string) any {
	choice := m.tell(Item{Kode: "konflikt", Severity: Ask, Pointer: at, Tekst: "Filen: " + shown(theirs) + " ¶ Posten: " + shown(ours),
		Besked: "Både filen og posten er ændret her, siden udkastet blev hentet.", Valg: []Choice{fraFilen, fraPosten}})
	if choice == "fil" {
		return theirs
	}
	return ours
}

// merge gives the value that stands at was in ours and comes to stand at now.
func (m *merger) merge(b, t, o any, was, now string) any {
	switch {
	case sameJSON(b, t):
		return o
	case sameJSON(b, o), sameJSON(t, o):
		return t
	}
	bm, okB := b.(map[string]any)
	tm, okT := t.(map[string]any)
	om, okO := o.(map[string]any)
	if okT && okO && (okB || b == nil) {
		out := map[string]any{}
		for _, k := range sortedKeys(tm, om) {
			vb, inB := bm[k]
			vt, inT := tm[k]
			vo, inO := om[k]
			key := "/" + strings.ReplaceAll(strings.ReplaceAll(k, "~", "~0"), "/", "~1")
			switch {
			case inT && inO:
				out[k] = m.merge(vb, vt, vo, was+key, now+key)
			case inT && !inB, inT && !sameJSON(vb, vt): // new in the file, or changed there and deleted here
				out[k] = vt
			case inO && !inB:
				out[k] = vo
			case inO && !sameJSON(vb, vo): // deleted in the file, changed here
				out[k] = m.conflict(vb, "", vo, was+key)
			}
		}
		return out
	}
	bl, okB := b.([]any)
	tl, okT := t.([]any)
	ol, okO := o.([]any)
	if okT && okO && (okB || b == nil) {
		return m.lists(bl, tl, ol, was, now)
	}
	return m.conflict(b, t, o, was)
}

// lists merges item by item, in the order of ours; new items of the file stand
// after the one they followed there.
func (m *merger) lists(b, t, o []any, was, now string) any {
	bToT, bToO := map[int]int{}, map[int]int{}
	tNew := map[int]bool{}
	for _, p := range paired(b, t) {
		switch {
		case p[0] >= 0 && p[1] >= 0:
			bToT[p[0]] = p[1]
		case p[0] < 0:
			tNew[p[1]] = true
		}
	}
	oToB := map[int]int{}
	for _, p := range paired(b, o) {
		if p[0] >= 0 && p[1] >= 0 {
			bToO[p[0]] = p[1]
			oToB[p[1]] = p[0]
		}
	}
	tToB := map[int]int{}
	for i, j := range bToT {
		tToB[j] = i
	}
	after := map[int][]any{} // item of ours (or -1) -> new items that follow it
	for j := range t {
		if !tNew[j] || slices.ContainsFunc(o, func(x any) bool { return sameJSON(x, t[j]) }) {
			continue
		}
		at := -1
		for k := j - 1; k >= 0; k-- {
			if i, ok := tToB[k]; ok {
				if n, ok := bToO[i]; ok {
					at = n
					break
				}
			}
		}
		after[at] = append(after[at], t[j])
	}
	out := append(make([]any, 0, len(o)+len(tNew)), after[-1]...)
	for k := range o {
		item, to := was+"/"+strconv.Itoa(k), now+"/"+strconv.Itoa(len(out))
		i, known := oToB[k]
		j, kept := bToT[i]
		switch {
		case !known:
			out = append(out, o[k])
		case kept:
			out = append(out, m.merge(b[i], t[j], o[k], item, to))
		case sameJSON(b[i], o[k]):
			to = ""
		default:
			if v := m.conflict(b[i], "", o[k], item); v == "" {
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

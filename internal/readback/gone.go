package readback

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"notat/internal/post"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// The answers to something that is missing from the file.
var (
	deleteIt = Choice{"slettes", "Ja, slet"}
	keepIt   = Choice{"beholdes", "Nej, behold"}
)

// absence is what of the baseline is missing from the file: what belongs to an
// item of the record, and where else its words may stand.
type absence struct {
	held    *held
	taken   *taken
	spots   []spot
	removed []story.Removed
	out     *outcome

	below   map[string][]*field // item -> its fields
	lineOf  map[string][]int    // item or field -> lines of the baseline in it
	unlike  map[string][]int    // words -> edited paragraphs that the baseline does not have
	dropped map[*field]bool     // an answer or a move says that it is deleted
}

// gone finds the fields of which no place is left, and asks whether they were
// deleted: whole items of the record at once where all of an item is gone. What
// is not answered stays in the record. The error is that of the context.
func gone(ctx context.Context, h *held, t *taken, spots []spot, removed []story.Removed, out *outcome) (*absence, error) {
	m := &absence{held: h, taken: t, spots: spots, removed: removed, out: out,
		below: map[string][]*field{}, lineOf: map[string][]int{}, unlike: map[string][]int{}, dropped: map[*field]bool{}}
	m.index()
	told := map[string]bool{} // items looked at -> something was said of them
	covered := func(pointer string, said bool) bool {
		for p := post.Pointer(pointer); p != ""; p = p.Parent() {
			if of, ok := told[string(p)]; ok && (of || !said) {
				return true
			}
		}
		return false
	}
	for n, f := range h.order {
		if left(ctx, n) {
			return nil, ctx.Err()
		}
		if t.has(f) || t.settled[f.pointer] || covered(f.pointer, false) {
			continue
		}
		what, kode := m.widest(f)
		told[what] = m.goneItem(what, kode)
	}
	m.fixedGone(func(pointer string) bool { return covered(pointer, true) })
	m.orders()
	m.changedParty()
	return m, ctx.Err()
}

// left reports whether a place of a field is left that keeps its item: a caption
// alone is no table.
func (m *absence) left(f *field) bool {
	return m.taken.has(f) && !strings.HasSuffix(f.pointer, "/billedtekst")
}

// index finds once what belongs to an item, and which paragraphs are new.
func (m *absence) index() {
	for _, f := range m.held.order {
		for _, item := range itemsOf(f.pointer) {
			m.below[item] = append(m.below[item], f)
		}
		if list := listOf(f.pointer); list != "" {
			m.below[list] = append(m.below[list], f)
		}
	}
	for b := range m.held.base {
		ctx := m.held.base[b].ctx
		for _, item := range itemsOf(ctx) {
			m.lineOf[item] = append(m.lineOf[item], b)
		}
		if list := listOf(ctx); list != "" {
			m.lineOf[list] = append(m.lineOf[list], b)
		}
		if items := itemsOf(ctx); len(items) == 0 || items[len(items)-1] != ctx {
			m.lineOf[ctx] = append(m.lineOf[ctx], b)
		}
	}
	for e, b := range m.held.match {
		if b < 0 {
			k := story.Key(m.held.edited[e].Text)
			m.unlike[k] = append(m.unlike[k], e)
		}
	}
}

// fieldsIn gives the fields of an item, or a field alone.
func (m *absence) fieldsIn(what string) []*field {
	if f := m.held.fields[what]; f != nil && m.below[what] == nil {
		return m.sharing(f)
	}
	return m.below[what]
}

// sharing gives a field with those that stood in its line and are gone with it: the
// two times of a point were one row of the draft.
func (m *absence) sharing(f *field) []*field {
	out := []*field{f}
	for _, p := range f.before {
		for n := range m.held.base[p.base].segs {
			o := m.held.fields[m.held.base[p.base].segs[n].pointer]
			if m.held.back[p.base] < 0 && o != nil && !slices.Contains(out, o) && !m.taken.has(o) && !m.taken.settled[o.pointer] {
				out = append(out, o)
			}
		}
	}
	return out
}

// itemsOf gives the items of lists that a field lies in, the widest first.
func itemsOf(pointer string) []string {
	var out []string
	for list, f := range samtale.Along(pointer) {
		if f == nil || !f.Is(samtale.Grows) {
			continue
		}
		n, _, _ := strings.Cut(strings.TrimPrefix(pointer[len(list):], "/"), "/")
		if _, err := strconv.Atoi(n); err == nil {
			out = append(out, list+"/"+n)
		}
	}
	return out
}

// goneItem asks about a field or an item. A text that stands elsewhere in the
// file was moved there, which needs no answer. It reports whether anything was
// said: of what is only a prompt there is nothing to say.
func (m *absence) goneItem(what, kode string) bool {
	var text, whole []string
	all, said := true, false // every line of it stands elsewhere; it has words
	for _, f := range m.fieldsIn(what) {
		for _, p := range f.before {
			s := story.Words(p.text())
			if s == "" || s == f.prompt {
				continue
			}
			if m.held.back[p.base] >= 0 {
				text, whole = append(text, s), append(whole, s)
			}
			all = all && (m.movedLine(f, p.base) || m.held.joinedTo(p.base) >= 0)
			said = true
		}
	}
	if !said {
		return false
	}
	for _, b := range m.lineOf[what] {
		if l := &m.held.base[b]; m.held.back[b] < 0 && l.key != "" && !m.taken.lines[b] { // else it was asked about already
			if whole = append(whole, story.Words(l.Text)); m.held.joinedTo(b) < 0 {
				text = append(text, story.Words(l.Text))
			}
		}
	}
	if len(whole) == 0 {
		return false
	}
	s, inside := strings.Join(text, " ¶ "), strings.Join(whole, " ¶ ")
	if all {
		s = inside
		m.out.tell(Item{Kode: "flyttet", Severity: Info, Pointer: what, Tekst: s, Besked: "Teksten er flyttet."})
		m.drop(what)
		return true
	}
	if s == "" {
		s = inside
	}
	if bare := m.bare(what); bare && m.out.edits.Inserts(what+"/blokke") {
		m.out.tell(Item{Kode: "overskrift-slettet", Severity: Warn, Pointer: what + "/overskrift", Tekst: s, Besked: "Overskriften er slettet, men der er skrevet noget under den. Notatet beholder overskriften."})
		return true
	} else if bare {
		m.out.tell(Item{Kode: "tomt-afsnit-slettet", Severity: Info, Pointer: what, Tekst: s, Besked: "Afsnittet, som der ikke var skrevet noget i, er slettet."})
		m.drop(what)
		return true
	}
	i := Item{Kode: kode, Severity: Ask, Pointer: what, Tekst: s, inside: inside, Choices: []Choice{deleteIt, keepIt}, Besked: "Det er slettet i Word. Skal det også ud af notatet?"}
	if by := m.removedBy(text); by != nil {
		i.Af, i.Dato = by.Who, by.When
	}
	if m.out.tell(i) == "slettes" {
		told := &m.out.items[len(m.out.items)-1]
		for _, f := range m.fieldsIn(what) { // what is left in the file goes too
			if m.taken.has(f) {
				told.outside += " " + textOfPieces(m.taken.fields[f.pointer])
			}
		}
		m.drop(what)
	}
	return true
}

// movedLine reports whether a line of running text stands in a new place.
func (m *absence) movedLine(f *field, b int) bool {
	if !f.rich || m.held.base[b].key == "" {
		return false
	}
	return slices.ContainsFunc(m.unlike[m.held.base[b].key], func(e int) bool { return m.spots[e].placed() || m.taken.carried[e] })
}

func (s spot) placed() bool { return s.fresh != nil || s.field != nil }

// asked is how many tracked deletions, and lines, are looked through for who
// deleted an item: more is no help to anybody, and each is held against each.
const asked = 100

func (m *absence) removedBy(text []string) *story.Revision {
	for _, d := range m.removed[:min(len(m.removed), asked)] {
		for _, s := range text[:min(len(text), asked)] {
			if strings.Contains(d.Text, s) || strings.Contains(s, d.Text) {
				return d.By
			}
		}
	}
	return nil
}

// drop deletes a field or an item from the record.
func (m *absence) drop(what string) {
	for _, f := range m.fieldsIn(what) {
		m.dropped[f] = true
	}
	items := itemsOf(what)
	switch {
	case slices.Contains(lists, what):
		m.dropList(what)
	case len(items) > 0 && items[len(items)-1] == what:
		m.out.edits.Delete(what)
	case isTekst(what):
		block, _ := split1(what)
		m.out.edits.Delete(block)
	default:
		for _, f := range append(m.fieldsIn(what), &field{pointer: what}) {
			recorddiff.Set(m.out.root, f.pointer, "")
		}
	}
}

// unasked reports whether a line is the label of a prompt that is gone as well,
// or was not asked by the program that made the file.
func (m *absence) unasked(b int) bool {
	return b+1 < len(m.held.base) && m.held.back[b+1] < 0 && m.held.base[b+1].prompts() && m.held.base[b].Table == m.held.base[b+1].Table
}

// fixedGone tells which fixed text is missing from the file. It comes again in
// every notat, so nothing is to be decided.
func (m *absence) fixedGone(covered func(string) bool) {
	var text []string
	first := ""
	for b := range m.held.base {
		l := &m.held.base[b]
		if m.held.back[b] >= 0 || l.editable() || l.key == "" || m.taken.lines[b] || covered(l.ctx) || strings.Contains(l.ctx, "/-") || m.unasked(b) {
			continue
		}
		if f := m.held.fields[l.ctx]; f != nil && m.dropped[f] {
			continue
		}
		if text == nil {
			first = l.ctx
		}
		text = append(text, story.Words(l.Text))
	}
	if text != nil {
		m.out.tell(Item{Kode: "fast-tekst-slettet", Severity: Warn, Pointer: first, Tekst: strings.Join(text, " ¶ "),
			Besked: "Teksten er slettet i Word. Den sættes ind automatisk og kommer derfor igen."})
	}
}

// orders tells where the file has the items of a list in another order, or a line
// somewhere else. Sections follow the file, with all that is in them, and lists as far
// as their items stand together.
func (m *absence) orders() {
	told, follows := map[string]bool{}, m.reorder()
	for e, b := range m.held.match {
		if b < 0 || !m.taken.astray[e] && (!m.held.strayed(e) || m.taken.follows(m.held.base[b].ctx)) {
			continue
		}
		l := &m.held.base[b]
		if m.taken.columns[l.Table] {
			continue
		}
		for n := range l.segs {
			what := l.segs[n].pointer
			if what == "" {
				continue
			}
			items := itemsOf(what)
			if slices.ContainsFunc(items, func(item string) bool { list, _ := split1(item); return follows[list] }) {
				continue
			}
			if len(items) > 0 {
				what, _ = split1(items[len(items)-1])
			}
			if told[what] {
				continue
			}
			told[what] = true
			besked := "Rækkefølgen er en anden i Word. Notatet beholder sin rækkefølge."
			if l.opens() {
				besked = "Overskriften står et andet sted i Word. Se efter, om det rigtige står under den nu."
			}
			m.out.tell(Item{Kode: "raekkefoelge", Severity: Warn, Pointer: l.segs[n].pointer, Tekst: story.Words(m.held.edited[e].Text), moved: []string{story.Words(l.Text)}, Besked: besked})
		}
	}
}

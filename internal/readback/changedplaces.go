package readback

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/post"
	"notat/internal/recorddiff"
)

// said gives the lines of the fields of the draft in a record.
func (h *held) said(root any) map[string][]string {
	out := make(map[string][]string, len(h.order))
	for _, f := range h.order {
		out[f.pointer] = slices.DeleteFunc(strings.Split(recorddiff.Text(root, f.pointer), "\n"), func(s string) bool { return s == "" })
	}
	return out
}

// changedPlaces tells of what was written into a field and stood in one of another kind
// before, where it is no longer: two dates that change places, two names of two
// parties, two paragraphs of two sections. The record follows the file, and somebody
// looks whether that was meant. was is what the fields said.
func (m *absence) changedPlaces(was map[string][]string) {
	from := map[string][]string{} // line that is gone from a field -> its fields
	is := m.held.said(m.out.root)
	for _, f := range m.held.order {
		for _, s := range was[f.pointer] {
			if !slices.Contains(is[f.pointer], s) {
				from[s] = append(from[s], f.pointer)
			}
		}
	}
	for _, f := range m.held.order {
		for _, s := range is[f.pointer] {
			old := from[s]
			if slices.Contains(was[f.pointer], s) || len(old) != 1 || kindOf(f.pointer) == kindOf(old[0]) && m.partyOf(f.pointer) == m.partyOf(old[0]) {
				continue
			}
			text := s
			if ps := m.taken.fields[f.pointer]; len(ps) > 0 && !f.rich {
				text = textOfPieces(ps)
			}
			if !m.out.toldOf(text) {
				m.out.tell(Item{Kode: "felt-byttet", Severity: Warn, Pointer: f.pointer, Tekst: text, moved: []string{s}, Besked: "Det stod et andet sted i notatet før. Se efter, at det står rigtigt nu."})
			}
		}
	}
}

// toldOf reports whether an item says a text.
func (o *outcome) toldOf(text string) bool {
	return slices.ContainsFunc(o.items, func(i Item) bool { return strings.Contains(i.Tekst, text) })
}

// kindOf gives where a field stands: its section, and what it is called in it.
func kindOf(pointer string) string {
	kind, _ := sectionOf(pointer)
	for t := range post.Pointer(pointer[len(kind):]).Tokens() {
		if _, err := strconv.Atoi(t); err != nil {
			kind += "/" + t
		}
	}
	return kind
}

// partyOf gives the party that a field of somebody is of in the draft, or "".
func (m *absence) partyOf(pointer string) string {
	n, ok := indexIn("/deltagere", pointer)
	if !ok || n >= len(m.out.record.Deltagere) {
		return ""
	}
	d := m.out.record.Deltagere[n]
	return string(d.Part) + " " + d.Gruppe
}

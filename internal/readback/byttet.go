package readback

import (
	"strconv"

	"notat/internal/post"
	"notat/internal/recorddiff"
)

// said gives what the fields of the draft say in a record.
func (h *held) said(root any) map[string]string {
	out := make(map[string]string, len(h.order))
	for _, f := range h.order {
		out[f.pointer] = recorddiff.Text(root, f.pointer)
	}
	return out
}

// byttet tells of what was written into a field and stood in one of another kind
// before, where it is no longer: two dates that change places, two names of two
// parties. The record follows the file, and somebody looks whether that was meant.
// was is what the fields said.
func (m *absence) byttet(was map[string]string) {
	from := map[string][]string{} // what changed -> its fields
	is := m.held.said(m.out.root)
	for _, f := range m.held.order {
		if s := was[f.pointer]; s != "" && s != is[f.pointer] {
			from[s] = append(from[s], f.pointer)
		}
	}
	for _, f := range m.held.order {
		s := is[f.pointer]
		old := from[s]
		if s == was[f.pointer] || len(old) != 1 || kindOf(f.pointer) == kindOf(old[0]) && m.partyOf(f.pointer) == m.partyOf(old[0]) {
			continue
		}
		text := s
		if ps := m.taken.fields[f.pointer]; len(ps) > 0 {
			text = textOfPieces(ps)
		}
		m.out.tell(Item{Kode: "felt-byttet", Severity: Warn, Pointer: f.pointer, Tekst: text, moved: []string{s}, Besked: "Det stod et andet sted i notatet før. Se efter, at det står rigtigt nu."})
	}
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

package readback

import (
	"path"
	"slices"

	"notat/internal/story"
)

// pictures compares the pictures beside the text, of headers and of the template,
// by their bytes. In the draft of another release those that the program draws
// itself may differ, so nothing is asked.
func (b *besides) pictures() {
	before, after := mediaOf(b.Baseline.File), mediaOf(b.Edited.File)
	was, is := shownIn(&b.before), shownIn(&b.after)
	for _, p := range after {
		if is[p.name] || slices.ContainsFunc(before, func(o media) bool { return o.sum == p.sum }) {
			continue
		}
		i := Item{Kode: "billede", Severity: Ask, Tekst: p.name, Choices: []Choice{leaveTextOut}, Besked: "Der er sat et billede ind i Word. Billeder følger ikke med."}
		if b.Foreign && len(after) <= len(before) {
			i.Severity, i.Choices, i.Besked = Warn, nil, "Et billede er et andet end det, notat laver i dag. Er det sat ind i Word, følger det ikke med."
		}
		b.writing.out.tell(i)
	}
	for _, p := range before {
		if !was[p.name] && !slices.ContainsFunc(after, func(o media) bool { return o.sum == p.sum }) && !(b.Foreign && len(after) == len(before)) {
			b.writing.out.tell(Item{Kode: "billede-slettet", Severity: Warn, Tekst: p.name, Besked: "Et billede er slettet eller ændret i Word. Notatet beholder sit billede."})
		}
	}
}

// shownIn gives the parts of a draft that pictures of the text are in:
// each of those is asked about at its place.
func shownIn(s *story.Story) map[string]bool {
	out := map[string]bool{}
	for _, d := range s.Drawings {
		out[path.Base(d.Part)] = true
		for _, part := range d.Also {
			out[path.Base(part)] = true
		}
	}
	return out
}

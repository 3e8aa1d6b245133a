package readback

import (
	"crypto/sha256"
	"path"
	"slices"

	"notat/internal/post"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// pictures compares the pictures by their bytes, and those of the text one by
// one as well. In the draft of another release those that the program draws
// itself may differ, so nothing is asked.
func (b *besides) pictures() {
	before, after := mediaOf(b.Baseline.File), mediaOf(b.Edited.File)
	told := map[[32]byte]bool{}
	for _, p := range after {
		if slices.ContainsFunc(before, func(o media) bool { return o.sum == p.sum }) {
			continue
		}
		told[p.sum] = true
		i := Item{Kode: "billede", Severity: Ask, Tekst: p.name, Choices: []Choice{leaveTextOut}, Besked: "Der er sat et billede ind i Word. Billeder følger ikke med."}
		if b.Foreign && len(after) <= len(before) {
			i.Severity, i.Choices, i.Besked = Warn, nil, "Et billede er et andet end det, notat laver i dag. Er det sat ind i Word, følger det ikke med."
		}
		b.writing.out.tell(i)
	}
	for _, p := range before {
		if !slices.ContainsFunc(after, func(o media) bool { return o.sum == p.sum }) && !(b.Foreign && len(after) == len(before)) {
			told[p.sum] = true
			b.writing.out.tell(Item{Kode: "billede-slettet", Severity: Warn, Tekst: p.name, Besked: "Et billede er slettet eller ændret i Word. Notatet beholder sit billede."})
		}
	}
	b.drawings(told)
}

// drawings compares the pictures of the text as they are shown: one may be
// linked and not be in the file, stand twice, be gone while its data stay, or be
// described in other words.
func (b *besides) drawings(told map[[32]byte]bool) {
	had := map[[32]byte][]story.Drawing{}
	for _, d := range b.before.Drawings {
		sum := b.sum(b.Baseline, d)
		had[sum] = append(had[sum], d)
	}
	tell := func(d story.Drawing, i Item) {
		i.Pointer = b.ctxAt(d.Near)
		b.writing.out.tell(i)
	}
	for _, d := range b.after.Drawings {
		sum := b.sum(b.Edited, d)
		switch was := had[sum]; {
		case d.Part == "" && d.Linked != "":
			tell(d, Item{Kode: "billede", Severity: Ask, Tekst: story.Words(d.Alt + " " + d.Linked), outside: d.Linked, Choices: []Choice{leaveTextOut},
				Besked: "Der er sat et billede ind, som ikke er i filen, men hentes fra nettet. Det følger ikke med."})
		case told[sum]:
		case len(was) == 0:
			tell(d, Item{Kode: "billede", Severity: Ask, Tekst: story.Words(d.Alt + " " + path.Base(d.Part)), Choices: []Choice{leaveTextOut}, Besked: "Et billede er sat ind en gang til. Det følger ikke med."})
		default:
			had[sum] = was[1:]
			if story.Words(d.Alt) != story.Words(was[0].Alt) && !b.Foreign {
				b.described(d, was[0])
			}
		}
	}
	for _, d := range b.before.Drawings {
		sum := b.sum(b.Baseline, d)
		if left := had[sum]; len(left) > 0 && !told[sum] && !b.Foreign {
			had[sum] = left[1:]
			b.writing.out.tell(Item{Kode: "billede-slettet", Severity: Warn, Tekst: story.Words(d.Alt), Besked: "Et billede er slettet i Word. Notatet beholder sit billede."})
		}
	}
}

// described takes what is said in the place of a picture into the figure that
// said the same before, or tells of it.
func (b *besides) described(d, was story.Drawing) {
	out := b.writing.out
	i := Item{Kode: "billede-alt", Severity: Warn, Pointer: b.ctxAt(d.Near), Tekst: d.Alt, Besked: "Billedets alternative tekst er ændret i filen. Den følger ikke med: programmet skriver den selv."}
	var at []post.Pointer
	walk := samtale.Walk{}
	walk.Text = func(f *samtale.Field, s string) {
		if f.Type == "Figur" && f.Key == "alt" && story.Words(s) == story.Words(was.Alt) {
			at = append(at, post.Pointer(walk.Pointer()))
		}
	}
	walk.Over(out.record)
	switch {
	case story.Words(d.Alt) == "" && len(at) > 0:
		i.Besked = "Billedets alternative tekst er slettet i Word. Notatet beholder den. Den læses højt for dem, der ikke kan se billedet."
	case len(at) == 1:
		recorddiff.Set(out.root, string(at[0]), d.Alt)
		i.Severity, i.Pointer, i.Besked = Info, string(at[0]), "Billedets alternative tekst er ændret."
	case len(at) > 1:
		i.Besked = "Billedets alternative tekst er ændret i filen, men flere billeder havde den samme. Den følger derfor ikke med."
	}
	out.tell(i)
}

// sum tells pictures apart by their bytes.
func (b *besides) sum(in Draft, d story.Drawing) [32]byte {
	data, ok := in.File.Part(d.Part)
	if !ok {
		return sha256.Sum256([]byte(d.Linked))
	}
	return sha256.Sum256(data)
}

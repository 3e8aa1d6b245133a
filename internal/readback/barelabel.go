package readback

import (
	"slices"
	"strings"

	"notat/internal/story"
)

// bareLabel is a label of an agreement's field, "Tiltag:", that stands alone on its
// line: what it names may come below it.
type bareLabel struct {
	of       *aftale // nil: of the form for agreements
	key      string
	at, text string // place that is told of; the line
	e        int    // edited paragraph, of one in the form
}

// bareLabel notes a line that is a label and no more.
func (p *forms) bareLabel(of *aftale, e int, at, text string) {
	if key, from := p.labels.cut(text); key != "" && strings.TrimSpace(text[from:]) == "" {
		p.bare = append(p.bare, bareLabel{of, key, at, story.Words(text), e})
	}
}

// tellBare tells of the labels below which nothing came. One of the form stands in
// every draft without agreements, and is told of where there are some now.
func (p *filling) tellBare() {
	agreed := slices.ContainsFunc(p.entries, func(x entry) bool { return x.form == aftaleForm }) ||
		slices.ContainsFunc(p.out.items, func(i Item) bool { return i.Kode == "ny-aftale" })
	for _, l := range p.bare {
		below := func(x entry) bool { return x.key == l.key && x.label == "" && x.at > l.e }
		if l.of != nil && l.of.item[l.key] != nil || l.of == nil && (!agreed || slices.ContainsFunc(p.entries, below)) {
			continue
		}
		p.out.tell(Item{Kode: "etiket-uden-tekst", Severity: Info, Pointer: l.at, Tekst: l.text, outside: l.text, Besked: "Der står ikke noget efter ordet i filen. Det følger ikke med."})
	}
}

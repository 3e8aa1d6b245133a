package template

import (
	"maps"
	"slices"
	"strings"

	"notat/fonts"
)

// checkFonts says which fonts the PDF does not have, and what stands in for
// them. A stand-in with the same widths is not worth a word.
func (t *Template) checkFonts(n *notes) {
	used := map[string]string{} // lower case -> as written
	use := func(s Style) {
		if s.Font != "" {
			used[strings.ToLower(strings.TrimSpace(s.Font))] = s.Font
		}
	}
	l := &t.Look
	for _, s := range []Style{l.Normal, l.Title, l.Heading[0], l.Heading[1], l.Heading[2], l.ListBullet.Style, l.ListNumber.Style,
		l.Caption, l.Quote, l.Table.Style, l.Table.Head} {
		use(s)
	}
	for _, b := range []Banner{l.Header, l.Footer, l.FirstHeader, l.FirstFooter} {
		for _, p := range b.Paragraphs {
			for _, r := range p.Runs {
				if r.Text != "" || r.Tag != "" || r.Field != "" {
					use(r.Style)
				}
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(used)) {
		if _, own := t.Fonts[key]; own || fonts.SameWidths(key) {
			continue
		}
		family, _ := fonts.Find(key)
		n.warn("skrifttype-mangler", wordFile, "Skrifttypen »%s« er der ikke. PDF'en bruger %s i stedet, så linjerne deles anderledes end i Word. Læg skrifttypens filer (.ttf) i undermappen fonts, eller brug fx Arial, Calibri, Cambria eller Times New Roman.", used[key], family.Name)
	}
}

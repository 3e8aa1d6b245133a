package template

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"

	"notat/fonts"
)

// usedFonts gives the fonts that the look names, by name in lower case.
func (t *Template) usedFonts() map[string]string {
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
	return used
}

// checkFonts says which fonts the PDF does not have, and what stands in for
// them. A stand-in with the same widths is not worth a word.
func (t *Template) checkFonts(n *notes) {
	used := t.usedFonts()
	for _, key := range slices.Sorted(maps.Keys(used)) {
		own, there := t.Fonts[key]
		switch {
		case there:
			own.check(n)
			continue
		case n.locked[key], fonts.SameWidths(key):
			continue
		}
		family, _ := fonts.Find(key)
		n.warn("skrifttype-mangler", wordFile, "Skrifttypen »%s« er der ikke. PDF'en bruger %s i stedet, så linjerne deles anderledes end i Word. Læg skrifttypens filer (.ttf) i undermappen fonts, eller brug fx Arial, Calibri, Cambria eller Times New Roman.", used[key], family.Name)
	}
}

// danishLetters are the letters that a font for Danish has beyond ASCII.
const danishLetters = "æøåÆØÅé–»«"

// check says what a font of the folder lacks, for which another stands in.
func (f Family) check(n *notes) {
	if f.Bold == nil {
		n.warn("skrifttype-snit", fontFolder, "Skrifttypen »%s« har intet fedt snit i mappen. PDF'en viser fed tekst med en anden skrifttype. Læg filen med Bold i mappen fonts.", f.Name)
	}
	font, err := sfnt.Parse(f.Regular)
	if err != nil {
		return // addFace has read it
	}
	var lacks []string
	var b sfnt.Buffer
	for _, r := range danishLetters {
		if g, err := font.GlyphIndex(&b, r); err != nil || g == 0 {
			lacks = append(lacks, string(r))
		}
	}
	if len(lacks) > 0 {
		n.warn("skrifttype-bogstaver", fontFolder, "Skrifttypen »%s« mangler %s. PDF'en viser dem med en anden skrifttype.", f.Name, strings.Join(lacks, " "))
	}
}

package template

import (
	"strings"

	"notat/internal/fault"
)

// Word's own blue of 2007 and 2010, in which it sets headings and captions where nobody
// chose a colour, is a shade too light: 4.0:1. Its next darker step, which Word offers
// right below it, is 6.6:1.
const (
	wordBlue   = "4F81BD"
	darkerBlue = "365F91"
)

// darkenWordBlue draws words in Word's own blue in its darker step, and says so once: an
// old template is not refused for what nobody chose. What stands in a header is drawn so
// in PDF and page alone.
func (r *reader) darkenWordBlue(l *Look, ids IDs) {
	var names []string
	for _, s := range []struct {
		name  string
		id    string
		style *Style
	}{
		{"Titel", ids.Title, &l.Title}, {"Overskrift 1", ids.Heading[0], &l.Heading[0]}, {"Overskrift 2", ids.Heading[1], &l.Heading[1]},
		{"Overskrift 3", ids.Heading[2], &l.Heading[2]}, {"Billedtekst", ids.Caption, &l.Caption}, {"Citat", ids.Quote, &l.Quote},
	} {
		if strings.EqualFold(s.style.Color, wordBlue) && s.style.Shading == "" {
			s.style.Color = darkerBlue
			r.s.SetColor(s.id, darkerBlue) // of the draft too
			names = append(names, "»"+s.name+"«")
		}
	}
	if darkenedBanners(l) {
		names = append(names, "sidehovedet eller sidefoden")
	}
	if names != nil {
		r.notes.put(fault.Warning, "kontrast", wordFile, "Words egen blå (#%s) er for lys til at kunne læses af alle. Notaterne vises med den mørkere (#%s) i stedet. Vælg den også i Word: »Startside«, højreklik på typografien, »Rediger«, farven lige under. Det gælder %s.",
			[]any{wordBlue, darkerBlue, strings.Join(names, ", ")})
	}
}

// darkenedBanners does the same in headers and footers, and tells whether anything was.
func darkenedBanners(l *Look) (some bool) {
	darken := func(s *Style) {
		if strings.EqualFold(s.Color, wordBlue) && s.Shading == "" {
			s.Color, some = darkerBlue, true
		}
	}
	for _, b := range []*Banner{&l.Header, &l.Footer, &l.FirstHeader, &l.FirstFooter} {
		for i := range b.Paragraphs {
			p := &b.Paragraphs[i]
			if p.Style.Shading != "" {
				continue
			}
			darken(&p.Style)
			for k := range p.Runs {
				darken(&p.Runs[k].Style)
			}
		}
	}
	return some
}

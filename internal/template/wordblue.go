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
// old template is not refused for what nobody chose.
func (r *reader) darkenWordBlue(l *Look) {
	var names []string
	for _, s := range []struct {
		name  string
		color *string
		other string // what the words stand on, "" for the paper
	}{
		{"Titel", &l.Title.Color, l.Title.Shading}, {"Overskrift 1", &l.Heading[0].Color, l.Heading[0].Shading}, {"Overskrift 2", &l.Heading[1].Color, l.Heading[1].Shading},
		{"Overskrift 3", &l.Heading[2].Color, l.Heading[2].Shading}, {"Billedtekst", &l.Caption.Color, l.Caption.Shading}, {"Citat", &l.Quote.Color, l.Quote.Shading},
	} {
		if strings.EqualFold(*s.color, wordBlue) && s.other == "" {
			*s.color = darkerBlue
			names = append(names, "»"+s.name+"«")
		}
	}
	if darkenedBanners(l) {
		names = append(names, "sidehovedet eller sidefoden")
	}
	if names != nil {
		r.notes.put(fault.Warning, "kontrast", wordFile, "Words egen blå (#%s) er for lys til at kunne læses af alle. PDF og webside viser den mørkere (#%s) i stedet. Vælg den også i Word: »Startside«, højreklik på typografien, »Rediger«, farven lige under. Det gælder %s.",
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

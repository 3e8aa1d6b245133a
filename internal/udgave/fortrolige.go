package udgave

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"notat/internal/maaned"
	"notat/internal/prosa"
	"notat/internal/samtale"
)

// fortrolig reports whether the numbers of a result are confidential.
func (d *reduktion) fortrolig(r *samtale.Resultat) bool {
	return slices.Contains(d.krav.Fortrolige, r.Art)
}

// tilladteTal are the numbers that words about a confidential result may hold:
// dates, years and school years, and grades.
var tilladteTal = regexp.MustCompile(`\b\d{1,2}\. ?` + maaned.Pattern + `(?: (?:19|20)\d\d\b)?` + // 13. marts 2025
	`|\b\d{1,2}[./-]\d{1,2}[./ -](?:19|20)\d\d\b` + // 13.3.2025
	`|\b(?:19|20)\d\d-\d\d-\d\d\b` + // 2025-03-13
	`|\b(?:19|20)\d\d(?: ?[/-] ?(?:(?:19|20)\d\d|\d\d))?\b` + // 2024, 2024/25
	`|(?:\b(?:10|\d)\.? ?(?:,|og|eller|samt|til|/|-) ?)*\b(?:10|\d)\. ?-?(?:klasse|årgang|kl\b)` + // 9. klasse; 2., 4. og 6. klasse
	`|\b(?:10|\d)\.?[a-h]\b`) // 9.b

// harFortroligeTal reports whether words about a confidential result hold other
// numbers. Digits in a name (FP9) are none, nor are those of the template's own
// sentence.
func harFortroligeTal(t *tjek, f *felt) bool {
	s := f.glat()
	if f.markdown {
		s = glat(proevetekst(prosa.Read(f.tekst)))
	}
	s = strings.ReplaceAll(s, glat(t.d.krav.Saetninger.TalFortrolige), " ")
	s = tilladteTal.ReplaceAllString(strings.ToLower(s), " ")
	foer := ' '
	for _, r := range s {
		if unicode.IsNumber(r) && !unicode.IsLetter(foer) {
			return true
		}
		if !unicode.IsNumber(r) { // FP10: both digits belong to the name
			foer = r
		}
	}
	return false
}

// proevetekst gives the words of a text without its marks.
func proevetekst(p prosa.Prosa) string {
	var b strings.Builder
	var stykke func(prosa.Stykke)
	linje := func(os []prosa.Ord) {
		for _, o := range os {
			if o.Linjeskift {
				b.WriteByte('\n')
			}
			b.WriteString(o.Tekst)
		}
		b.WriteByte('\n')
	}
	stykke = func(s prosa.Stykke) {
		linje(s.Linje)
		for _, p := range s.Punkter {
			linje(p.Linje)
			if p.Under != nil {
				stykke(*p.Under)
			}
		}
	}
	for _, s := range p {
		stykke(s)
	}
	return b.String()
}

package kontrol

import (
	"regexp"
	"strings"
	"unicode"

	"notat/internal/maaned"
	"notat/internal/prosa"
)

// allowedTal are the numbers that words about a confidential result may hold:
// dates, years and school years, and grades.
var allowedTal = regexp.MustCompile(`\b\d{1,2}\. ?` + maaned.Pattern + `(?: (?:19|20)\d\d\b)?` + // 13. marts 2025
	`|\b\d{1,2}[./-]\d{1,2}[./ -](?:19|20)\d\d\b` + // 13.3.2025
	`|\b(?:19|20)\d\d-\d\d-\d\d\b` + // 2025-03-13
	`|\b(?:19|20)\d\d(?: ?[/-] ?(?:(?:19|20)\d\d|\d\d))?\b` + // 2024, 2024/25
	`|(?:\b(?:10|\d)\.? ?(?:,|og|eller|samt|til|/|-) ?)*\b(?:10|\d)\. ?-?(?:klasse|årgang|kl\b)` + // 9. klasse; 2., 4. og 6. klasse
	`|\b(?:10|\d)\.?[a-h]\b`) // 9.b

// hasFortroligeTal reports whether words about a confidential result hold other
// numbers. Digits in a name (FP9) are none, nor are those of the template's own
// sentence.
func hasFortroligeTal(t *checker, f *field) bool {
	s := f.smooth()
	if f.markdown {
		s = smooth(plainText(prosa.Read(f.tekst)))
	}
	s = strings.ReplaceAll(s, smooth(t.Krav.Saetninger.TalFortrolige), " ")
	s = allowedTal.ReplaceAllString(strings.ToLower(s), " ")
	before := ' '
	for _, r := range s {
		if unicode.IsNumber(r) && !unicode.IsLetter(before) {
			return true
		}
		if !unicode.IsNumber(r) { // FP10: both digits belong to the name
			before = r
		}
	}
	return false
}

// plainText gives the words of a text without its marks.
func plainText(p prosa.Prosa) string {
	var b strings.Builder
	var piece func(prosa.Stykke)
	line := func(os []prosa.Ord) {
		for _, o := range os {
			if o.Linjeskift {
				b.WriteByte('\n')
			}
			b.WriteString(o.Tekst)
		}
		b.WriteByte('\n')
	}
	piece = func(s prosa.Stykke) {
		line(s.Linje)
		for _, p := range s.Punkter {
			line(p.Linje)
			if p.Under != nil {
				piece(*p.Under)
			}
		}
	}
	for _, s := range p {
		piece(s)
	}
	return b.String()
}

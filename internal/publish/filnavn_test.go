package publish

import (
	"strings"
	"testing"

	"notat/internal/samtale"
)

// A file's name says which school, year and edition it is, in letters that are
// safe anywhere, and beside it in the school's own.
func TestAFileIsNamedAfterItsSchool(t *testing.T) {
	for school, want := range map[string][2]string{
		"Birkelund Skole":                  {"birkelund-skole", "birkelund-skole"},
		"  Øster  Å-skolen / Ærø!  ":       {"oester-aa-skolen-aeroe", "øster-å-skolen-ærø"},
		"Straße ðþł Müller-Lüdenscheidt é": {"strasse-dthl-muller-ludenscheidt-e", "straße-ðþł-müller-lüdenscheidt-é"},
		"Skole nr. 10":                     {"skole-nr-10", "skole-nr-10"},
		"":                                 {"skole", "skole"},
		"?!":                               {"skole", "skole"},
		"學校":                               {"skole", "學校"},
		strings.Repeat("å", 60):            {strings.Repeat("aa", 60), strings.Repeat("å", 60)},
		strings.Repeat("å", 61):            {strings.Repeat("aa", 60), strings.Repeat("å", 60)},
		strings.Repeat("a-", 50):           {strings.Repeat("a-", 29) + "a", strings.Repeat("a-", 29) + "a"},
	} {
		for _, c := range []struct {
			status samtale.Status
			intern bool
			tail   string
		}{{samtale.Endelig, false, "-2024-25.pdf"}, {samtale.Udkast, false, "-2024-25-udkast.pdf"}, {samtale.Endelig, true, "-2024-25-intern.pdf"}, {samtale.Udkast, true, "-2024-25-udkast-intern.pdf"}} {
			r := &samtale.Record{Dokument: samtale.Dokument{Skoleaar: "2024/25", Status: c.status}, Skole: samtale.Skole{Navn: school}}
			n := filnavn(r, c.intern, false, "pdf")
			const head = "skoleudviklingssamtale-"
			if n.ASCII != head+want[0]+c.tail || n.Danish != head+want[1]+c.tail || n.Stem() != strings.TrimSuffix(n.ASCII, ".pdf") {
				t.Errorf("%q: %+v, %s", school, n, n.Stem())
			}
		}
	}
}

// A few letters that a font lacks are named, one by one; of many, so many as are read.
func TestTheLettersAFontLacksAreNamed(t *testing.T) {
	for letters, want := range map[string]string{
		"ß": "tegnet »ß«", "ab": "tegnene »a« og »b«", "abc": "tegnene »a«, »b« og »c«", "abcd": "tegnene »a«, »b«, »c« og »d«",
		"abcde": "tegnene »a«, »b«, »c«, »d« og 1 andre", "abcdefg": "tegnene »a«, »b«, »c«, »d« og 3 andre",
		"\u202e": "tegnet U+202E", "a\u00ad": "tegnene »a« og U+00AD",
	} {
		if got := nameLetters([]rune(letters)); got != want {
			t.Errorf("%q: %s", letters, got)
		}
	}
}

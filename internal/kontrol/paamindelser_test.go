package kontrol_test

import (
	"slices"
	"strings"
	"testing"
)

// Of what everybody may know nobody is reminded, and what only looks like it is told of.
func TestWhatAnybodyMayKnowIsNoReminder(t *testing.T) {
	for code, lines := range map[string]map[string]bool{
		"privat-telefon": {
			"Skolens kontor træffes på 86 15 22 31.": false, "Ring til kontoret på +4586152231 mellem 8 og 13.": false, "Skolen har hovednummer 8615 2231.": false, "SFO: 86152231": false,
			"Ring til 20 15 22 31.": true, "Skolelederens telefon er 20 15 22 31.": true, "Skolens vikar træffes på 20152231.": true, "Kontoret er lukket. Mor har 20 15 22 31.": true, "Formanden: +4520152231": true,
		},
		"faa-elever-i-tekst": {
			"Efter en vinter med meget sygdom er der ansat tre nye lærere.": false, "To nyuddannede pædagoger er startet, fordi andre har sagt op.": false,
			"Tre nye lærere er sygemeldt.": true, "Der er ansat tre nye lærere, men to lærere er sygemeldt.": true, "Tre lærere har sagt op.": true,
		},
		// Less than five are one to four: nobody knows it the better. Less than three is another matter.
		"faa-elever-i-ord": {"Under fem elever bestod ikke.": false, "Færre end fem": false, "Under tre elever bestod ikke.": true, "Højst to bestod ikke.": true},
	} {
		for text, want := range lines {
			record := blokRecord("", text)
			if code == "faa-elever-i-ord" {
				record = faaRecord("resultat antal=83 vaerdi=3.6 enhed=%", text)
			}
			if got := slices.ContainsFunc(faults(reduce(t, udkast(t, record)).Faults), func(f string) bool { return strings.HasPrefix(f, code+" ") }); got != want {
				t.Errorf("%s: %q: %v", code, text, got)
			}
		}
	}
}

package publish

import (
	"strings"
	"testing"

	"notat/internal/samtale"
)

// Whatever a record says, a file's name is one that every system takes.
func TestFilesAreNamedByThePattern(t *testing.T) {
	n := Udgivet{ID: "abc", Filnavn: "skoleudviklingssamtale-x-2024-25", Skole: "Æblegårdens Skole / Øst", Skoleaar: "2024/25", Institutionsnr: "123456", Version: 2}
	r := &samtale.Record{}
	r.Sag.Sagsnr, r.Moede.Dato = "../25/12 34:*", "2025-03-13"
	for pattern, want := range map[string]string{
		"":                              "skoleudviklingssamtale-x-2024-25",
		"{sagsnr} {skole} {skoleaar}":   "25-12-34 Aeblegaardens-Skole-Oest 2024-25",
		"{dokumentnr}":                  "abc",
		"{dokumentnr}-notat-v{version}": "notat-v2",
		"{institutionsnr}_{dato}.":      "123456_2025-03-13",
		strings.Repeat("{skole}", 17):   strings.Repeat("Aeblegaardens-Skole-Oest", 5),
	} {
		p, err := ReadPakkenavn(pattern)
		if got := p.of(n, r); err != nil || got != want {
			t.Errorf("%s: %q, %v", pattern, got, err)
		}
	}
	for _, pattern := range []string{"{titel}", "{sagsnr", "a/b", "..\\x", "{{sagsnr}}", "ø", strings.Repeat("x", 121), "a\nb"} {
		if p, err := ReadPakkenavn(pattern); err == nil {
			t.Errorf("%q is taken as %q", pattern, p)
		}
	}
}

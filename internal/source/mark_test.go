package source_test

import (
	"slices"
	"testing"

	"notat/internal/prosa"
	"notat/internal/source"
)

// Lines that somebody began with a sign or with numbers that go on are items; what
// Danish counts with a number, a single number and a dash within words are not.
func TestItemsTypedByHandAreKnownByTheirMarks(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string // of each line: '-' a sign, '1' a number, '.' none
	}{
		{[]string{"- læsning", "– ro", "— tid", "* mad", "• leg", "•leg", "· sang", "o dans", "§ lov"}, "---------"},
		{[]string{"-læsning", "-", "•", "over", "2025-2026", "*stjerne"}, "......"},
		{[]string{"1. Læsning", "2. Ro"}, "11"},
		{[]string{"1) Læsning", "og noget om den", "2) Ro", "3) Tid"}, "1.11"},
		{[]string{"a) Læsning", "b) Ro"}, "11"},
		{[]string{"1. Læsning", "Ro"}, ".."},
		{[]string{"2. Læsning", "3. Ro"}, ".."},
		{[]string{"1. klasse læser", "2. klasse regner", "3. marts"}, "..."},
		{[]string{"1. Læsning", "2) Ro"}, ".."},
		{[]string{"1. Et", "x", "x", "x", "x", "x", "x", "x", "x", "x", "x", "x", "x", "x", "2. To"}, "..............."},
		{[]string{"10.30 Pause", "11.00 Slut", "12)", "1. 2"}, "...."},
	} {
		got := ""
		for _, m := range source.Marks(c.lines) {
			switch {
			case m.Len == 0:
				got += "."
			case m.Numbered:
				got += "1"
			default:
				got += "-"
			}
		}
		if got != c.want {
			t.Errorf("%q: %s, not %s", c.lines, got, c.want)
		}
	}
	if m := source.Marks([]string{"- a", "\t- b", "  • c"}); m[0].Level != 1 || m[1].Level != 2 || m[2].Level != 2 || m[1].Len != 3 {
		t.Errorf("%+v", m)
	}
}

// A line has no white space but single spaces between its words, and no address but
// those a record may have.
func TestALineIsWordsAndSpaces(t *testing.T) {
	got := source.Line([]prosa.Ord{{Tekst: " \t"}, {Tekst: "Se ", Fed: true}, {Tekst: "\u00a0"}, {Tekst: "her", Henvisning: "https://skole.example"}, {Tekst: " og\n"}, {Tekst: " der", Henvisning: "file:///c"}, {Tekst: " "}})
	want := []prosa.Ord{{Tekst: "Se ", Fed: true}, {Tekst: "her", Henvisning: "https://skole.example"}, {Tekst: " og der"}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	if got := source.Line([]prosa.Ord{{Tekst: "a", Henvisning: "HTTPS://x"}, {Tekst: "b", Henvisning: "mailto:"}, {Tekst: " ", Kursiv: true}}); !slices.Equal(got, []prosa.Ord{{Tekst: "a", Henvisning: "HTTPS://x"}, {Tekst: "b"}}) {
		t.Errorf("%+v", got)
	}
	if got := source.Without([]prosa.Ord{{Tekst: "- "}, {Tekst: "a", Fed: true}, {Tekst: "b"}}, 2); !slices.Equal(got, []prosa.Ord{{Tekst: "a", Fed: true}, {Tekst: "b"}}) {
		t.Errorf("%+v", got)
	}
}

package compose

import (
	"testing"

	"notat/internal/samtale"
)

// A column of numbers as Danish writes them is set as one, and a word in it, or
// nothing at all, makes it a column of words.
func TestANumberIsKnownAsDanishWritesIt(t *testing.T) {
	for s, want := range map[string]bool{
		"0": true, "9": true, "7,4": true, "-3": true, "−3": true, "+2": true, "1.250": true, "12 %": true, " 12% ": true,
		"": false, " ": false, "%": false, "-": false, ",5": false, ".": false, "7a": false, "ca. 7": false, "7 elever": false, "/": false, ":": false,
	} {
		if got := isTal(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	for name, c := range map[string]struct {
		rows [][]string
		want bool
	}{
		"numbers":             {[][]string{{"a", "7,4"}, {"b", "12 %"}}, true},
		"a blank among them":  {[][]string{{"a", "7,4"}, {"b", ""}, {"c", "8"}}, true},
		"a short row":         {[][]string{{"a"}, {"b", "8"}}, true},
		"a word among them":   {[][]string{{"a", "7,4"}, {"b", "ukendt"}}, false},
		"a word, then number": {[][]string{{"a", "ukendt"}, {"b", "7,4"}}, false},
		"blanks":              {[][]string{{"a", ""}, {"b", ""}}, false},
		"nothing":             {nil, false},
	} {
		if got := isNumeric(c.rows, 1); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A result that has no numbers among others that have takes no chart from them.
func TestAResultWithoutNumbersTakesNoChartFromTheOthers(t *testing.T) {
	got := charts(t,
		samtale.Resultat{Maaling: "Fravær", Vaerdi: "7", Enhed: "%", Kommunetal: "6"},
		samtale.Resultat{Maaling: "Trivsel", Ord: "Som landet."},
		samtale.Resultat{Maaling: "Løfteevne", Tidligere: []samtale.Tidligere{{Periode: "2023", Vaerdi: "5"}}}, // in the table with the next
		samtale.Resultat{Maaling: "Karakter", Vaerdi: "7.1", Landstal: "7.0"})
	if len(got) != 2 {
		t.Errorf("%d charts", len(got))
	}
}

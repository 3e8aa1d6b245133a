package publish

import (
	"encoding/json"
	"testing"
)

// A range is what its head says, by the reader of a table that is put into a draft;
// the digits of its numbers are kept, and what it cannot read stays as words.
func TestARangeIsWhatItsHeadSays(t *testing.T) {
	s := newService(t)
	for _, c := range []struct {
		name  string
		cells [][]string
		want  string
	}{
		{"results", [][]string{{"Prøve", "Fag", "Klassetrin", "Skolen", "Kommunen", "Landet"}, {"Karakterer ved afgangsprøven", "Dansk", "9.", "7,40", "7,1", "7,0"}},
			`{"slags":"resultater","vaerdi":[{"art":"karakter","fag":"Dansk","klassetrin":"9.","kommunetal":7.1,"landstal":7.0,"maaling":"Karakterer ved afgangsprøven","vaerdi":7.40}],"besked":[]}`},
		{"results of which nobody says what they show", [][]string{{"Test", "Skolen"}, {"Læsning", "62 %"}},
			`{"slags":"resultater","vaerdi":[{"art":"nationalTest","enhed":"%","maaling":"Læsning","vaerdi":62}],"besked":["Hvad viser tallene? Resultater af nationale test er fortrolige og vises ikke offentligt."]}`},
		{"agreements", [][]string{{"Mål", "Ansvarlig", "Frist"}, {"Flere bøger", "Skolelederen", "1. maj 2026"}},
			`{"slags":"aftaler","vaerdi":[{"ansvarlig":"Skolelederen","frist":"2026-05-01","maal":"Flere bøger"}],"besked":[]}`},
		{"an agenda", [][]string{{"Tid", "Punkt"}, {"13.00–13.05", "Velkomst"}},
			`{"slags":"dagsorden","vaerdi":[{"punkt":"Velkomst","slut":"13:05","start":"13:00"}],"besked":[]}`},
		{"people", [][]string{{"Navn", "Titel"}, {"Karla Holm", "Skolechef"}, {"Bo Lind", "gæst"}},
			`{"slags":"deltagere","vaerdi":[{"navn":"Karla Holm","part":"forvaltning","titel":"Skolechef"},{"navn":"Bo Lind","navnOffentligt":false,"part":"andre","titel":"gæst"}],"besked":[]}`},
		{"a table of no list", [][]string{{"Fag", "Timer"}, {"Dansk", "7\ni alt"}, {"", ""}},
			`{"slags":"tabel","vaerdi":{"hoved":["Fag","Timer"],"raekker":[["Dansk","7\ni alt"]],"type":"tabel"},"besked":[]}`},
		{"one row", [][]string{{"Test", "Skolen"}}, `{"slags":"tabel","vaerdi":{"hoved":[],"raekker":[["Test","Skolen"]],"type":"tabel"},"besked":[]}`},
	} {
		got, err := s.Table(t.Context(), c.cells)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		if string(b) != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, b, c.want)
		}
	}
}

package begynd_test

import (
	"strings"
	"testing"

	"notat/internal/samtale"
)

// A table of agreements or of people that has a column more than a record is read as what
// it is, and the words of that column are kept.
func TestATableWithAColumnMoreIsReadAsWhatItIs(t *testing.T) {
	out, r := begin(t, (&deck{}).heading(1, "Deltagere").table("Navn|Titel|Repræsenterer", "Bo Dal|skoleleder|Skolen", "Ida Vig||Forældrene").
		heading(1, "Aftaler").table("Nr.|Mål|Hvem|Hvornår|Evaluering", "1|Flere læser|Bo Dal|1.3-2025|juni 2025", "2||Ib Lund|2.4.25|", "3|Ro i timen|Ea Krog|snarest|"), nil)
	if len(r.Deltagere) != 2 || r.Deltagere[0].Titel != "skoleleder, Skolen" || r.Deltagere[1].Part != "foraeldre" {
		t.Errorf("the people are %+v", r.Deltagere)
	}
	a, ok := r.Afsnit[0].Blokke[0].(*samtale.Aftaler)
	if !ok || len(a.Aftaler) != 3 {
		t.Fatalf("no agreements: %s", shown(r))
	}
	if x := a.Aftaler[0]; x.Frist != "2025-03-01" || x.Ansvarlig != "Bo Dal" || x.Bemaerkning != "Evaluering: juni 2025" {
		t.Errorf("the first is %+v", x)
	}
	if x := a.Aftaler[1]; x.Maal != "Flere læser" || x.Frist != "2025-04-02" {
		t.Errorf("the second, below the same goal, is %+v", x)
	}
	item(t, out, "tabel-laest")
	_, r = begin(t, (&deck{}).heading(1, "Aftaler").table("Mål|Frist|Bemærkning|Metode", "Flere læser|løbende|Husk biblioteket|Læsebånd"), nil)
	if a, ok := r.Afsnit[0].Blokke[0].(*samtale.Aftaler); !ok || a.Aftaler[0].Bemaerkning != "Frist: løbende\n\nHusk biblioteket\n\nMetode: Læsebånd" {
		t.Errorf("what cannot be read and what is remarked are %s", shown(r))
	}
	if _, r = begin(t, (&deck{}).heading(1, "Andet").table("Emne|Sted|Ting", "a|b|c"), nil); len(r.Afsnit[0].Blokke) != 1 {
		t.Errorf("a table became something else: %s", shown(r))
	}
}

// Earlier values stand in one cell as a notat of ours prints them, below each other or on
// one line: each with its period and its number of pupils, and no word of them stops the file.
func TestEarlierValuesAreReadEachForItself(t *testing.T) {
	of := func(cell string) []samtale.Tidligere {
		_, r := begin(t, (&deck{}).heading(1, "Tal").table("Måling|Periode|Antal|Skolen|Tidligere", "Løste en opgave|2024|412|78 %|"+cell), nil)
		b, ok := r.Afsnit[0].Blokke[0].(*samtale.Resultater)
		if !ok {
			t.Fatalf("%s: no results: %s", cell, shown(r))
		}
		return b.Resultater[0].Tidligere
	}
	for _, cell := range []string{"2023: 61 %, antal 398; 2022: 7,5 %, antal 30 (ikke sammenligneligt)", "2023: 61 %, antal 398 (ikke sammenligneligt)", "2022 (ikke sammenligneligt)"} {
		for i, x := range of(cell) {
			if len(x.Periode) != 4 || strings.Contains(cell, "antal") && x.Antal == nil {
				t.Errorf("%s: number %d is %+v", cell, i+1, x)
			}
		}
	}
	if got := of("2023: 61 %, antal 398; 2022: 7,5 %, antal 30 (ikke sammenligneligt)"); len(got) != 2 {
		t.Errorf("%+v", got)
	}
	if got := of("2023: 61 %, 2022: 60 %"); len(got) != 0 { // told of, and kept as words
		t.Errorf("%+v", got)
	}
}

package template_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A municipality's opening words are read with the days they are for, inherited until
// another list is said, and what is wrong in them is told by its place.
func TestOpeningWordsAreReadByDay(t *testing.T) {
	tm, err := load(fstest.MapFS{"template.json": {Data: []byte(`{"extends": "standard", "begynd": [
		{"del": "rammesaetning", "til": "2025-07-31", "tekst": "Gammelt."},
		{"del": "rammesaetning", "fra": "2025-08-01", "tekst": "Nyt."},
		{"overskrift": "Om notatet", "tekst": "Altid."}]}`)}})
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{"2024-08-01": "Gammelt. Altid.", "2025-07-31": "Gammelt. Altid.", "2025-08-01": "Nyt. Altid."} {
		var got []string
		for _, o := range tm.Settings.Openings(day) {
			got = append(got, o.Tekst)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q", day, got)
		}
	}
	for begynd, place := range map[string]string{
		`{"tekst": "x"}`:                                                                 "begynd",
		`[{"del": "rammen", "tekst": "x"}]`:                                              "begynd.0.del",
		`[{"tekst": "x"}]`:                                                               "begynd.0.overskrift",
		`[{"del": "indsatser"}]`:                                                         "begynd.0.tekst",
		`[{"del": "indsatser", "text": "x"}]`:                                            "begynd.0.text",
		`[{"overskrift": "a\tb", "tekst": "x"}]`:                                         "begynd.0",
		`[{"overskrift": "a", "tekst": "\u0000"}]`:                                       "begynd.0",
		`[{"overskrift": "a", "tekst": "` + strings.Repeat("x", 20_001) + `"}]`:          "begynd.0",
		`[{"del": "indsatser", "tekst": "x", "fra": "1. august"}]`:                       "begynd.0.fra",
		`[{"del": "indsatser", "tekst": "x", "fra": "2025-08-01", "til": "2025-07-01"}]`: "begynd.0.til",
		`[` + strings.Repeat(`{"del": "indsatser", "tekst": "x"},`, 40) + `{"del":"indsatser","tekst":"x"}]`: "begynd",
	} {
		if _, err := load(fstest.MapFS{"template.json": {Data: []byte(`{"extends":"standard","begynd":` + begynd + `}`)}}); err == nil || !strings.Contains(err.Error(), "template.json, "+place+":") {
			t.Errorf("%.80s: %v", begynd, err)
		}
	}
}

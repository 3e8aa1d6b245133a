package smaatal

import (
	"context"
	"testing"
)

// A number that is hidden is not what a shown one leaves of how many there are, under
// whatever name that is told; nor is it a share of them.
func TestNoSmallNumberIsLeftOfTheWhole(t *testing.T) {
	for _, c := range []struct {
		name   string
		tal    []Tal
		hidden string // 1: hidden
	}{
		{"a total without a unit", []Tal{{Maaling: "Elever med prøve", Vaerdi: "47"}, {Maaling: "Elever uden prøve", Vaerdi: "3"}, {Maaling: "Elevtal i 9. klasse", Vaerdi: "50"}}, "110"},
		{"the year by its name", []Tal{{Maaling: "Elever med prøve", Vaerdi: "47"}, {Maaling: "Elever uden prøve", Vaerdi: "3"}, {Maaling: "Årgangen", Vaerdi: "50"}}, "110"},
		{"outcomes without a word for pupils", []Tal{{Maaling: "Bestået dansk", Vaerdi: "47"}, {Maaling: "Ikke bestået dansk", Vaerdi: "3"}, {Maaling: "Årgangens størrelse", Vaerdi: "50"}}, "110"},
		{"with and without", []Tal{{Maaling: "Med prøve", Vaerdi: "47"}, {Maaling: "Uden prøve", Vaerdi: "3"}, {Maaling: "Afgangselever", Vaerdi: "50"}}, "110"},
		{"a share of the year", []Tal{{Maaling: "Uden prøve", Vaerdi: "6", Enhed: "% af årgangen"}, {Maaling: "Elevtal", Vaerdi: "50"}}, "10"},
		{"a share whose rest is few", []Tal{{Maaling: "Bestået", Vaerdi: "94", Enhed: "pct. af eleverne"}, {Maaling: "Elever", Klassetrin: "9. klasse", Vaerdi: "50", Enhed: "elever"}}, "10"},
		{"a share of many", []Tal{{Maaling: "Uden prøve", Vaerdi: "30", Enhed: "% af årgangen"}, {Maaling: "Elevtal", Vaerdi: "50"}}, "00"},
		{"a share of another year", []Tal{{Maaling: "Uden prøve", Periode: "2023/24", Vaerdi: "6", Enhed: "% af årgangen"}, {Maaling: "Elevtal", Periode: "2024/25", Vaerdi: "50"}}, "00"},
		{"a share of another class", []Tal{{Maaling: "Uden prøve", Klassetrin: "9. klasse", Vaerdi: "6", Enhed: "% af årgangen"}, {Maaling: "Elevtal", Klassetrin: "3. klasse", Vaerdi: "50"}}, "00"},
		{"a share that does not say of whom", []Tal{{Maaling: "Fravær", Vaerdi: "6", Enhed: "%"}, {Maaling: "Elevtal", Vaerdi: "50"}}, "00"},
		{"an outcome", []Tal{{Maaling: "Bestået prøven", Vaerdi: "92", Enhed: "%"}, {Maaling: "Elevtal", Vaerdi: "24"}}, "10"},
		{"an outcome beside a mark of the class", []Tal{{Maaling: "Bestået prøven", Klassetrin: "9. klasse", Periode: "2024/25", Vaerdi: "92", Enhed: "%"}, {Maaling: "Gennemsnit, dansk", Klassetrin: "9. klasse", Periode: "2024/25", Vaerdi: "7.0", Antal: some(24)}}, "10"},
		{"an outcome beside a mark of the school", []Tal{{Maaling: "Bestået prøven", Vaerdi: "92", Enhed: "%"}, {Maaling: "Gennemsnit, dansk", Vaerdi: "7.0", Antal: some(24)}}, "00"},
		{"an outcome beside a mark of another year", []Tal{{Maaling: "Bestået prøven", Klassetrin: "9. klasse", Periode: "2024/25", Vaerdi: "92", Enhed: "%"}, {Maaling: "Gennemsnit, dansk", Klassetrin: "9. klasse", Periode: "2023/24", Vaerdi: "7.0", Antal: some(24)}}, "00"},
		{"an outcome of many", []Tal{{Maaling: "Bestået prøven", Vaerdi: "72", Enhed: "%"}, {Maaling: "Elevtal", Vaerdi: "24"}}, "00"},
		{"a count whose rest is few", []Tal{{Maaling: "Elever, der bestod", Vaerdi: "22", Enhed: "elever"}, {Maaling: "Elevtal", Vaerdi: "24"}}, "10"},
		{"boys, and few girls", []Tal{{Maaling: "Drenge", Vaerdi: "22"}, {Maaling: "Elever i alt", Vaerdi: "24"}}, "10"},
		{"a count of another class", []Tal{{Maaling: "Elever, der bestod", Klassetrin: "9. klasse", Vaerdi: "22", Enhed: "elever"}, {Maaling: "Elevtal", Klassetrin: "3. klasse", Vaerdi: "24"}}, "00"},
		{"all of them", []Tal{{Maaling: "Elever, der bestod", Vaerdi: "24", Enhed: "elever"}, {Maaling: "Elevtal", Vaerdi: "24"}}, "00"},
		{"teachers are no pupils", []Tal{{Maaling: "Lærere", Vaerdi: "22", Enhed: "lærere"}, {Maaling: "Elevtal", Vaerdi: "24"}}, "00"},
		{"a share by its name", []Tal{{Maaling: "Andel, der er fritaget, i procent", Vaerdi: "2.4", Antal: some(83)}}, "1"},
		{"a share by its name alone", []Tal{{Maaling: "Andel fritaget", Vaerdi: "0.024", Antal: some(83)}, {Maaling: "Fremgang i procentpoint", Vaerdi: "2.4", Antal: some(83)}}, "10"},
		{"means and marks", []Tal{{Maaling: "Trivsel", Vaerdi: "3"}, {Maaling: "Årgangens gennemsnit", Vaerdi: "4"}, {Maaling: "Med i netværk", Vaerdi: "3"}}, "000"},
	} {
		for i := range c.tal {
			c.tal[i].Resultat, c.tal[i].Graense = i, 5
		}
		got := ""
		for _, g := range Hide(context.Background(), c.tal, nil) {
			if g == Shown {
				got += "0"
			} else {
				got += "1"
			}
		}
		if got != c.hidden {
			t.Errorf("%s: hidden %s, not %s", c.name, got, c.hidden)
		}
	}
}

func some(n int) *int { return &n }

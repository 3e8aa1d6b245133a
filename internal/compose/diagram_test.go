package compose

import (
	"fmt"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/samtale"
)

// charts gives the charts that results become.
func charts(t *testing.T, rs ...samtale.Resultat) (out []*notat.Figure) {
	t.Helper()
	d, err := lav(mindst(&samtale.Resultater{Diagram: true, Resultater: rs}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Blocks {
		if f, ok := b.(*notat.Figure); ok {
			out = append(out, f)
		}
	}
	return out
}

func TestEachUnitHasAChartOfItsOwn(t *testing.T) {
	got := charts(t,
		samtale.Resultat{Maaling: "Fravær", Klassetrin: "1. klasse", Vaerdi: "7.40", Cirka: true, Enhed: "%", Kommunetal: "6"},
		samtale.Resultat{Maaling: "Trivsel", Vaerdi: "4.1", Enhed: "af 5", Landstal: "4"},
		samtale.Resultat{Maaling: "Fravær", Klassetrin: "2. klasse", Vaerdi: "-3", Enhed: "%"},
	)
	want := []string{
		"Søjlediagram. Fravær, 1. klasse: Skolen ca.\u00a07,40\u00a0%; Kommunen 6\u00a0%. Fravær, 2. klasse: Skolen -3\u00a0%.",
		"Søjlediagram. Trivsel: Skolen 4,1 af 5; Landet 4 af 5.",
	}
	if len(got) != len(want) {
		t.Fatalf("%d charts", len(got))
	}
	for i, f := range got {
		if f.Alt != want[i] {
			t.Errorf("%q, want %q", f.Alt, want[i])
		}
	}
	if v := got[0].Chart.Groups[0].Values; v[0].Number != 7.4 || v[1].Number != 6 || v[2] != (notat.Value{}) {
		t.Errorf("%v", v)
	}
}

// What is not there is not drawn: neither words, nor a number that the public
// edition leaves out, nor one that is compared with nothing.
func TestOnlyNumbersThatAreThereAreDrawn(t *testing.T) {
	for name, rs := range map[string][]samtale.Resultat{
		"a single number":    {{Maaling: "Fravær", Vaerdi: "7", Enhed: "%"}},
		"words":              {{Maaling: "Fravær", Ord: "Som landet."}},
		"withheld":           {{Maaling: "Test", Enhed: "%", Note: "Tallene er fortrolige og gengives ikke."}},
		"earlier years only": {{Maaling: "Fravær", Enhed: "%", Tidligere: []samtale.Tidligere{{Periode: "2023", Vaerdi: "5"}, {Periode: "2022", Vaerdi: "6"}}}},
		"a reference only":   {{Maaling: "Karakter", Vaerdi: "7", SocialReference: "6.9"}},
	} {
		if got := charts(t, rs...); len(got) > 0 {
			t.Errorf("%s: %s", name, got[0].Alt)
		}
	}
}

func TestAChartIsNoLargerThanAPage(t *testing.T) {
	for n := 1; n < 40; n++ {
		var rs []samtale.Resultat
		for i := range n {
			rs = append(rs, samtale.Resultat{Maaling: fmt.Sprint("Måling ", i), Vaerdi: "1", Kommunetal: "2"})
		}
		got, at := charts(t, rs...), 0
		for _, f := range got {
			size := len(f.Chart.Groups)
			if size > 6 || size == 1 && n > 1 {
				t.Errorf("%d results: a chart of %d", n, size)
			}
			if n == 7 && size != 3 && size != 4 {
				t.Errorf("seven are not shared out evenly: a chart of %d", size)
			}
			for _, g := range f.Chart.Groups {
				if g.Label != fmt.Sprint("Måling ", at) {
					t.Fatalf("%d results: %s, want the %d.", n, g.Label, at)
				}
				at++
			}
		}
		if at != n {
			t.Errorf("%d of %d drawn", at, n)
		}
	}
}

func TestANumberBeyondAllMeasureIsALongBar(t *testing.T) {
	huge := samtale.Tal(strings.Repeat("9", 400))
	f := charts(t, samtale.Resultat{Maaling: "Antal", Vaerdi: huge, Kommunetal: "1"})[0]
	if v := f.Chart.Groups[0].Values[0]; v.Number < 1e30 || v.Number > 1e40 || v.Text != string(huge) {
		t.Errorf("%v", v)
	}
}

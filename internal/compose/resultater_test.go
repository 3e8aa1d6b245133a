package compose

import (
	"strings"
	"testing"

	"notat/internal/samtale"
)

func antal(n int) *int { return &n }

func TestOnlyColumnsInUseArePrinted(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Resultater{Resultater: []samtale.Resultat{
		{Maaling: "Fravær", Art: "fravaer", Klassetrin: "1. klasse", Vaerdi: "7.40", Cirka: true, Enhed: "%", Kommunetal: "6"},
		{Maaling: "Trivsel", Vaerdi: "4.1", Enhed: "af 5", Antal: antal(247)},
	}}), `
table.rowheader
  head
    cell Måling
    cell Klassetrin
    number Antal
    number Skolen
    number Kommunen
  row
    cell Fravær
    cell 1. klasse
    number
    number ca.`+"\u00a0"+`7,40`+"\u00a0"+`%
    number 6`+"\u00a0"+`%
  row
    cell Trivsel
    cell
    number 247
    number 4,1 af 5
    number`)
}

func TestAWideTableFoldsItsWordsIntoTheFirstColumn(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Resultater{Resultater: []samtale.Resultat{{
		Maaling: "Test", Fag: "Dansk", Profilomraade: "Afkodning", Klassetrin: "4. klasse", Periode: "2024", Antal: antal(20), Vaerdi: "1", Landstal: "2", SocialReference: "3",
	}}}), `
table.rowheader
  head
    cell Måling
    cell Periode
    number Antal
    number Skolen
    number Landet
    number Socioøkonomisk reference
  row
    cell
      p Test
      p Dansk, Afkodning, 4. klasse
    cell 2024
    number 20
    number 1
    number 2
    number 3`)
}

func TestResultsInWordsAreADefinitionList(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Resultater{Resultater: []samtale.Resultat{
		{Maaling: "Overgangstest", Fag: "Dansk", Klassetrin: "4. klasse", Ord: "Som **landet**.", Note: "Tallene er fortrolige og gengives ikke.", Kilde: "Testrapport"},
		{Maaling: "Fravær", Enhed: "%", Antal: antal(0), Ord: "Lavt"},
		{Maaling: "Alene"},
	}}), `
definitions
  term Overgangstest, Dansk, 4. klasse
    p Som **landet**.
    p.note Tallene er fortrolige og gengives ikke.
    p.note Kilde: Testrapport
  term Fravær, %
    p Antal: 0
    p Lavt
  term Alene`)
}

func TestResultsKeepTheRecordsOrder(t *testing.T) {
	got := blokke(t, Options{}, &samtale.Resultater{Resultater: []samtale.Resultat{{Maaling: "a", Ord: "x"}, {Maaling: "b", Vaerdi: "1"}, {Maaling: "c", Ord: "y"}}})
	same(t, got, `
definitions
  term a
    p x
table.rowheader
  head
    cell Måling
    number Skolen
  row
    cell b
    number 1
definitions
  term c
    p y`)
}

func TestEarlierValuesStandWithTheirPeriodAndWithoutATrend(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Resultater{Resultater: []samtale.Resultat{{Maaling: "Karakter", Vaerdi: "7.4", Tidligere: []samtale.Tidligere{
		{Periode: "2023", Vaerdi: "7.0", Antal: antal(55), Sammenlignelig: true}, {Periode: "2019", Vaerdi: "6.1"}, {Periode: "2018"},
	}}}}), `
table.rowheader
  head
    cell Måling
    number Skolen
    cell Tidligere
  row
    cell Karakter
    number 7,4
    cell
      p 2023: 7,0, antal 55
      p 2019: 6,1 (ikke sammenligneligt)
      p 2018 (ikke sammenligneligt)
p.note Tidligere tal, der er mærket »ikke sammenligneligt«, kan ikke holdes op mod de nye tal.`)
}

func TestASourceThatAllShareIsSaidOnce(t *testing.T) {
	b := func(andet string) *samtale.Resultater {
		return &samtale.Resultater{Resultater: []samtale.Resultat{{Maaling: "a", Vaerdi: "1", Kilde: "Datapakken"}, {Maaling: "b", Vaerdi: "2", Kilde: andet}}}
	}
	same(t, blokke(t, Options{}, b("Datapakken")), `
table.rowheader
  head
    cell Måling
    number Skolen
  row
    cell a
    number 1
  row
    cell b
    number 2
p.note Kilde: Datapakken`)
	same(t, blokke(t, Options{}, b("")), `
table.rowheader
  head
    cell Måling
    number Skolen
    cell Bemærkning
  row
    cell a
    number 1
    cell
      p.note Kilde: Datapakken
  row
    cell b
    number 2
    cell`)
}

func TestASourceTellsWhenItWasAsked(t *testing.T) {
	b := func(kilde, first, second string) *samtale.Resultater {
		return &samtale.Resultater{Resultater: []samtale.Resultat{{Maaling: "a", Ord: "x", Kilde: kilde, Hentet: first}, {Maaling: "b", Vaerdi: "1", Kilde: kilde, Hentet: second}}}
	}
	same(t, blokke(t, Options{}, b("Datapakken", "2026-09-20", "2026-10-01")), `
definitions
  term a
    p x
    p.note Kilde: Datapakken, hentet 20. september 2026
table.rowheader
  head
    cell Måling
    number Skolen
  row
    cell b
    number 1
p.note Kilde: Datapakken, hentet 1. oktober 2026`)
	same(t, blokke(t, Options{}, b("", "2026-09-20", "")), `
definitions
  term a
    p x
    p.note Kilde: hentet 20. september 2026
table.rowheader
  head
    cell Måling
    number Skolen
  row
    cell b
    number 1`)
	two := b("Datapakken", "2026-09-20", "2026-10-01")
	two.Resultater[0].Vaerdi = "2"
	if got := dump(t, atLeast(two), Options{}, "h2 Emne"); strings.Count(got, "p.note") != 2 {
		t.Errorf("a source asked on two days is told once:\n%s", got)
	}
}

// A source that stands once for several results has no single place to be
// corrected in; one result's own has.
func TestTheSourceOfASingleResultIsCorrectedInWord(t *testing.T) {
	for n, fixed := range map[int]bool{1: false, 2: true} {
		rs := []samtale.Resultat{{Maaling: "a", Vaerdi: "1", Kilde: "Datapakken"}, {Maaling: "b", Vaerdi: "2", Kilde: "Datapakken"}}
		d, err := lav(atLeast(&samtale.Resultater{Resultater: rs[:n]}), Options{})
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, f := range d.Felts() {
			if f.Pointer == "/afsnit/0/blokke/0/resultater/0/kilde" {
				if seen++; f.Fixed != fixed {
					t.Errorf("the source of %d results is fixed: %v", n, f.Fixed)
				}
			}
		}
		if seen != 1 {
			t.Errorf("the source of %d results stands %d times", n, seen)
		}
	}
}

func TestNumbersAndUnitsAreNotChangedInWord(t *testing.T) {
	d, err := lav(atLeast(&samtale.Resultater{Resultater: []samtale.Resultat{{Maaling: "a", Vaerdi: "1", Enhed: "%", Antal: antal(9), Kommunetal: "2",
		Tidligere: []samtale.Tidligere{{Periode: "2023", Vaerdi: "3", Antal: antal(8)}}}}}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	const p = "/afsnit/0/blokke/0/resultater/0/"
	want := map[string]bool{
		p + "vaerdi": true, p + "enhed": true, p + "antal": true, p + "kommunetal": true,
		p + "tidligere/0/vaerdi": true, p + "tidligere/0/antal": true, p + "tidligere/0/periode": false, p + "maaling": false,
	}
	seen := map[string]bool{}
	for _, f := range d.Felts() {
		if fixed, ok := want[f.Pointer]; ok && f.Fixed != fixed {
			t.Errorf("%s: fixed is %v", f.Pointer, f.Fixed)
		}
		seen[f.Pointer] = true
	}
	for p := range want {
		if !seen[p] {
			t.Errorf("%s is not printed", p)
		}
	}
}

func TestAnInternalResultIsMarkedOnce(t *testing.T) {
	r := []samtale.Resultat{{Maaling: "a", Vaerdi: "1"}, {Maaling: "b", Vaerdi: "2", Synlighed: samtale.Intern}, {Maaling: "c", Synlighed: samtale.Intern}}
	same(t, blokke(t, Options{}, &samtale.Resultater{Resultater: r}), `
table.rowheader
  head
    cell Måling
    number Skolen
  row
    cell a
    number 1
  row
    cell
      p.internt Internt.
      p b
    number 2
definitions
  term c
    p.internt Internt.`)
	same(t, blokke(t, Options{}, &samtale.Resultater{Synlighed: samtale.Intern, Resultater: r[2:]}), `
p.internt Internt: vises ikke i den offentlige udgave.
definitions
  term c`)
	a := atLeast(&samtale.Resultater{Resultater: r[2:]})
	a.Afsnit[0].Synlighed = samtale.Intern
	same(t, dump(t, a, Options{}, "h2 Emne"), `
h2 Emne
p.internt Internt afsnit: vises ikke i den offentlige udgave.
definitions
  term c`)
}

func TestAUnitWithoutANumberIsStillPrinted(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Resultater{Resultater: []samtale.Resultat{{Maaling: "Fravær", Enhed: "%", Tidligere: []samtale.Tidligere{{Periode: "2023", Sammenlignelig: true}}}}}), `
table.rowheader
  head
    cell Måling
    cell Tidligere
  row
    cell
      p Fravær
      p %
    cell 2023`)
}

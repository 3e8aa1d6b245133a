package compose

import (
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/notat/notattest"
	"notat/internal/samtale"
)

// A draft of a notat that has nothing yet is the municipality's form.
func TestADraftAsksForAllThatItLacks(t *testing.T) {
	r := atLeast()
	r.Afsnit[0].Del = samtale.Testresultater
	d, err := lav(r, Options{Draft: true}, samtale.Testresultater)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, line := range strings.FieldsFunc(notattest.DumpFelter(d), func(c rune) bool { return c == '‹' || c == '\n' }) {
		if _, at, ok := strings.Cut(line, "}›"); ok {
			asked[strings.TrimSuffix(strings.Fields(at)[0], "*")] = true
		}
	}
	for _, want := range []string{
		"/skole/institutionsnr", "/kommune/forvaltning", "/moede/dato", "/dokument/godkendt/af", "/deltagere/-/skoleledelse", "/deltagere/-/elever",
		"/moede/dagsorden/-/tid", "/moede/dagsorden/-/punkt", "/afsnit/0/blokke/-", "/afsnit/0/blokke/-/resultater/-/vaerdi", "/afsnit/0/blokke/-/resultater/-/art",
		"/afsnit/0/udenIndhold/grund", "/afsnit/-/indsatser", "/afsnit/-/aftaler/maal", "/afsnit/-/aftaler/frist", "/afsnit/-/aftaler/status",
	} {
		if !asked[want] {
			t.Errorf("%s is not asked for", want)
		}
	}
}

// What the record has is not asked for again, nor is anything in a final notat.
func TestADraftAsksForNothingThatItHas(t *testing.T) {
	r := atLeast(&samtale.Aftaler{Aftaler: []samtale.Aftale{{Maal: "Læsning"}}})
	r.Afsnit[0].Del = samtale.Indsatser
	r.Deltagere = []samtale.Deltager{{Titel: "Skoleleder", Part: "skoleledelse"}}
	r.Moede.Dagsorden = []samtale.Dagsordenspunkt{{Punkt: "Velkomst"}}
	empty := atLeast()
	empty.Dokument.Status = samtale.Endelig
	for name, r := range map[string]*samtale.Record{"with all of it": r, "final": empty} {
		d, err := lav(r, Options{Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		if s := notattest.DumpFelter(d); strings.Contains(s, "form") || strings.Contains(s, "/-/") {
			t.Errorf("%s:\n%s", name, s)
		}
	}
}

// Reasons, statuses and kinds of results are chosen, not typed.
func TestADraftOffersChoices(t *testing.T) {
	r := atLeast()
	r.Afsnit[0].Del = samtale.Testresultater
	d, err := lav(r, Options{Draft: true}, samtale.Testresultater)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, b := range d.Blocks {
		if form, ok := b.(*notat.Form); ok {
			for _, f := range (&notat.Document{Blocks: form.Blocks}).Felts() {
				if len(f.Choices) > 0 {
					got[f.Pointer] = len(f.Choices)
				}
			}
		}
	}
	want := map[string]int{"/afsnit/0/udenIndhold/grund": len(samtale.Grunde), "/afsnit/0/blokke/-/resultater/-/art": len(samtale.Arter), "/afsnit/-/aftaler/status": len(samtale.Aftalestatusser)}
	for p, n := range want {
		if got[p] != n {
			t.Errorf("%s: %d choices, not %d", p, got[p], n)
		}
	}
}

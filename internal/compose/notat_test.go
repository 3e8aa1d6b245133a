package compose

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/notat"
	"notat/internal/notat/notattest"
	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	_ "notat/internal/testrun"
	"notat/internal/udgave"
)

// newRecord is a record as it is begun: every required part under its heading, nothing in it.
const newRecord = `{
	"dokument": {"titel": "Skoleudviklingssamtale på Ås Skole", "skoleaar": "2025/26", "status": "udkast"},
	"kommune": {"navn": "Fjordby Kommune"}, "skole": {"navn": "Ås Skole"},
	"afsnit": [
		{"overskrift": "Rammen", "del": "rammesaetning"},
		{"overskrift": "Opfølgning", "del": "opfoelgning", "blokke": [{"type": "tekst", "tekst": "Alt er nået."}]},
		{"overskrift": "Tal", "afsnit": [{"overskrift": "Test", "del": "testresultater"}]}
	]}`

func TestANewRecordAsksForEachPartInItsPlace(t *testing.T) {
	v, err := samtaletest.Check([]byte(newRecord))
	if err != nil {
		t.Fatal(err)
	}
	d, err := Notat(v, standard, Options{Udgave: notat.Intern, Same: true})
	if err != nil {
		t.Fatal(err)
	}
	s := notattest.Dump(d)
	same(t, strings.TrimSpace(s[strings.Index(s, "h2 Rammen"):]), `
h2 Rammen
p.mangler Mangler: rammesætning. Skriv, hvad samtalen skulle handle om, og hvad den tog udgangspunkt i.

h2 Opfølgning
p Alt er nået.

h2 Tal

h3 Test
p.mangler Mangler: testresultater. Skriv, hvad de obligatoriske test viser.

h2 Evaluering af samtalen
p.mangler Mangler: evaluering. Skriv, hvad deltagerne sagde om selve samtalen.`)
}

// Every valid record can be composed, and the record is left as it was.
func TestEveryValidRecordBecomesADocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := samtaletest.Valid().Draw(t, "record")
		before, err := v.Record().Canonical()
		if err != nil {
			t.Fatal(err)
		}
		o := Options{Udgave: notat.Intern, Draft: rapid.Bool().Draw(t, "draft")}
		d, err := Notat(v, standard, o)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Notat(v, standard, o)
		if err != nil {
			t.Fatal(err)
		}
		if notattest.DumpFelter(d) != notattest.DumpFelter(again) {
			t.Error("two documents of one record differ")
		}
		if after, _ := v.Record().Canonical(); !bytes.Equal(before, after) {
			t.Error("the record was changed")
		}
		missing := 0
		for _, b := range d.Blocks {
			if p, ok := b.(*notat.Paragraph); ok && p.Role == notat.Missing {
				missing++
			}
		}
		if want := lacking(v); missing != want {
			t.Errorf("%d parts are missing and %d are asked for", want, missing)
		}
	})
}

// lacking is how many required parts a draft lacks.
func lacking(v *samtale.Valid) int {
	n := 0
	for _, d := range samtale.Dele {
		if v.Krav().Dele[d] == samtale.Kraevet && slices.Contains(v.Warnings().Codes(), "mangler-"+string(d)) {
			n++
		}
	}
	return n
}

// What reduction leaves is public: nothing in it is refused, and no page of it
// speaks of the internal edition.
func TestEveryReducedRecordBecomesAPublicDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		public, err := udgave.Reduce(context.Background(), samtaletest.Valid().Draw(t, "record"))
		if err != nil {
			t.Fatal(err)
		}
		d, err := Notat(public.Valid, standard, Options{Udgave: notat.Offentlig, Same: public.Same})
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(d.Marks, standard.Tekst("maerke.intern")) || strings.Contains(notattest.Dump(d), "p.internt") {
			t.Error("a public document is marked as internal")
		}
	})
}

package publish

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"notat/internal/fault"
)

// A record with faults of every family is told of all of them in one answer, in
// the order of the document: what decoding finds, what the rules find, and what
// would stop its publication.
func TestEverythingIsToldAtOnce(t *testing.T) {
	s := newService(t)
	const record = `{"dokument": {"titel": "Samtale", "skoleaar": "2024/25", "farve": "blå"}, "kommune": {"navn": "Fjordby Kommune"}, "skole": {"navn": "Birkelund Skole"},
 "moede": {"dato": "2025-02-31"},
 "deltagere": [{"navn": "Asta Lund", "titel": "Forælder", "part": "foraeldre"}],
 "afsnit": [
  {"overskrift": "Ramme", "del": "rammesaetning", "blokke": [{"type": "tekst", "tekst": "Asta Lund, 010203-1234"}, 7]},
  {"overskrift": "Tests", "del": "testresultater", "blokke": [{"type": "tekst", "tekst": "Se"}, {"type": "tabel", "hoved": ["a"], "raekker": [["b"]]}]}]}`
	want := []string{"ukendt-noegle", "ugyldig-dato", "mangler-evaluering", "mangler-opfoelgning", "cpr-nummer", "tilbageholdt-navn", "forkert-type", "tabel-i-testresultater"}
	report, err := s.Validate(context.Background(), Request{Data: []byte(record)})
	if err != nil {
		t.Fatal(err)
	}
	if got := report.Faults.Only(fault.Error).Codes(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	// What only stops publication is a warning for a draft, and for those who ask
	// for the internal edition.
	pdf, _ := FormatNamed("pdf")
	_, err = s.Render(context.Background(), Request{Data: []byte(record), Udgave: Intern}, pdf)
	var refused *Rejected
	if !errors.As(err, &refused) || slices.Contains(refused.Faults.Only(fault.Error).Codes(), "cpr-nummer") {
		t.Errorf("the internal edition: %v", err)
	}
	draft := strings.Replace(record, `"farve": "blå"`, `"status": "udkast"`, 1)
	report, err = s.Validate(context.Background(), Request{Data: []byte(draft)})
	if err != nil {
		t.Fatal(err)
	}
	if got := report.Faults.Only(fault.Error).Codes(); !slices.Equal(got, []string{"ugyldig-dato", "forkert-type"}) {
		t.Errorf("a draft: %q", got)
	}
}

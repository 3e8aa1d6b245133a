package begynd_test

import (
	"encoding/json"
	"strings"
	"testing"

	"notat/internal/source"
)

// Paragraphs that the file sets as quotations are a quotation each, with the one who
// said it, and become text again, all of it, where the person says so.
func TestQuotationsByTheirStyleAreOneEach(t *testing.T) {
	d := titled().heading(1, "A").text("ord1")
	for _, s := range []string{"Det var godt.", "Mere tid næste gang."} {
		d.add(source.Piece{What: source.Text, Quote: true, Sure: true, Words: said(s)})
		if s == "Det var godt." {
			d.add(source.Piece{What: source.Text, Said: true, Sure: true, Words: said("Elev")})
		}
	}
	out, r := begin(t, d.text("ord2"), nil)
	got, _ := json.Marshal(r.Afsnit[0].Blokke)
	if !strings.Contains(string(got), `"citater":[{"tekst":"Det var godt.","rolle":"Elev"},{"tekst":"Mere tid næste gang."}]`) {
		t.Errorf("%s", got)
	}
	i := item(t, out, "linjer")
	_, r = begin(t, d, map[string]string{i.ID: "ja", i.ID + ".1": "tekst", i.ID + ".2": "tekst"})
	got, _ = json.Marshal(r.Afsnit[0].Blokke)
	if !strings.Contains(string(got), `ord1\n\nDet var godt.\n\nElev\n\nMere tid næste gang.\n\nord2`) {
		t.Errorf("%s", got)
	}
}

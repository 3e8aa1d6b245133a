package begynd_test

import "testing"

// What a notat says of itself is proposed from where it says it: the words around a name
// are none of it, and a deadline is not the day of the meeting.
func TestWhatANotatSaysOfItselfIsProposed(t *testing.T) {
	for what, c := range map[string]struct {
		d                    *deck
		skole, kommune, dato string
	}{
		"a school after what it is of":  {(&deck{}).heading(1, "Skoleudviklingssamtale Lindeskolen").text("På Lindeskolen, i Aadal Kommune."), "Lindeskolen", "Aadal Kommune", ""},
		"two words":                     {(&deck{}).heading(1, "Notat Udviklingssamtale Ny Linde Skole").text("Ny Linde Skole Aadal Kommune"), "Ny Linde Skole", "Aadal Kommune", ""},
		"a day in numbers":              {(&deck{}).heading(1, "Samtale på Lindeskolen den 03-04-2025").text("Aadal Kommune"), "Lindeskolen", "Aadal Kommune", "2025-04-03"},
		"a deadline":                    {(&deck{}).heading(1, "Samtale på Lindeskolen i Aadal Kommune").items("En plan (frist: 10. januar 2025)", "Næste møde er 4. maj 2026"), "Lindeskolen", "Aadal Kommune", ""},
		"a deadline, and then the day":  {(&deck{}).heading(1, "Samtale på Lindeskolen i Aadal Kommune").text("Svar senest 10. januar 2025.", "Vi mødtes 4. maj 2025."), "Lindeskolen", "Aadal Kommune", "2025-05-04"},
		"a number of a case is no date": {(&deck{}).heading(1, "Samtale på Lindeskolen i Aadal Kommune").text("Punkt 25-13-2025"), "Lindeskolen", "Aadal Kommune", ""},
	} {
		_, r := begin(t, c.d, nil)
		if r.Skole.Navn != c.skole || r.Kommune.Navn != c.kommune || r.Moede.Dato != c.dato {
			t.Errorf("%s: %q, %q, %q", what, r.Skole.Navn, r.Kommune.Navn, r.Moede.Dato)
		}
	}
	if _, r := begin(t, (&deck{}).text("Emne: Skoleudviklingssamtale på Lindeskolen", "Aadal Kommune"), nil); r.Dokument.Titel != "Skoleudviklingssamtale på Lindeskolen" {
		t.Errorf("the title is %q", r.Dokument.Titel)
	}
	if out, _ := begin(t, (&deck{}).heading(1, "Samtale på Lindeskolen 24/25").text("Onsdag d. 7/1 2025", "Side 30-31", "Aadal Kommune"), nil); item(t, out, "hoved").Rows[2].Chosen != "skriv:2024/25" || item(t, out, "hoved").Rows[3].Chosen != "skriv:7. januar 2025" {
		t.Errorf("the year and the day are %+v", item(t, out, "hoved").Rows[2:4])
	}
}

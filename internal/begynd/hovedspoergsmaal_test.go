package begynd_test

import (
	"strings"
	"testing"
)

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
		"labels on lines of their own":  {(&deck{}).heading(1, "Samtale på Lindeskolen i Aadal Kommune").table("Kommune|Aadal Kommune|", "Kontakt|skole@aadal.example|", "Skole|Lindeskolen|", "Hjemmeside|lindeskolen.example|", "Skoleår|2024/25|", "Dato for samtalen|4. maj 2025|", "Notatets dato|9. maj 2025|", "Godkendt|11. maj 2025 af Skolechefen|"), "Lindeskolen", "Aadal Kommune", "2025-05-04"},
		"an approval":                   {(&deck{}).heading(1, "Samtale på Lindeskolen i Aadal Kommune").text("Godkendt 11. maj 2025 af Skolechefen", "Godkendelse", "12. maj 2025"), "Lindeskolen", "Aadal Kommune", ""},
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

// The head in one line is read as its fields, wherever one of them ends.
func TestTheHeadInOneLineIsItsFields(t *testing.T) {
	for _, line := range []string{
		"Dato: 14. marts 2025 Tid: 13.00-15.30 Sted: Lærerværelset, Bakkeskolen",
		"Dato: 14/3-2025, Tid: kl. 13.00–15.30, Sted: Lærerværelset, Bakkeskolen.",
		"Mødedato: fredag den 14. marts 2025 | Tidspunkt: 13:00-15:30 | Mødested: Lærerværelset, Bakkeskolen",
		"Tidspunkt: Fredag den 14. marts 2025 kl. 13-15.30. Sted: Lærerværelset, Bakkeskolen",
		"Sted: Lærerværelset, Bakkeskolen; Dato og tid: 14. marts 2025 kl. 13.00-15.30",
	} {
		_, r := begin(t, (&deck{}).heading(1, "Skoleudviklingssamtale").text(line).heading(2, "Andet").text("Vi talte."), nil)
		if m := r.Moede; m.Dato != "2025-03-14" || m.Start != "13:00" || m.Slut != "15:30" || m.Sted != "Lærerværelset, Bakkeskolen" || len(r.Afsnit) != 1 {
			t.Errorf("%q is %+v: %s", line, m, shown(r))
		}
	}
	_, r := begin(t, (&deck{}).heading(1, "Skoleudviklingssamtale").text("Dato: 14. marts 2025 Deltagere: Bo Dal (skoleleder), Lis Holm (TR)").heading(2, "Andet").text("Vi talte."), nil)
	if r.Moede.Dato != "2025-03-14" || len(r.Deltagere) != 2 {
		t.Errorf("the head is %s", shown(r))
	}
	const said = "Vi så på to ting: tid: hvor lang, og sted: hvor henne"
	if _, r := begin(t, (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Andet").text(said), nil); !strings.Contains(shown(r), said) {
		t.Errorf("a sentence became a head: %s", shown(r))
	}
}

// A deadline is no day of the meeting, though no other day stands in the file.
func TestADeadlineIsNoDayOfTheMeeting(t *testing.T) {
	for name, d := range map[string]*deck{
		"in a table":              (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Aftaler").table("Mål|Ansvarlig|Frist|Status", "Flere læser|Bo Dal|1/8-25|Nået"),
		"in a list":               (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Aftaler").items("Flere læser (Ib, 1/8-25)", "Møde med klubben (2.9.2025)"),
		"in a row that is a line": (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Aftaler").text("Indsats Ansvarlig Frist Status", "Skoleleder 1/8-25 Gennemført"),
		"in a line":               (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Aftaler").text("Flere læser (Ib, 1/8-25)"),
	} {
		if _, r := begin(t, d, nil); r.Moede.Dato != "" {
			t.Errorf("%s: the day is %s", name, r.Moede.Dato)
		}
	}
}

package begynd_test

import (
	"testing"

	"notat/internal/samtale"
	"notat/internal/source"
)

// An agreement whose labels stand in items or lines below it is one agreement.
func TestLabelsBelowAnItemAreItsAgreements(t *testing.T) {
	d := titled().heading(1, "Aftaler").items("Vi laver en plan")
	for _, s := range []string{"Ansvarlig: Bo Dal", "Frist: 1. juni 2025"} {
		d.add(source.Piece{What: source.Item, Level: 2, Words: said(s)})
	}
	d.items("Vi mødes igen").text("Ansvarlig: Skolelederen", "Frist: inden jul").items("Vi ringer til klubben")
	_, r := begin(t, d, nil)
	a, ok := r.Afsnit[0].Blokke[0].(*samtale.Aftaler)
	if !ok || len(a.Aftaler) != 3 {
		t.Fatalf("the agreements are %s", shown(r))
	}
	for i, w := range []samtale.Aftale{{Maal: "Vi laver en plan", Ansvarlig: "Bo Dal", Frist: "2025-06-01"}, {Maal: "Vi mødes igen", Ansvarlig: "Skolelederen", Bemaerkning: "Frist: inden jul"}, {Maal: "Vi ringer til klubben"}} {
		if g := a.Aftaler[i]; g.Maal != w.Maal || g.Ansvarlig != w.Ansvarlig || g.Frist != w.Frist || g.Bemaerkning != w.Bemaerkning {
			t.Errorf("%+v, want %+v", g, w)
		}
	}
}

// People are known by initials; and where a label names nobody, what stands below it is
// no list of people.
func TestPeopleAreKnownByInitials(t *testing.T) {
	d := titled().text("Deltagere: BD, LH, skolebestyrelsesformand Mette Ravn og skolechef Anne Holm", "Afbud: PL", "Fraværende: se bilag").items("Siden sidst").text("Vi talte.")
	_, r := begin(t, d, nil)
	var got []string
	for _, p := range r.Deltagere {
		got = append(got, p.Navn+"/"+p.Titel)
	}
	if len(got) != 5 || got[0] != "BD/" || got[2] != "Mette Ravn/skolebestyrelsesformand" || got[3] != "Anne Holm/skolechef" || got[4] != "PL/" || !r.Deltagere[4].Afbud {
		t.Errorf("those who took part are %q", got)
	}
}

// What a notat is called stands alone on its line, and so may its school year.
func TestALineAloneIsOfTheHead(t *testing.T) {
	_, r := begin(t, (&deck{}).text("AFTALENOTAT", "Skoleudviklingssamtale på Bakkeskolen", "Skoleår 2024/2025").heading(1, "Andet").text("Vi talte."), nil)
	if r.Dokument.Betegnelse != "AFTALENOTAT" || r.Dokument.Titel != "Skoleudviklingssamtale på Bakkeskolen" || r.Dokument.Skoleaar != "2024/25" || len(r.Afsnit) != 1 {
		t.Errorf("the head is %s", shown(r))
	}
}

// A slide or a table that says who they are lists those who took part, and a question
// over a column is its status.
func TestTheWordsOverAListMayBeAQuestion(t *testing.T) {
	_, r := begin(t, titled().heading(1, "Hvem er vi i dag?").items("Skoleleder Ib Krog", "TR Lis Holm").heading(1, "Deltagerliste").table("Navn|Rolle|Repræsenterer", "Mette Ravn|Formand|Skolebestyrelsen", "Kim Bæk|Skolechef|Forvaltningen").
		heading(1, "Deltagere fra skolen").text("Navn Rolle", "Eva Toft, lærer").
		heading(1, "Sidste års aftaler").table("Aftale|Hvem|Hvor langt er vi?", "Læsebånd|Ledelsen|Igangsat"), nil)
	if len(r.Deltagere) != 5 || r.Deltagere[1].Titel != "TR" {
		t.Errorf("those who took part are %+v", r.Deltagere)
	}
	if a, ok := r.Afsnit[0].Blokke[0].(*samtale.Aftaler); !ok || a.Aftaler[0].Status != "iGang" {
		t.Errorf("%s", shown(r))
	}
}

// A heading below one that is the same part is a section of its own.
func TestAPartIsNotWithinItself(t *testing.T) {
	_, r := begin(t, titled().heading(1, "Formål").text("Vi talte.").heading(2, "Formålet med skolen").text("Vi lærer.").heading(1, "Formål i år").text("Vi ser frem."), nil)
	if a := r.Afsnit; len(a) != 2 || a[0].Del != samtale.Rammesaetning || len(a[0].Afsnit) != 1 || a[0].Afsnit[0].Del != "" || a[1].Del != samtale.Rammesaetning {
		t.Errorf("the parts are %s", shown(r))
	}
}

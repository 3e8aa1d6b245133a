package begynd_test

import (
	"strings"
	"testing"

	"notat/internal/readback"
	"notat/internal/samtale"
)

// What people write for how an agreement stands is the status that it means; what may
// mean another is asked, once for each word, and words that are no date are kept as they
// are, never as another date.
func TestWordsForStatusAndDeadlineAreReadOrAsked(t *testing.T) {
	d := (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Aftaler").table("Mål|Frist|Status",
		"a|1.8.25|Gennemført", "b|uge 36|Igangsat", "c|inden sommerferien|Påbegyndt", "d|senest 1. maj|Delvist nået", "e|31.2.2025|Udskudt", "f|løbende|Ikke påbegyndt", "g||udskudt", "h||Se bilag")
	out, r := begin(t, d, nil)
	q := item(t, out, "status-eller-frist")
	if q.Severity != readback.Ask || len(q.Rows) != 3 || q.Rows[0].Chosen != "status:iGang" || q.Rows[1].Chosen != "status:viderefoeres" || q.Rows[2].Chosen != "bemaerkning" {
		t.Errorf("%s, %d rows: %+v", q.Severity, len(q.Rows), q.Rows)
	}
	a, ok := r.Afsnit[0].Blokke[0].(*samtale.Aftaler)
	if !ok {
		t.Fatal(shown(r))
	}
	for i, want := range []samtale.Aftale{
		{Frist: "2025-08-01", Status: "naaet"}, {Status: "iGang", Bemaerkning: "Frist: uge 36"}, {Status: "iGang", Bemaerkning: "Frist: inden sommerferien"}, {Status: "iGang", Bemaerkning: "Frist: senest 1. maj"},
		{Status: "viderefoeres", Bemaerkning: "Frist: 31.2.2025"}, {Status: "ikkeStartet", Bemaerkning: "Frist: løbende"}, {Status: "viderefoeres"}, {Bemaerkning: "Status: Se bilag"},
	} {
		if g := a.Aftaler[i]; g.Frist != want.Frist || g.Status != want.Status || g.Bemaerkning != want.Bemaerkning {
			t.Errorf("%s is %+v, want %+v", g.Maal, g, want)
		}
	}
	_, r = begin(t, d, map[string]string{q.ID: "ja", q.ID + ".1": "bemaerkning", q.ID + ".2": "status:ikkeNaaet"})
	if a := r.Afsnit[0].Blokke[0].(*samtale.Aftaler).Aftaler; !strings.Contains(a[3].Bemaerkning, "Status: Delvist nået") || a[3].Status != "" || a[4].Status != "ikkeNaaet" || a[6].Status != "ikkeNaaet" {
		t.Errorf("as it was answered: %s", shown(r))
	}
	if out, _ := begin(t, (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Aftaler").table("Mål|Frist", "a|uge 36"), nil); item(t, out, "status-eller-frist").Severity != readback.Info {
		t.Error("a deadline in words is asked about")
	}
}

// People's titles cut short tell their party as the words in full do, wherever they stand.
func TestTitlesCutShortTellTheParty(t *testing.T) {
	_, r := begin(t, (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Deltagere").items("Lis Holm (TR)", "AMR Per Lund", "Ane Friis, SFO-leder", "Bo Skov PLF", "Eva Toft, AKT-vejleder", "Ida Krog – fælles-TR", "Tr. Poulsen", "Ib Krog, skoleleder, Eva Toft, TR og Per Lund, AMR").heading(2, "Andet").text("Vi talte."), nil)
	want := []string{"medarbejdere", "medarbejdere", "skoleledelse", "medarbejdere", "medarbejdere", "medarbejdere", "andre", "skoleledelse", "medarbejdere", "medarbejdere"}
	if len(r.Deltagere) != len(want) {
		t.Fatalf("%+v", r.Deltagere)
	}
	for i, p := range want {
		if d := r.Deltagere[i]; string(d.Part) != p || i != 6 && (d.Titel == "" || strings.Contains(d.Navn, d.Titel)) {
			t.Errorf("%+v, want %s", d, p)
		}
	}
}

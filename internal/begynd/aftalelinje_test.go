package begynd_test

import (
	"testing"

	"notat/internal/samtale"
)

// Who sees to an agreement and by when is read in the line that it is written in; what is
// no date stays as a remark, and a deadline that is part of the words stays in them too.
func TestALineOfAnAgreementHasItsDeadline(t *testing.T) {
	d := (&deck{}).heading(1, "Vi er enige om").items(
		"Skolen laver en plan (ansvarlig: Bo Dal, frist: 1/3-2025)",
		"Elevrådet høres. Tovholder: Ea Krog. Deadline: december 2025",
		"Forvaltningen sender tal senest den 2. juni 2025.",
		"Skolen ringer inden 12/10-25 til klubben",
		"Frist: 1/3-2025 skal drøftes igen",
		"Fælles læsebånd på alle årgange (Ib, 1/8-25)",
		"Møderække for teamene (Ane og Per Dam, senest uge 36).",
		"Regler om mobiler (skolelederen og TR, inden sommerferien)",
		"Plan for tilsyn (Ib, ultimo maj 2026)",
		"Forældremøde inden sommerferien",
		"Elever læser (i klasserne, hver dag)",
		"Vi ser på fravær (matematik, dansk)",
		"Skolen fortæller (status: Igangsat)",
		"Skolen spørger (ansvarlig: TR, status: næsten færdig)").
		heading(1, "Andet").items("Bo Dal spørger klubben. Frist: 4.5.2025", "Tiden gik")
	d.heading(1, "Opfølgning").items("Bo Dal ringer inden 1. marts 2026", "Vi gik hjem")
	out, r := begin(t, d, nil)
	if rows := item(t, out, "vaelg-aftaler").Rows; len(rows) != 1 || rows[0].Chosen != "tekst" {
		t.Errorf("to be picked: %+v", rows)
	}
	a, ok := r.Afsnit[0].Blokke[0].(*samtale.Aftaler)
	if !ok || len(a.Aftaler) != 14 {
		t.Fatalf("no agreements: %s", shown(r))
	}
	want := []samtale.Aftale{
		{Maal: "Skolen laver en plan", Ansvarlig: "Bo Dal", Frist: "2025-03-01"},
		{Maal: "Elevrådet høres.", Ansvarlig: "Ea Krog", Bemaerkning: "Deadline: december 2025"},
		{Maal: "Forvaltningen sender tal senest den 2. juni 2025.", Frist: "2025-06-02"},
		{Maal: "Skolen ringer inden 12/10-25 til klubben", Frist: "2025-10-12"},
		{Maal: "Frist: 1/3-2025 skal drøftes igen"},
		{Maal: "Fælles læsebånd på alle årgange", Ansvarlig: "Ib", Frist: "2025-08-01"},
		{Maal: "Møderække for teamene", Ansvarlig: "Ane og Per Dam", Bemaerkning: "Frist: senest uge 36"},
		{Maal: "Regler om mobiler", Ansvarlig: "skolelederen og TR", Bemaerkning: "Frist: inden sommerferien"},
		{Maal: "Plan for tilsyn", Ansvarlig: "Ib", Bemaerkning: "Frist: ultimo maj 2026"},
		{Maal: "Forældremøde inden sommerferien"},
		{Maal: "Elever læser (i klasserne, hver dag)"},
		{Maal: "Vi ser på fravær (matematik, dansk)"},
		{Maal: "Skolen fortæller", Status: "iGang"},
		{Maal: "Skolen spørger", Ansvarlig: "TR", Bemaerkning: "status: næsten færdig"},
	}
	for i, w := range want {
		if g := a.Aftaler[i]; g.Maal != w.Maal || g.Ansvarlig != w.Ansvarlig || g.Frist != w.Frist || g.Status != w.Status || g.Bemaerkning != w.Bemaerkning {
			t.Errorf("the agreement is %+v, want %+v", g, w)
		}
	}
	if a, ok := r.Afsnit[1].Blokke[0].(*samtale.Aftaler); !ok || len(a.Aftaler) != 1 || a.Aftaler[0].Frist != "2025-05-04" {
		t.Errorf("what is labelled elsewhere is %s", shown(r))
	}
}

package compose

import (
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/samtale"
)

func TestThoseWhoTookPartStandByParty(t *testing.T) {
	r := atLeast()
	r.Deltagere = []samtale.Deltager{
		{Navn: "Ida Krogh", Titel: "Skoleleder", Part: "skoleledelse"},
		{Navn: "Bo Lund", Titel: "Skolechef", Part: "forvaltning", Funktion: []string{"moedeleder", "referent"}},
		{Navn: "Per Vang", Part: "skoleledelse", Afbud: true},
		{Titel: "Formand", Part: "skolebestyrelse", Foraeldrevalgt: true},
		{Titel: "Forældrevalgt medlem", Part: "skolebestyrelse", Foraeldrevalgt: true},
		{Titel: "To lærere", Part: "medarbejdere", Gruppe: "Ressourceteam"},
		{Titel: "Pædagog", Part: "andre", Gruppe: "Ressourceteam"},
		{Titel: "Tolk", Part: "andre", Gruppe: "Gæster"},
	}
	want := `
h2 Deltagere
definitions
  term Skoleledelse
    - Ida Krogh, Skoleleder
    - Per Vang (afbud)
  term Forvaltning
    - Bo Lund, Skolechef (mødeleder, referent)
  term Skolebestyrelse
    - Formand (forældrevalgt)
    - Forældrevalgt medlem
  term Ressourceteam
    - To lærere
    - Pædagog
  term Gæster
    - Tolk`
	got, _, _ := strings.Cut(dump(t, r, Options{}, "h2 Deltagere"), "\n\n")
	same(t, got, want)

	d, _ := lav(r, Options{})
	for _, f := range d.Felts() {
		switch f.Pointer {
		case "/deltagere/5/gruppe":
			if !f.Fixed {
				t.Error("a label that two share may be changed for one of them")
			}
		case "/deltagere/7/gruppe":
			if f.Fixed {
				t.Error("a label of one participant may not be changed")
			}
		}
	}
	if h := d.Blocks[2].(*notat.Heading); h.Anchor != "/deltagere" || h.Level != 2 {
		t.Errorf("got %+v", h)
	}
}

func TestTheAgendaIsATable(t *testing.T) {
	r := atLeast()
	r.Moede.Dagsorden = []samtale.Dagsordenspunkt{
		{Start: "13:00", Slut: "13.05", Punkt: "Velkomst 👋"}, {Start: "13:05", Punkt: "Ramme"}, {Slut: "14:00", Punkt: "Data"}, {Punkt: "Eventuelt"},
	}
	got, _, _ := strings.Cut(dump(t, r, Options{}, "h2 Dagsorden"), "\n\n")
	same(t, got, `
h2 Dagsorden
table
  head
    cell Tid
    cell Punkt
  row
    cell 13.00–13.05
    cell Velkomst 👋
  row
    cell 13.05
    cell Ramme
  row
    cell til 14.00
    cell Data
  row
    cell
    cell Eventuelt`)
}

func TestAnAgendaWithoutTimesIsANumberedList(t *testing.T) {
	r := atLeast()
	r.Moede.Dagsorden = []samtale.Dagsordenspunkt{{Punkt: "Velkomst"}, {Punkt: "Data"}}
	got, _, _ := strings.Cut(dump(t, r, Options{}, "h2 Dagsorden"), "\n\n")
	same(t, got, "h2 Dagsorden\n1. Velkomst\n2. Data")
}

package begynd_test

import (
	"slices"
	"testing"

	"notat/internal/samtale"
)

// People are each one of their own, with a title before the name or after it, in a line of
// several groups, and those who have no name have a title.
func TestGroupsOfPeopleAreReadAsTheyAreWritten(t *testing.T) {
	type who struct{ navn, titel, part string }
	dal, lund, holm := who{"Bo Dal", "skoleleder", "skoleledelse"}, who{"Ib Lund", "SFO-leder", "skoleledelse"}, who{"Anne Holm", "skolechef", "forvaltning"}
	for what, c := range map[string]struct {
		d    *deck
		want []who
	}{
		"groups in one line": {(&deck{}).text("Mødedeltagere: Skolen: Bo Dal (skoleleder), Ib Lund (SFO-leder). Forvaltningen: Anne Holm (skolechef)"), []who{dal, lund, holm}},
		"groups in lines":    {(&deck{}).text("Deltagere:", "Fra skolen: Bo Dal (skoleleder), Ib Lund (SFO-leder)", "Fra forvaltningen: Anne Holm (skolechef)"), []who{dal, lund, holm}},
		"one group":          {(&deck{}).text("Til stede: Bo Dal (børne- og skoleleder), Ib Lund (SFO-leder) og Anne Holm (skolechef)"), []who{{"Bo Dal", "børne- og skoleleder", "skoleledelse"}, lund, holm}},
		"a title in a group": {(&deck{}).text("Deltagere: Skolen: Bo Dal, skoleleder; Forvaltningen: Anne Holm, skolechef"), []who{dal, holm}},
		"titles first": {(&deck{}).heading(2, "Deltagere").items("Skoleleder Bo Dal", "Børne- og kulturdirektør Ea Krog", "Formand for skolebestyrelsen Liv Vad Bæk", "2 elever (Ida Vig og Per Bo)", "4 lærere fra udskolingen"),
			[]who{{"Bo Dal", "Skoleleder", "skoleledelse"}, {"Ea Krog", "Børne- og kulturdirektør", "forvaltning"}, {"Liv Vad Bæk", "Formand for skolebestyrelsen", "skolebestyrelse"}, {"Ida Vig og Per Bo", "2 elever", "elever"}, {"", "4 lærere fra udskolingen", "medarbejdere"}}},
		"a table of titles and names": {(&deck{}).heading(2, "Til stede").table("Skoleleder|Bo Dal", "Skolechef|Anne Holm"), []who{{"Bo Dal", "Skoleleder", "skoleledelse"}, {"Anne Holm", "Skolechef", "forvaltning"}}},
		"titles before names":         {(&deck{}).text("Deltagere fra forvaltningen: Skolechef Anne Holm og børne- og kulturdirektør Ea Krog"), []who{{"Anne Holm", "Skolechef", "forvaltning"}, {"Ea Krog", "børne- og kulturdirektør", "forvaltning"}}},
		"some without a name":         {(&deck{}).text("Deltagere fra skolen: Bo Dal (skoleleder), Ib Lund (SFO-leder), Lærer Ole Vig og to elever fra 9. klasse"), []who{dal, lund, {"Ole Vig", "Lærer", "medarbejdere"}, {"", "to elever fra 9. klasse", "elever"}}},
		"titles first, and some told by number": {(&deck{}).text("Deltagere: Skoleleder Bo Dal, lærer Ole Vig, to elever fra 9. klasse og 3 forældre"),
			[]who{{"Bo Dal", "Skoleleder", "skoleledelse"}, {"Ole Vig", "lærer", "medarbejdere"}, {"", "to elever fra 9. klasse", "elever"}, {"", "3 forældre", "foraeldre"}}},
		"titles first in a line": {(&deck{}).text("Deltagere: Skoleleder Bo Dal, Skolechef Anne Holm"), []who{{"Bo Dal", "Skoleleder", "skoleledelse"}, {"Anne Holm", "Skolechef", "forvaltning"}}},
	} {
		_, r := begin(t, c.d.heading(1, "Andet").text("Vi talte sammen."), nil)
		var got []who
		for _, d := range r.Deltagere {
			got = append(got, who{d.Navn, d.Titel, string(d.Part)})
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", what, got, c.want)
		}
	}
	_, r := begin(t, (&deck{}).text("Deltagere: Elever: Ida Vig (7. b) og Per Bo. Skolen: Uffe Lam, Bo Dal"), nil)
	if k := slices.IndexFunc(r.Deltagere, func(d samtale.Deltager) bool { return d.NavnIsPublic() }); k >= 0 || len(r.Deltagere) != 4 {
		t.Errorf("a name is public whose office nobody knows: %+v", r.Deltagere)
	}
}

package publish

import (
	"context"
	"strings"
	"testing"

	"notat/internal/samtale"
)

// listed is a record with a section like this beside its text.
func listed(section string) []byte {
	return []byte(`{"dokument":{"titel":"Samtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},
"deltagere":[{"navn":"Karen Leth","titel":"Skoleleder","part":"skoleledelse"}],"afsnit":[` + section + `,{"overskrift":"Tekst","blokke":[{"type":"tekst","tekst":"Vi talte sammen."}]}]}`)
}

// A list of those who took part that stands in a section is moved to the participants
// with all that it says, and no name is public that may not be; a list that says more
// than who they are stays as it is.
func TestAListOfParticipantsIsMoved(t *testing.T) {
	s := newService(t)
	for _, c := range []struct{ section, want string }{
		{`{"overskrift":"Deltagere","blokke":[{"type":"tekst","tekst":"- Karen Leth, skoleleder\n- Ida Vestbo, elev i 8. klasse\n- Forælder Poul Bruun"}]}`,
			"Karen Leth/Skoleleder/skoleledelse; Ida Vestbo/elev i 8. klasse/elever; Poul Bruun/Forælder/foraeldre"},
		{`{"overskrift":"Til stede","blokke":[{"type":"tekst","tekst":"Fra forvaltningen:\n- Ole Friis, konsulent"}]}`,
			"Karen Leth/Skoleleder/skoleledelse; Ole Friis/konsulent/forvaltning/Fra forvaltningen"},
		{`{"overskrift":"Mødedeltagere","blokke":[{"type":"tabel","hoved":["Navn","Rolle"],"raekker":[["Ida Vestbo","Lærer"],["Ole Friis","Skolechef"]]}]}`,
			"Karen Leth/Skoleleder/skoleledelse; Ida Vestbo/Lærer/medarbejdere; Ole Friis/Skolechef/forvaltning"},
		{`{"overskrift":"Afbud","blokke":[{"type":"tekst","tekst":"Lone Birk, lærer"}]}`, "Karen Leth/Skoleleder/skoleledelse; Lone Birk/lærer/medarbejdere/afbud"},
		{`{"overskrift":"Deltagere","blokke":[{"type":"tekst","tekst":"Alle var glade for at se hinanden igen efter den lange ferie, sagde skolelederen.\n\n- Ida Vestbo, lærer"}]}`, ""},
		{`{"overskrift":"Deltagere","blokke":[{"type":"tekst","tekst":"- Ida Vestbo\n- Ole Friis, lærer"}]}`, ""}, // nobody knows who she is
	} {
		data := listed(c.section)
		record, moved, err := s.MoveLists(context.Background(), Request{Data: data})
		if err != nil {
			t.Fatal(err)
		}
		r, err := samtale.Decode(record)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range r.Deltagere {
			line := d.Navn + "/" + d.Titel + "/" + string(d.Part)
			if d.Gruppe != "" {
				line += "/" + d.Gruppe
			}
			if d.Afbud {
				line += "/afbud"
			}
			got = append(got, line)
		}
		if c.want == "" {
			if len(moved) > 0 || string(record) != string(data) {
				t.Errorf("%s: moved %v", c.section, moved)
			}
			continue
		}
		if g := strings.Join(got, "; "); g != c.want || len(r.Afsnit) != 1 {
			t.Errorf("%s: %s", c.section, g)
		}
		report, err := s.Validate(context.Background(), Request{Data: record})
		if err != nil || strings.Contains(strings.Join(report.Faults.Codes(), " "), "navneliste") {
			t.Errorf("%s: %v %v", c.section, report.Faults.Codes(), err)
		}
	}
}

// Who hands a draft in is offered the same.
func TestADraftWithAListIsOfferedToMoveIt(t *testing.T) {
	s := newService(t)
	draft := draftOf(t, s, Request{Data: listed(`{"overskrift":"Deltagere","blokke":[{"type":"tekst","tekst":"- Ida Vestbo, elev i 8. klasse"}]}`)})
	for answer, in := range map[string]string{"": `"overskrift":"Deltagere"`, `{"navneliste":"flyt"}`: `"navn":"Ida Vestbo"`} {
		back := handBack(t, s, Indlevering{Fil: draft, Svar: []byte(answer)})
		if id, choices := item(t, back, "navneliste"); id != "navneliste" || !choices["flyt"] || !choices["behold"] {
			t.Errorf("%q: %s %v", answer, id, choices)
		}
		if !back.Ready() || !strings.Contains(string(back.Record), in) {
			t.Errorf("%q: %s", answer, back.Record)
		}
	}
}

package readback_test

import (
	"encoding/json"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/publish"
)

// What changes places within its list follows the file, with all that is of it, and
// what is new beside it.
func TestItemsFollowTheFile(t *testing.T) {
	const (
		read    = `{"ansvarlig":"Skoleleder","fraSkoleaar":"2024/25","frist":"2026-06-01","maal":"Flere læser godt","status":"iGang","tiltag":["Læsebånd","Makkerlæsning"]}`
		absence = `{"fraSkoleaar":"2024/25","maal":"Mindre fravær","status":"naaet","tegn":"Fraværet falder"}`
	)
	below := func(h *word.Hand, words, other string) {
		r := h.Row(words)
		word.Drop(r)
		word.After(h.Row(other), r)
	}
	areMeant(t, []meantEdit{
		{"a point of the agenda", func(h *word.Hand) { below(h, "Velkomst", "14.00") }, []string{`"dagsorden":[{"punkt":"Trivsel","slut":"14:00","start":"13:05"},{"punkt":"Velkomst","slut":"13:05","start":"13:00"}]`}, []string{"info flyttet"}, nil},
		{"somebody of a party", func(h *word.Hand) {
			p := h.Find("Anna Berg")
			word.Drop(p)
			word.After(h.Find("Bo Dahl"), p)
		}, []string{`"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"},{"funktion":["moedeleder"],"navn":"Anna Berg"`}, []string{"info flyttet"}, nil},
		{"an agreement without controls", func(h *word.Hand) {
			h.Bare()
			old := from(h, "Flere læser", "I gang")
			for _, e := range old {
				word.Drop(e)
			}
			word.After(top(h.LastOf("Nået")), old...)
		}, []string{absence + "," + read}, []string{"info flyttet"}, nil},
		{"a step, and another one is new beside it", func(h *word.Hand) {
			p := h.Find("Læsebånd")
			word.Drop(p)
			word.After(h.Find("Makkerlæsning"), p, word.Styled(h.Style("list bullet"), "Højtlæsning"))
		}, []string{`"tiltag":["Makkerlæsning","Læsebånd","Højtlæsning"]`}, []string{"info flyttet", "info nyt-punkt"}, nil},
	})
}

// An answer to a check goes with what it answers.
func TestAnAnswerFollowsWhatItAnswers(t *testing.T) {
	s := newService(t)
	record := changedRecord(`"sted":"/afsnit/2/blokke/0"`, `"sted":"/afsnit/2/blokke/0/aftaler/0/maal"`)
	back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, string(record), func(h *word.Hand) {
		old := from(h, "Flere læser", "I gang")
		for _, e := range old {
			word.Drop(e)
		}
		word.After(top(h.LastOf("Nået")), old...)
	})})
	var r struct {
		Kontroller []struct{ Sted string }
	}
	if err := json.Unmarshal(back.Record, &r); err != nil || len(r.Kontroller) != 1 || !strings.HasSuffix(r.Kontroller[0].Sted, "/aftaler/1/maal") {
		t.Errorf("%v %+v", err, r)
	}
}

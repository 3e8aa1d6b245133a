package readback_test

import (
	"testing"

	word "notat/internal/readback/readbacktest"
)

// written writes all words of a paragraph anew, in a file whose controls an editor has
// dropped.
func written(was, is string) func(h *word.Hand) {
	return func(h *word.Hand) {
		h.Bare()
		p := h.Find(was)
		ts := p.FindElements(".//w:t")
		for _, t := range ts[1:] {
			t.SetText("")
		}
		ts[0].SetText(is)
	}
}

// What is written anew in the place of something is that, though no word of it and no
// control is left. Another label is another field, and another name is somebody else.
func TestWhatIsWrittenAnewIsInItsPlace(t *testing.T) {
	areMeant(t, []meantEdit{
		{"a status", func(h *word.Hand) { h.Bare(); h.Say("I gang", "Ikke startet") }, []string{`"maal":"Flere læser godt","status":"ikkeStartet"`}, nil, nil},
		{"a goal", written("Mindre fravær", "Alle kommer"), []string{`"maal":"Alle kommer","status":"naaet","tegn":"Fraværet falder"`}, nil, nil},
		{"a step", written("Makkerlæsning", "Højtlæsning"), []string{`"tiltag":["Læsebånd","Højtlæsning"]`}, nil, nil},
		{"a quote", written("Her er rart", "Vi har det godt."), []string{`{"rolle":"Elev","tekst":"Vi har det godt."}`}, nil, nil},
		{"who said it", written("Elev", "Barn"), []string{`{"rolle":"Barn","tekst":"Her er rart at være."}`}, nil, nil},
		{"a quote and who said it", func(h *word.Hand) {
			written("Her er rart", "Vi har det godt.")(h)
			written("Elev", "Barn")(h)
		}, []string{`{"rolle":"Barn","tekst":"Vi har det godt."}`}, nil, nil},
		{"another label", func(h *word.Hand) {
			written("Fraværet falder", "Ansvarlig: Læreren")(h)
		}, []string{`"ansvarlig":"Læreren"`, `"maal":"Mindre fravær","status":"naaet"`}, []string{"ask felt-slettet", "info nyt-felt"}, []string{"slettes"}},
		{"another name", written("Bo Dahl", "Ib Holm, Souschef"), []string{`{"navn":"Ib Holm","part":"skoleledelse","titel":"Souschef"}]`}, []string{"ask del-slettet", "info nyt-punkt"}, []string{"slettes"}},
	})
}

package readback_test

import (
	"encoding/json"
	"strings"
	"testing"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// A number that is taken out of its cell is one question, whether its unit stands still
// or not, and the answer is what the record gets.
func TestANumberIsTakenOutOfItsCell(t *testing.T) {
	s := newService(t)
	empty := func(h *word.Hand, was string) {
		for _, x := range word.Above(h.Find(was), "tc").FindElements(".//w:t") {
			x.SetText("")
		}
	}
	for _, c := range []struct {
		name, with, svar, has, not string
		edit                       func(h *word.Hand)
	}{
		{"the number alone", `"enhed":"%"`, "slettes", `"maaling":"Trivsel","ord":"Trivslen er steget."`, `"vaerdi"`, func(h *word.Hand) { h.Say("7,40", "") }},
		{"the number alone, and it stays", `"enhed":"%"`, "beholdes", `"vaerdi":7.40`, "", func(h *word.Hand) { h.Say("7,40", "") }},
		{"the number alone, of a unit in words", `"enhed":"dage"`, "slettes", `"ord":"Trivslen er steget."`, `"vaerdi"`, func(h *word.Hand) { h.Say("7,40", "") }},
		{"the number alone, of a unit in words, and it stays", `"enhed":"dage"`, "beholdes", `"enhed":"dage"`, "", func(h *word.Hand) { h.Say("7,40", "") }},
		{"all of the cell", `"enhed":"dage"`, "slettes", `"ord":"Trivslen er steget."`, `"vaerdi"`, func(h *word.Hand) { empty(h, "7,40") }},
		{"all of the cell, and it stays", `"enhed":"dage"`, "beholdes", `"vaerdi":7.40`, "", func(h *word.Hand) { empty(h, "7,40") }},
		{"one of two", `"enhed":"dage","kommunetal":8.1`, "slettes", `"enhed":"dage","kommunetal":8.1`, `"vaerdi"`, func(h *word.Hand) { empty(h, "7,40") }},
		{"the unit of one of two stands still", `"enhed":"dage","kommunetal":8.1`, "slettes", `"vaerdi":7.40`, `"kommunetal"`, func(h *word.Hand) { h.Say("8,1", "") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := publish.Indlevering{Fil: internFile(t, s, string(changedRecord(`"enhed":"%"`, c.with)), c.edit)}
			var asks []string
			for _, i := range handBack(t, s, q).Rest {
				if i.Severity == readback.Ask || i.Severity == readback.Block || i.Severity == readback.Warn {
					asks = append(asks, i.Kode)
					q.Svar, _ = json.Marshal(map[string]string{i.ID: c.svar})
				}
			}
			back := handBack(t, s, q)
			if strings.Join(asks, " ") != "felt-tomt" || !back.Ready() {
				t.Errorf("asks %q: %+v", asks, back.Rest)
			}
			if got := string(back.Record); !strings.Contains(got, c.has) || c.not != "" && strings.Contains(got, c.not) {
				t.Errorf("no %s, or %s, in %s", c.has, c.not, got)
			}
		})
	}
}

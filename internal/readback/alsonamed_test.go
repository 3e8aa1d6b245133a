package readback_test

import (
	"encoding/json"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/publish"
)

// Whoever is written into the field of somebody else is somebody of their own, whose
// party is asked for where it would make the name public; a new title of another
// party asks for it as well, and a group of an unknown name makes nobody public.
func TestNobodyIsMadePublicBesideSomebodyElse(t *testing.T) {
	s := newService(t)
	list := func(h *word.Hand, at string, lines ...string) {
		for i := len(lines) - 1; i >= 0; i-- {
			style := "list bullet"
			if strings.HasSuffix(lines[i], "!") {
				style = "Normal"
			}
			word.After(h.Find(at), word.Styled(h.Style(style), strings.TrimSuffix(lines[i], "!")))
		}
	}
	for _, c := range []struct {
		name string
		edit func(h *word.Hand)
		asks string // the first answer, or ""
		has  string // of the record that comes of it
	}{
		{"after the title", func(h *word.Hand) { h.Say("Viceskoleleder", "Viceskoleleder og Kaja Bregne, pædagog") }, "part:medarbejdere", `{"navn":"Kaja Bregne","part":"medarbejdere","titel":"pædagog"}`},
		{"in brackets", func(h *word.Hand) { h.Say("Viceskoleleder", "Viceskoleleder (Kaja Bregne)") }, "part:skoleledelse", `{"navn":"Kaja Bregne","part":"skoleledelse"}`},
		{"after a comma, with a class", func(h *word.Hand) { h.Say("Viceskoleleder", "Viceskoleleder, Kaja Bregne, elev i 5. a") }, "part:elever", `{"navn":"Kaja Bregne","part":"elever","titel":"elev i 5. a"}`},
		{"two of them", func(h *word.Hand) {
			h.Say("Viceskoleleder", "Viceskoleleder samt Kaja Bregne, lærer, Ove Rør, lærer")
		}, "ja", `{"navn":"Ove Rør","part":"medarbejdere","titel":"lærer"}`},
		{"in the field of the name", func(h *word.Hand) { h.Say("Bo Dahl", "Bo Dahl & Kaja Bregne") }, "part:skoleledelse", `{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"}`},
		{"on a line below", func(h *word.Hand) {
			h.Find("Bo Dahl").AddChild(word.Element(`<w:r><w:br/><w:t>Kaja Bregne, mor til Tim</w:t></w:r>`))
		}, "part:foraeldre", `"navn":"Kaja Bregne","part":"foraeldre"`},
		{"the name of a school is nobody's", func(h *word.Hand) { h.Say("Viceskoleleder", "Viceskoleleder, Birkelund Skole") }, "", `"titel":"Viceskoleleder, Birkelund Skole"`},
		{"another title of a public part", func(h *word.Hand) { h.Say("Viceskoleleder", "Konsulent") }, "", `"navn":"Bo Dahl","part":"skoleledelse","titel":"Konsulent"`},
		{"another title of a part whose names are not public", func(h *word.Hand) { h.Say("Viceskoleleder", "Pædagog") }, "part:medarbejdere", `"navn":"Bo Dahl","part":"medarbejdere","titel":"Pædagog"`},
		{"another name and another title", func(h *word.Hand) { h.Say("Bo Dahl", "Kaja Bregne"); h.Say("Viceskoleleder", "elev i 7. a") }, "part:elever", `"navn":"Kaja Bregne","part":"elever","titel":"elev i 7. a"`},
		{"another line in the field of the name", func(h *word.Hand) { h.Say("Bo Dahl", "Kaja Bregne, elev i 7. a") }, "part:elever", `{"navn":"Kaja Bregne, elev i 7. a","part":"elever","titel":"Viceskoleleder"}`},
		{"another line in the field of the name, in brackets", func(h *word.Hand) { h.Say("Bo Dahl", "Kaja Bregne (mor til Tim)") }, "part:foraeldre", `{"navn":"Kaja Bregne (mor til Tim)","part":"foraeldre","titel":"Viceskoleleder"}`},
		{"a title before a name", func(h *word.Hand) { h.Say("Bo Dahl", "Elev Kaja Bregne") }, "part:elever", `{"navn":"Elev Kaja Bregne","part":"elever","titel":"Viceskoleleder"}`},
		{"a class right after a name", func(h *word.Hand) { h.Say("Bo Dahl", "Kaja Bregne 7. A") }, "part:elever", `{"navn":"Kaja Bregne 7. A","part":"elever","titel":"Viceskoleleder"}`},
		{"whom somebody speaks for", func(h *word.Hand) { h.Say("Bo Dahl", "Kaja fra elevrådet") }, "part:elever", `{"navn":"Kaja fra elevrådet","part":"elever","titel":"Viceskoleleder"}`},
		{"a child's people before a name", func(h *word.Hand) { h.Say("Bo Dahl", "Kajas mor Ea Bregne") }, "part:foraeldre", `{"navn":"Kajas mor Ea Bregne","part":"foraeldre","titel":"Viceskoleleder"}`},
		{"a child's people after a name", func(h *word.Hand) { h.Say("Bo Dahl", "Ea Bregne, Kajas mor") }, "part:foraeldre", `{"navn":"Ea Bregne, Kajas mor","part":"foraeldre","titel":"Viceskoleleder"}`},
		{"a last name that ends like a title", func(h *word.Hand) { h.Say("Bo Dahl", "Kaja Maria Gelev") }, "", `{"navn":"Kaja Maria Gelev","part":"skoleledelse","titel":"Viceskoleleder"}`},
		{"a group of an unknown name", func(h *word.Hand) { list(h, "Bo Dahl", "Gæster udefra!", "Kaja Bregne, oplægsholder") }, "", `{"gruppe":"Gæster udefra","navn":"Kaja Bregne","part":"andre","titel":"oplægsholder"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := publish.Indlevering{Fil: editedDraft(t, c.edit)}
			svar := map[string]string{}
			for {
				back := handBack(t, s, q)
				n := len(svar)
				for _, i := range back.Rest {
					if i.Severity == "block" {
						t.Errorf("%+v", i)
					}
					if i.Severity != "ask" {
						continue
					}
					if i.Kode != "deltager-part" || i.Choices[0].ID != c.asks || strings.Contains(string(back.Record), "Kaja") && strings.Contains(i.Tekst, "Bo Dahl") {
						t.Errorf("%+v", i)
					}
					svar[i.ID] = i.Choices[0].ID
				}
				if len(svar) == n {
					if got := string(back.Record); !strings.Contains(got, c.has) || (n > 0) != (c.asks != "") {
						t.Errorf("%d questions, and no %s: %s", n, c.has, got)
					}
					return
				}
				q.Svar, _ = json.Marshal(svar)
			}
		})
	}
}

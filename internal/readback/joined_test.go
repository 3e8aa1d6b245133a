package readback_test

import (
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// Two quotes that Backspace has joined are one, whose role is that which is left; a
// quote is no part of a line that it was joined to by mistake.
func TestTwoQuotesAreJoined(t *testing.T) {
	s := newService(t)
	const quote, elev, forael = `{"tekst":"Her er rart at være."}`, `{"tekst":"Her er rart at være.","rolle":"Elev"}`, `{"tekst":"Vi savner ro.","rolle":"Forælder"}`
	for _, c := range []struct {
		name, quotes string
		edit         func(h *word.Hand)
		items        string
		has          string
	}{
		{"two without roles", quote + `,{"tekst":"Vi savner ro."}`, func(h *word.Hand) { backspace(h.Find("rart at"), h.Find("savner")) }, "info flyttet", `[{"tekst":"Her er rart at være.Vi savner ro."}]`},
		{"three", quote + `,{"tekst":"Vi savner ro."},{"tekst":"Og luft."}`, func(h *word.Hand) {
			backspace(h.Find("rart at"), h.Find("savner"))
			backspace(h.Find("rart at"), h.Find("luft"))
		}, "info flyttet, info flyttet", `[{"tekst":"Her er rart at være.Vi savner ro.Og luft."}]`},
		{"the role of the first is deleted", elev + "," + forael, func(h *word.Hand) { word.Drop(h.LastOf("Elev")); backspace(h.Find("rart at"), h.Find("savner")) }, "ask del-slettet", `[{"rolle":"Forælder","tekst":"Her er rart at være.Vi savner ro."}]`},
		{"one and its role", elev + "," + forael, func(h *word.Hand) { backspace(h.Find("rart at"), h.LastOf("Elev")) }, "info linjer-delt", `[{"rolle":"Elev","tekst":"Her er rart at være."},{"rolle":"Forælder","tekst":"Vi savner ro."}]`},
		{"a role and the next", elev + "," + forael, func(h *word.Hand) { backspace(h.LastOf("Elev"), h.Find("savner")) }, "info linjer-delt", `[{"rolle":"Elev","tekst":"Her er rart at være."},{"rolle":"Forælder","tekst":"Vi savner ro."}]`},
	} {
		q := publish.Indlevering{Fil: internFile(t, s, string(changedRecord(`{"tekst":"Her er rart at være.","rolle":"Elev"}`, c.quotes)), c.edit)}
		back := handBack(t, s, q)
		items, asked := told(back)
		if got := strings.Join(items, ", "); got != c.items {
			t.Errorf("%s: told %s", c.name, got)
		}
		if asked != nil {
			q.Svar = []byte(`{"` + asked[0] + `":"slettes"}`)
			back = handBack(t, s, q)
		}
		if got := string(back.Record); !back.Ready() || !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s: %+v", c.name, c.has, got, back.Rest)
		}
	}
}

// Lines that Backspace has made one, and that the record cannot hold as one, are what
// they were.
func TestLinesThatAreNotOneAreJoined(t *testing.T) {
	told := []string{"info linjer-delt"}
	both := func(one, two string) func(h *word.Hand) {
		return func(h *word.Hand) { backspace(h.LastOf(one), h.LastOf(two)) }
	}
	areMeant(t, []meantEdit{
		{"people", both("Anna Berg", "Bo Dahl"), []string{`{"funktion":["moedeleder"],"navn":"Anna Berg","part":"skoleledelse","titel":"Skoleleder"},{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"}`}, told, nil},
		{"people, and no controls", func(h *word.Hand) { h.Rand = word.Rand; h.Bare(); both("Anna Berg", "Bo Dahl")(h) }, []string{`"navn":"Anna Berg","part":"skoleledelse","titel":"Skoleleder"},{"navn":"Bo Dahl"`}, told, nil},
		{"somebody and the heading below", both("Bo Dahl", "Dagsorden"), []string{`{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"}`}, told, nil},
		{"the name of a party and somebody", both("Skoleledelse", "Anna Berg"), []string{`{"funktion":["moedeleder"],"navn":"Anna Berg","part":"skoleledelse","titel":"Skoleleder"}`}, told, nil},
		{"fields of an agreement", both("Ansvarlig", "Frist"), []string{`"ansvarlig":"Skoleleder","fraSkoleaar":"2024/25","frist":"2026-06-01"`}, told, nil},
		{"fields of an agreement, with a word between them", func(h *word.Hand) {
			h.LastOf("Ansvarlig").AddChild(word.Element(word.Run(" og Anna ")))
			both("Ansvarlig", "Frist")(h)
		}, []string{`"ansvarlig":"Skoleleder og Anna","fraSkoleaar":"2024/25","frist":"2026-06-01"`}, told, nil},
		{"an agreement and the goal of the next", both("I gang", "Mindre fravær"), []string{`"status":"iGang","tiltag":["Læsebånd","Makkerlæsning"]},{"fraSkoleaar":"2024/25","maal":"Mindre fravær"`}, told, nil},
		{"two steps are one", both("Læsebånd", "Makkerlæsning"), []string{`"tiltag":["LæsebåndMakkerlæsning"]`}, []string{"info flyttet"}, nil},
		{"two items are one", both("første emne", "andet emne"), []string{`\n- første emneandet emne"`}, nil, nil},
	})
	s := newService(t)
	record := string(changedRecord(`{"type":"citater",`, `{"type":"tekst","tekst":"De siger:"},{"type":"citater",`))
	back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, record, both("De siger", "rart at"))})
	if got := string(back.Record); !back.Ready() || !strings.Contains(got, `{"tekst":"De siger:","type":"tekst"},{"citater":[{"rolle":"Elev","tekst":"Her er rart at være."}],"type":"citater"}`) {
		t.Errorf("%+v %s", back.Rest, got)
	}
}

// Who stands below the name of a party that was joined to somebody above it is of it yet.
func TestTheNameOfAPartyIsJoinedToSomebodyAbove(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`"titel":"Viceskoleleder","part":"skoleledelse"`, `"titel":"Skolechef","part":"forvaltning"`))
	for name, typed := range map[string]string{"alone": "", "with a word between them": " (nu) "} {
		back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, record, func(h *word.Hand) {
			anna := h.Find("Anna Berg")
			anna.AddChild(word.Element(word.Run(typed)))
			backspace(anna, word.Above(h.LastOf("Bo Dahl"), "body").ChildElements()[top(h.LastOf("Bo Dahl")).Index()-1])
		})})
		for _, i := range back.Rest {
			if i.Severity == readback.Block || typed == "" && i.Severity == readback.Ask {
				t.Errorf("%s: %+v", name, i)
			}
		}
	}
}

// backspace joins a paragraph to the one before it.
func backspace(a, b *etree.Element) {
	for _, c := range b.ChildElements() {
		if c.Tag != "pPr" {
			a.AddChild(c)
		}
	}
	word.Drop(b)
}

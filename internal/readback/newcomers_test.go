package readback_test

import (
	"encoding/json"
	"strings"
	"testing"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// Several new people whose party nothing tells are one question, with a row for each.
// A row proposes the party of the title, and none that would make the name public.
func TestSeveralNewPeopleAreOneQuestion(t *testing.T) {
	s := newService(t)
	below := func(h *word.Hand, at string, lines ...string) {
		for i := len(lines) - 1; i >= 0; i-- {
			word.After(h.Find(at), word.Styled(h.Style("list bullet"), lines[i]))
		}
	}
	for _, c := range []struct {
		name string
		edit func(h *word.Hand)
		rows string            // what each row says and proposes
		svar map[string]string // the row that begins so -> the answer, besides what is proposed
		has  string            // of the record that comes of it, in order
		not  string
	}{
		{"below one another", func(h *word.Hand) {
			below(h, "Bo Dahl", "Kaja Bregne, lærer", "Ove Rør", "Ida Holm, afdelingsleder", "Ea Lund, elev i 5. a", "Eva Friis, skolechef")
		}, "Kaja Bregne, lærer=part:medarbejdere; Ove Rør=; Ea Lund, elev i 5. a=part:elever; Eva Friis, skolechef=", map[string]string{"Ove": "part:foraeldre", "Eva": "part:forvaltning"},
			`{"navn":"Kaja Bregne","part":"medarbejdere","titel":"lærer"},{"navn":"Ove Rør","part":"foraeldre"},{"navn":"Ida Holm","part":"skoleledelse","titel":"afdelingsleder"},{"navn":"Ea Lund","part":"elever","titel":"elev i 5. a"},{"navn":"Eva Friis","part":"forvaltning","titel":"skolechef"}`, ""},
		{"one of them is left out", func(h *word.Hand) { below(h, "Bo Dahl", "Kaja Bregne, lærer", "Ove Rør, pedel") },
			"Kaja Bregne, lærer=part:medarbejdere; Ove Rør, pedel=", map[string]string{"Ove": "udelades"}, `{"navn":"Kaja Bregne","part":"medarbejdere","titel":"lærer"}]`, "Rør"},
		{"all of them are left out", func(h *word.Hand) { below(h, "Bo Dahl", "Kaja Bregne, lærer", "Ove Rør") },
			"Kaja Bregne, lærer=part:medarbejdere; Ove Rør=", map[string]string{"Ove": "udelades", "Kaja": "udelades"}, `"titel":"Viceskoleleder"}]`, "Rør"},
		{"on one line, the one in the middle of the group", func(h *word.Hand) {
			below(h, "Bo Dahl", "Kaja Bregne, lærer, Ida Holm, afdelingsleder, Ove Rør, far til Tim")
		}, "Kaja Bregne, lærer=part:medarbejdere; Ove Rør, far til Tim=part:foraeldre", nil,
			`{"navn":"Kaja Bregne","part":"medarbejdere","titel":"lærer"},{"navn":"Ida Holm","part":"skoleledelse","titel":"afdelingsleder"},{"navn":"Ove Rør","part":"foraeldre","titel":"far til Tim"}`, ""},
		{"lines of one paragraph", func(h *word.Hand) {
			word.After(h.Find("Bo Dahl"), word.Element(`<w:p><w:r><w:t>Kaja Bregne, lærer</w:t><w:br/><w:t>Ove Rør, pædagog</w:t></w:r></w:p>`))
		}, "Kaja Bregne, lærer=part:medarbejdere; Ove Rør, pædagog=part:medarbejdere", nil, `{"navn":"Ove Rør","part":"medarbejdere","titel":"pædagog"}`, ""},
		{"in the field of somebody else", func(h *word.Hand) {
			h.Say("Viceskoleleder", "Viceskoleleder samt Kaja Bregne, lærer og Ove Rør, pedel")
		}, "Kaja Bregne, lærer=part:medarbejdere; Ove Rør, pedel=", map[string]string{"Ove": "udelades"},
			`{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"},{"navn":"Kaja Bregne","part":"medarbejdere","titel":"lærer"}]`, "Rør"},
		{"tracked", func(h *word.Hand) {
			for _, s := range []string{"Ove Rør, pædagog", "Kaja Bregne, lærer"} {
				word.After(h.Find("Bo Dahl"), word.Element(`<w:p><w:pPr><w:rPr><w:ins w:id="8" w:author="Mette"/></w:rPr></w:pPr><w:ins w:id="9" w:author="Mette">`+word.Run(s)+`</w:ins></w:p>`))
			}
		}, "Kaja Bregne, lærer=part:medarbejdere; Ove Rør, pædagog=part:medarbejdere; Mette", nil, `{"navn":"Ove Rør","part":"medarbejdere","titel":"pædagog"}`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := publish.Indlevering{Fil: editedDraft(t, c.edit)}
			back := handBack(t, s, q)
			var asked readback.Item
			for _, i := range back.Rest {
				if i.Severity == readback.Ask || i.Severity == readback.Block {
					if asked.ID != "" {
						t.Errorf("asked twice: %+v", back.Rest)
					}
					asked = i
				}
			}
			var rows []string
			must := false
			svar := map[string]string{asked.ID: "ja"}
			for _, r := range asked.Rows {
				rows = append(rows, r.Tekst+"="+r.Chosen)
				must = must || r.Must
				for begins, a := range c.svar {
					if strings.HasPrefix(r.Tekst, begins) {
						svar[asked.ID+"."+r.ID] = a
					}
				}
			}
			if asked.Af != "" {
				rows = append(rows, asked.Af)
			}
			if got := strings.Join(rows, "; "); got != c.rows || asked.Kode != "deltager-part" {
				t.Fatalf("asks %q: %+v", got, back.Rest)
			}
			q.Svar, _ = json.Marshal(map[string]string{asked.ID: "ja"})
			if handBack(t, s, q).Ready() == must {
				t.Error("a name would be public by no answer")
			}
			q.Svar, _ = json.Marshal(svar)
			back = handBack(t, s, q)
			if !back.Ready() {
				t.Errorf("%+v %v", back.Rest, back.Faults)
			}
			if got := string(back.Record); !strings.Contains(got, c.has) || c.not != "" && strings.Contains(got, c.not) {
				t.Errorf("no %s, or %s, in %s", c.has, c.not, got)
			}
		})
	}
}

// What stands between somebody and one who is left out is left out with that one.
func TestTheWordBeforeOneWhoIsLeftOut(t *testing.T) {
	s := newService(t)
	q := publish.Indlevering{Fil: editedDraft(t, func(h *word.Hand) { h.Say("Viceskoleleder", "Viceskoleleder samt Kaja Bregne, pædagog") })}
	for _, i := range handBack(t, s, q).Rest {
		if i.Kode == "deltager-part" {
			q.Svar, _ = json.Marshal(map[string]string{i.ID: "udelades"})
		}
	}
	if back := handBack(t, s, q); !back.Ready() || strings.Contains(string(back.Record), "Kaja") {
		t.Errorf("%+v %s", back.Rest, back.Record)
	}
}

package readback_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// typed is an edit, what the record gets, what is asked, and the answers to that.
type typed struct {
	name string
	edit func(h *word.Hand)
	svar map[string]string // code -> choice, for every question of it
	asks string            // codes of the questions, in order
	has  []string          // of the record, as JSON
	not  []string
}

// tryTyped hands an edited draft of word.Record back, answers, and holds what came
// of it against what was meant.
func tryTyped(t *testing.T, all []typed) {
	t.Helper()
	s := newService(t)
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			file := editedDraft(t, c.edit)
			back := handBack(t, s, publish.Indlevering{Fil: file})
			var asks []string
			var svar []string
			for _, i := range back.Rest {
				if i.Severity == readback.Ask || i.Severity == readback.Block {
					asks = append(asks, i.Kode)
				}
				if to := c.svar[i.Kode]; to != "" {
					if !slices.ContainsFunc(i.Choices, func(v readback.Choice) bool { return v.ID == to }) {
						t.Errorf("%s offers no %s: %v", i.Kode, to, i.Choices)
					}
					svar = append(svar, `"`+i.ID+`":"`+to+`"`)
				}
			}
			if got := strings.Join(asks, " "); got != c.asks {
				t.Errorf("asks %q, not %q", got, c.asks)
				for _, x := range back.Rest {
					t.Logf("%s %s %s »%s« %v", x.Kode, x.Pointer, x.Besked, x.Tekst, x.Choices)
				}
			}
			record := ""
			if c.svar != nil {
				if back = handBack(t, s, publish.Indlevering{Fil: file, Svar: []byte("{" + strings.Join(svar, ",") + "}")}); !back.Ready() {
					t.Errorf("not settled: %v %v", back.Rest, back.Faults)
				}
				record = string(back.Record)
			} else {
				if back.Open != (c.asks != "") {
					t.Errorf("open: %v", back.Open)
				}
				record = certain(t, file, back)
			}
			for _, want := range c.has {
				if !strings.Contains(record, want) {
					t.Errorf("the record has no %s:\n%s", want, record)
				}
			}
			for _, no := range c.not {
				if strings.Contains(record, no) {
					t.Errorf("the record has %s:\n%s", no, record)
				}
			}
		})
	}
}

func bold(s string) *etree.Element {
	return word.Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>` + s + `</w:t></w:r></w:p>`)
}

func lines(all ...string) []*etree.Element {
	var out []*etree.Element
	for _, s := range all {
		switch {
		case strings.HasPrefix(s, "**"):
			out = append(out, bold(s[2:]))
		case strings.HasPrefix(s, "- "):
			out = append(out, word.Element(`<w:p><w:pPr><w:pStyle w:val="Opstilling-punkttegn"/></w:pPr>`+word.Run(s[2:])+`</w:p>`))
		default:
			out = append(out, word.Element(`<w:p>`+word.Run(s)+`</w:p>`))
		}
	}
	return out
}

// from gives the paragraphs from one with these words to one with those.
func from(h *word.Hand, first, last string) []*etree.Element {
	a, b := top(h.Find(first)), top(h.LastOf(last))
	all := a.Parent().ChildElements()
	return all[slices.Index(all, a) : slices.Index(all, b)+1]
}

// top gives the child of the body that an element stands in.
func top(e *etree.Element) *etree.Element {
	for e.Parent() != nil && e.Parent().Tag != "body" {
		e = e.Parent()
	}
	return e
}

func copies(all []*etree.Element, old ...string) []*etree.Element {
	out := make([]*etree.Element, len(all))
	for i, e := range all {
		out[i] = e.Copy()
		for _, t := range out[i].FindElements(".//w:t") {
			t.SetText(strings.NewReplacer(old...).Replace(t.Text()))
		}
	}
	return out
}

// shiftEnter types lines into a paragraph, each behind a line break.
func shiftEnter(p *etree.Element, all ...string) {
	for _, s := range all {
		p.AddChild(word.Element("<w:r><w:br/><w:t>" + s + "</w:t></w:r>"))
	}
}

// An agreement is typed, copied or pasted as people do; labels stand in any order,
// and what cannot be read is asked about alone.
func TestAnAgreementIsWrittenInWord(t *testing.T) {
	if testing.Short() {
		t.Skip("reads scores of drafts: left out with -short")
	}
	const first = `{"ansvarlig":"Skoleleder","fraSkoleaar":"2024/25","frist":"2026-06-01","maal":"Flere læser godt","status":"iGang","tiltag":["Læsebånd","Makkerlæsning"]}`
	const second = `{"ansvarlig":"Skoleleder","fraSkoleaar":"2024/25","frist":"2026-06-01","maal":"Flere regner godt","status":"iGang","tiltag":["Læsebånd","Regnehuset"]}`
	const third = `{"fraSkoleaar":"2024/25","maal":"Mindre fravær"`
	atEnd := func(all ...string) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(top(h.LastOf("Nået")), lines(all...)...) }
	}
	tryTyped(t, []typed{
		{"labels in another order", atEnd("**Bedre frikvarterer", "Status: I gang", "Frist: 1. maj 2026", "Ansvarlig: Viceskoleleder", "Tiltag:", "- Legepatrulje", "- Boldbur", "Tegn: Flere leger"), nil, "",
			[]string{`{"ansvarlig":"Viceskoleleder","frist":"2026-05-01","maal":"Bedre frikvarterer","status":"iGang","tegn":"Flere leger","tiltag":["Legepatrulje","Boldbur"]}`}, nil},
		{"a goal that is not bold", atEnd("Bedre frikvarterer", "ansvarlig : Viceskoleleder", "FRIST: 1. maj 2026"), nil, "",
			[]string{`{"ansvarlig":"Viceskoleleder","frist":"2026-05-01","maal":"Bedre frikvarterer"}`}, nil},
		{"a step on the line of its label", atEnd("**Bedre frikvarterer", "Tiltag: Legepatrulje", "- Boldbur", "Status: Nået"), nil, "",
			[]string{`"maal":"Bedre frikvarterer","status":"naaet","tiltag":["Legepatrulje","Boldbur"]`}, nil},
		{"two in a row", atEnd("**Det ene", "Status: Nået", "**Det andet", "Status: I gang"), nil, "",
			[]string{`{"maal":"Det ene","status":"naaet"},{"maal":"Det andet","status":"iGang"}`}, nil},
		{"a remark of two paragraphs", atEnd("**Bedre frikvarterer", "Bemærkning: Det går *fremad.", "Mere til næste år.", "Status: I gang"), nil, "",
			[]string{`"bemaerkning":"Det går \\*fremad.\n\nMere til næste år.","maal":"Bedre frikvarterer","status":"iGang"`}, nil},
		{"a deadline that is no date, taken as the end of the month", atEnd("**Bedre frikvarterer", "Frist: august 2026", "Status: I gang"), map[string]string{"kan-ikke-laeses": "dato:2026-08-31"}, "kan-ikke-laeses",
			[]string{`{"frist":"2026-08-31","maal":"Bedre frikvarterer","status":"iGang"}`}, nil},
		{"a deadline that is no date, kept as a remark", atEnd("**Bedre frikvarterer", "Frist: løbende", "Status: I gang"), map[string]string{"kan-ikke-laeses": "bemaerkning"}, "kan-ikke-laeses",
			[]string{`{"bemaerkning":"Frist: løbende","maal":"Bedre frikvarterer","status":"iGang"}`}, nil},
		{"a deadline that is no date, left out", atEnd("**Bedre frikvarterer", "Frist: løbende", "Status: I gang"), map[string]string{"kan-ikke-laeses": "udelades"}, "kan-ikke-laeses",
			[]string{`{"maal":"Bedre frikvarterer","status":"iGang"}`}, []string{"løbende"}},
		{"a status in other words", atEnd("**Bedre frikvarterer", "Status: Næsten nået", "Ansvarlig: Skoleleder"), map[string]string{"kan-ikke-laeses": "status:naaet"}, "kan-ikke-laeses",
			[]string{`{"ansvarlig":"Skoleleder","maal":"Bedre frikvarterer","status":"naaet"}`}, nil},
		{"a deadline of the record that is no date any more", func(h *word.Hand) { h.Say("1. juni 2026", "inden sommer") }, map[string]string{"kan-ikke-laeses": "bemaerkning"}, "kan-ikke-laeses",
			[]string{`Frist: inden sommer`}, []string{"2026-06-01"}},
		{"all in one paragraph with line breaks", func(h *word.Hand) {
			word.After(top(h.LastOf("Nået")), word.Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bedre frikvarterer</w:t><w:br/></w:r><w:r><w:t>Ansvarlig: Skoleleder</w:t><w:br/><w:t>Status: Nået</w:t></w:r></w:p>`))
		}, nil, "", []string{`{"ansvarlig":"Skoleleder","maal":"Bedre frikvarterer","status":"naaet"}`}, nil},
		{"in a section that has none", func(h *word.Hand) {
			word.After(top(h.Find("indskolingen")), lines("**Bedre frikvarterer", "Ansvarlig: Skoleleder", "Frist: 1. maj 2026")...)
		}, nil, "", []string{`{"aftaler":[{"ansvarlig":"Skoleleder","frist":"2026-05-01","maal":"Bedre frikvarterer"}],"type":"aftaler"}`}, nil},
		{"in a new section", func(h *word.Hand) {
			word.After(top(h.LastOf("Nået")), append([]*etree.Element{word.Styled(h.Style("heading 1"), "Nye aftaler")}, lines("Vi aftalte to ting.", "**Det ene", "Status: I gang", "**Det andet", "Ansvarlig: Skoleleder", "Status: I gang")...)...)
		}, nil, "", []string{`{"blokke":[{"tekst":"Vi aftalte to ting.","type":"tekst"},{"aftaler":[{"maal":"Det ene","status":"iGang"},{"ansvarlig":"Skoleleder","maal":"Det andet","status":"iGang"}],"type":"aftaler"}],"overskrift":"Nye aftaler"}`}, nil},
		{"copied below itself", func(h *word.Hand) {
			old := from(h, "Flere læser", "I gang")
			word.After(old[len(old)-1], copies(old, "Flere læser", "Flere regner", "Makkerlæsning", "Regnehuset")...)
		}, nil, "", []string{first + "," + second + "," + third}, nil},
		{"copied to the end", func(h *word.Hand) {
			word.After(top(h.LastOf("Nået")), copies(from(h, "Flere læser", "I gang"), "Flere læser", "Flere regner", "Makkerlæsning", "Regnehuset")...)
		}, nil, "", []string{first + "," + third, "," + second}, nil},
		{"copied above itself, only the goal and a step changed", func(h *word.Hand) {
			old := from(h, "Flere læser", "I gang")
			for _, e := range copies(old, "Flere læser", "Flere regner", "Makkerlæsning", "Regnehuset") {
				old[0].Parent().InsertChildAt(old[0].Index(), e)
			}
		}, nil, "", []string{second + "," + first + "," + third}, nil},
		{"copied without controls", func(h *word.Hand) {
			h.Bare()
			old := from(h, "Flere læser", "I gang")
			word.After(old[len(old)-1], copies(old, "Flere læser", "Flere regner", "Makkerlæsning", "Regnehuset")...)
		}, nil, "", []string{first + "," + second + "," + third}, nil},
		{"copied and nothing changed but the goal", func(h *word.Hand) {
			old := from(h, "Flere læser", "I gang")
			word.After(old[len(old)-1], copies(old, "Flere læser", "Flere regner")...)
		}, nil, "", []string{first + "," + strings.Replace(second, "Regnehuset", "Makkerlæsning", 1) + "," + third}, nil},
		{"the last one copied, only the goal changed, and something else in the file", func(h *word.Hand) {
			h.Say("Aulaen", "Salen")
			word.After(top(h.LastOf("Nået")), copies(from(h, "Mindre fravær", "Nået"), "Mindre fravær", "Flere venner")...)
		}, nil, "", []string{`"maal":"Mindre fravær","status":"naaet","tegn":"Fraværet falder"},{"fraSkoleaar":"2024/25","maal":"Flere venner","status":"naaet","tegn":"Fraværet falder"}`}, nil},
		{"deleted", func(h *word.Hand) {
			for _, e := range from(h, "Mindre fravær", "Nået") {
				word.Drop(e)
			}
		}, map[string]string{"del-slettet": "slettes"}, "del-slettet", []string{first + `],"type":"aftaler"}`}, []string{"Mindre fravær"}},
		{"a goal split by Enter", func(h *word.Hand) {
			h.Say("Flere læser godt", "Flere læser")
			word.After(top(h.Find("Flere læser")), bold("godt og ofte"))
		}, map[string]string{"udenfor": "felt:/afsnit/2/blokke/0/aftaler/0/maal"}, "udenfor", []string{`"maal":"Flere læser\ngodt og ofte"`}, nil},
		{"the first of a list, and the label of its steps is joined to one", func(h *word.Hand) { // each agreement has a label of its own
			label := h.Find("Tiltag:")
			label.AddChild(word.Element(word.Run(" Nyt ")))
			label.SelectElement("w:pPr").AddChild(word.Element(`<w:rPr><w:del w:id="5" w:author="Mette"/></w:rPr>`))
			at := top(h.Find("andet emne"))
			word.After(at, lines("**Bedre frikvarterer", "Status: I gang", "Tiltag:", "- Legepatrulje")...)
		}, nil, "", []string{`{"aftaler":[{"maal":"Bedre frikvarterer","status":"iGang","tiltag":["Legepatrulje"]}],"type":"aftaler"}`, `"tiltag":["Nyt Læsebånd","Makkerlæsning"]`}, nil},
		{"words behind a line break after a status", func(h *word.Hand) { shiftEnter(h.LastOf("Nået"), "Vi mødes hver uge.") }, nil, "", []string{`{"bemaerkning":"Vi mødes hver uge.","fraSkoleaar":"2024/25","maal":"Mindre fravær","status":"naaet"`}, nil},
		{"words behind a line break after a deadline", func(h *word.Hand) { shiftEnter(h.LastOf("1. juni"), "Kan", "flyttes.") }, nil, "", []string{`"bemaerkning":"Kan\nflyttes.","fraSkoleaar":"2024/25","frist":"2026-06-01"`}, nil},
		{"words behind a line break after the status of a new one", atEnd("**Bedre frikvarterer", "Status: Nået"+br+"Vi mødes hver uge."), nil, "", []string{`{"bemaerkning":"Vi mødes hver uge.","maal":"Bedre frikvarterer","status":"naaet"}`}, nil},
		{"words that are no status behind a line break", func(h *word.Hand) { shiftEnter(h.LastOf("Nået"), "Nej"); h.Say("Nået", "Næsten") }, map[string]string{"kan-ikke-laeses": "bemaerkning"}, "kan-ikke-laeses", []string{`Næsten Nej`}, nil},
		{"labels behind line breaks", func(h *word.Hand) {
			shiftEnter(h.LastOf("Fraværet falder"), "Frist: 1. maj 2026", "Ansvarlig: Lederen")
		}, nil, "",
			[]string{`{"ansvarlig":"Lederen","fraSkoleaar":"2024/25","frist":"2026-05-01","maal":"Mindre fravær","status":"naaet","tegn":"Fraværet falder"}`}, nil},
		{"labels behind line breaks, and no controls", func(h *word.Hand) {
			h.Rand = word.Rand
			h.Bare()
			shiftEnter(h.LastOf("Fraværet falder"), "Frist: 1. maj 2026")
		}, nil, "",
			[]string{`"frist":"2026-05-01","maal":"Mindre fravær","status":"naaet","tegn":"Fraværet falder"}`}, nil},
		{"a colon behind a line break", func(h *word.Hand) { shiftEnter(h.LastOf("Fraværet falder"), "Vi ved: Det virker.") }, nil, "", []string{`"tegn":"Fraværet falder\nVi ved: Det virker."`}, nil},
		{"words between two", func(h *word.Hand) { word.After(top(h.LastOf("I gang")), lines("Det går godt.", "Vi fortsætter.")...) }, nil, "",
			[]string{`{"ansvarlig":"Skoleleder","bemaerkning":"Det går godt.\n\nVi fortsætter.","fraSkoleaar":"2024/25"`}, nil},
		{"words below the last", atEnd("Det går godt."), nil, "", []string{`"type":"aftaler"},{"tekst":"Det går godt.","type":"tekst"}`}, nil},
		{"an empty line between two", func(h *word.Hand) { word.After(top(h.LastOf("I gang")), word.Paragraph("", "")) }, nil, "", []string{first + "," + third}, nil},
	})
}

// A label that is joined to the step below it is in the file, whatever stands
// between the two.
func TestALabelIsJoinedToItsStep(t *testing.T) {
	join := func(between string) func(h *word.Hand) { // the end of its paragraph is deleted
		return func(h *word.Hand) {
			label := h.Find("Tiltag:")
			label.AddChild(word.Element(word.Run(between)))
			label.SelectElement("w:pPr").AddChild(word.Element(`<w:rPr><w:del w:id="5" w:author="Mette"/></w:rPr>`))
		}
	}
	tryTyped(t, []typed{
		{"a space", join(" "), nil, "", []string{`"tiltag":["Læsebånd","Makkerlæsning"]`}, []string{"Tiltag"}},
		{"a new word", join(" Nyt "), nil, "", []string{`"tiltag":["Nyt Læsebånd","Makkerlæsning"]`}, []string{"Tiltag"}},
	})
}

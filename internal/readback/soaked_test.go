package readback_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/publish"
	"notat/internal/readback"
)

// goal puts a bold line with line breaks in it below the agreements.
func goal(lines ...string) func(*word.Hand) {
	return func(h *word.Hand) {
		word.After(h.LastOf("Nået"), word.Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>`+strings.Join(lines, `</w:t><w:br/><w:t>`)+`</w:t></w:r></w:p>`))
	}
}

// The lines below the goal of a new agreement, in its own paragraph, are in the
// agreement, each of them.
func TestTheLinesOfAGoalAreInItsAgreement(t *testing.T) {
	told := []string{"info ny-aftale"}
	areMeant(t, []meantEdit{
		{"steps", goal("Bedre frikvarterer", "- Legepatrulje", "- Flere bolde"), []string{`{"maal":"Bedre frikvarterer","tiltag":["Legepatrulje","Flere bolde"]}`}, told, nil},
		{"numbered", goal("Bedre frikvarterer", "1. Legepatrulje", "2. Flere bolde"), []string{`{"maal":"Bedre frikvarterer","tiltag":["Legepatrulje","Flere bolde"]}`}, told, nil},
		{"more of the goal, and a label", goal("Bedre frikvarterer", "for de små", "Ansvarlig: Lederen", "Frist: 2. maj 2026"), []string{`{"ansvarlig":"Lederen","frist":"2026-05-02","maal":"Bedre frikvarterer\nfor de små"}`}, told, nil},
		{"words below a label", goal("Bedre frikvarterer", "Baggrund: Der er uro.", "Også ude.", "Ansvarlig: Lederen"), []string{`{"ansvarlig":"Lederen","baggrund":"**Der er uro.**\n**Også ude.**","maal":"Bedre frikvarterer"}`}, told, nil},
		{"a label below which nothing comes", func(h *word.Hand) {
			last := h.LastOf("Nået")
			word.After(last, word.Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bedre frikvarterer</w:t></w:r></w:p>`), word.Paragraph("", "Status: I gang"), word.Paragraph("", "Tiltag:"))
		}, []string{`{"maal":"Bedre frikvarterer","status":"iGang"}`}, []string{"info etiket-uden-tekst", "info ny-aftale"}, nil},
		{"a label twice", goal("Bedre frikvarterer", "Ansvarlig: Lederen", "Ansvarlig: Læreren"), []string{`{"ansvarlig":"Lederen","bemaerkning":"**Ansvarlig: Læreren**","maal":"Bedre frikvarterer"}`}, told, nil},
		{"steps below the copy of a goal", func(h *word.Hand) {
			p := h.Find("Mindre fravær").Copy()
			word.After(h.LastOf("Nået"), p)
			for _, x := range []string{"- Legepatrulje", "- Flere bolde", "• Ture"} {
				t := p.FindElement(".//w:t")
				t.Parent().AddChild(word.Element("<w:br/>"))
				t.Parent().AddChild(word.Element("<w:t>" + x + "</w:t>"))
			}
		}, []string{`{"maal":"Mindre fravær","tiltag":["Legepatrulje","Flere bolde","Ture"]}`}, told, nil},
	})
}

// A head whose cells are merged says nothing of which column is which: the cells
// below it do.
func TestColumnsChangePlacesBelowAMergedHead(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`"hoved":["Klasse","Timer"],"raekker":[["Anden","fire"],["Tredje","fem"]]`, `"hoved":["Klasse","Timer","Sted"],"raekker":[["Anden","fire","Salen"],["Tredje","fem","Haven"]]`))
	q := publish.Indlevering{Fil: internFile(t, s, record, func(h *word.Hand) { cellsMerged(h, "Klasse"); columnsSwapped(h, "Anden") })}
	items, asked := told(handBack(t, s, q))
	if want := []string{"ask tekst-byttet", "info flyttet", "warn celler-flettet"}; !slices.Equal(items, want) {
		t.Fatalf("told %q, not %q", items, want)
	}
	q.Svar, _ = json.Marshal(map[string]string{asked[0]: "beholdes"})
	back := handBack(t, s, q)
	if want := `"hoved":["Timer","Klasse","Sted"],"raekker":[["fire","Anden","Salen"],["fem","Tredje","Haven"]]`; !back.Ready() || !strings.Contains(string(back.Record), want) {
		t.Errorf("the record has no %s:\n%s %+v", want, back.Record, back.Rest)
	}
}

// A table between an item and what stands below it ends in a record, whatever is
// answered of it.
func TestATableBetweenAnItemAndTheOneBelowIt(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`- første emne\n- andet emne`, `- første emne\n  - mest af 1. og 2. klasse\n- andet emne`))
	q := publish.Indlevering{Fil: internFile(t, s, record, func(h *word.Hand) { word.After(h.Find("første emne"), tableOf("Uge|Skov")) })}
	back := handBack(t, s, q)
	items, asked := told(back)
	if !slices.Equal(items, []string{"ask ny-tabel"}) {
		t.Fatalf("%q %+v", items, back.Rest)
	}
	i := back.Rest[slices.IndexFunc(back.Rest, func(i readback.Item) bool { return i.Severity == readback.Ask })]
	for _, c := range i.Choices {
		q.Svar, _ = json.Marshal(map[string]string{asked[0]: c.ID})
		back := handBack(t, s, q)
		if !back.Ready() {
			t.Errorf("%s: %+v %v", c.ID, back.Rest, back.Faults)
		}
		if want := map[bool]string{true: `- første emne\n\nUge | Skov\n\n- mest af 1. og 2. klasse\n- andet emne"`, false: `- første emne\n  - mest af 1. og 2. klasse\n- andet emne"`}[strings.HasPrefix(c.ID, "felt:")]; !strings.Contains(string(back.Record), want) {
			t.Errorf("%s: the record has no %s:\n%s", c.ID, want, back.Record)
		}
	}
}

// Several people who are moved to other parties are one question with a row for each.
// Where the move would make a name public no row proposes it, and where the title says
// otherwise the row does too.
func TestSeveralWhoAreMovedAreOneQuestion(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`"titel":"Viceskoleleder","part":"skoleledelse"}`, `"titel":"Viceskoleleder","part":"skoleledelse"},{"navn":"Eva Friis","titel":"Koordinator","part":"skoleledelse"},{"navn":"Ib Holm","titel":"Lærer","part":"medarbejdere"},{"navn":"Ea Lund","part":"elever"}`))
	q := publish.Indlevering{Fil: internFile(t, s, record, func(h *word.Hand) {
		for from, to := range map[string]string{"Bo Dahl": "Ib Holm", "Eva Friis": "Ib Holm", "Ea Lund": "Anna Berg"} {
			p := h.Find(from)
			word.Drop(p)
			word.After(h.Find(to), p)
		}
	})}
	back := handBack(t, s, q)
	var i readback.Item
	for _, x := range back.Rest {
		if x.Kode == "deltager-part" {
			if i.ID != "" {
				t.Errorf("asked twice: %+v", back.Rest)
			}
			i = x
		}
	}
	chosen := map[string]string{}
	for _, r := range i.Rows {
		chosen[r.Tekst[:2]] = r.Chosen
	}
	if want := map[string]string{"Bo": "part:skoleledelse", "Ev": "part:medarbejdere", "Ea": ""}; !maps.Equal(chosen, want) {
		t.Fatalf("%q: %+v", chosen, back.Rest)
	}
	answer := map[string]string{i.ID: "ja"}
	q.Svar, _ = json.Marshal(answer)
	if handBack(t, s, q).Ready() {
		t.Error("a name would be public by no answer")
	}
	for _, r := range i.Rows {
		if strings.HasPrefix(r.Tekst, "Ea") {
			answer[i.ID+"."+r.ID] = "part:elever"
		}
	}
	q.Svar, _ = json.Marshal(answer)
	back = handBack(t, s, q)
	if !back.Ready() {
		t.Errorf("%+v %v", back.Rest, back.Faults)
	}
	for _, want := range []string{`"navn":"Bo Dahl","part":"skoleledelse",`, `"navn":"Eva Friis","part":"medarbejdere",`, `"navn":"Ea Lund","part":"elever"}`} {
		if !strings.Contains(string(back.Record), want) {
			t.Errorf("no %s in %s", want, back.Record)
		}
	}
}

package publish

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"
)

// roundRecord is a record with something that the public edition does not show.
var roundRecord = []byte(strings.NewReplacer(
	`{"overskrift":"Det vi ser","blokke":[`, `{"overskrift":"Det vi ser","blokke":[{"type":"tekst","synlighed":"intern","tekst":"Kun for os selv: en svær sag."},`,
	`],
"afsnit":[`, `,{"navn":"Carla Dam","titel":"Elevrådet","part":"elever"}],
"afsnit":[`).Replace(word.Record))

// commented gives a draft for comments, as one of those asked edits it.
func commented(t *testing.T, s *Service, edits ...string) []byte {
	t.Helper()
	f, _ := FormatNamed("docx")
	d, err := s.Render(t.Context(), Request{Data: roundRecord, Kommentering: "2026-04-17"}, f)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(d.Navn.ASCII, "-kommentering.docx") {
		t.Fatal(d.Navn)
	}
	h := word.InWord(t, d.Data, word.Rand)
	for i := 0; i < len(edits); i += 2 {
		h.Say(edits[i], edits[i+1])
	}
	return h.Save(t)
}

// Four of them edit twelve places, two of them both ways: two questions, and no
// word is lost, neither theirs nor what they were not shown.
func TestARoundOfCommentsIsOneListOfQuestions(t *testing.T) {
	s := newService(t)
	files := []Fil{
		{"Ane.docx", commented(t, s, "i indskolingen", "i hele indskolingen", "Aulaen", "Gymnastiksalen", "Gode rutiner", "Gode faste rutiner", "god tone", "fin tone")},
		{"Bo.docx", commented(t, s, "første emne", "det første emne", "Meget fravær", "Stadig meget fravær", "fire", "fyrre", "god tone", "venlig tone")},
		{"Cy.docx", commented(t, s, "andet emne", "det andet emne", "rart at være", "meget rart at være", "Flere læser godt", "Alle læser godt")},
		{"Di.docx", commented(t, s, "Læsebånd", "Langt læsebånd", "Fraværet falder", "Fraværet falder hurtigt", "Velkomst", "Velkommen", "Flere læser godt", "Mange læser godt")},
	}
	q := Indlevering{Record: roundRecord}
	for _, f := range files {
		if err := q.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	back := handBack(t, s, q)
	var asked []string
	answers := map[string]string{}
	for _, i := range back.Rest {
		if i.Severity == Ask || i.Severity == Block {
			asked = append(asked, i.Kode+" "+i.Pointer+" "+i.Af)
			answers[i.ID] = "begge"
			if i.Pointer != "/afsnit/0/blokke/0/tekst" {
				answers[i.ID] = "fil-4"
			}
		}
	}
	if len(asked) != 2 {
		t.Fatalf("%d questions: %q", len(asked), asked)
	}
	q.Svar = svar(t, answers)
	if back = handBack(t, s, q); !back.Ready() {
		t.Fatalf("%+v %+v", back.Rest, back.Faults)
	}
	for _, words := range []string{"i hele indskolingen", "Gymnastiksalen", "Gode faste rutiner", "fin tone", "venlig tone", "det første emne", "Stadig meget fravær", "fyrre",
		"det andet emne", "meget rart at være", "Langt læsebånd", "Fraværet falder hurtigt", "Velkommen", "Mange læser godt", "en svær sag", "Carla Dam"} {
		if !bytes.Contains(back.Record, []byte(words)) {
			t.Errorf("%q is lost", words)
		}
	}
	by := map[string]int{}
	for _, c := range back.Aendringer {
		by[c.Af]++
	}
	for _, f := range files {
		if name := strings.TrimSuffix(f.Navn, ".docx"); by[name] < 3 {
			t.Errorf("%s made %d changes: %v", name, by[name], by)
		}
	}
}

// Of a place that three edited there is one question, with what each wrote.
func TestAPlaceThatThreeEditedIsOneQuestion(t *testing.T) {
	s := newService(t)
	q := Indlevering{Record: roundRecord, Fil: commented(t, s, "god tone", "fin tone"), Navn: "Ane.docx"}
	q.Add(Fil{"Bo.docx", commented(t, s, "god tone", "venlig tone")})
	q.Add(Fil{"Cy.docx", commented(t, s, "god tone", "munter tone")})
	asked := handBack(t, s, q)
	id, choices := item(t, asked, "konflikt")
	if !choices["fil-2"] || !choices["fil-3"] || !choices["aktuel"] || !choices["begge"] {
		t.Fatal(choices)
	}
	for _, c := range []struct {
		answer     string
		words, not []string
	}{
		{"", []string{"fin tone"}, []string{"venlig tone", "munter tone"}},
		{"aktuel", []string{"fin tone"}, []string{"venlig tone", "munter tone"}},
		{"fil-2", []string{"venlig tone"}, []string{"fin tone", "munter tone"}},
		{"fil-3", []string{"munter tone"}, []string{"fin tone", "venlig tone"}},
		{"begge", []string{"fin tone", "venlig tone", "munter tone"}, nil},
	} {
		back := asked
		if c.answer != "" {
			q.Svar = svar(t, map[string]string{id: c.answer})
			back = handBack(t, s, q)
		}
		if back.Open != (c.answer == "") {
			t.Errorf("%q: open is %v: %+v", c.answer, back.Open, back.Rest)
			continue
		}
		record := string(back.maybe)
		for _, w := range c.words {
			if !strings.Contains(record, w) {
				t.Errorf("%q: no %q", c.answer, w)
			}
		}
		for _, w := range c.not {
			if strings.Contains(record, w) {
				t.Errorf("%q: %q", c.answer, w)
			}
		}
	}
}

// Drafts of the public edition alone ask for the notat that they were made of, or
// whether the rest is to go.
func TestARoundWithoutItsRecordAsksForIt(t *testing.T) {
	s := newService(t)
	q := Indlevering{Fil: commented(t, s, "god tone", "fin tone"), Navn: "Ane.docx"}
	q.Add(Fil{"Bo.docx", commented(t, s, "Aulaen", "Gymnastiksalen")})
	if back := handBack(t, s, q); !back.Open {
		t.Error("the rest is lost without a word")
	}
	f, _ := FormatNamed("docx")
	d, err := s.Render(t.Context(), Request{Data: roundRecord}, f)
	if err != nil {
		t.Fatal(err)
	}
	q.Add(Fil{"hele notatet.docx", d.Data}) // the internal draft tells it as well
	if back := handBack(t, s, q); back.Open || !bytes.Contains(back.Record, []byte("en svær sag")) || !bytes.Contains(back.Record, []byte("Gymnastiksalen")) || !bytes.Contains(back.Record, []byte("fin tone")) {
		t.Errorf("%+v %s", back.Rest, back.Record)
	}
}

func svar(t *testing.T, answers map[string]string) []byte {
	t.Helper()
	data, err := json.Marshal(answers)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

package readback_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	word "notat/internal/readback/readbacktest"

	"notat/internal/ooxml"
	"notat/internal/publish"
)

// Each answer that is offered is taken, and does what it says.
func TestAnAnswerIsTaken(t *testing.T) {
	s := newService(t)
	box := func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:pict><v:textbox><w:txbxContent><w:p>` + word.Run("I en boks") + `</w:p></w:txbxContent></v:textbox></w:pict></w:r>`))
	}
	for _, c := range []struct {
		name, kode, choice string
		edit               func(*word.Hand)
		has, hasNot        string
	}{
		{"text into a field", "tekstboks", "felt:/afsnit/0/blokke/0/tekst", box, `god tone.\n\nI en boks\n\n- første`, ""},
		{"text into a section of its own", "tekstboks", "afsnit", box, `"overskrift":"Øvrige bemærkninger"`, ""},
		{"text left out", "tekstboks", "udelades", box, "", "I en boks"},
		{"someone deleted", "del-slettet", "slettes", func(h *word.Hand) { h.Remove("Bo Dahl") }, "Anna Berg", "Bo Dahl"},
		{"someone kept", "del-slettet", "beholdes", func(h *word.Hand) { h.Remove("Bo Dahl") }, "Bo Dahl", ""},
		{"a row deleted", "del-slettet", "slettes", func(h *word.Hand) { row := h.Row("Tredje"); row.Parent().RemoveChild(row) }, `[["Anden","fire"]]`, "Tredje"},
		{"a field emptied", "felt-tomt", "slettes", func(h *word.Hand) { h.Say("Aulaen", "") }, "", "Aulaen"},
		{"a field kept", "felt-tomt", "beholdes", func(h *word.Hand) { h.Say("Aulaen", "") }, "Aulaen", ""},
		{"a date kept", "kan-ikke-laeses", "beholdes", func(h *word.Hand) { h.Say("13. marts 2026", "på torsdag") }, "2026-03-13", "torsdag"},
		{"a comment dealt with", "kommentar", "udelades", func(h *word.Hand) { h.Comment("Passer det?") }, "", "Passer"},
		{"a footnote into a field of its own", "fodnote", "afsnit", func(h *word.Hand) { h.Footnote("Se bilaget.") }, "Se bilaget.", ""},
		{"a number that is none left as it is", "kan-ikke-laeses", "udelades", func(h *word.Hand) { h.Say("7,40", "godt otte") }, `"vaerdi":7.40`, "otte"},
		{"a number that is none as a note", "kan-ikke-laeses", "bemaerkning", func(h *word.Hand) { h.Say("7,40", "godt otte") }, `"note":"Skolen: godt otte`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := editedDraft(t, c.edit)
			first := handBack(t, s, publish.Indlevering{Fil: file})
			id, choices := item(t, first, c.kode)
			if first.Ready() || first.Record != nil {
				t.Error("taken over before it was answered")
			}
			if !choices[c.choice] {
				t.Fatalf("%s is not offered: %v", c.choice, choices)
			}
			svar, _ := json.Marshal(map[string]string{id: c.choice})
			back := handBack(t, s, publish.Indlevering{Fil: file, Svar: svar})
			if !back.Ready() {
				t.Fatalf("still open: %+v", back.Rest)
			}
			if c.has != "" && !strings.Contains(string(back.Record), c.has) {
				t.Errorf("the record has no %s:\n%s", c.has, back.Record)
			}
			if c.hasNot != "" && strings.Contains(string(back.Record), c.hasNot) {
				t.Errorf("the record has %s:\n%s", c.hasNot, back.Record)
			}
		})
	}
}

// The same file gives the same items, so that an answer finds its question.
func TestQuestionsHaveTheSameIdsEachTime(t *testing.T) {
	s := newService(t)
	file := editedDraft(t, func(h *word.Hand) {
		h.Remove("Bo Dahl")
		h.Comment("Passer det?")
		h.Say("13. marts 2026", "på torsdag")
	})
	a, b := handBack(t, s, publish.Indlevering{Fil: file}), handBack(t, s, publish.Indlevering{Fil: file})
	if !reflect.DeepEqual(a.Rest, b.Rest) || len(a.Rest) != 3 {
		t.Errorf("%v\n%v", a.Rest, b.Rest)
	}
	seen := map[string]bool{}
	for _, i := range a.Rest {
		if seen[i.ID] {
			t.Errorf("two items with the id %s", i.ID)
		}
		seen[i.ID] = true
	}
}

// What somebody else changed meanwhile stays; where both changed, it is asked.
func TestAnEditedDraftIsMergedWithTodaysRecord(t *testing.T) {
	s := newService(t)
	file := editedDraft(t, func(h *word.Hand) { h.Say("Aulaen", "Salen"); h.Say("god tone", "fin tone") })
	back := handBack(t, s, publish.Indlevering{Fil: file, Current: changedRecord("Bo Dahl", "Bodil Dahl")})
	if !back.Ready() || !strings.Contains(string(back.Record), "Bodil Dahl") || !strings.Contains(string(back.Record), `"Salen"`) {
		t.Errorf("%+v", back)
	}
	both := publish.Indlevering{Fil: file, Current: changedRecord("Aulaen", "Kælderen")}
	back = handBack(t, s, both)
	id, choices := item(t, back, "konflikt")
	if back.Ready() || !choices["fil"] || !choices["aktuel"] {
		t.Fatalf("a conflict was decided silently: %+v", back)
	}
	for choice, want := range map[string]string{"fil": `"Salen"`, "aktuel": `"Kælderen"`} {
		both.Svar, _ = json.Marshal(map[string]string{id: choice})
		if back = handBack(t, s, both); !back.Ready() || !strings.Contains(string(back.Record), want) || !strings.Contains(string(back.Record), "fin tone") {
			t.Errorf("%s: %s", choice, back.Record)
		}
	}
}

// What the public edition never contained is not taken for deleted.
func TestADraftOfThePublicEditionTakesNothingAway(t *testing.T) {
	s := newService(t)
	full := changedRecord(`{"overskrift":"Det vi ser"`, `{"overskrift":"Internt","synlighed":"intern","blokke":[{"type":"tekst","tekst":"Kun for os."}]},{"overskrift":"Det vi ser"`,
		`"part":"skoleledelse"}]`, `"part":"skoleledelse"},{"navn":"Ida Holm","titel":"Elevrådsformand","part":"elever"}]`)
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: full, Udgave: publish.Offentlig}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d.Data, word.Rand)
	h.Say("god tone", "fin tone")
	back := handBack(t, s, publish.Indlevering{Fil: h.Save(t), Record: full})
	if !back.Ready() || len(back.Aendringer) != 1 {
		t.Fatalf("%+v", back)
	}
	for _, want := range []string{"Kun for os.", "Ida Holm", "fin tone"} {
		if !strings.Contains(string(back.Record), want) {
			t.Errorf("%s is gone", want)
		}
	}
}

func TestADraftWithoutItsMarkNeedsTheRecordAndIsAskedAbout(t *testing.T) {
	s := newService(t)
	file := editedDraft(t, func(h *word.Hand) {
		h.Say("god tone", "fin tone")
		if err := h.Package.DropRels(h.Package.Main(), ooxml.RelCustomXML); err != nil {
			t.Fatal(err)
		}
	})
	var no *publish.Ulaeselig
	if _, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: file}); !errors.As(err, &no) {
		t.Errorf("%v", err)
	}
	back := handBack(t, s, publish.Indlevering{Fil: file, Record: []byte(word.Record)})
	if back.Ready() {
		t.Error("taken over unasked")
	}
	back = handBack(t, s, publish.Indlevering{Fil: file, Record: []byte(word.Record), Svar: []byte(`{"uden-maerke":"ja"}`)})
	if !back.Ready() || !strings.Contains(string(back.Record), "fin tone") {
		t.Errorf("%+v", back.Rest)
	}
}

// A public draft that lost its mark is held against the public draft of the record that
// came with it: what the public may not see is not deleted by it.
func TestAPublicDraftWithoutItsMarkTakesNothingAway(t *testing.T) {
	s := newService(t)
	record := changedRecord(`- andet emne"}`, `- andet emne"},{"type":"tekst","synlighed":"intern","tekst":"Ledelsen overvejer en lukning."}`, `"titel":"Viceskoleleder","part":"skoleledelse"}`, `"titel":"Viceskoleleder","part":"skoleledelse"},{"navn":"Eva Friis","titel":"Lærer","part":"medarbejdere"}`)
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: record, Udgave: publish.Offentlig}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d.Data, word.Rand)
	h.Bare()
	h.Say("god tone", "fin tone")
	if err := h.Package.DropRels(h.Package.Main(), ooxml.RelCustomXML); err != nil {
		t.Fatal(err)
	}
	back := handBack(t, s, publish.Indlevering{Fil: h.Save(t), Record: record, Svar: []byte(`{"uden-maerke":"ja"}`)})
	for _, want := range []string{"fin tone", "overvejer en lukning", "Eva Friis"} {
		if !back.Ready() || !strings.Contains(string(back.Record), want) {
			t.Errorf("%s is gone: %+v", want, back.Rest)
		}
	}
}

func TestAnotherSchoolsDraftIsStopped(t *testing.T) {
	s := newService(t)
	file := editedDraft(t, func(*word.Hand) {})
	back := handBack(t, s, publish.Indlevering{Fil: file, Record: changedRecord(`"skole":{"navn":"Birkelund Skole"}`, `"skole":{"navn":"Solbakken"}`)})
	if back.Ready() || !back.Open {
		t.Errorf("%+v", back)
	}
}

// From nothing to the public PDF: a new record, its draft filled in Word, handed
// back as final.
func TestANewRecordFilledInWordBecomesThePublicPDF(t *testing.T) {
	s := newService(t)
	ny, err := s.New(publish.Ny{Kommune: "Fjordby Kommune", Skole: "Birkelund Skole", Skoleaar: "2025/26"})
	if err != nil {
		t.Fatal(err)
	}
	docx, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: ny}, docx)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d.Data, word.Rand)
	for _, part := range []string{"Samtalen handlede om læsning.", "Aftalerne er fulgt op.", "Resultaterne ligger som året før.", "Deltagerne var glade for samtalen."} {
		h.Say("Skriv teksten her.", part)
	}
	h.Say("Skriv datoen, fx 13. marts 2025.", "13. marts 2026")
	p := h.Find("Samtalen handlede")
	word.After(p, word.Paragraph("", "Der blev også talt om trivsel."))
	last := h.Find("Deltagerne var glade")
	for word.Above(last, "sdt") != nil {
		last = word.Above(last, "sdt")
		if last.Parent().Tag == "body" {
			break
		}
		last = last.Parent()
	}
	word.After(last, word.Paragraph("", "Skolen vil læse mere."))
	word.After(last, word.Styled(h.Style("heading 1"), "Indsatser"))
	back := handBack(t, s, publish.Indlevering{Fil: h.Save(t), Endelig: true})
	if !back.Ready() {
		t.Fatalf("%+v %+v", back.Rest, back.Faults)
	}
	pdf, _ := publish.FormatNamed("pdf")
	made, err := s.Render(context.Background(), publish.Request{Data: back.Record}, pdf)
	if err != nil {
		t.Fatalf("%v\n%s", err, back.Record)
	}
	o, err := publish.Extract(made.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"læsning.", "også talt om trivsel", "2026-03-13", "Skolen vil læse mere.", `"status":"endelig"`} {
		if !strings.Contains(string(o.Record), want) {
			t.Errorf("the PDF does not say %s:\n%s", want, o.Record)
		}
	}
}

// Whatever is handed in, the answer is a Danish sentence and comes at once.
func TestForeignAndHostileFilesAreRefused(t *testing.T) {
	s := newService(t)
	draft := editedDraft(t, func(*word.Hand) {})
	with := func(part, old, new string) []byte {
		return editedDraft(t, func(h *word.Hand) {
			if part == "" {
				part = h.Package.Main()
			}
			data, _ := h.Package.Part(part)
			h.Parts[part] = strings.Replace(string(data), old, new, 1)
		})
	}
	for name, file := range map[string][]byte{
		"empty": nil, "text": []byte("hej"), "pdf": []byte("%PDF-1.7\n"), "truncated": draft[:len(draft)/2],
		"doctype": with("", "<w:document", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document`),
		"100 MB":  bytes.Repeat([]byte("PK\x03\x04"), 25<<20),
		"deep":    with("", "<w:body>", "<w:body>"+strings.Repeat("<w:sdt>", 5000)),
		"bomb":    with("", "<w:body>", "<w:body>"+strings.Repeat(" ", 30<<20)),
	} {
		start := time.Now()
		_, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: file})
		var no *publish.Ulaeselig
		if !errors.As(err, &no) || no.Besked == "" {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > 2*time.Second && !testing.Short() { // the race detector runs short
			t.Errorf("%s took %v", name, took)
		}
	}
}

// A file whose XML an editor broke gives nothing to the record, and what was
// written in it is shown.
func TestWhatIsWrittenInABrokenFileIsShown(t *testing.T) {
	s := newService(t)
	file := editedDraft(t, func(h *word.Hand) {
		h.Say("god tone", "rigtig god tone")
		data, err := h.Doc.WriteToString()
		if err != nil {
			t.Fatal(err)
		}
		h.Parts[h.Package.Main()] = strings.Replace(data, "</w:body>", "", 1)
	})
	back := handBack(t, s, publish.Indlevering{Fil: file})
	if back.Ready() || len(back.Rest) != 1 || back.Rest[0].Tekst != "Den blev holdt i rigtig god tone." {
		t.Errorf("%+v", back.Rest)
	}
}

func FuzzReadBack(f *testing.F) {
	s := newService(f)
	for i, c := range scripted {
		if i%6 == 0 {
			h := word.InWord(f, editedDraft(f, c.edit), word.Rand)
			data, _ := h.Package.Part(h.Package.Main())
			f.Add(data)
		}
	}
	draft := editedDraft(f, func(*word.Hand) {})
	f.Fuzz(func(t *testing.T, main []byte) {
		h := word.InWord(t, draft, word.Rand)
		h.Parts[h.Package.Main()] = string(main)
		back, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: h.Save(t)})
		var no *publish.Ulaeselig
		switch {
		case errors.As(err, &no):
		case err != nil:
			t.Fatal(err)
		case back.Ready() && !json.Valid(back.Record):
			t.Fatal("no record")
		}
	})
}

package publish

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/ooxml"
	"notat/internal/readback"
)

// fine is a draft that was edited, and something more done to it.
func fine(t *testing.T, s *Service, more func(h *word.Hand)) []byte {
	t.Helper()
	return editedDraft(t, s, func(h *word.Hand) { h.Say("god tone", "fin tone"); more(h) })
}

// unmarked takes the mark off a draft; altered changes the record in it.
func unmarked(t *testing.T) func(h *word.Hand) {
	return func(h *word.Hand) {
		if err := h.Package.DropRels(h.Package.Main(), ooxml.RelCustomXML); err != nil {
			t.Fatal(err)
		}
	}
}

func altered(t *testing.T) func(h *word.Hand) {
	return func(h *word.Hand) {
		for _, p := range h.Package.Parts() {
			if data, _ := h.Package.Part(p.Name); bytes.Contains(data, []byte("urn:notat:udkast:1")) && bytes.Contains(data, []byte("Bo Dahl")) {
				h.Package.Set(p.Name, bytes.Replace(data, []byte("Bo Dahl"), []byte("Bo Dohl"), 1))
				return
			}
		}
		t.Fatal("the draft has no mark")
	}
}

// A file that cannot be taken back alone is told from one that can with the record
// beside it, and from one that never can.
func TestADraftThatTellsNothingNeedsItsRecord(t *testing.T) {
	s := newService(t)
	bare, changed := fine(t, s, unmarked(t)), fine(t, s, altered(t))
	for _, c := range []struct {
		name string
		q    Indlevering
		want string
	}{
		{"no mark", Indlevering{Fil: bare}, withoutPost},
		{"no mark, and today's record alone", Indlevering{Fil: bare, Current: []byte(word.Record)}, withoutPost},
		{"another record in it", Indlevering{Fil: changed}, changedInFile},
		{"a PDF", Indlevering{Fil: []byte("%PDF-1.7"), Record: []byte(word.Record)}, notADraft},
		{"the beginning of a PDF", Indlevering{Fil: []byte("%PDF"), Record: []byte(word.Record)}, ""},
		{"half a file", Indlevering{Fil: bare[:len(bare)/2], Record: []byte(word.Record)}, ""},
	} {
		_, err := s.ReadBack(t.Context(), c.q)
		var no *Ulaeselig
		if !errors.As(err, &no) || no.Besked == "" || c.want != "" && no.Besked != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for name, file := range map[string][]byte{"no mark": bare, "another record in it": changed} {
		for answer, open := range map[string]bool{"": true, `{"uden-maerke":"nej"}`: true, `{"uden-maerke":"ja"}`: false} {
			back := handBack(t, s, Indlevering{Fil: file, Record: []byte(word.Record), Svar: []byte(answer)})
			if _, choices := item(t, back, "uden-maerke"); back.Open != open || len(choices) != 1 {
				t.Errorf("%s, answered %q: %+v", name, answer, back.Rest)
			}
			if !open && !strings.Contains(string(back.Record), "fin tone") {
				t.Errorf("%s: %s", name, back.Record)
			}
		}
	}
}

// A file that was never a draft of ours is told of once, whatever record lies
// beside it; what an editor stripped, or a clerk filled, is a draft still.
func TestAFileThatIsNoDraftIsToldOfOnce(t *testing.T) {
	s := newService(t)
	f, _ := FormatNamed("docx")
	empty, err := s.New(Ny{Kommune: "Fjordby Kommune", Skole: "Birkelund Skole", Skoleaar: "2025/26"})
	if err != nil {
		t.Fatal(err)
	}
	foreign := func(h *word.Hand) {
		body := h.Find("Skole").Parent()
		for body.Tag != "body" {
			body = body.Parent()
		}
		for _, e := range body.ChildElements() {
			if e.Tag != "sectPr" {
				body.RemoveChild(e)
			}
		}
		for i, l := range []string{"Referat", "Deltagere", "Rektor og to lærere", "Dagsorden", "Vi talte om biblioteket.", "Evaluering", "Mødet sluttede til tiden."} {
			body.InsertChildAt(i, word.Paragraph("", l))
		}
	}
	filled := func(h *word.Hand) {
		h.Bare()
		for _, e := range h.All("w:t") {
			if strings.HasPrefix(e.Text(), "Skriv") {
				e.SetText("Noget helt andet, som ingen har set før.")
			}
		}
	}
	for _, c := range []struct {
		name   string
		record []byte
		edit   func(h *word.Hand)
		once   bool
	}{
		{"a foreign file beside a full record", []byte(word.Record), foreign, true},
		{"a foreign file beside an empty record", empty, foreign, true},
		{"an empty draft, filled and stripped", empty, filled, false},
		{"a draft, stripped", []byte(word.Record), func(h *word.Hand) { h.Rand = word.Rand; h.Bare() }, false},
	} {
		d, err := s.Render(t.Context(), Request{Data: c.record}, f)
		if err != nil {
			t.Fatal(err)
		}
		h := word.InWord(t, d.Data, word.Rand)
		c.edit(h)
		for _, p := range h.Package.Parts() {
			if strings.HasPrefix(p.Name, "customXml/") {
				h.Package.Set(p.Name, []byte("<x/>"))
			}
		}
		back := handBack(t, s, Indlevering{Fil: h.Save(t), Record: c.record})
		once := len(back.Rest) == 1 && back.Rest[0].Kode == "ikke-et-udkast" && back.Open && back.Record == nil && len(back.Aendringer) == 0
		if once != c.once {
			t.Errorf("%s: told of once: %v: %+v", c.name, once, back.Rest)
		}
	}
}

// The record that is given beside a draft is today's, when no other is; each that
// is given must be of the same school and year.
func TestADraftMeetsTheRecordsThatAreGiven(t *testing.T) {
	s := newService(t)
	file := fine(t, s, func(*word.Hand) {})
	same, one := []byte(word.Record), changedRecord("Bo Dahl", "Bodil Dahl")
	school, year := changedRecord(`"navn":"Birkelund Skole"`, `"navn":"Solbakken"`), changedRecord("2025/26", "2024/25")
	for _, c := range []struct {
		name           string
		given, current []byte
		stopped        bool
		has            string // in what comes out, besides the edit
	}{
		{"none", nil, nil, false, "Bo Dahl"},
		{"the same", same, nil, false, "Bo Dahl"},
		{"one word of it changed", one, nil, false, "Bodil Dahl"},
		{"as it was, and today's", same, one, false, "Bodil Dahl"},
		{"today's", nil, one, false, "Bodil Dahl"},
		{"another school's", school, nil, true, ""}, {"another year's", year, nil, true, ""},
		{"another school's as today's", nil, school, true, ""}, {"another year's as today's", nil, year, true, ""},
		{"the same, and another school's as today's", same, school, true, ""},
	} {
		back := handBack(t, s, Indlevering{Fil: file, Record: c.given, Current: c.current})
		if stopped := slices.ContainsFunc(back.Rest, func(i readback.Item) bool { return i.Kode == "forkert-fil" && i.Severity == readback.Block }); stopped != c.stopped {
			t.Errorf("%s: stopped: %v", c.name, stopped)
		}
		if c.stopped && !back.Ready() {
			continue
		}
		if !back.Ready() || !strings.Contains(string(back.Record), "fin tone") || !strings.Contains(string(back.Record), c.has) {
			t.Errorf("%s: %+v %s", c.name, back.Rest, back.Record)
		}
	}
}

// An editor that writes XML that is none has not lost what was written: it is shown,
// and the draft waits for a file that can be read.
func TestWhatIsWrittenInABrokenFileIsShown(t *testing.T) {
	s := newService(t)
	h := word.InWord(t, draftOf(t, s, Request{Data: []byte(fortrolig)}), word.Rand)
	h.Say("god tone", "god og munter tone")
	h.Save(t)
	for _, part := range h.Package.Parts() {
		if part.Name == h.Package.Main() {
			h.Parts[part.Name] = strings.Replace(string(part.Data), "</w:body>", "<w:x></w:y></w:body>", 1)
		}
	}
	file := h.Save(t)
	back := handBack(t, s, Indlevering{Fil: file})
	if len(back.Rest) != 1 || back.Rest[0].Kode != "beskadiget" || back.Rest[0].Severity != readback.Block || !strings.Contains(back.Rest[0].Tekst, "munter") || !back.Open {
		t.Errorf("%+v", back)
	}
}

// A byte order mark before a record or the answers is none of it, wherever they are handed in.
func TestAByteOrderMarkIsNoPartOfWhatIsHandedIn(t *testing.T) {
	s := newService(t)
	marked := func(b []byte) []byte { return append([]byte("\ufeff"), b...) }
	untouched := editedDraft(t, s, func(*word.Hand) {})
	file := editedDraft(t, s, func(h *word.Hand) { h.Find("god tone").AddChild(word.Element(word.Run(" Kaffen var varm."))) })
	record, current := []byte(word.Record), changedRecord("Gode rutiner", "Gode faste rutiner")
	for _, q := range []Indlevering{{Fil: untouched, Record: record}, {Fil: untouched, Current: current}, {Fil: file, Record: record}, {Fil: file, Record: record, Current: current}} {
		q.Svar = []byte("{}")
		want := handBack(t, s, q)
		q.Svar = marked(q.Svar)
		if q.Record != nil {
			q.Record = marked(q.Record)
		}
		if q.Current != nil {
			q.Current = marked(q.Current)
		}
		back, err := s.ReadBack(context.Background(), q)
		if err != nil || !bytes.Equal(back.Record, want.Record) || len(back.Rest) != len(want.Rest) {
			t.Errorf("%d of record, %d of today's: %v", len(q.Record), len(q.Current), err)
		}
	}
	if _, err := s.ReadTal(context.Background(), Tal{Record: marked(talpost("")), Svar: marked([]byte("{}")), Fil: Fil{"udtræk.csv", []byte(udtraekCSV)}}); err != nil {
		t.Error(err)
	}
}

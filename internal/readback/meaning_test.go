package readback_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// meantRecord has what means something besides its words.
const meantRecord = `{
"dokument":{"titel":"Skoleudviklingssamtale på Birkelund Skole","skoleaar":"2025/26","status":"udkast"},
"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},
"deltagere":[{"navn":"Anna Berg","titel":"Skoleleder","part":"skoleledelse"},{"navn":"Eva Friis","titel":"Skolechef","part":"forvaltning"}],
"afsnit":[{"overskrift":"Rammen","blokke":[{"type":"tekst","tekst":"Et afsnit.\n\nEt til.\n\n- fremmøde\n  - om morgenen\n\n1. læsning\n2. regning"}]},
 {"overskrift":"Opfølgning","del":"opfoelgning","blokke":[{"type":"aftaler","aftaler":[{"maal":"Flere læser","tiltag":["Læsebånd"],"status":"iGang","fraSkoleaar":"2024/25"}]}]}]}`

// What is edited keeps its meaning on the way back: the level and the number of
// an item, lines and the ends of paragraphs, the party of someone who came along.
func TestWhatIsEditedKeepsItsMeaning(t *testing.T) {
	s := newService(t)
	again := func(h *word.Hand, words string) {
		p := h.Find(words)
		c := p.Copy()
		c.FindElement(".//w:t").SetText(words + " igen")
		word.After(p, c)
	}
	for _, c := range []struct {
		name string
		edit func(h *word.Hand)
		has  string // of the new record
	}{
		{"an item below an item", func(h *word.Hand) { again(h, "om morgenen") }, `- fremmøde\n  - om morgenen\n  - om morgenen igen\n`},
		{"a numbered item", func(h *word.Hand) { again(h, "regning") }, `1. læsning\n2. regning\n3. regning igen"`},
		{"two lines", func(h *word.Hand) {
			h.Find("Et til").AddChild(word.Element(`<w:r><w:br/><w:t>Og mere.</w:t></w:r>`))
		}, `Et til.\nOg mere.\n`},
		{"a paragraph whose end is deleted", func(h *word.Hand) {
			ooxml.Child(h.Find("Et afsnit"), "pPr").CreateElement("w:rPr").AddChild(word.Element(`<w:del w:id="5" w:author="Mette"/>`))
		}, `Et afsnit.Et til.\n`},
		{"someone of the same party", func(h *word.Hand) {
			word.After(h.Find("Anna Berg"), word.Styled(h.Style("list bullet"), "Bo Dahl, Viceskoleleder"))
		}, `{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"}`},
	} {
		back := handBack(t, s, publish.Indlevering{Fil: meant(t, s, c.edit)})
		if !strings.Contains(string(back.Record), c.has) {
			t.Errorf("%s: the record has no %s:\n%s", c.name, c.has, back.Record)
		}
	}
}

// What the file adds to an agreement and what others have added to it in the
// meantime are both in the merged record.
func TestBothSidesMayAddToAnAgreement(t *testing.T) {
	s := newService(t)
	file := meant(t, s, func(h *word.Hand) {
		word.After(h.Find("Læsebånd"), word.Paragraph("", "Frist: 1. maj 2026"))
		h.Say("Et til", "Et afsnit til")
	})
	today := strings.Replace(meantRecord, `"maal":"Flere læser"`, `"maal":"Flere læser","ansvarlig":"Skoleleder"`, 1)
	today = strings.Replace(today, `"Skolechef"`, `"Direktør"`, 1)
	back := handBack(t, s, publish.Indlevering{Fil: file, Current: []byte(today)})
	for _, want := range []string{`"frist":"2026-05-01"`, `"ansvarlig":"Skoleleder"`, `Et afsnit til.`, `"Direktør"`} {
		if !strings.Contains(string(back.Record), want) {
			t.Errorf("the merged record has no %s:\n%s", want, back.Record)
		}
	}
	if back.Open {
		t.Errorf("something is asked: %v", back.Rest)
	}
}

func meant(t *testing.T, s *publish.Service, edit func(*word.Hand)) []byte {
	t.Helper()
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: []byte(meantRecord)}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d.Data, word.Rand)
	edit(h)
	return h.Save(t)
}

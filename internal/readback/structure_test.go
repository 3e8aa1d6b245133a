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

// above puts elements before the child of the body with these words.
func above(h *word.Hand, words string, new ...*etree.Element) {
	at := h.Find(words)
	for _, e := range new {
		at.Parent().InsertChildAt(at.Index(), e)
	}
}

// carry moves what stands from one paragraph to another before a third.
func carry(h *word.Hand, first, last, before string) {
	part := from(h, first, last)
	for _, e := range part {
		word.Drop(e)
	}
	at := top(h.Find(before))
	for _, e := range part {
		at.Parent().InsertChildAt(at.Index(), e)
	}
}

// A heading in any way that people make one is a section, which takes what stands
// below it; what is moved, raised, lowered or joined follows with its part and its
// blocks.
func TestTheSectionsAreThoseOfTheFile(t *testing.T) {
	const (
		rammen = `{"blokke":[{"tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.\n\n- første emne\n- andet emne","type":"tekst"}],"del":"rammesaetning","overskrift":"Rammen"}`
		ser    = `"overskrift":"Det vi ser"}`
		foelg  = `"del":"opfoelgning","overskrift":"Opfølgning"}`
	)
	newBelow := func(p *etree.Element) func(h *word.Hand) {
		return func(h *word.Hand) {
			word.After(top(h.Find("andet emne")), p.Copy(), word.Paragraph("", "Vi talte om det."))
		}
	}
	below := `"afsnit":[{"blokke":[{"tekst":"Vi talte om det.","type":"tekst"}],"overskrift":"Nyt emne"}],"blokke":[{"tekst":"Samtalen`
	tryTyped(t, []typed{
		{"a style of Word's", func(h *word.Hand) { newBelow(word.Styled(h.Style("heading 2"), "Nyt emne"))(h) }, nil, "", []string{below}, nil},
		{"a level of the outline", newBelow(word.Paragraph(`<w:outlineLvl w:val="1"/>`, "Nyt emne")), nil, "", []string{below}, nil},
		{"a short line in bold", newBelow(bold("Nyt emne")), nil, "", []string{below}, nil},
		{"a short line in larger letters", newBelow(word.Element(`<w:p><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>Nyt emne</w:t></w:r></w:p>`)), nil, "", []string{below}, nil},
		{"two bold lines are beside each other", func(h *word.Hand) {
			word.After(top(h.Find("andet emne")), bold("Det ene"), word.Paragraph("", "Om det ene."), bold("Det andet"), word.Paragraph("", "Om det andet."))
		}, nil, "", []string{`"afsnit":[{"blokke":[{"tekst":"Om det ene.","type":"tekst"}],"overskrift":"Det ene"},{"blokke":[{"tekst":"Om det andet.","type":"tekst"}],"overskrift":"Det andet"}],"blokke":[{"tekst":"Samtalen`}, nil},
		{"a bold sentence is text", func(h *word.Hand) {
			word.After(top(h.Find("andet emne")), bold("Det er vigtigt, at alle læser hver dag."), word.Paragraph("", "Vi talte om det."))
		}, nil, "", []string{`**Det er vigtigt, at alle læser hver dag.**`}, []string{`"overskrift":"Det er`}},
		{"a heading in the middle of a text", func(h *word.Hand) { above(h, "Den blev holdt", word.Styled(h.Style("heading 2"), "Tonen")) }, nil, "",
			[]string{`"afsnit":[{"blokke":[{"tekst":"Den blev holdt i god tone.\n\n- første emne\n- andet emne","type":"tekst"}],"overskrift":"Tonen"}],"blokke":[{"tekst":"Samtalen handlede om **læsning** i indskolingen.","type":"tekst"}],"del":"rammesaetning"`}, nil},
		{"a heading between two blocks", func(h *word.Hand) {
			tbl := word.Above(h.Find("Klasse"), "tbl")
			tbl.Parent().InsertChildAt(tbl.Index(), word.Styled(h.Style("heading 1"), "Timerne"))
		}, nil, "", []string{`{"blokke":[{"kolonner":[{"overskrift":"Styrker","tekst":"Gode rutiner."},{"overskrift":"Svagheder","tekst":"Meget fravær."}],"type":"sammenstilling"}],` + ser,
			`{"blokke":[{"hoved":["Klasse","Timer"]`, `"overskrift":"Timerne"},{"blokke":[{"aftaler"`, `"sted":"/afsnit/3/blokke/0"`}, nil},
		{"a heading between two agreements", func(h *word.Hand) { above(h, "Mindre fravær", word.Styled(h.Style("heading 2"), "Fravær")) }, nil, "",
			[]string{`"afsnit":[{"blokke":[{"aftaler":[{"fraSkoleaar":"2024/25","maal":"Mindre fravær"`, `"overskrift":"Fravær"}],"blokke":[{"aftaler":[{"ansvarlig":"Skoleleder"`}, nil},
		{"two headings in one section", func(h *word.Hand) {
			above(h, "Den blev holdt", word.Styled(h.Style("heading 2"), "Tonen"))
			above(h, "første emne", word.Styled(h.Style("heading 2"), "Emnerne"))
		}, nil, "", []string{`"afsnit":[{"blokke":[{"tekst":"Den blev holdt i god tone.","type":"tekst"}],"overskrift":"Tonen"},{"blokke":[{"tekst":"- første emne\n- andet emne","type":"tekst"}],"overskrift":"Emnerne"}]`}, nil},
		{"text typed below such a heading, and below the old text", func(h *word.Hand) {
			above(h, "Den blev holdt", word.Styled(h.Style("heading 2"), "Tonen"), word.Paragraph("", "Først dette."))
			word.After(h.Find("andet emne"), word.Paragraph("", "Til sidst dette."))
		}, nil, "", []string{`{"tekst":"Først dette.\n\nDen blev holdt i god tone.\n\n- første emne\n- andet emne\n\nTil sidst dette.","type":"tekst"}],"overskrift":"Tonen"}`}, nil},
		{"a heading is lowered, and stands in the section above", func(h *word.Hand) { restyle(h, "Det vi ser", "heading 2") }, nil, "",
			[]string{`{"afsnit":[{"blokke":[{"kolonner"`, ser + `],"blokke":[{"tekst":"Samtalen`, `"sted":"/afsnit/1/blokke/0"`}, nil},
		{"a section is moved", func(h *word.Hand) { carry(h, "Opfølgning", "Nået", "Rammen") }, nil, "", []string{foelg + "," + rammen, `"sted":"/afsnit/0/blokke/0"`}, nil},
		{"a section is moved without its controls", func(h *word.Hand) { h.Bare(); carry(h, "Opfølgning", "Nået", "Rammen") }, nil, "", []string{foelg + "," + rammen, `"sted":"/afsnit/0/blokke/0"`}, nil},
		{"two sections change places, and a word in one", func(h *word.Hand) {
			h.Bare()
			carry(h, "Det vi ser", "Trivslen er steget", "Rammen")
			h.Say("god tone", "en god tone")
		}, nil, "", []string{ser + `,{"blokke":[{"tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i en god tone.`}, nil},
		{"a heading is carried up alone, and takes what stands below it there", func(h *word.Hand) {
			p := h.Find("Opfølgning")
			word.Drop(p)
			tbl := word.Above(h.Find("Klasse"), "tbl")
			tbl.Parent().InsertChildAt(tbl.Index(), p)
		}, nil, "", []string{`{"blokke":[{"hoved":["Klasse","Timer"]`, `{"aftaler":[{"ansvarlig"`, `"type":"aftaler"}],"del":"opfoelgning","overskrift":"Opfølgning"}`}, nil},
		{"a heading is carried up alone, above another section", func(h *word.Hand) { carry(h, "Opfølgning", "Opfølgning", "Rammen") }, nil, "",
			[]string{`[{"del":"opfoelgning","overskrift":"Opfølgning"},` + rammen, `"type":"aftaler"}],` + ser}, nil},
		{"a heading is reworded and carried below an agreement", func(h *word.Hand) {
			carry(h, "Opfølgning", "Opfølgning", "Mindre fravær")
			h.Say("Opfølgning", "Opfølgning på fravær")
		}, nil, "", []string{`"maal":"Flere læser godt","status":"iGang","tiltag":["Læsebånd","Makkerlæsning"]}],"type":"aftaler"}],"overskrift":"Det vi ser"}`, `"maal":"Mindre fravær"`, `"overskrift":"Opfølgning på fravær"`}, nil},
		{"a heading is deleted", func(h *word.Hand) { h.Remove("Det vi ser") }, map[string]string{"overskrift-slettet": "sammen"}, "overskrift-slettet",
			[]string{`emne","type":"tekst"},{"kolonner"`, `"del":"rammesaetning","overskrift":"Rammen"},{"blokke":[{"aftaler"`, `"sted":"/afsnit/1/blokke/0"`}, []string{"Det vi ser"}},
		{"a heading is deleted, and stays", func(h *word.Hand) { h.Remove("Det vi ser") }, map[string]string{"overskrift-slettet": "beholdes"}, "overskrift-slettet", []string{rammen, ser}, nil},
	})
}

// An agenda whose times are deleted is drawn as a list: that is nobody's edit.
func TestAnAgendaLosesItsTimes(t *testing.T) {
	tryTyped(t, []typed{{"all of them", func(h *word.Hand) {
		for _, punkt := range []string{"Velkomst", "Trivsel"} {
			for _, time := range h.Row(punkt).FindElement("./w:tc").FindElements(".//w:t") {
				time.SetText("")
			}
		}
	}, map[string]string{"felt-tomt": "slettes"}, "felt-tomt felt-tomt", []string{`"dagsorden":[{"punkt":"Velkomst"},{"punkt":"Trivsel"}]`}, []string{"13:05"}}})
}

// A heading whose end is deleted is one with the text below it: its section is part
// of the one above, whether that is asked or only told.
func TestAHeadingIsJoinedToTheTextBelowIt(t *testing.T) {
	s := newService(t)
	for _, del := range []string{"", `"del":"evaluering",`} {
		record := string(changedRecord(`"overskrift":"Det vi ser","blokke":[`, del+`"overskrift":"Det vi ser","blokke":[{"type":"tekst","tekst":"Vi ser fremgang.\n\nOg vi ser ro."},`))
		file := internFile(t, s, record, func(h *word.Hand) {
			h.Find("Det vi ser").AddChild(word.Element(word.Run(" nu ")))
			h.Find("Det vi ser").SelectElement("w:pPr").AddChild(word.Element(`<w:rPr><w:del w:id="5" w:author="Mette"/></w:rPr>`))
		})
		back := handBack(t, s, publish.Indlevering{Fil: file})
		if slices.ContainsFunc(back.Rest, func(i readback.Item) bool { return i.Severity == readback.Block }) || !slices.ContainsFunc(back.Rest, func(i readback.Item) bool { return i.Kode == "afsnit-samlet" }) {
			t.Errorf("%q: %+v", del, back.Rest)
		}
	}
}

// A section that is moved keeps what is internal in it internal.
func TestWhatIsInternalStaysSoInANewSection(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`"overskrift":"Rammen",`, `"overskrift":"Rammen","synlighed":"intern",`))
	file := internFile(t, s, record, func(h *word.Hand) { above(h, "Den blev holdt", word.Styled(h.Style("heading 1"), "Tonen")) })
	back := handBack(t, s, publish.Indlevering{Fil: file})
	if got := string(back.Record); !back.Ready() || strings.Count(got, `"synlighed":"intern"`) != 2 {
		t.Errorf("%v %s", back.Rest, got)
	}
}

func internFile(t *testing.T, s *publish.Service, record string, edit func(*word.Hand)) []byte {
	t.Helper()
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(t.Context(), publish.Request{Data: []byte(record)}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d.Data, word.Rand)
	edit(h)
	return h.Save(t)
}

// Internal text that is copied with its control stays internal, and so does what is
// written in it: both are told of by names of their own.
func TestWhatIsWrittenInInternalTextIsToldOf(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`"blokke":[{"type":"tekst","tekst":"Samtalen handlede`, `"blokke":[{"type":"tekst","synlighed":"intern","tekst":"Lederen søger nyt arbejde."},{"type":"tekst","tekst":"Samtalen handlede`))
	for kode, edit := range map[string]func(h *word.Hand){
		"warn intern-tekst-flyttet": func(h *word.Hand) { word.After(h.Find("god tone"), word.Above(h.Find("Lederen"), "sdt").Copy()) },
		"info nyt-i-intern-tekst":   func(h *word.Hand) { word.After(h.Find("Lederen"), word.Paragraph("", "Det ved kun vi.")) },
	} {
		back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, record, edit)})
		items, _ := told(back)
		if !slices.Equal(items, []string{kode}) || !back.Ready() {
			t.Errorf("%s: told %q: %+v", kode, items, back.Rest)
		}
	}
}

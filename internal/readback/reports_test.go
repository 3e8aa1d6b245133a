package readback_test

import (
	"slices"
	"testing"

	"github.com/beevik/etree"

	word "notat/internal/readback/readbacktest"
)

// deleteParagraph deletes a paragraph with tracked changes, its end with it.
func deleteParagraph(p *etree.Element) {
	for _, r := range p.FindElements(".//w:r") {
		del := word.Element(`<w:del w:id="7" w:author="Mette"/>`)
		word.After(r, del)
		for _, t := range r.FindElements("./w:t") {
			t.Tag = "delText"
		}
		del.AddChild(r)
	}
	pPr := p.SelectElement("w:pPr")
	if pPr == nil {
		pPr = word.Element("<w:pPr/>")
		p.InsertChildAt(0, pPr)
	}
	pPr.AddChild(word.Element(`<w:rPr><w:del w:id="8" w:author="Mette"/></w:rPr>`))
}

// Edits that programs which read Word files are known to get wrong.
func TestWhatOtherProgramsGetWrong(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a score of drafts: left out with -short")
	}
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	areMeant(t, []meantEdit{
		{"the end of a link is deleted, and it ends with its paragraph", func(h *word.Hand) {
			p := h.Find("god tone")
			for _, xml := range []string{char("begin"), `<w:r><w:instrText>HYPERLINK "https://fjordby.example/a"</w:instrText></w:r>`, char("separate"), word.Run(" se her"), `<w:del w:id="7" w:author="Mette">` + char("end") + `</w:del>`} {
				p.AddChild(word.Element(xml))
			}
		}, []string{`[se her](https://fjordby.example/a)\n\n- første emne\n- andet emne`, `"overskrift":"Det vi ser"`}, nil, nil},
		{"the paragraph before a list is deleted, and the list keeps its first item", func(h *word.Hand) { deleteParagraph(h.Find("god tone")) },
			[]string{`indskolingen.\n\n- første emne\n- andet emne`}, []string{"info slettet-sporet"}, nil},
		{"the last item of a list is deleted, and what follows is no item", func(h *word.Hand) { deleteParagraph(h.Find("andet emne")) },
			[]string{`- første emne","type":"tekst"`, `"overskrift":"Det vi ser"`}, []string{"info slettet-sporet"}, nil},
		{"an agreement is deleted, as one question", func(h *word.Hand) {
			all := h.All("w:p")
			from, to := slices.Index(all, h.LastOf("Mindre fravær")), slices.Index(all, h.LastOf("Nået"))
			for _, p := range all[from : to+1] {
				deleteParagraph(p)
			}
		}, []string{`"aftaler":[{"ansvarlig":"Skoleleder","fraSkoleaar":"2024/25","frist":"2026-06-01","maal":"Flere læser godt","status":"iGang","tiltag":["Læsebånd","Makkerlæsning"]}]`}, []string{"ask del-slettet"}, []string{"slettes"}},
		{"three levels of a list", func(h *word.Hand) {
			last := h.Find("andet emne")
			for _, item := range []struct{ level, text string }{{"2", "i 1. klasse"}, {"1", "om læsning"}} {
				p := last.Copy()
				num := word.Element(`<w:numPr><w:ilvl w:val="` + item.level + `"/><w:numId w:val="1"/></w:numPr>`)
				if had := p.FindElement("./w:pPr/w:numPr/w:numId"); had != nil {
					num.FindElement("./w:numId").CreateAttr("w:val", had.SelectAttrValue("w:val", ""))
					word.Drop(had.Parent())
				}
				p.FindElement("./w:pPr").AddChild(num)
				p.FindElement(".//w:t").SetText(item.text)
				word.After(last, p)
			}
		}, []string{`- andet emne\n  - om læsning\n  - i 1. klasse`}, []string{"info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst", "warn liste-niveau"}, nil},
		{"a new column between two words", func(h *word.Hand) {
			h.Find("god tone").AddChild(word.Element(`<w:r><w:t xml:space="preserve">Alle</w:t><w:br w:type="column"/><w:t>talte.</w:t></w:r>`))
		}, []string{`tone.Alle talte.`}, nil, nil},
		{"someone is moved to another party", func(h *word.Hand) {
			p := h.Find("Bo Dahl")
			word.Drop(p)
			word.After(top(h.Find("Anna Berg")), word.Paragraph("", "Medarbejdere"), p)
		}, []string{`"navn":"Bo Dahl","part":"medarbejdere"`}, []string{"ask deltager-part", "info ny-gruppe"}, []string{"part:medarbejdere"}},
		{"a heading in a style of one's own", func(h *word.Hand) {
			p := word.Element(`<w:p><w:pPr><w:pStyle w:val="MinOverskrift"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>Nyt emne</w:t></w:r></w:p>`)
			word.After(top(h.Find("andet emne")), p, word.Paragraph("", "Vi talte om det."))
		}, []string{`{"blokke":[{"tekst":"Vi talte om det.","type":"tekst"}],"overskrift":"Nyt emne"}`}, []string{"info nyt-afsnit"}, nil},
	})
}

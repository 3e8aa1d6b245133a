package readback_test

import (
	"testing"

	word "notat/internal/readback/readbacktest"
)

// A link whose words stay and whose address has no place is told of, whether the
// words became a heading, stand in a field of plain text, or lead to a place in
// the Word file.
func TestALinkThatHasNoPlaceIsToldOf(t *testing.T) {
	field := func(instr string) string {
		return `<w:fldSimple w:instr="` + instr + `">` + word.Run(" se her") + `</w:fldSimple>`
	}
	const site = `HYPERLINK &quot;https://fjordby.example/a&quot;`
	const mail = `HYPERLINK &quot;mailto:kontor@fjordby.example&quot;`
	heading := func(h *word.Hand) {
		p := word.Styled(h.Style("heading 2"), "Nyt emne")
		p.AddChild(word.Element(field(site)))
		word.After(h.Find("andet emne"), p, word.Paragraph("", "Vi talte om det."))
	}
	areMeant(t, []meantEdit{
		{"in a text", func(h *word.Hand) { h.Find("god tone").AddChild(word.Element(field(site))) }, []string{`[se her](https://fjordby.example/a)`}, nil, nil},
		{"in a heading", heading, []string{`"overskrift":"Nyt emne se her"`}, []string{"info nyt-afsnit", "warn link"}, nil},
		{"in a field", func(h *word.Hand) { h.Find("Flere læser").AddChild(word.Element(field(site))) }, []string{`"maal":"Flere læser godt se her"`}, []string{"warn link"}, nil},
		{"in two fields, with another between", func(h *word.Hand) {
			h.Find("Flere læser").AddChild(word.Element(field(mail)))
			h.Find("Læsebånd").AddChild(word.Element(field(site)))
			h.Find("Mindre fravær").AddChild(word.Element(field(mail)))
		}, []string{`"maal":"Flere læser godt se her"`, `"maal":"Mindre fravær se her"`}, []string{"warn link", "warn link", "warn link"}, nil},
		{"in a text and in a heading, with another between", func(h *word.Hand) {
			h.Find("god tone").AddChild(word.Element(field(mail)))
			h.Find("andet emne").AddChild(word.Element(field(site)))
			heading := word.Styled(h.Style("heading 2"), "Nyt emne")
			heading.AddChild(word.Element(field(mail)))
			word.After(h.Find("andet emne"), heading, word.Paragraph("", "Vi talte om det."))
		}, []string{`[se her](mailto:kontor@fjordby.example)`}, []string{"info nyt-afsnit", "warn link"}, nil},
		{"all its words are deleted with tracked changes", func(h *word.Hand) {
			h.Find("god tone").AddChild(word.Element(`<w:fldSimple w:instr="` + site + `"><w:del w:id="9" w:author="Mette"><w:r><w:delText>se bilaget</w:delText></w:r></w:del></w:fldSimple>`))
		}, []string{"i god tone."}, []string{"info slettet-sporet"}, nil},
		{"to a place in the file", func(h *word.Hand) {
			h.Find("god tone").AddChild(word.Element(`<w:hyperlink w:anchor="Bilag1">` + word.Run(" se bilaget") + `</w:hyperlink>`))
		},
			[]string{"god tone. se bilaget"}, []string{"warn link"}, nil},
		{"to a place in the file, by a field", func(h *word.Hand) {
			h.Find("god tone").AddChild(word.Element(field(`HYPERLINK \l &quot;Bilag1&quot;`)))
		},
			[]string{"god tone. se her"}, []string{"warn link"}, nil},
		{"to a place in the file, in a heading", func(h *word.Hand) {
			p := word.Styled(h.Style("heading 2"), "Nyt emne")
			p.AddChild(word.Element(`<w:hyperlink w:anchor="Bilag1">` + word.Run(" se bilaget") + `</w:hyperlink>`))
			word.After(h.Find("andet emne"), p, word.Paragraph("", "Vi talte om det."))
		}, []string{`"overskrift":"Nyt emne se bilaget"`}, []string{"info nyt-afsnit", "warn link"}, nil},
	})
}

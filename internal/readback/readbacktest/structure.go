package readbacktest

import (
	"fmt"
	"strings"

	"github.com/beevik/etree"
)

// blocks gives the paragraphs and tables of the body, out of their controls.
func (h *Hand) blocks() []*etree.Element {
	var out []*etree.Element
	for _, p := range h.All("w:p") {
		if Above(p, "tbl") == nil && Above(p, "txbxContent") == nil {
			out = append(out, p)
		}
	}
	return out
}

// headings gives the paragraphs whose style is a heading.
func (h *Hand) headings() []*etree.Element {
	var out []*etree.Element
	for _, p := range h.blocks() {
		if s := p.FindElement("./w:pPr/w:pStyle"); s != nil {
			for n := 1; n <= 3; n++ {
				if s.SelectAttrValue("w:val", "") == h.Style(fmt.Sprintf("heading %d", n)) {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

func (h *Hand) oneOf(all []*etree.Element) *etree.Element {
	if len(all) == 0 {
		return nil
	}
	return all[h.IntN(len(all))]
}

// styled gives a paragraph another style, "" for none.
func (h *Hand) styled(p *etree.Element, name string) {
	pPr := p.FindElement("./w:pPr")
	if pPr == nil {
		pPr = Element("<w:pPr/>")
		p.InsertChildAt(0, pPr)
	}
	if s := pPr.FindElement("./w:pStyle"); s != nil {
		pPr.RemoveChild(s)
	}
	if name != "" {
		pPr.InsertChildAt(0, Element(`<w:pStyle w:val="`+h.Style(name)+`"/>`))
	}
}

// child gives the child of the body that an element stands in.
func (h *Hand) child(e *etree.Element) *etree.Element {
	for e.Parent() != nil && e.Parent() != h.body {
		e = e.Parent()
	}
	return e
}

// span gives some neighbours of the body, from the one that e stands in.
func (h *Hand) span(e *etree.Element, n int) []*etree.Element {
	var out []*etree.Element
	all := h.body.ChildElements()
	for i, c := range all {
		if c == h.child(e) {
			for k := i; k < len(all) && k < i+n && all[k].Tag != "sectPr"; k++ {
				out = append(out, all[k])
			}
		}
	}
	return out
}

// section gives a heading with what stands below it, as far as the next one.
func (h *Hand) section() []*etree.Element {
	head := h.oneOf(h.headings())
	if head == nil {
		return nil
	}
	next := map[*etree.Element]bool{}
	for _, p := range h.headings() {
		next[h.child(p)] = p != head
	}
	out := h.span(head, 1000)
	for i, e := range out {
		if i > 0 && next[e] {
			return out[:i]
		}
	}
	return out
}

// lines writes lines after a paragraph: "**" begins one in bold, "- " an item.
func (h *Hand) lines(after *etree.Element, all ...string) {
	for i := len(all) - 1; i >= 0; i-- {
		s, isBold := strings.CutPrefix(all[i], "**")
		s, isItem := strings.CutPrefix(s, "- ")
		p := Paragraph("", s)
		switch {
		case isBold:
			p = Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>` + s + `</w:t></w:r></w:p>`)
		case isItem:
			p = Styled(h.Style("list bullet"), s)
		}
		After(after, p)
	}
}

// compared marks the run of a result that stands in the instruction of another
// field: nobody sees it, and nobody writes there.
const compared = "00C0C0C0"

func unseen(t *etree.Element) bool { return t.Parent().SelectAttrValue("w:rsidR", "") == compared }

// meaning are the edits that change more than words: who, what, where it stands.
var meaning = map[string]func(h *Hand){
	"person": func(h *Hand) {
		form := []string{"%s, Lærer", "%s (elev)", "%s – skolechef (afbud)", "%s"}[h.IntN(4)]
		h.lines(h.oneOf(h.blocks()), "- "+fmt.Sprintf(form, h.Token()))
	},
	"party":     func(h *Hand) { h.lines(h.oneOf(h.blocks()), "Elever", "- "+h.Token()) },
	"headField": func(h *Hand) { h.lines(h.oneOf(h.blocks()), "Vedrørende: "+h.Token()) },
	"schoolNr":  func(h *Hand) { h.lines(h.oneOf(h.blocks()), "Institutionsnr. 123456 "+h.Token()) },
	"agreement": func(h *Hand) {
		h.lines(h.oneOf(h.blocks()), "**"+h.Token(), "Status: I gang", "Frist: august 2027 "+h.Token(), "Ansvarlig: "+h.Token(), "Tiltag:", "- "+h.Token())
	},
	"agreementPlain": func(h *Hand) { h.lines(h.oneOf(h.blocks()), h.Token(), "Ansvarlig: "+h.Token(), "Status: Nået") },
	"boldHeading":    func(h *Hand) { h.lines(h.oneOf(h.blocks()), "**"+h.Token(), h.Token()+" om noget.") },
	"outlined": func(h *Hand) {
		After(h.oneOf(h.blocks()), Paragraph(fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, h.IntN(4)), h.Token()))
	},
	"leveled": func(h *Hand) {
		if p := h.oneOf(h.headings()); p != nil {
			h.styled(p, fmt.Sprintf("heading %d", 1+h.IntN(4)))
		}
	},
	"madeHeading": func(h *Hand) { h.styled(h.oneOf(h.blocks()), fmt.Sprintf("heading %d", 1+h.IntN(3))) },
	"madePlain": func(h *Hand) {
		if p := h.oneOf(h.headings()); p != nil {
			h.styled(p, "")
		}
	},
	"headingDeleted": func(h *Hand) {
		if p := h.oneOf(h.headings()); p != nil {
			Drop(p)
		}
	},
	"sectionMoved": func(h *Hand) {
		part, to := h.section(), h.oneOf(h.headings())
		if to == nil {
			return
		}
		for _, e := range part {
			if e == h.child(to) {
				return
			}
		}
		for _, e := range part {
			h.body.RemoveChild(e)
		}
		at := h.child(to).Index()
		for i, e := range part {
			h.body.InsertChildAt(at+i, e)
		}
	},
	"sectionDeleted": func(h *Hand) {
		for _, e := range h.section() {
			h.body.RemoveChild(e)
		}
	},
	"spanCopied": func(h *Hand) {
		part := h.span(h.oneOf(h.blocks()), 2+h.IntN(7))
		if len(part) == 0 {
			return
		}
		to := part[len(part)-1]
		for i := len(part) - 1; i >= 0; i-- {
			c := part[i].Copy()
			for _, t := range c.FindElements(".//w:t") {
				if !unseen(t) {
					t.SetText(t.Text() + " " + h.Token())
					break
				}
			}
			After(to, c)
		}
	},
	"spanMoved": func(h *Hand) {
		part, to := h.span(h.oneOf(h.blocks()), 1+h.IntN(5)), h.child(h.oneOf(h.blocks()))
		for _, e := range part {
			if e == to {
				return
			}
		}
		for i := len(part) - 1; i >= 0; i-- {
			h.body.RemoveChild(part[i])
			After(to, part[i])
		}
	},
	"nestedField": func(h *Hand) {
		p := h.oneOf(h.blocks())
		mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
		code := func(s string) string { return `<w:r><w:instrText xml:space="preserve">` + s + `</w:instrText></w:r>` }
		for _, xml := range []string{mark("begin"), code(" IF "), mark("begin"), code(" DOCPROPERTY x "), mark("separate"), `<w:r w:rsidR="` + compared + `"><w:t>ja</w:t></w:r>`, mark("end"), code(` = "ja" "a" "b" `), mark("separate"), Run(" " + h.Token()), mark("end")} {
			p.AddChild(Element(xml))
		}
	},
}

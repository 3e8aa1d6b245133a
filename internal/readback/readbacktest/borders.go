package readbacktest

import (
	"html"
	"maps"
	"slices"
	"strings"

	"github.com/beevik/etree"
)

// AtBorders does one to six edits that carry text over the borders of what is
// secret, and gives what they were. What is secret is told by its words.
func (h *Hand) AtBorders(secret func(string) bool) (did []string) {
	names := slices.Sorted(maps.Keys(borders))
	for range 1 + h.IntN(6) {
		var es []*etree.Element
		for _, p := range h.All("w:p") {
			if secret(TextBelow(p)) {
				es = append(es, p)
			}
		}
		if len(es) == 0 {
			return did
		}
		k := names[h.IntN(len(names))]
		did = append(did, k)
		borders[k](h, es[h.IntN(len(es))])
	}
	return did
}

// plain gives the words of a paragraph as "keep text only" pastes them.
func plain(p *etree.Element) *etree.Element {
	return Paragraph("", html.EscapeString(TextBelow(p)))
}

// remove takes a paragraph away; that of a cell stays, empty.
func remove(p *etree.Element) {
	if p.Parent().Tag != "tc" {
		p.Parent().RemoveChild(p)
		return
	}
	for _, t := range p.FindElements(".//w:t") {
		t.SetText("")
	}
}

// borders are the ways in which text is carried about; p is a secret paragraph.
var borders = map[string]func(h *Hand, p *etree.Element){
	"copied": func(h *Hand, p *etree.Element) { After(h.One("w:p"), plain(p)) },
	"cut": func(h *Hand, p *etree.Element) {
		c := plain(p)
		if to := h.One("w:p"); to != p {
			After(to, c)
			remove(p)
		}
	},
	"moved": func(h *Hand, p *etree.Element) {
		if to := h.One("w:p"); to != p && p.Parent().Tag != "tc" {
			p.Parent().RemoveChild(p)
			After(to, p)
		}
	},
	"copiedWhole": func(h *Hand, p *etree.Element) { After(h.One("w:p"), p.Copy()) },
	"inline": func(h *Hand, p *etree.Element) {
		if to := h.words(); to != nil && Above(to, "p") != p {
			to.SetText(to.Text() + " " + TextBelow(p) + " ")
			to.CreateAttr("xml:space", "preserve")
		}
	},
	"bullet": func(h *Hand, p *etree.Element) {
		After(h.One("w:p"), Paragraph(`<w:pStyle w:val="`+h.Style("list bullet")+`"/>`, html.EscapeString(TextBelow(p))))
	},
	"heading": func(h *Hand, p *etree.Element) {
		After(p, Paragraph(`<w:pStyle w:val="`+h.Style("heading 1")+`"/>`, h.Token()))
	},
	"headingBefore": func(h *Hand, p *etree.Element) {
		p.Parent().InsertChildAt(p.Index(), Paragraph(`<w:pStyle w:val="`+h.Style("heading 1")+`"/>`, h.Token()))
	},
	"split": func(_ *Hand, p *etree.Element) {
		t := p.FindElement(".//w:t")
		ws := strings.Fields(TextBelow(p))
		if t == nil || len(ws) < 8 { // what is shorter than a sentence tells nothing
			return
		}
		k := len(ws) / 2
		for _, o := range p.FindElements(".//w:t") {
			o.SetText("")
		}
		t.SetText(strings.Join(ws[:k], " "))
		After(p, Paragraph("", html.EscapeString(strings.Join(ws[k:], " "))))
	},
	"joinedToNext": func(_ *Hand, p *etree.Element) {
		k := p.Parent().ChildElements()
		if i := slices.Index(k, p); i+1 < len(k) && k[i+1].Tag == "p" {
			p.AddChild(Element(Run(" ")))
			for _, c := range k[i+1].ChildElements() {
				if c.Tag != "pPr" {
					p.AddChild(c)
				}
			}
			p.Parent().RemoveChild(k[i+1])
		}
	},
	"endDeleted": func(_ *Hand, p *etree.Element) {
		pPr := p.FindElement("./w:pPr")
		if pPr == nil {
			pPr = Element("<w:pPr/>")
			p.InsertChildAt(0, pPr)
		}
		pPr.CreateElement("w:rPr").AddChild(Element(`<w:del w:id="5" w:author="Mette"/>`))
	},
	"controlsDropped": func(h *Hand, _ *etree.Element) { h.Bare() },
	"rowCopied": func(h *Hand, p *etree.Element) {
		if row, to := Above(p, "tr"), h.One("w:tr"); row != nil && to != nil {
			After(to, row.Copy())
		}
	},
}

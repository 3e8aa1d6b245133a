package readbacktest

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"notat/internal/ooxml"
)

// Kinds is how many ways there are.
var Kinds = len(kinds)

// AtRandom does one to eight edits, and gives what they were.
func (h *Hand) AtRandom() (did []string) {
	names := slices.Sorted(maps.Keys(kinds))
	for range 1 + h.IntN(8) {
		k := names[h.IntN(len(names))]
		did = append(did, k)
		kinds[k](h)
	}
	return did
}

// kinds are the ways in which a draft is edited, each with what is typed.
var kinds = func() map[string]func(h *Hand) {
	out := maps.Clone(typing)
	maps.Copy(out, meaning)
	return out
}()

// typing are the edits of words, as they come.
var typing = map[string]func(h *Hand){
	"append":  func(h *Hand) { e := h.words(); e.SetText(e.Text() + " " + h.Token()) },
	"prepend": func(h *Hand) { e := h.words(); e.SetText(h.Token() + " " + e.Text()) },
	"glued":   func(h *Hand) { e := h.words(); e.SetText(e.Text() + h.Token()) },
	"middle": func(h *Hand) {
		e := h.words()
		rs := []rune(e.Text())
		k := h.IntN(len(rs))
		e.SetText(string(rs[:k]) + " " + h.Token() + " " + string(rs[k:]))
	},
	"replace":      func(h *Hand) { h.words().SetText(h.Token()) },
	"newParagraph": func(h *Hand) { After(h.One("w:p"), Paragraph("", h.Token())) },
	"newHeading": func(h *Hand) {
		After(h.One("w:p"), Paragraph(`<w:pStyle w:val="`+h.Style(fmt.Sprintf("heading %d", 1+h.IntN(4)))+`"/>`, h.Token()))
	},
	"headingAndText": func(h *Hand) {
		p := h.One("w:p")
		After(p, Paragraph("", h.Token()))
		After(p, Paragraph(`<w:pStyle w:val="`+h.Style("heading 1")+`"/>`, h.Token()))
	},
	"newBullet": func(h *Hand) {
		After(h.One("w:p"), Paragraph(`<w:pStyle w:val="`+h.Style("list bullet")+`"/>`, h.Token()))
	},
	"boldLine": func(h *Hand) {
		After(h.One("w:p"), Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>`+h.Token()+`</w:t></w:r></w:p>`))
	},
	"labelled": func(h *Hand) {
		label := []string{"Frist", "Ansvarlig", "Tegn", "Status", "Baggrund"}[h.IntN(5)]
		After(h.One("w:p"), Paragraph("", label+": "+h.Token()))
	},
	"tracked": func(h *Hand) {
		p := h.One("w:p")
		p.AddChild(Element(`<w:ins w:id="1" w:author="Mette" w:date="2025-04-01T10:00:00Z">` + Run(" "+h.Token()) + `</w:ins>`))
	},
	"trackedDelete": func(h *Hand) {
		t := h.words()
		run := t.Parent()
		if run.Tag != "r" {
			return
		}
		del := Element(`<w:del w:id="2" w:author="Mette"/>`)
		After(run, del)
		t.Tag = "delText"
		del.AddChild(run)
	},
	"comment": func(h *Hand) {
		if h.Parts["word/comments.xml"] == "" {
			h.Comment(h.Token())
		}
	},
	"footnote": func(h *Hand) {
		if h.Parts["word/footnotes.xml"] == "" {
			h.Footnote(h.Token())
		}
	},
	"textBox": func(h *Hand) {
		s := h.Token()
		h.One("w:p").AddChild(Element(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>` + Run(s) + `</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>` + Run(s) + `</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`))
	},
	"fallbackOnly": func(h *Hand) {
		h.One("w:p").AddChild(Element(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>` + Run(h.Token()) + `</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`))
	},
	"table": func(h *Hand) {
		After(h.One("w:p"), Element(`<w:tbl><w:tr><w:tc><w:p>`+Run(h.Token())+`</w:p></w:tc><w:tc><w:p>`+Run(h.Token())+`</w:p></w:tc></w:tr></w:tbl>`))
	},
	"tableWithHead": func(h *Hand) {
		heads := [][]string{{"Uge", "Emne"}, {"Mål", "Frist", "Status"}, {"Måling", "Skolen", "Landet"}, {"Tid", "Punkt"}, {"Navn", "Titel"}}
		head := heads[h.IntN(len(heads))]
		xml := rowOf(head...)
		for range 1 + h.IntN(3) {
			cells := make([]string, len(head))
			for i := range cells {
				cells[i] = []string{h.Token(), "7,4 %", "1. maj 2026", "13.00-13.15", ""}[h.IntN(5)]
			}
			cells[0] = h.Token()
			xml += rowOf(cells...)
		}
		After(h.One("w:p"), Element("<w:tbl>"+xml+"</w:tbl>"), Paragraph("", h.Token()))
	},
	"tableAndCaption": func(h *Hand) {
		After(h.One("w:p"), Styled(h.Style("caption"), h.Token()), Element("<w:tbl>"+rowOf("Uge", h.Token())+rowOf("7", h.Token())+"</w:tbl>"))
	},
	"emphasisInCell": func(h *Hand) {
		if c := h.One("w:tc"); c != nil {
			c.AddChild(Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>` + h.Token() + `</w:t></w:r></w:p>`))
		}
	},
	"newColumn": func(h *Hand) {
		tbl := h.One("w:tbl")
		if tbl == nil {
			return
		}
		at := h.IntN(3)
		for _, r := range tbl.SelectElements("w:tr") {
			c := Element(rowOf(h.Token())).SelectElement("w:tc")
			if cs := r.SelectElements("w:tc"); at < len(cs) {
				r.InsertChildAt(cs[at].Index(), c)
			} else {
				r.AddChild(c)
			}
		}
	},
	"columnDeleted": func(h *Hand) {
		if tbl := h.One("w:tbl"); tbl != nil {
			for _, r := range tbl.SelectElements("w:tr") {
				if cs := r.SelectElements("w:tc"); len(cs) > 1 {
					r.RemoveChild(cs[len(cs)-1])
				}
			}
		}
	},
	"columnsSwapped": func(h *Hand) {
		if tbl := h.One("w:tbl"); tbl != nil {
			for _, r := range tbl.SelectElements("w:tr") {
				if cs := r.SelectElements("w:tc"); len(cs) > 1 {
					r.RemoveChild(cs[0])
					After(cs[1], cs[0])
				}
			}
		}
	},
	"cellsMerged": func(h *Hand) {
		r := h.One("w:tr")
		if r == nil || len(r.SelectElements("w:tc")) < 2 {
			return
		}
		cs := r.SelectElements("w:tc")
		pr := cs[0].SelectElement("w:tcPr")
		if pr == nil {
			pr = Element("<w:tcPr/>")
			cs[0].InsertChildAt(0, pr)
		}
		pr.AddChild(Element(`<w:gridSpan w:val="2"/>`))
		for _, c := range cs[1].ChildElements() {
			if c.Tag != "tcPr" {
				cs[0].AddChild(c)
			}
		}
		r.RemoveChild(cs[1])
	},
	"newQuote": func(h *Hand) { After(h.One("w:p"), Styled(h.Style("quote"), h.Token())) },
	"equation": func(h *Hand) {
		h.One("w:p").AddChild(Element(`<w:oMath><w:f><w:num><w:r><w:t>` + h.Token() + `</w:t></w:r></w:num><w:den><w:r><w:t>2</w:t></w:r></w:den></w:f></w:oMath>`))
	},
	"newPicture": func(h *Hand) {
		name := fmt.Sprintf("media/nyt%d.png", h.IntN(1000))
		h.Package.Set("word/"+name, Pixel)
		if id, err := h.Package.AddRel(h.Package.Main(), Relations+"image", name, false); err == nil {
			alt := []string{h.Token(), ""}[h.IntN(2)]
			After(h.One("w:p"), Element(`<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="991" name="Billede 9" descr="`+alt+`"/><a:blip xmlns:a="a" r:embed="`+id+`"/></wp:inline></w:drawing></w:r></w:p>`), Styled(h.Style("caption"), h.Token()))
		}
	},
	"pictureGone": func(h *Hand) {
		if d := h.One("w:drawing"); d != nil {
			if p := Above(d, "p"); p.Parent().Tag != "tc" {
				Drop(p)
			}
		}
	},
	"copiedRow": func(h *Hand) {
		row := h.One("w:tr")
		if row == nil {
			return
		}
		c := row.Copy()
		for _, t := range c.FindElements(".//w:t") {
			t.SetText(h.Token())
		}
		After(row, c)
	},
	"plainRow": func(h *Hand) {
		row := h.One("w:tr")
		if row == nil {
			return
		}
		xml := "<w:tr>"
		for range row.SelectElements("w:tc") {
			xml += "<w:tc><w:p>" + Run(h.Token()) + "</w:p></w:tc>"
		}
		After(row, Element(xml+"</w:tr>"))
	},
	"dropControl": func(h *Hand) {
		if e := h.One("w:sdt"); e != nil {
			Unwrap(e)
		}
	},
	"dropAllControls": func(h *Hand) {
		for e := h.One("w:sdt"); e != nil; e = h.One("w:sdt") {
			Unwrap(e)
		}
	},
	"emptyControl": func(h *Hand) {
		if e := h.One("w:sdt"); e != nil {
			for _, t := range e.FindElements(".//w:t") {
				t.SetText("")
			}
		}
	},
	"leftoverPrompt": func(h *Hand) { // text behind a flag that says it is a prompt
		e := h.One("w:sdt")
		if e == nil {
			return
		}
		pr := ooxml.Child(e, "sdtPr")
		if !ooxml.Has(pr, "showingPlcHdr") {
			pr.CreateElement("w:showingPlcHdr")
		}
		if ts := e.FindElements(".//w:t"); len(ts) > 0 {
			ts[0].SetText(h.Token())
		}
	},
	"header": func(h *Hand) {
		for _, p := range h.Package.Parts() {
			if strings.HasPrefix(p.Name, "word/header") {
				h.Package.Set(p.Name, bytes.Replace(p.Data, []byte("</w:hdr>"), []byte("<w:p>"+Run(h.Token())+"</w:p></w:hdr>"), 1))
				return
			}
		}
	},
	"deleteParagraph": func(h *Hand) {
		p := h.One("w:p")
		if p.Parent().Tag != "tc" {
			p.Parent().RemoveChild(p)
		}
	},
	"deleteRow": func(h *Hand) {
		if row := h.One("w:tr"); row != nil {
			row.Parent().RemoveChild(row)
		}
	},
	"copiedParagraph": func(h *Hand) {
		p := h.One("w:p")
		c := p.Copy()
		c.AddChild(Element(Run(" " + h.Token())))
		After(p, c)
	},
	"moved": func(h *Hand) {
		p, to := h.One("w:p"), h.One("w:p")
		if p == to || p.Parent().Tag == "tc" {
			return
		}
		p.AddChild(Element(Run(" " + h.Token())))
		p.Parent().RemoveChild(p)
		After(to, p)
	},
	"joined": func(h *Hand) {
		p := h.One("w:p")
		k := p.Parent().ChildElements()
		i := slices.Index(k, p)
		if i+1 < len(k) && k[i+1].Tag == "p" {
			p.AddChild(Element(Run(" " + h.Token() + " ")))
			for _, c := range k[i+1].ChildElements() {
				if c.Tag != "pPr" {
					p.AddChild(c)
				}
			}
			p.Parent().RemoveChild(k[i+1])
		}
	},
	"markDeleted": func(h *Hand) {
		p := h.One("w:p")
		pPr := ooxml.Child(p, "pPr")
		if !ooxml.Has(p, "pPr") {
			return
		}
		pPr.CreateElement("w:rPr").AddChild(Element(`<w:del w:id="5" w:author="Mette"/>`))
		p.AddChild(Element(Run(" " + h.Token())))
	},
	"link": func(h *Hand) {
		h.One("w:p").AddChild(Element(`<w:hyperlink w:anchor="x">` + Run(" "+h.Token()) + `</w:hyperlink>`))
	},
	"struck": func(h *Hand) {
		h.One("w:p").AddChild(Element(`<w:r><w:rPr><w:b/><w:strike/></w:rPr><w:t xml:space="preserve"> ` + h.Token() + `</w:t></w:r>`))
	},
	"unknown": func(h *Hand) {
		h.One("w:p").AddChild(Element(`<w:noget>` + Run(" "+h.Token()) + `</w:noget>`))
	},
	"altChunk": func(h *Hand) {
		if h.Parts["word/afchunk.html"] != "" {
			return
		}
		s := h.Token()
		h.relate(Relations+"aFChunk", "word/afchunk"+s+".html", "<p>"+s+"</p>")
		After(h.One("w:p"), Element(`<w:altChunk r:id="rId99"/>`))
	},
	"field": func(h *Hand) {
		p := h.One("w:p")
		for _, xml := range []string{`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, `<w:r><w:instrText> REF x </w:instrText></w:r>`, `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`,
			Run(" " + h.Token()), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`} {
			p.AddChild(Element(xml))
		}
	},
	"foreignControl": func(h *Hand) {
		After(h.One("w:p"), Element(`<w:sdt><w:sdtPr><w:tag w:val="andet"/></w:sdtPr><w:sdtContent><w:p>`+Run(h.Token())+`</w:p></w:sdtContent></w:sdt>`))
	},
	"splitRuns": func(h *Hand) {
		t := h.words()
		run := t.Parent()
		rs := []rune(t.Text())
		if run.Tag != "r" || len(rs) < 2 {
			return
		}
		k := 1 + h.IntN(len(rs)-1)
		c := run.Copy()
		t.SetText(string(rs[:k]))
		t.CreateAttr("xml:space", "preserve")
		c.FindElement("./w:t").SetText(string(rs[k:]))
		c.FindElement("./w:t").CreateAttr("xml:space", "preserve")
		After(run, c)
	},
	"breakInside": func(h *Hand) {
		t := h.words()
		if t.Parent().Tag == "r" {
			t.Parent().AddChild(Element(`<w:br/>`))
			t.Parent().AddChild(Element(`<w:t>` + h.Token() + `</w:t>`))
		}
	},
	"listWithLineBreaks": func(h *Hand) {
		t := h.words()
		if t.Parent().Tag != "r" {
			return
		}
		marks := [][2]string{{"- ", "- "}, {"1. ", "2. "}, {"• ", "• "}}[h.IntN(3)]
		for _, m := range marks {
			t.Parent().AddChild(Element(`<w:br/>`))
			t.Parent().AddChild(Element(`<w:t>` + m + h.Token() + `</w:t>`))
		}
	},
	"deletedRowTracked": func(h *Hand) {
		row := h.One("w:tr")
		if row == nil {
			return
		}
		pr := ooxml.Child(row, "trPr")
		if ooxml.Has(row, "trPr") {
			pr.AddChild(Element(`<w:del w:id="7" w:author="Mette"/>`))
		}
	},
}

// rowOf gives the XML of a row.
func rowOf(cells ...string) string {
	xml := "<w:tr>"
	for _, c := range cells {
		xml += "<w:tc><w:p>" + Run(c) + "</w:p></w:tc>"
	}
	return xml + "</w:tr>"
}

// Pixel is a PNG of one pixel.
var Pixel = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\r\xefF\xb8\x00\x00\x00\x00IEND\xaeB`\x82")

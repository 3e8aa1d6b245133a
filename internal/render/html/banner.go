package html

import (
	"bytes"

	"notat/internal/notat"
	"notat/internal/template"
)

// banner writes the template's header or footer. A page on a screen has no page
// numbers, so a stretch between tab stops that holds a page field is left out.
func (w *writer) banner(tag literal, b template.Banner) {
	var lines []*writer
	b = b.Present(func(tag string) bool { return notat.Plain(w.felter[tag].Inlines) != "" })
	for _, p := range b.Paragraphs {
		if l := w.bannerLine(p); l != nil {
			lines = append(lines, l)
		}
	}
	var pictures []*template.Picture
	for _, p := range b.Paragraphs {
		for _, r := range p.Runs {
			if r.Picture != nil && r.Picture.Anchored {
				pictures = append(pictures, r.Picture)
			}
		}
	}
	if len(lines)+len(pictures) == 0 {
		return
	}
	w.raw("<", tag, " class=\"banner\">\n")
	for _, p := range pictures {
		w.picture(p)
	}
	for _, l := range lines {
		w.Write(l.Bytes())
		w.raw("\n")
	}
	w.raw("</", tag, ">\n")
}

// bannerLine writes a paragraph by itself; nil where it has nothing to show.
func (w *writer) bannerLine(p template.BannerParagraph) *writer {
	var out, stretch writer
	out.felter, stretch.felter = w.felter, w.felter
	paged, moved := false, false
	flush := func() {
		if s := bytes.TrimSpace(stretch.Bytes()); len(s) > 0 && !paged {
			switch {
			case out.Len() > 0:
				out.raw(" <span>")
			case moved: // alone at a tab stop: it stays to the right
				out.raw("<span class=\"right\">")
			default:
				out.raw("<span>")
			}
			out.Write(s)
			out.raw("</span>")
		}
		stretch.Reset()
		paged = false
	}
	for _, r := range p.Runs {
		switch {
		case r.IsTab, r.IsBreak:
			flush()
			moved = moved || r.IsTab
		case r.Field != "":
			paged = true
		case r.Picture != nil:
			if !r.Picture.Anchored {
				stretch.picture(r.Picture)
			}
		default:
			text := r.Text
			if r.Tag != "" {
				text = notat.Plain(w.felter[r.Tag].Inlines)
			}
			if text == "" {
				continue
			}
			if css := runStyle(r.Style, p.Style); css != "" {
				stretch.raw("<span style=\"")
				stretch.text(css)
				stretch.raw("\">")
				stretch.text(text)
				stretch.raw("</span>")
			} else {
				stretch.text(text)
			}
		}
	}
	flush()
	if out.Len() == 0 {
		return nil
	}
	whole := &writer{}
	whole.raw("<p style=\"")
	whole.text(paragraphStyle(p.Style))
	whole.raw("\">")
	whole.Write(out.Bytes())
	whole.raw("</p>")
	return whole
}

// picture writes a logo. One that has its place on the sheet stands at the side
// it is nearest to.
func (w *writer) picture(p *template.Picture) {
	var side literal
	if p.Anchored {
		side = " class=\"left\""
		if middle := w.look.Page.Width / 2; p.X+p.Width/2 > middle {
			side = " class=\"right\""
		}
	}
	w.raw("<img src=\"")
	w.data(p.MIME, p.Data)
	w.raw("\"", side, " style=\"width:")
	w.number(p.Width)
	w.raw("pt\" alt=\"")
	w.text(p.Alt)
	w.raw("\">")
}

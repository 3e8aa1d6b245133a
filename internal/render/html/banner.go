package html

import (
	"encoding/base64"
	"strings"

	"notat/internal/notat"
	"notat/internal/template"
)

// banner writes the template's header or footer. A page on a screen has no page
// numbers, so a stretch between tab stops that holds a page field is left out.
func (w *writer) banner(tag string, b template.Banner) {
	var lines []string
	b = b.Present(func(tag string) bool { return notat.Plain(w.felter[tag].Inlines) != "" })
	for _, p := range b.Paragraphs {
		if s := w.bannerLine(p); s != "" {
			lines = append(lines, s)
		}
	}
	if len(lines) == 0 {
		return
	}
	w.raw("<", tag, " class=\"banner\">\n")
	for _, p := range b.Paragraphs {
		for _, r := range p.Runs {
			if r.Picture != nil && r.Picture.Anchored {
				w.picture(r.Picture)
			}
		}
	}
	w.raw(strings.Join(lines, "\n"), "\n</", tag, ">\n")
}

func (w *writer) bannerLine(p template.BannerParagraph) string {
	var out, stretch writer
	out.felter, stretch.felter = w.felter, w.felter
	paged, moved := false, false
	flush := func() {
		if s := strings.TrimSpace(stretch.String()); s != "" && !paged {
			switch {
			case out.Len() > 0:
				out.raw(" <span>", s, "</span>")
			case moved: // alone at a tab stop: it stays to the right
				out.raw("<span class=\"right\">", s, "</span>")
			default:
				out.raw("<span>", s, "</span>")
			}
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
		return ""
	}
	var whole writer
	whole.raw("<p style=\"")
	whole.text(paragraphStyle(p.Style))
	whole.raw("\">", out.String(), "</p>")
	return whole.String()
}

// picture writes a logo. One that has its place on the sheet stands at the side
// it is nearest to.
func (w *writer) picture(p *template.Picture) {
	side := ""
	if p.Anchored {
		side = " class=\"left\""
		if middle := w.look.Page.Width / 2; p.X+p.Width/2 > middle {
			side = " class=\"right\""
		}
	}
	w.raw("<img src=\"data:", p.MIME, ";base64,", base64.StdEncoding.EncodeToString(p.Data),
		"\"", side, " style=\"width:", points(p.Width), "\" alt=\"")
	w.text(p.Alt)
	w.raw("\">")
}

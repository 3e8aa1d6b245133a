package html

import (
	"strings"

	"notat/internal/notat"
	"notat/internal/typeset"
)

func (w *writer) inlines(in []notat.Inline) {
	for _, x := range in {
		switch x := x.(type) {
		case notat.Text:
			if w.heads {
				x = notat.Text(typeset.Hyphenated(string(x)))
			}
			w.text(string(x))
		case notat.Strong:
			w.raw("<strong>")
			w.inlines(x)
			w.raw("</strong>")
		case notat.Emph:
			w.raw("<em>")
			w.inlines(x)
			w.raw("</em>")
		case notat.Link:
			w.link(x)
		case notat.Break:
			w.raw("<br>\n")
		case notat.Felt:
			w.felt(x)
		default:
			w.fail("inline", x)
		}
	}
}

// felt writes the words of a field, marked with their place where somebody edits them
// beside the page.
func (w *writer) felt(f notat.Felt) {
	if w.places == nil || f.Pointer == "" {
		w.inlines(f.Inlines)
		return
	}
	w.raw("<span")
	w.place(f.Pointer)
	w.raw(">")
	w.inlines(f.Inlines)
	w.raw("</span>")
}

// schemes are the addresses a page may lead to. The record's own rules hold the
// others back; here they are held back once more, since a page is where they bite.
var schemes = []string{"https://", "http://", "mailto:"}

func (w *writer) link(l notat.Link) {
	for _, s := range schemes {
		if len(l.Address) >= len(s) && strings.EqualFold(l.Address[:len(s)], s) {
			w.raw("<a href=\"")
			w.text(l.Address)
			w.raw("\">")
			w.inlines(l.Inlines)
			w.raw("</a>")
			return
		}
	}
	w.inlines(l.Inlines)
}

package html

import "notat/internal/notat"

// longNotat is how many bytes of words a page holds before it gets a table of
// contents: about what fills five pages of paper.
const longNotat = 8000

// contents writes the table of contents of a long notat. On a wide screen it stands
// beside the notat; on a narrow one, where it would push the notat off the screen,
// it is closed until it is wanted. It stands outside main, whose words are the
// notat's.
func (w *writer) contents(d *notat.Document) {
	var sections []*notat.Heading
	for _, b := range d.Blocks {
		if h, ok := b.(*notat.Heading); ok && h.Anchor != "" && (h.Level == 2 || h.Level == 3 && len(sections) > 0) && !notat.Empty(h.Inlines) {
			sections = append(sections, h)
		}
	}
	if len(sections) < 2 || !d.TextOver(longNotat) {
		return
	}
	w.raw("<nav class=\"contents\" aria-label=\"")
	w.text(w.indhold)
	w.raw("\">\n<details class=\"fold\"><summary>")
	w.text(w.indhold)
	w.raw("</summary></details>\n<div class=\"folded\">\n<p>")
	w.text(w.indhold)
	w.raw("</p>\n<ul>\n")
	for i, h := range sections {
		w.raw("<li><a href=\"#")
		w.text(anchor(h.Anchor))
		w.raw("\">")
		w.text(notat.Plain(h.Numbered()))
		w.raw("</a>")
		next := 2
		if i+1 < len(sections) {
			next = sections[i+1].Level
		}
		switch {
		case next > h.Level:
			w.raw("\n<ul>\n")
			continue
		case next < h.Level:
			w.raw("</li>\n</ul>\n")
		}
		w.raw("</li>\n")
	}
	w.raw("</ul>\n</div>\n</nav>\n")
}

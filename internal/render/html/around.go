package html

import (
	"notat/internal/notat"
	"notat/internal/template"
)

// Around gives what stands around a page that is no notat in a template's look: the
// header and footer with the fields that are given. Its style sheet is StyleSheet's.
func Around(t *template.Template, felter map[string]string) (header, footer string) {
	words := make(map[string]notat.Felt, len(felter))
	for tag, s := range felter {
		words[tag] = notat.Felt{Inlines: []notat.Inline{notat.Text(s)}}
	}
	head, foot := banners(&t.Look)
	drawn := func(tag literal, b template.Banner) string {
		w := &writer{look: &t.Look, felter: words}
		w.banner(tag, b)
		return w.String()
	}
	return drawn("header", head), drawn("footer", foot)
}

// banners are the header and footer of a page: those of the first sheet.
func banners(l *template.Look) (header, footer template.Banner) {
	if l.FirstPage {
		return l.FirstHeader, l.FirstFooter
	}
	return l.Header, l.Footer
}

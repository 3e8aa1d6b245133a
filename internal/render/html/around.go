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
		w.banner(tag, without(b, func(tag string) bool { return words[tag].Inlines != nil }))
		return w.String()
	}
	return drawn("header", head), drawn("footer", foot)
}

// without gives a banner without the fixed text that belongs to a field nobody gave:
// "Birkelund Skole · skoleåret {{dokument.skoleaar}}" is "Birkelund Skole" on the page of
// a school, which is of no year. It stands before its field, or after the first.
func without(b template.Banner, has func(tag string) bool) template.Banner {
	var out template.Banner
	for _, p := range b.Paragraphs {
		var runs, fixed []template.BannerRun
		said, missing := false, false // of the fields of this stretch
		for _, r := range p.Runs {
			switch {
			case r.IsTab, r.IsBreak:
				runs, fixed = append(append(runs, fixed...), r), nil
				said, missing = false, false
			case r.Tag != "" && !has(r.Tag):
				fixed, missing = nil, true
				if !said {
					runs = append(runs, r) // Present judges the stretch by its fields
				}
			case r.Tag != "":
				if !said && missing {
					fixed = nil
				}
				runs, fixed, said = append(append(runs, fixed...), r), nil, true
			case r.Picture != nil, r.Field != "":
				runs, fixed = append(append(runs, fixed...), r), nil
			default:
				fixed = append(fixed, r)
			}
		}
		p.Runs = append(runs, fixed...)
		out.Paragraphs = append(out.Paragraphs, p)
	}
	return out
}

// banners are the header and footer of a page: those of the first sheet.
func banners(l *template.Look) (header, footer template.Banner) {
	if l.FirstPage {
		return l.FirstHeader, l.FirstFooter
	}
	return l.Header, l.Footer
}

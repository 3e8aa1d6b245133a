package docx

import (
	"strings"

	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/template"
)

// stretch is what stands together in a paragraph of the template: "Sagsnr.
// {{sag.sagsnr}}" between two tabs. Where every tag of it is empty, its fixed
// text goes too; template.Banner.Present is the same for the other formats.
type stretch struct{ tags []piece }

// cutParagraph makes places of the tags of a paragraph, and of the fixed text
// that stands with them.
func (c *cutter) cutParagraph(p *etree.Element, controls bool) {
	ls, size := words(p, nil, 0)
	text := joined(ls, size)
	var found [][]int
	for _, m := range tagPattern.FindAllStringSubmatchIndex(text, -1) {
		if template.IsTag(text[m[2]:m[3]]) {
			found = append(found, m)
		}
	}
	controls = controls && !inTextBox(p)
	for len(found) > 0 { // from behind, so that places before stay right
		last := found[len(found)-1]
		from := strings.LastIndexByte(text[:last[0]], 0) + 1
		to := len(text)
		if i := strings.IndexByte(text[last[1]:], 0); i >= 0 {
			to = last[1] + i
		}
		first := len(found) - 1
		for first > 0 && found[first-1][0] >= from {
			first--
		}
		c.cutStretch(ls, text, from, to, found[first:], controls)
		found = found[:first]
	}
}

func (c *cutter) cutStretch(ls []letters, text string, from, to int, tags [][]int, controls bool) {
	s := &stretch{}
	for i := len(tags) - 1; i >= 0; i-- {
		m := tags[i]
		c.cutFixed(ls, m[1], to, s)
		p := piece{kind: tagged, tag: text[m[2]:m[3]], written: text[m[0]:m[1]], control: controls, stretch: s}
		s.tags = append(s.tags, c.cutOut(ls, m[0], m[1], p))
		to = m[0]
	}
	c.cutFixed(ls, from, to, s)
}

// cutFixed makes a place of the fixed text from..to, one for each run.
func (c *cutter) cutFixed(ls []letters, from, to int, s *stretch) {
	for i := len(ls) - 1; i >= 0; i-- {
		l := ls[i]
		a, b := max(from, l.start), min(to, l.start+len(l.text))
		if a < b {
			c.cutOut(ls, a, b, piece{kind: beside, written: l.text[a-l.start : b-l.start], stretch: s})
		}
	}
}

// says reports whether any tag of a stretch has words or asks for them.
func (w *writer) says(s *stretch) bool {
	for i := range s.tags {
		p := &s.tags[i]
		f, ok := w.doc.Felter[p.tag]
		if !ok || !notat.Empty(f.Inlines) || p.control && editable(&f) && !w.seen[f.Pointer] && w.prompts(&f) {
			return true
		}
	}
	return false
}

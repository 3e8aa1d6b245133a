package docx

import (
	"strings"

	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// stretch is what stands together in a paragraph of the template: "Sagsnr.
// {{sag.sagsnr}}" between two tabs. Where every tag of it is empty, its fixed
// text goes too; template.Banner.Present is the same for the other formats.
type stretch struct{ tags []piece }

// cutParagraph makes places of the tags of a paragraph, and of the fixed text
// that stands with them.
func (c *cutter) cutParagraph(p *etree.Element, controls bool) {
	ls, size := ooxml.LettersOf(p)
	text := ooxml.Joined(ls, size)
	var found []template.Written
	for _, m := range template.FindTags(text) {
		if template.IsTag(m.Name) { // any other stays as it is
			found = append(found, m)
		}
	}
	controls = controls && !inTextBox(p)
	for len(found) > 0 { // from behind, so that places before stay right
		last := found[len(found)-1]
		from := strings.LastIndexByte(text[:last.From], 0) + 1
		to := len(text)
		if i := strings.IndexByte(text[last.To:], 0); i >= 0 {
			to = last.To + i
		}
		first := len(found) - 1
		for first > 0 && found[first-1].From >= from {
			first--
		}
		c.cutStretch(ls, text, from, to, found[first:], controls)
		found = found[:first]
	}
}

func (c *cutter) cutStretch(ls []ooxml.Letters, text string, from, to int, tags []template.Written, controls bool) {
	s := &stretch{}
	for i := len(tags) - 1; i >= 0; i-- {
		m := tags[i]
		c.cutFixed(ls, m.To, to, s)
		p := piece{kind: tagged, tag: m.Name, written: text[m.From:m.To], control: controls, stretch: s}
		s.tags = append(s.tags, c.cutOut(ls, m.From, m.To, p))
		to = m.From
	}
	c.cutFixed(ls, from, to, s)
}

// cutFixed makes a place of the fixed text from..to, one for each run.
func (c *cutter) cutFixed(ls []ooxml.Letters, from, to int, s *stretch) {
	for i := len(ls) - 1; i >= 0; i-- {
		l := ls[i]
		a, b := max(from, l.Start), min(to, l.Start+len(l.Text))
		if a < b {
			c.cutOut(ls, a, b, piece{kind: beside, written: l.Text[a-l.Start : b-l.Start], stretch: s})
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

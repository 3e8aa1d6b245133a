package story

import (
	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// picture notes where a picture comes from (a:blip, v:imagedata) and what is
// said in its place.
func (w *walker) picture(e *etree.Element) {
	d := Drawing{Near: len(w.Paragraphs)}
	for _, a := range e.Attr {
		switch a.Key {
		case "embed", "id", "pict":
			if d.Part == "" {
				d.Part = w.parts[a.Value]
			}
			if d.Linked == "" {
				d.Linked = w.targets[a.Value]
			}
		case "link", "href":
			d.Linked = w.targets[a.Value]
		}
	}
	for up := e.Parent(); up != nil && up.Tag != "r"; up = up.Parent() {
		switch up.Tag {
		case "inline", "anchor":
			d.Alt = ooxml.Attr(ooxml.Child(up, "docPr"), "descr")
		case "shape":
			d.Alt = ooxml.Attr(up, "alt")
		}
	}
	w.Drawings = append(w.Drawings, d)
}

package odt

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/story"
)

// drawn reads a frame or a shape: the picture in it, the text in it, what is said in
// its place.
func (w *walker) drawn(e *etree.Element, in inside) {
	said := story.Words(ooxml.Child(e, "desc").Text())
	if said == "" {
		said = story.Words(ooxml.Child(e, "title").Text())
	}
	if e.Tag != "frame" {
		before := len(w.boxes)
		if w.boxed(e, in); len(w.boxes) == before && e.Tag != "g" && e.Tag != "a" {
			w.Shapes = append(w.Shapes, story.Removed{Text: said, Near: len(w.Paragraphs)})
		}
		return
	}
	for _, c := range e.ChildElements() { // the first that is known is shown, the others stand in for it
		switch c.Tag {
		case "text-box":
			w.boxed(c, in)
		case "table":
			w.boxed(etreeOf(c), in)
		case "object", "object-ole", "plugin", "applet", "floating-frame":
			w.Embedded = append(w.Embedded, story.Embedded{Tag: c.Tag, Part: strings.TrimPrefix(ooxml.Attr(c, "href"), "./"), Near: len(w.Paragraphs), Own: w.cur == nil || len(w.cur.Runs) == 0})
		case "image":
			w.picture(c, said)
		default:
			continue
		}
		return
	}
}

func (w *walker) picture(e *etree.Element, said string) {
	d := story.Drawing{Alt: said, Near: len(w.Paragraphs)}
	href := strings.TrimPrefix(ooxml.Attr(e, "href"), "./")
	if _, there := w.file.Part(href); there {
		d.Part = href
	} else {
		d.Linked = href
	}
	w.Drawings = append(w.Drawings, d)
	if w.cur != nil {
		w.cur.Pictures++
	}
}

// boxed reads what stands in a box: paragraphs of their own, after the one that it
// hangs on.
func (w *walker) boxed(e *etree.Element, in inside) {
	inner := &walker{ctx: w.ctx, file: w.file, styles: w.styles, numbers: w.numbers, deleted: w.deleted, comments: w.comments, notes: w.notes}
	inner.Tables = w.Tables
	in = inside{box: true, contents: in.contents}
	inner.body(e, in)
	inner.flush()
	w.Tables, w.comments, w.notes = inner.Tables, inner.comments, inner.notes
	w.boxes = slices.Concat(w.boxes, inner.Paragraphs)
	inner.Shift(slices.Repeat([]int{len(w.Paragraphs)}, len(inner.Paragraphs)+1)) // all of it stands where the box does
	w.Removed, w.Shapes = append(w.Removed, inner.Removed...), append(w.Shapes, inner.Shapes...)
	w.Drawings, w.Embedded = append(w.Drawings, inner.Drawings...), append(w.Embedded, inner.Embedded...)
}

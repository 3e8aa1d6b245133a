package slides

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/source/office"
	"notat/internal/story"
)

// rect is a place on a slide, in English Metric Units.
type rect struct{ x, y, w, h float64 }

// shape is what stands at one place of a slide: a text, a picture, a table, a group of
// them.
type shape struct {
	at     rect
	title  bool
	held   bool // in a placeholder
	pieces []source.Piece
	left   []source.Left
	group  []*shape // in reading order
	part   string   // of a picture
	size   int      // of its smallest words, in hundredths of a point
}

// slide reads one slide with what belongs to it.
func (r *reader) slide(s *slide, name string) error {
	doc, err := r.file.XMLContext(r.ctx, name)
	if err != nil {
		return err
	}
	rels, err := r.rels(name)
	if err != nil {
		return err
	}
	root := doc.Root()
	s.hidden = ooxml.Attr(root, "show") == "0" || ooxml.Attr(root, "show") == "false"
	l, err := r.layoutOf(part(rels, "slideLayout"), "slideMaster")
	if err != nil {
		return err
	}
	s.head = l.kind == "secHead"
	if show := ooxml.Attr(root, "showMasterSp"); show != "0" && show != "false" {
		for at := l; at != nil; at = at.under {
			s.from = append(s.from, at.part)
			if !at.shows {
				break
			}
		}
	}
	w := &walker{reader: r, slide: s, rels: rels, layout: l, set: map[setting][]*etree.Element{}}
	if s.shapes, err = w.tree(ooxml.Child(ooxml.Child(root, "cSld"), "spTree"), frame{}, 0); err != nil {
		return err
	}
	w.guessTitle()
	return r.readBeside(s, rels)
}

// walker reads the shapes of one slide.
type walker struct {
	*reader
	slide  *slide
	rels   map[string]ooxml.Rel
	layout *layout
	shapes int
	set    map[setting][]*etree.Element
}

// frame is how the coordinates of a group become those of its slide; the zero frame is
// the slide's own.
type frame struct {
	x, y, byX, byY float64
	set            bool
}

func (f frame) place(at rect) rect {
	if !f.set {
		return at
	}
	return rect{f.x + at.x*f.byX, f.y + at.y*f.byY, at.w * f.byX, at.h * f.byY}
}

// tree reads the shapes below an element, and gives those that say something.
func (w *walker) tree(e *etree.Element, f frame, depth int) ([]*shape, error) {
	if depth > MaxDepth {
		return nil, tooMany("grupper i hinanden")
	}
	var out []*shape
	for _, c := range e.ChildElements() {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		if w.shapes++; w.shapes > MaxShapes {
			return nil, tooMany("figurer på samme slide")
		}
		var err error
		switch c.Tag {
		case "AlternateContent":
			var inner []*shape
			for _, way := range c.ChildElements() { // the first that says something
				if inner, err = w.tree(way, f, depth+1); err != nil {
					return nil, err
				}
				if len(inner) > 0 {
					break
				}
			}
			out = append(out, inner...)
		case "grpSp", "lockedCanvas":
			var inner []*shape
			if inner, err = w.tree(c, f.into(ooxml.Child(ooxml.Child(c, "grpSpPr"), "xfrm")), depth+1); err != nil {
				return nil, err
			}
			if len(inner) > 0 && hiddenShape(c) {
				out = append(out, w.hide(inner))
			} else if len(inner) > 0 {
				out = append(out, grouped(inner))
			}
		case "sp", "pic", "graphicFrame", "cxnSp", "contentPart":
			sh := &shape{}
			if err = w.shape(c, f, sh); err != nil {
				return nil, err
			}
			if w.said > MaxPieces {
				return nil, tooMany("afsnit")
			}
			if len(sh.pieces)+len(sh.left) > 0 {
				if hiddenShape(c) || w.outside(sh.at) {
					sh = w.hide([]*shape{sh})
				}
				out = append(out, sh)
			}
		}
	}
	return out, nil
}

func (f frame) into(x *etree.Element) frame {
	off, ext, from, size := ooxml.Child(x, "off"), ooxml.Child(x, "ext"), ooxml.Child(x, "chOff"), ooxml.Child(x, "chExt")
	by := func(name string) float64 {
		if n := number(size, name); n > 0 {
			return number(ext, name) / n
		}
		return 1
	}
	if !f.set {
		f.byX, f.byY = 1, 1
	}
	byX, byY := by("cx"), by("cy")
	return frame{
		x: f.x + f.byX*(number(off, "x")-byX*number(from, "x")), y: f.y + f.byY*(number(off, "y")-byY*number(from, "y")),
		byX: f.byX * byX, byY: f.byY * byY, set: true,
	}
}

// outside reports whether a place lies beside the slide, where only who edits it looks.
func (w *walker) outside(at rect) bool {
	return w.width > 0 && w.height > 0 && at.w+at.h > 0 && (at.x >= w.width || at.y >= w.height || at.x+at.w <= 0 || at.y+at.h <= 0)
}

// hide makes what nobody sees one thing that is left out.
func (w *walker) hide(inner []*shape) *shape {
	return &shape{left: []source.Left{{Why: source.Hidden, Text: strings.Join(texts(inner), "\n"), Place: source.Place{Slide: w.slide.number}}}}
}

func hiddenShape(e *etree.Element) bool {
	v := ooxml.Attr(ownProperties(e), "hidden")
	return v == "1" || v == "true"
}

// ownProperties gives a shape's p:cNvPr: its name, and what is said in its place.
func ownProperties(e *etree.Element) *etree.Element {
	for _, c := range e.ChildElements() {
		if strings.HasPrefix(c.Tag, "nv") {
			return ooxml.Child(c, "cNvPr")
		}
	}
	return ooxml.Child(e, "none")
}

// decorative reports whether the file says that a shape says nothing.
func decorative(own *etree.Element) bool {
	for _, e := range own.FindElements(".//decorative") {
		if v := ooxml.Attr(e, "val"); v == "1" || v == "true" {
			return true
		}
	}
	return false
}

func (w *walker) here() source.Place {
	w.slide.count++
	w.said++
	return source.Place{Slide: w.slide.number, Paragraph: w.slide.count}
}

// shape reads one shape.
func (w *walker) shape(e *etree.Element, f frame, sh *shape) error {
	own := ownProperties(e)
	ph := holdOf(e)
	sh.at = f.place(w.rect(e, ph))
	sh.title, sh.held = ph.title(), ph.there
	switch {
	case e.Tag == "graphicFrame":
		if err := w.graphic(e, sh); err != nil {
			return err
		}
	case numbered(e):
		sh.left = append(sh.left, source.Left{Why: source.PageNumber, Text: story.TextBelow(e), Place: source.Place{Slide: w.slide.number}})
		return nil
	case ph.runs():
		if l, ok := ph.left(e, w.slide.number); ok {
			sh.left = append(sh.left, l)
		}
		return nil
	default:
		w.words(ooxml.Child(e, "txBody"), ph, sh)
	}
	said := story.Words(ooxml.Attr(own, "descr"))
	blip := ooxml.Child(ooxml.Child(ooxml.Child(e, "spPr"), "blipFill"), "blip")
	if e.Tag == "pic" {
		blip = ooxml.Child(ooxml.Child(e, "blipFill"), "blip")
	}
	for _, ole := range e.FindElements("graphic/graphicData//pic/blipFill/blip") {
		blip = ole
	}
	switch drawn := blip.Tag == "blip"; {
	case decorative(own):
		if said == "" {
			said = story.Words(ooxml.Attr(own, "name"))
		}
		sh.left = append(sh.left, source.Left{Why: source.Decoration, Text: said, Place: source.Place{Slide: w.slide.number}})
	case drawn:
		sh.pictured(w, blip, said)
	case said != "" && len(sh.pieces) == 0:
		sh.left = append(sh.left, source.Left{Why: source.Decoration, Text: said, Place: source.Place{Slide: w.slide.number}})
	}
	return nil
}

// numbered reports whether a shape says nothing but the number of its slide, in a
// field that counts it.
func numbered(e *etree.Element) bool {
	field := e.FindElement("txBody/p/fld[@type='slidenum']")
	return field != nil && story.TextBelow(field) != "" && story.TextBelow(field) == story.TextBelow(ooxml.Child(e, "txBody"))
}

func (sh *shape) pictured(w *walker, blip *etree.Element, said string) {
	linked := ""
	if rel := w.rels[attrNS(blip, "embed")]; !rel.External {
		sh.part = rel.Part
	}
	if rel := w.rels[attrNS(blip, "link")]; rel.External {
		linked = rel.Target
	}
	sh.pieces = append(sh.pieces, source.Piece{What: source.Picture, Figure: office.Figure(w.file, sh.part, linked, said), Sure: true, Place: w.here()})
}

func grouped(inner []*shape) *shape {
	g := &shape{at: inner[0].at, group: order(inner)}
	for _, s := range g.group {
		right, low := max(g.at.x+g.at.w, s.at.x+s.at.w), max(g.at.y+g.at.h, s.at.y+s.at.h)
		g.at.x, g.at.y = min(g.at.x, s.at.x), min(g.at.y, s.at.y)
		g.at.w, g.at.h = right-g.at.x, low-g.at.y
		g.pieces = append(g.pieces, s.pieces...)
		g.left = append(g.left, s.left...)
		g.title = g.title || s.title
	}
	return g
}

// texts gives all words of shapes, in lines.
func texts(shapes []*shape) []string {
	var out []string
	for _, s := range shapes {
		out = append(out, piecesText(s.pieces)...)
		for _, l := range s.left {
			out = append(out, l.Text)
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

func piecesText(pieces []source.Piece) []string {
	var out []string
	for p := range source.Each(pieces) {
		switch p.What {
		case source.Picture:
			out = append(out, p.Figure.Alt)
		case source.Heading, source.Text, source.Item, source.Aside:
			out = append(out, source.Plain(p.Words))
		case source.Table: // its words are its cells'
		}
	}
	return out
}

func number(e *etree.Element, name string) float64 {
	v, err := strconv.ParseFloat(ooxml.Attr(e, name), 64)
	if err != nil || v != v || v > 1e9 || v < -1e9 { // a slide is 56 inches at most: 51 million
		return 0
	}
	return v
}

// attrNS gives an attribute that has a prefix, such as r:id.
func attrNS(e *etree.Element, name string) string {
	for _, a := range e.Attr {
		if a.Key == name && a.Space != "" {
			return a.Value
		}
	}
	return ""
}

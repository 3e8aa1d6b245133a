package story

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Drawing is a picture of the main part.
type Drawing struct {
	Part   string   // that holds its data, or ""
	Linked string   // address of a picture that is not in the file, or ""
	Also   []string // other parts with the same picture, such as a drawing of lines
	Alt    string   // what is said in its place
	Near   int      // how many paragraphs stand before it: the one that it stands in
	Object bool     // it only shows what an embedded file looks like

	Crop             Crop
	Turn             int  // quarters of a circle, clockwise
	MirrorX, MirrorY bool // from left to right, from top to bottom, before it is turned
	Altered          bool // it looks otherwise than its data in a way not told here
}

// Crop is what is cut off a picture at its sides, in parts of its width or height.
type Crop struct{ Left, Top, Right, Bottom float64 }

// Shaped reports whether it is shown otherwise than its data have it, in a way that is
// told here.
func (d *Drawing) Shaped() bool {
	return d.Crop != Crop{} || d.Turn != 0 || d.MirrorX || d.MirrorY
}

// picture notes where a picture comes from (a:blip, v:imagedata), what is said in
// its place, and what of it is shown.
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
			if n, err := strconv.ParseFloat(cssRotation(ooxml.Attr(up, "style")), 64); err == nil {
				d.turned(n)
			}
		case "object":
			d.Object = true
		case "pic":
			d.shaped(ooxml.Child(up, "spPr"))
		case "blipFill":
			d.Crop = cropped(ooxml.Child(up, "srcRect"), []string{"l", "t", "r", "b"}, perMille)
		}
	}
	if e.Tag == "imagedata" {
		d.Crop = cropped(e, []string{"cropleft", "croptop", "cropright", "cropbottom"}, vmlFraction)
	}
	w.inBlip(e, &d)
	w.Drawings = append(w.Drawings, d)
}

// unchanging are elements of a blip that leave a picture as its data have it.
var unchanging = []string{"extLst", "ext", "useLocalDpi", "svgBlip", "imgProps", "imgLayer"}

// inBlip looks at what a blip says beside the address of its data.
func (w *walker) inBlip(e *etree.Element, d *Drawing) {
	for _, c := range e.ChildElements() {
		d.Altered = d.Altered || !slices.Contains(unchanging, c.Tag)
		if id := attrNS(c, "embed"); w.parts[id] != "" {
			d.Also = append(d.Also, w.parts[id])
		}
		w.inBlip(c, d)
	}
}

// shaped reads how a picture is turned, and whether it is cut to another form
// than a rectangle (ISO/IEC 29500-1 § 20.1.7.6, 60,000ths of a degree).
func (d *Drawing) shaped(spPr *etree.Element) {
	xfrm := ooxml.Child(spPr, "xfrm")
	if n, err := strconv.Atoi(ooxml.Attr(xfrm, "rot")); err == nil {
		d.turned(float64(n) / 60_000)
	}
	on := func(name string) bool { v := ooxml.Attr(xfrm, name); return v == "1" || v == "true" }
	form := ooxml.Attr(ooxml.Child(spPr, "prstGeom"), "prst")
	d.MirrorX, d.MirrorY = on("flipH"), on("flipV")
	d.Altered = d.Altered || form != "" && form != "rect" || ooxml.Has(spPr, "custGeom")
}

func (d *Drawing) turned(degrees float64) {
	quarters := degrees / 90
	if quarters != math.Trunc(quarters) || math.IsInf(quarters, 0) {
		d.Altered = true
		return
	}
	d.Turn = ((int(math.Mod(quarters, 4)) + 4) % 4)
}

func cssRotation(style string) string {
	_, rest, ok := strings.Cut(style, "rotation:")
	if !ok {
		return ""
	}
	n, _, _ := strings.Cut(rest, ";")
	return strings.TrimSpace(n)
}

// cropped reads what is cut off at four sides; less than nothing is room around
// the picture, which is none of it.
func cropped(e *etree.Element, sides []string, read func(string) float64) Crop {
	var at [4]float64
	for i, name := range sides {
		if n := read(ooxml.Attr(e, name)); n > 0 { // NaN is not
			at[i] = min(n, 1)
		}
	}
	return Crop{at[0], at[1], at[2], at[3]}
}

// perMille reads thousandths of a percent, or a percentage.
func perMille(s string) float64 {
	if p, ok := strings.CutSuffix(s, "%"); ok {
		n, _ := strconv.ParseFloat(p, 64)
		return n / 100
	}
	n, _ := strconv.ParseFloat(s, 64)
	return n / 100_000
}

// vmlFraction reads a fraction, or 65536ths with an f.
func vmlFraction(s string) float64 {
	if f, ok := strings.CutSuffix(s, "f"); ok {
		n, _ := strconv.ParseFloat(f, 64)
		return n / 65_536
	}
	n, _ := strconv.ParseFloat(s, 64)
	return n
}

// drawn reads a drawing, and notes one that shows something which is neither a
// picture, words nor a part of its own: lines, arrows, ink.
func (w *walker) drawn(e *etree.Element, in inside) {
	pictures, boxes := len(w.Drawings), len(w.boxes)
	w.drawing(e, in)
	picture := len(w.Drawings) > pictures
	if picture || len(w.boxes) > boxes {
		w.described(e, picture)
		return
	}
	if s, ok := shape(e); ok {
		w.Shapes = append(w.Shapes, Removed{Text: s, Near: len(w.Paragraphs)})
		w.described(e, true)
	}
}

// described notes what is said in the place of a text box, and the titles of what is
// drawn; said is where the words in its place are told of elsewhere.
func (w *walker) described(e *etree.Element, said bool) {
	for _, c := range e.ChildElements() {
		alt := ""
		switch {
		case c.Tag == "txbxContent":
			continue
		case c.Tag == "docPr":
			alt = ooxml.Attr(c, "descr")
		case shapes[c.Tag]:
			alt = ooxml.Attr(c, "alt")
		default:
			w.described(c, said)
			continue
		}
		title := Words(ooxml.Attr(c, "title"))
		if alt = Words(alt); alt != "" && !said {
			w.Described = append(w.Described, Removed{Text: alt, Near: len(w.Paragraphs)})
		}
		if title != "" && title != alt {
			w.Described = append(w.Described, Removed{Text: title, Near: len(w.Paragraphs)})
		}
		w.described(c, said)
	}
}

// embedded notes what has a part of its own, by the relationship that an element
// names: r:id, or r:dm of a diagram's words.
func (w *walker) embedded(e *etree.Element) {
	id := attrNS(e, "dm")
	if id == "" {
		id = attrNS(e, "id")
	}
	w.Embedded = append(w.Embedded, Embedded{Tag: e.Tag, Part: w.parts[id], Near: len(w.Paragraphs), Own: w.cur == nil})
}

// shapes are elements that draw something by themselves.
var shapes = map[string]bool{"wsp": true, "cxnSp": true, "wpc": true, "contentPart": true, "line": true, "rect": true, "roundrect": true, "oval": true, "polyline": true, "arc": true, "curve": true, "shape": true, "control": true}

// shape reports whether something is drawn below an element, and what is said in
// its place; a chart, a diagram or an embedded file is a part of its own.
func shape(e *etree.Element) (s string, ok bool) {
	for _, c := range e.ChildElements() {
		switch {
		case c.Tag == "docPr":
			s = Words(ooxml.Attr(c, "descr"))
			if s == "" {
				s = Words(ooxml.Attr(c, "name"))
			}
		case c.Tag == "chart", c.Tag == "relIds", c.Tag == "OLEObject":
			return "", false
		case shapes[c.Tag]:
			ok = true
			if s == "" {
				s = Words(ooxml.Attr(c, "alt"))
			}
		}
		below, drawn := shape(c)
		ok = ok || drawn
		if s == "" {
			s = below
		}
	}
	return s, ok
}

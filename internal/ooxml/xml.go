package ooxml

import (
	"strconv"

	"github.com/beevik/etree"
)

// NS is the namespace of WordprocessingML in the transitional format.
const NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

var nothing = etree.NewElement("nothing")

// Child gives the first child element with a local name. Where there is none, or
// e is nil, it gives an empty element that may be asked further but not changed.
func Child(e *etree.Element, tag string) *etree.Element {
	if e != nil {
		for _, c := range e.Child {
			if el, ok := c.(*etree.Element); ok && el.Tag == tag {
				return el
			}
		}
	}
	return nothing
}

// Has reports whether e has a child element with a local name.
func Has(e *etree.Element, tag string) bool { return Child(e, tag) != nothing }

// Children gives the child elements; none for nil.
func Children(e *etree.Element) []*etree.Element {
	if e == nil {
		return nil
	}
	return e.ChildElements()
}

// Attr gives an attribute by its local name, or "".
func Attr(e *etree.Element, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Key == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

// Val gives w:val of a child element, or "".
func Val(e *etree.Element, tag string) string { return Attr(Child(e, tag), "val") }

// On reports whether an on/off property stands in e and is on.
func On(e *etree.Element, tag string) bool { return on(e, tag, false) }

// on reads an on/off property (ISO/IEC 29500-1 § 17.17.4): there without a
// value means on.
func on(e *etree.Element, tag string, was bool) bool {
	c := Child(e, tag)
	if c == nothing {
		return was
	}
	switch Attr(c, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// maxPoints is the longest length that Word accepts: 22 inches. A longer one is
// no length, and would only keep a renderer busy.
const maxPoints = 1584

// points reads a number of parts of a point: 20 for twips, 2 for half-points,
// 8 for eighths. ok is false when there is no such number, or it is too long.
func points(s string, parts float64) (v float64, ok bool) {
	n, err := strconv.ParseFloat(s, 64)
	v = n / parts
	if err != nil || v != v || v < -maxPoints || v > maxPoints {
		return 0, false
	}
	return v, true
}

// Twips reads a length in twentieths of a point as points, 0 when there is none.
func Twips(s string) float64 {
	v, _ := points(s, 20)
	return v
}

// EMU reads a length in English Metric Units, 12,700 to a point, as points, 0
// when there is none.
func EMU(s string) float64 {
	v, _ := points(s, 12700)
	return v
}

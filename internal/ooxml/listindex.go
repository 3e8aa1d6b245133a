package ooxml

import "github.com/beevik/etree"

// levels is how many a list has at most (ISO/IEC 29500-1 § 17.9.3).
const levels = 9

// listIndex finds the lists of a file: a notat with many lists has as many w:num,
// and each is asked for.
type listIndex struct {
	nums, abstracts, styles map[string]*etree.Element                    // by their id, or the style that they are the list of; the first counts
	levels                  map[*etree.Element]map[string]*etree.Element // of a w:abstractNum, by w:ilvl; the last counts
}

// indexed gives the index, made anew where the lists have changed.
func (n *Numbering) indexed() *listIndex {
	if n.index != nil {
		return n.index
	}
	in := &listIndex{map[string]*etree.Element{}, map[string]*etree.Element{}, map[string]*etree.Element{}, map[*etree.Element]map[string]*etree.Element{}}
	first := func(m map[string]*etree.Element, id string, e *etree.Element) {
		if m[id] == nil {
			m[id] = e
		}
	}
	for _, e := range n.doc.Root().ChildElements() {
		switch e.Tag {
		case "num":
			first(in.nums, Attr(e, "numId"), e)
		case "abstractNum":
			first(in.abstracts, Attr(e, "abstractNumId"), e)
			first(in.styles, Val(e, "styleLink"), e)
			in.levels[e] = map[string]*etree.Element{}
			for _, l := range e.ChildElements() {
				if l.Tag == "lvl" {
					in.levels[e][Attr(l, "ilvl")] = l
				}
			}
		}
	}
	n.index = in
	return in
}

// abstract gives the w:abstractNum of a list, through one link to a numbering
// style, or nil.
func (in *listIndex) abstract(numID string) *etree.Element {
	a := in.abstracts[Val(in.nums[numID], "abstractNumId")]
	if link := Val(a, "numStyleLink"); link != "" && in.styles[link] != nil {
		return in.styles[link]
	}
	return a
}

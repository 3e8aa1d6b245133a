package ooxml

import (
	"slices"
	"strings"

	"github.com/beevik/etree"
)

// afterColor and afterLang are what comes after w:color and w:lang in the properties of a
// run (ISO/IEC 29500-1 § 17.3.2.28, CT_RPr).
var (
	afterLang  = strings.Fields("eastAsianLayout specVanish oMath rPrChange")
	afterColor = append(strings.Fields("spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"), afterLang...)
)

// SetColor gives a style's words a colour of their own, RRGGBB.
func (s *Styles) SetColor(id, rgb string) {
	s.change()
	if e := s.byID[id]; e != nil {
		put(runOf(e), "color", afterColor).Attr = []etree.Attr{{Space: "w", Key: "val", Value: rgb}}
	}
}

// SetLanguage makes the words of a style those of a language ("da-DK"), and of all that
// say none.
func (s *Styles) SetLanguage(id, lang string) {
	if s.doc == nil {
		return
	}
	s.change()
	root := s.doc.Root()
	defaults := Child(root, "docDefaults")
	if defaults == nothing {
		defaults = etree.NewElement("w:docDefaults")
		root.InsertChildAt(0, defaults)
	}
	rPrDefault := Child(defaults, "rPrDefault")
	if rPrDefault == nothing {
		rPrDefault = etree.NewElement("w:rPrDefault")
		defaults.InsertChildAt(0, rPrDefault)
	}
	put(runOf(rPrDefault), "lang", afterLang).CreateAttr("w:val", lang)
	for _, e := range s.Chain(id) {
		if own := Child(Child(e, "rPr"), "lang"); own != nothing {
			own.CreateAttr("w:val", lang)
		}
	}
}

// runOf gives the run properties of a style, which come before those of a table
// (§ 17.7.4.17), or of what holds nothing else.
func runOf(e *etree.Element) *etree.Element {
	rPr := Child(e, "rPr")
	if rPr != nothing {
		return rPr
	}
	rPr = etree.NewElement("w:rPr")
	insert(e, rPr, []string{"tblPr", "trPr", "tcPr", "tblStylePr"})
	return rPr
}

// put gives the property of a name, made where there is none.
func put(rPr *etree.Element, name string, after []string) *etree.Element {
	e := Child(rPr, name)
	if e == nothing {
		e = etree.NewElement("w:" + name)
		insert(rPr, e, after)
	}
	return e
}

// insert puts a child before the first of those that come after it.
func insert(parent, e *etree.Element, after []string) {
	at := len(parent.Child)
	for _, c := range parent.ChildElements() {
		if slices.Contains(after, c.Tag) {
			at = min(at, c.Index())
		}
	}
	parent.InsertChildAt(at, e)
}

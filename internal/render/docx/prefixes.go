package docx

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

const (
	nsMC  = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	nsW15 = "http://schemas.microsoft.com/office/word/2012/wordml"
)

// ours are the prefixes of what is written into the template's parts.
var ours = [][2]string{
	{"w", ooxml.NS},
	{"mc", nsMC},
	{"w15", nsW15},
	{"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
}

// declare makes sure that our prefixes mean in a part what we mean by them, and
// that a reader that does not know Word 2013 may pass over its elements. What the
// template calls by one of them gets another prefix: early builds of Word 2013
// had a namespace of their own behind w15.
func declare(root *etree.Element) {
	for _, o := range ours {
		other := "other-" + o[0]
		for declares(root, other) {
			other += "-"
		}
		reclaim(root, o[0], o[1], other)
		if root.SelectAttr("xmlns:"+o[0]) == nil {
			root.CreateAttr("xmlns:"+o[0], o[1])
		}
	}
	for i := range root.Attr { // whatever the prefix: two of the same name are no XML
		if a := &root.Attr[i]; a.Key == "Ignorable" && a.NamespaceURI() == nsMC {
			if !slices.Contains(strings.Fields(a.Value), "w15") {
				a.Value = strings.TrimSpace(a.Value + " w15")
			}
			return
		}
	}
	root.CreateAttr("mc:Ignorable", "w15")
}

// reclaim gives another prefix to what stands in e under ours with another
// meaning, wherever such a meaning is declared.
func reclaim(e *etree.Element, prefix, ns, other string) {
	if a := e.SelectAttr("xmlns:" + prefix); a != nil && a.Value != ns {
		rename(e, prefix, other)
		a.Key = other
	}
	for _, c := range e.ChildElements() {
		reclaim(c, prefix, ns, other)
	}
}

func declares(e *etree.Element, prefix string) bool {
	return e.SelectAttr("xmlns:"+prefix) != nil ||
		slices.ContainsFunc(e.ChildElements(), func(c *etree.Element) bool { return declares(c, prefix) })
}

// naming are the attributes whose values name prefixes (ISO/IEC 29500-3 § 7).
var naming = []string{"Ignorable", "MustUnderstand", "ProcessContent", "PreserveElements", "PreserveAttributes", "Requires"}

// rename calls by another prefix what is in the scope of e's declaration of it.
func rename(e *etree.Element, from, to string) {
	if e.Space == from {
		e.Space = to
	}
	for i := range e.Attr {
		a := &e.Attr[i]
		if a.Space == from {
			a.Space = to
		}
		if slices.Contains(naming, a.Key) {
			names := strings.Fields(a.Value)
			for j, n := range names {
				if n == from || strings.HasPrefix(n, from+":") {
					names[j] = to + strings.TrimPrefix(n, from)
				}
			}
			a.Value = strings.Join(names, " ")
		}
	}
	for _, c := range e.ChildElements() {
		if c.SelectAttr("xmlns:"+from) == nil {
			rename(c, from, to)
		}
	}
}

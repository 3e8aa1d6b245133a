// Package check finds in a Word draft what a validator of schemas does not see and
// what Word calls damaged: parts, ids, styles, lists, cells, controls, and the
// demands of accessibility. It knows Word files and no notat; it is for tests and
// the conformance checks.
package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// maxTitle is the longest title and tag of a control that Word shows.
const maxTitle = 64

// checker gathers what is wrong with one file.
type checker struct {
	p     *ooxml.Package
	found []string
}

func (c *checker) say(format string, a ...any) { c.found = append(c.found, fmt.Sprintf(format, a...)) }

// xml gives a part's tree, or nil for one that is none.
func (c *checker) xml(name string) *etree.Document {
	doc, err := c.p.XML(name)
	if err != nil {
		c.say("%s: %v", name, err)
		return nil
	}
	return doc
}

// Bytes checks a draft and gives what is wrong, nothing for a sound one. The
// error says that it is no Word file at all.
func Bytes(data []byte) ([]string, error) {
	p, err := ooxml.Open(data)
	if err != nil {
		return nil, err
	}
	return Package(p), nil
}

// Package checks an opened draft.
func Package(p *ooxml.Package) []string {
	c := &checker{p: p}
	for _, part := range p.Parts() {
		if ct, err := p.ContentType(part.Name); err != nil || (ct == "" && part.Name != "[Content_Types].xml") {
			c.say("%s has no content type (%v)", part.Name, err)
		}
		if !strings.HasSuffix(part.Name, ".rels") {
			c.rels(part.Name)
		}
	}
	c.rels("")
	doc := c.xml(p.Main())
	all, err := p.Styles()
	if doc == nil || err != nil {
		return append(c.found, "the main part or the styles cannot be read")
	}
	lists := c.lists()
	unique := map[string]bool{}
	once := func(kind, id string) {
		if id == "" || unique[kind+id] {
			c.say("%s %q is there twice or empty", kind, id)
		}
		unique[kind+id] = true
	}
	heading := 0
	walk(doc.Root(), func(e *etree.Element) {
		switch e.Tag {
		case "pStyle", "rStyle", "tblStyle":
			if all.Name(ooxml.Attr(e, "val")) == "" {
				c.say("style %s is not there", ooxml.Attr(e, "val"))
			}
		case "numId":
			if !lists[ooxml.Attr(e, "val")] {
				c.say("list %s is not there", ooxml.Attr(e, "val"))
			}
		case "sdtPr":
			once("control id ", ooxml.Val(e, "id"))
			if !ooxml.Has(e, "repeatingSection") && !ooxml.Has(e, "repeatingSectionItem") { // these hold fields, and are none
				once("control tag ", ooxml.Val(e, "tag"))
			}
			c.control(e)
		case "docPr":
			once("drawing ", ooxml.Attr(e, "id"))
			if ooxml.Attr(e, "descr") == "" {
				c.say("a picture without alternative text")
			}
		case "tc":
			if kids := e.ChildElements(); kids[len(kids)-1].Tag != "p" {
				c.say("a cell ends with %s", kids[len(kids)-1].Tag)
			}
		case "tbl":
			c.table(e)
		case "p":
			level := headingLevel(all, e)
			if level > heading+1 {
				c.say("heading %d after %d", level, heading)
			}
			if level > 0 {
				heading = level
			}
		case "t":
			if e.SelectAttrValue("xml:space", "") != "preserve" && e.Text() != strings.TrimSpace(e.Text()) {
				c.say("white space of %q may be lost", e.Text())
			}
		}
	})
	return c.found
}

func (c *checker) rels(of string) {
	rels, err := c.p.Rels(of)
	if err != nil {
		c.say("relationships of %q: %v", of, err)
		return
	}
	ids := map[string]bool{}
	for _, r := range rels {
		if ids[r.ID] || !strings.HasPrefix(r.ID, "rId") {
			c.say("relationship %s of %q", r.ID, of)
		}
		ids[r.ID] = true
		if _, ok := c.p.Part(r.Part); !r.External && !ok {
			c.say("relationship %s of %q leads nowhere: %s", r.ID, of, r.Target)
		}
	}
	if of == "" || path.Ext(of) != ".xml" {
		return
	}
	doc := c.xml(of)
	if doc == nil {
		return
	}
	walk(doc.Root(), func(e *etree.Element) {
		for _, a := range e.Attr {
			if a.Space == "r" && (a.Key == "id" || a.Key == "embed") && !ids[a.Value] {
				c.say("%s points at %s, which is not there", of, a.Value)
			}
		}
	})
}

// lists gives the list ids and checks their order.
func (c *checker) lists() map[string]bool {
	abstract, lists := map[string]bool{}, map[string]bool{}
	name, ok := c.p.RelByType(c.p.Main(), ooxml.RelNumbering)
	if !ok {
		return lists
	}
	doc := c.xml(name)
	if doc == nil {
		return lists
	}
	for _, e := range doc.Root().ChildElements() {
		switch e.Tag {
		case "abstractNum":
			if len(lists) > 0 {
				c.say("an abstractNum after a num")
			}
			abstract[ooxml.Attr(e, "abstractNumId")] = true
		case "num":
			if id := ooxml.Attr(e, "numId"); lists[id] || !abstract[ooxml.Val(e, "abstractNumId")] {
				c.say("list %s", id)
			} else {
				lists[id] = true
			}
		}
	}
	return lists
}

func (c *checker) control(sdtPr *etree.Element) {
	order := []string{"rPr", "alias", "tag", "id", "lock", "placeholder", "showingPlcHdr", "dropDownList", "text", "repeatingSection", "repeatingSectionItem", "appearance"}
	last := -1
	for _, e := range sdtPr.ChildElements() {
		i := slices.Index(order, e.Tag)
		if i <= last {
			c.say("%s at the wrong place in a control's properties", e.Tag)
		}
		last = i
	}
	if n := len([]rune(ooxml.Val(sdtPr, "alias"))); n > maxTitle {
		c.say("a title of %d letters", n)
	}
	if content := ooxml.Child(sdtPr.Parent(), "sdtContent"); len(content.ChildElements()) == 0 {
		c.say("control %s holds nothing", ooxml.Val(sdtPr, "tag"))
	}
}

func (c *checker) table(tbl *etree.Element) {
	pr := ooxml.Child(tbl, "tblPr")
	look := ooxml.Child(pr, "tblLook")
	named := ooxml.Val(pr, "tblCaption") != ""
	switch data := ooxml.Has(pr, "tblStyle") || ooxml.Attr(look, "firstRow") == "1" || ooxml.Attr(look, "firstColumn") == "1"; {
	case data && !named:
		c.say("a table without a caption for those who do not see it")
	case !data && (named || tbl.FindElement(".//w:tblHeader") != nil):
		c.say("a table that is only layout is announced as data")
	}
	columns := len(ooxml.Child(tbl, "tblGrid").ChildElements())
	for _, row := range tbl.FindElements(".//w:tr") {
		if n := len(row.SelectElements("w:tc")); n != columns {
			c.say("%d cells in a row of %d columns", n, columns)
		}
	}
	for _, g := range ooxml.Child(tbl, "tblGrid").ChildElements() {
		if w := ooxml.Twips(ooxml.Attr(g, "w")); w <= 0 {
			c.say("a column %v points wide", w)
		}
	}
	if next := nextElement(tbl); next != nil && next.Tag == "tbl" {
		c.say("two tables that melt into one")
	}
	if next := nextElement(tbl); next == nil || next.Tag == "sectPr" {
		c.say("a table at the very end")
	}
}

func nextElement(e *etree.Element) *etree.Element {
	kids := e.Parent().ChildElements()
	if i := slices.Index(kids, e); i+1 < len(kids) {
		return kids[i+1]
	}
	return nil
}

// headingLevel gives 1 to 3 for Word's headings, else 0.
func headingLevel(s *ooxml.Styles, p *etree.Element) int {
	return slices.Index([]string{"", "heading 1", "heading 2", "heading 3"}, s.Name(ooxml.Val(ooxml.Child(p, "pPr"), "pStyle")))
}

func walk(e *etree.Element, do func(*etree.Element)) {
	do(e)
	for _, c := range e.ChildElements() {
		walk(c, do)
	}
}

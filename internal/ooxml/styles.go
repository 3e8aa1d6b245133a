package ooxml

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/beevik/etree"
)

// Styles is a file's styles, found by the names that Word keeps in every
// language ("heading 1"), never by the ids that it translates ("Overskrift1").
type Styles struct {
	part   string
	doc    *etree.Document
	shared bool // doc is everybody's: see change
	theme  *Theme
	byKey  map[string]*etree.Element // type + 0 + name, type + 1 + lower-case name
	byID   map[string]*etree.Element
	deflt  map[string]string // type -> id of its default style
}

// Styles reads the styles. A file without any has none, which is no error.
func (p *Package) Styles() (*Styles, error) {
	s := &Styles{shared: true}
	var err error
	if s.theme, err = p.theme(); err != nil {
		return nil, err
	}
	name, ok := p.RelByType(p.Main(), RelStyles)
	if !ok {
		return s, nil
	}
	s.part = name
	if s.doc, err = p.Tree(context.Background(), name); err != nil {
		return nil, err
	}
	s.indexAll()
	return s, nil
}

// change is called before anything is changed: the tree as read is everybody's.
func (s *Styles) change() {
	if s.shared && s.doc != nil {
		s.doc = s.doc.Copy()
		s.indexAll()
	}
	s.shared = false
}

func (s *Styles) indexAll() {
	s.byKey, s.byID, s.deflt = map[string]*etree.Element{}, map[string]*etree.Element{}, map[string]string{}
	for _, e := range s.doc.Root().ChildElements() {
		if e.Tag == "style" {
			s.index(e)
		}
	}
	if s.deflt["paragraph"] == "" { // LibreOffice calls none the default; to Word it is always Normal
		if id, ok := s.ID("paragraph", "Normal"); ok {
			s.deflt["paragraph"] = id
		}
	}
}

func (s *Styles) index(e *etree.Element) {
	typ, id := Attr(e, "type"), Attr(e, "styleId")
	if typ == "" {
		typ = "paragraph"
	}
	if _, taken := s.byID[id]; !taken {
		s.byID[id] = e
	}
	name := Val(e, "name")
	for _, key := range []string{typ + "\x00" + name, typ + "\x01" + strings.ToLower(name)} {
		if _, taken := s.byKey[key]; !taken {
			s.byKey[key] = e
		}
	}
	switch Attr(e, "default") {
	case "1", "true", "on":
		s.deflt[typ] = id
	}
}

// ID finds a style by its type (paragraph, character, table, numbering) and its
// invariant name as Word writes it ("heading 1", "List Bullet"). Without one of
// just that name, capitals do not count: LibreOffice writes "Heading 1", and a
// "Caption" of its own beside "caption".
func (s *Styles) ID(typ, name string) (id string, ok bool) {
	e, ok := s.byKey[typ+"\x00"+name]
	if !ok {
		e, ok = s.byKey[typ+"\x01"+strings.ToLower(name)]
	}
	if !ok {
		return "", false
	}
	return Attr(e, "styleId"), true
}

// Name gives the invariant name of a style by its id, in lower case, or "".
func (s *Styles) Name(id string) string {
	e, ok := s.byID[id]
	if !ok {
		return ""
	}
	return strings.ToLower(Val(e, "name"))
}

// Default gives the id of the default style of a type, or "".
func (s *Styles) Default(typ string) string { return s.deflt[typ] }

// Elements gives all styles of a type in their order.
func (s *Styles) Elements(typ string) []*etree.Element {
	var out []*etree.Element
	if s.doc == nil {
		return nil
	}
	for _, e := range s.doc.Root().ChildElements() {
		if e.Tag == "style" && Attr(e, "type") == typ {
			out = append(out, e)
		}
	}
	return out
}

// Chain gives a style and what it is based on, the most basic first. A circle
// ends where it closes.
func (s *Styles) Chain(id string) []*etree.Element {
	var out []*etree.Element
	for seen := map[string]bool{}; id != "" && !seen[id]; {
		e, ok := s.byID[id]
		if !ok {
			break
		}
		seen[id] = true
		out = append([]*etree.Element{e}, out...)
		id = Val(e, "basedOn")
	}
	return out
}

// Defaults gives the look of text before any style: w:docDefaults over Word's
// own Times New Roman, 10 points.
func (s *Styles) Defaults() Format {
	f := Format{Font: "Times New Roman", Size: 10, Line: 1, Align: "left"}
	if s.doc == nil {
		return f
	}
	d := Child(s.doc.Root(), "docDefaults")
	f = s.WithRun(f, Child(Child(d, "rPrDefault"), "rPr"))
	return s.WithParagraph(f, Child(Child(d, "pPrDefault"), "pPr"))
}

// Language gives the language that a style's words are in ("da-DK"), its own or
// that of the document, or "".
func (s *Styles) Language(id string) string {
	if s.doc == nil {
		return ""
	}
	lang := Val(Child(Child(Child(s.doc.Root(), "docDefaults"), "rPrDefault"), "rPr"), "lang")
	for _, e := range s.Chain(id) {
		if v := Val(Child(e, "rPr"), "lang"); v != "" {
			lang = v
		}
	}
	return lang
}

// Over gives f changed by a style and what it is based on.
func (s *Styles) Over(f Format, id string) Format {
	for _, e := range s.Chain(id) {
		f = s.WithRun(f, Child(e, "rPr"))
		f = s.WithParagraph(f, Child(e, "pPr"))
	}
	return f
}

// Paragraph gives the look of a paragraph style, all inheritance resolved. An
// unknown id is the default paragraph style, as in Word.
func (s *Styles) Paragraph(id string) Format {
	if _, ok := s.byID[id]; !ok {
		id = s.deflt["paragraph"]
	}
	return s.Over(s.Defaults(), id)
}

// Put adds a style given as XML with the prefix w. An id that is taken is
// changed; the id used is given back.
func (s *Styles) Put(xml string) (id string, err error) {
	if s.doc == nil {
		return "", errors.New("ooxml: no styles part")
	}
	doc := etree.NewDocument()
	if err := doc.ReadFromString(xml); err != nil {
		return "", fmt.Errorf("ooxml: style: %w", err)
	}
	e := doc.Root()
	s.change()
	id = Attr(e, "styleId")
	for i := 2; s.byID[id] != nil; i++ {
		id = fmt.Sprintf("%s%d", Attr(e, "styleId"), i)
	}
	e.CreateAttr("w:styleId", id)
	s.doc.Root().AddChild(e)
	s.index(e)
	return id, nil
}

// Save writes the styles back to a package, if any was changed.
func (s *Styles) Save(p *Package) error {
	if s.doc == nil || s.shared {
		return nil
	}
	return p.SetXML(s.part, s.doc)
}

// SetList makes a paragraph style the first level of a list.
func (s *Styles) SetList(id, numID string) {
	s.change()
	e := s.byID[id]
	if e == nil {
		return
	}
	pPr := Child(e, "pPr")
	if pPr == nothing {
		pPr = etree.NewElement("w:pPr")
		at := len(e.Child)
		for _, c := range e.ChildElements() { // § 17.7.4.17: before rPr and the table's
			switch c.Tag {
			case "rPr", "tblPr", "trPr", "tcPr", "tblStylePr":
				at = min(at, c.Index())
			}
		}
		e.InsertChildAt(at, pPr)
	}
	if old := Child(pPr, "numPr"); old != nothing {
		pPr.RemoveChild(old)
	}
	at := 0
	for _, c := range pPr.ChildElements() { // § 17.3.1.26: these come before numPr
		switch c.Tag {
		case "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl":
			at = c.Index() + 1
		}
	}
	num := etree.NewElement("w:numPr")
	num.CreateElement("w:numId").CreateAttr("w:val", numID)
	pPr.InsertChildAt(at, num)
}

package ooxml

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

const emptyRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`

// Types of relationships that templates and drafts use.
const (
	RelStyles    = relBase + "styles"
	RelNumbering = relBase + "numbering"
	RelTheme     = relBase + "theme"
	RelSettings  = relBase + "settings"
	RelHeader    = relBase + "header"
	RelFooter    = relBase + "footer"
	RelImage     = relBase + "image"
	RelHyperlink = relBase + "hyperlink"
	RelComments  = relBase + "comments"
	RelCustomXML = relBase + "customXml"

	relBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// Rel is a relationship of a part (ISO/IEC 29500-2 § 9.3).
type Rel struct {
	ID       string
	Type     string
	Target   string // as written
	Part     string // the name of the part it leads to, "" when External
	External bool   // Target is an address outside the file
}

// relsName gives the name of the part that holds a part's relationships; ""
// stands for the container itself.
func relsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// rels are a part's relationships, read once: they are asked for again and again.
type rels struct {
	once sync.Once
	all  []Rel
	err  error
}

// Rels gives a part's relationships in their order, or the container's for "".
// A part without any has none. The slice may not be changed.
func (p *Package) Rels(part string) ([]Rel, error) {
	name := relsName(part)
	for i := range p.parts {
		if known := p.parts[i].rels; p.parts[i].Name == name {
			known.once.Do(func() { known.all, known.err = p.readRels(part) })
			return known.all, known.err
		}
	}
	return nil, nil
}

func (p *Package) readRels(part string) ([]Rel, error) {
	doc, err := p.XML(relsName(part))
	if err != nil {
		return nil, err
	}
	var out []Rel
	for _, e := range doc.Root().ChildElements() {
		r := Rel{
			ID:       e.SelectAttrValue("Id", ""),
			Type:     e.SelectAttrValue("Type", ""),
			Target:   e.SelectAttrValue("Target", ""),
			External: e.SelectAttrValue("TargetMode", "") == "External",
		}
		if !r.External {
			r.Part = partOf(part, r.Target)
		}
		out = append(out, r)
	}
	return out, nil
}

// RelByType gives the part that a part's first relationship of a type leads
// to: RelByType(p.Main(), RelStyles).
func (p *Package) RelByType(part, typ string) (string, bool) {
	rels, err := p.Rels(part)
	if err != nil {
		return "", false
	}
	for _, r := range rels {
		if r.Type == typ && !r.External {
			_, ok := p.Part(r.Part)
			return r.Part, ok
		}
	}
	return "", false
}

// AddRel adds a relationship and gives its id, rId<number>: some readers refuse
// any other form. target is relative to the part's folder, or an address when
// external.
func (p *Package) AddRel(part, typ, target string, external bool) (id string, err error) {
	name := relsName(part)
	if _, ok := p.Part(name); !ok {
		p.Set(name, []byte(emptyRels))
	}
	doc, err := p.XML(name)
	if err != nil {
		return "", err
	}
	highest := 0
	for _, e := range doc.Root().ChildElements() {
		if n, err := strconv.Atoi(strings.TrimPrefix(e.SelectAttrValue("Id", ""), "rId")); err == nil {
			highest = max(highest, n)
		}
	}
	id = "rId" + strconv.Itoa(highest+1)
	e := doc.Root().CreateElement("Relationship")
	e.Space = doc.Root().Space
	e.CreateAttr("Id", id)
	e.CreateAttr("Type", typ)
	e.CreateAttr("Target", target)
	if external {
		e.CreateAttr("TargetMode", "External")
	}
	return id, p.SetXML(name, doc)
}

// DropRels takes out a part's relationships of a type.
func (p *Package) DropRels(part, typ string) error {
	name := relsName(part)
	if _, ok := p.Part(name); !ok {
		return nil
	}
	doc, err := p.XML(name)
	if err != nil {
		return err
	}
	for _, e := range doc.Root().ChildElements() {
		if e.SelectAttrValue("Type", "") == typ {
			doc.Root().RemoveChild(e)
		}
	}
	return p.SetXML(name, doc)
}

// RemoveRels takes out a part's relationships by their ids.
func (p *Package) RemoveRels(part string, ids map[string]bool) error {
	name := relsName(part)
	doc, err := p.XML(name)
	if err != nil {
		return err
	}
	for _, e := range doc.Root().ChildElements() {
		if ids[e.SelectAttrValue("Id", "")] {
			doc.Root().RemoveChild(e)
		}
	}
	return p.SetXML(name, doc)
}

// Retain leaves the parts of those names, with their relationships and content
// types, and takes out all others.
func (p *Package) Retain(names map[string]bool) error {
	stays := map[string]bool{strings.ToLower(contentTypes): true, relsName(""): true} // OPC names differ by more than case
	for name := range names {
		stays[strings.ToLower(name)], stays[strings.ToLower(relsName(name))] = true, true
	}
	before := len(p.parts)
	p.parts = slices.DeleteFunc(p.parts, func(part Part) bool { return !stays[strings.ToLower(part.Name)] })
	if len(p.parts) == before {
		return nil
	}
	doc, err := p.XML(contentTypes)
	if err != nil {
		return err
	}
	for _, e := range doc.Root().ChildElements() {
		if e.Tag != "Override" {
			continue
		}
		if _, there := p.Part(strings.TrimPrefix(e.SelectAttrValue("PartName", ""), "/")); !there {
			doc.Root().RemoveChild(e)
		}
	}
	return p.SetXML(contentTypes, doc)
}

func partOf(part, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(path.Dir(part), target)
}

// ContentType gives the content type of a part: its override, else the default
// of its ending, else "".
func (p *Package) ContentType(name string) (string, error) {
	doc, err := p.XML(contentTypes)
	if err != nil {
		return "", err
	}
	byEnding := ""
	for _, e := range doc.Root().ChildElements() {
		switch {
		case e.Tag == "Override" && strings.EqualFold(e.SelectAttrValue("PartName", ""), "/"+name):
			return e.SelectAttrValue("ContentType", ""), nil
		case e.Tag == "Default" && strings.EqualFold("."+e.SelectAttrValue("Extension", ""), path.Ext(name)):
			byEnding = e.SelectAttrValue("ContentType", "")
		}
	}
	return byEnding, nil
}

// SetContentType gives a part its content type by an override, unless the
// default of its ending already is that.
func (p *Package) SetContentType(name, contentType string) error {
	now, err := p.ContentType(name)
	if err != nil || now == contentType {
		return err
	}
	doc, err := p.XML(contentTypes)
	if err != nil {
		return err
	}
	root := doc.Root()
	for _, e := range root.ChildElements() {
		if e.Tag == "Override" && strings.EqualFold(e.SelectAttrValue("PartName", ""), "/"+name) {
			e.CreateAttr("ContentType", contentType)
			return p.SetXML(contentTypes, doc)
		}
	}
	e := root.CreateElement("Override")
	e.Space = root.Space
	e.CreateAttr("PartName", "/"+name)
	e.CreateAttr("ContentType", contentType)
	return p.SetXML(contentTypes, doc)
}

// SetDefaultType gives all parts with an ending ("png") a content type. It is
// an error when the ending has another one already.
func (p *Package) SetDefaultType(ending, contentType string) error {
	doc, err := p.XML(contentTypes)
	if err != nil {
		return err
	}
	root := doc.Root()
	for _, e := range root.ChildElements() {
		if e.Tag == "Default" && strings.EqualFold(e.SelectAttrValue("Extension", ""), ending) {
			if has := e.SelectAttrValue("ContentType", ""); has != contentType {
				return fmt.Errorf("ooxml: .%s is %s already", ending, has)
			}
			return nil
		}
	}
	e := root.CreateElement("Default")
	e.Space = root.Space
	e.CreateAttr("Extension", ending)
	e.CreateAttr("ContentType", contentType)
	root.RemoveChild(e)
	root.InsertChildAt(0, e)
	return p.SetXML(contentTypes, doc)
}

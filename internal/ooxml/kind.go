package ooxml

import (
	"errors"
	"path"
	"strings"
)

const (
	relDocument       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
	relStrictDocument = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"

	// TypeDocument is the content type of the main part of a .docx.
	TypeDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	typeTemplate = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"

	// mainName is the only name that the docx library finds a main part by.
	mainName = "word/document.xml"
)

// Main gives the name of the main part, found by the container's relationship.
// In an opened package there always is one.
func (p *Package) Main() string {
	rels, err := p.Rels("")
	if err != nil {
		return ""
	}
	for _, r := range rels {
		if r.Type == relDocument && !r.External {
			return r.Part
		}
	}
	return ""
}

// checkKind lets through a document or a template of Word in the transitional
// format without macros.
func (p *Package) checkKind() error {
	main, ct, err := p.checkMain()
	if err != nil {
		return err
	}
	switch {
	case strings.Contains(ct, "macroEnabled"):
		return refuse(Macros, main)
	case ct != TypeDocument && ct != typeTemplate && strings.Contains(ct, "officedocument"):
		return refuse(OtherOffice, main)
	case ct != TypeDocument && ct != typeTemplate:
		return refuse(NotWord, main)
	}
	for _, part := range p.parts {
		if strings.EqualFold(path.Base(part.Name), "vbaProject.bin") {
			return refuse(Macros, part.Name)
		}
	}
	return nil
}

// checkMain lets through a main part in the transitional format that is not too
// large, and gives its name and its content type.
func (p *Package) checkMain() (main, contentType string, err error) {
	rels, err := p.Rels("")
	if err != nil {
		return "", "", err
	}
	main = p.Main()
	for _, r := range rels {
		if r.Type == relStrictDocument {
			return "", "", refuse(Strict, r.Part)
		}
	}
	data, ok := p.Part(main)
	if !ok {
		return "", "", refuse(NotWord, main)
	}
	if len(data) > MaxMain {
		return "", "", refuse(Unpacked, main)
	}
	contentType, err = p.ContentType(main)
	return main, contentType, err
}

// Normalize makes a template fit to be filled: a .dotx becomes a .docx, and the
// main part gets the name and the relationships that the docx library asks
// for (Word Online writes document2.xml). It changes the package.
func (p *Package) Normalize() error {
	main := p.Main()
	if main != mainName {
		if _, taken := p.Part(mainName); taken || path.Dir(main) != path.Dir(mainName) {
			return refuse(Damaged, main)
		}
		if err := p.renameMain(main); err != nil {
			return err
		}
	}
	if _, ok := p.Part(relsName(mainName)); !ok {
		p.Set(relsName(mainName), []byte(emptyRels))
	}
	return p.SetContentType(mainName, TypeDocument)
}

func (p *Package) renameMain(main string) error {
	doc, err := p.XML(relsName(""))
	if err != nil {
		return err
	}
	for _, r := range doc.Root().ChildElements() {
		if r.SelectAttrValue("Type", "") == relDocument {
			r.CreateAttr("Target", mainName)
		}
	}
	types, err := p.XML(contentTypes)
	if err != nil {
		return err
	}
	for _, o := range types.Root().ChildElements() {
		if strings.EqualFold(o.SelectAttrValue("PartName", ""), "/"+main) {
			o.CreateAttr("PartName", "/"+mainName)
		}
	}
	for i := range p.parts {
		switch p.parts[i].Name {
		case main:
			p.parts[i].Name = mainName
		case relsName(main):
			p.parts[i].Name = relsName(mainName)
		}
	}
	return errors.Join(p.SetXML(relsName(""), doc), p.SetXML(contentTypes, types))
}

package template

import (
	"strings"

	"notat/internal/ooxml"
)

const relTemplate = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

// personal are the properties of docProps/app.xml that tell of the one who made
// the file, and not of the notat.
var personal = []string{"Company", "Manager", "Template", "HyperlinkBase"}

// settle takes out of the Word file what should not follow every draft: the link
// to the template file it was once made from, which Word would look for, and
// who made it. The core properties are the draft's own.
func settle(p *ooxml.Package, n *notes) error {
	if err := inspectParts(p, n); err != nil {
		return err
	}
	name, ok := p.RelByType(p.Main(), ooxml.RelSettings)
	if ok {
		doc, err := p.XML(name)
		if err != nil {
			return err
		}
		if ooxml.On(doc.Root(), "evenAndOddHeaders") {
			n.warn("lige-og-ulige-sider", wordFile, "Lige og ulige sider har hver sit sidehoved. PDF'en bruger kun det ene. Fjern fluebenet i »Forskellige på lige og ulige sider«.")
		}
		inspectSettings(doc.Root(), n)
		if link := doc.Root().SelectElement("w:attachedTemplate"); link != nil {
			n.warn("anden-skabelon", wordFile, "Filen henviser til en anden skabelonfil. Henvisningen følger ikke med i udkastene.")
			doc.Root().RemoveChild(link)
			if err := p.SetXML(name, doc); err != nil {
				return err
			}
		}
		if err := p.DropRels(name, relTemplate); err != nil {
			return err
		}
	}
	for _, part := range p.Parts() {
		if !strings.EqualFold(part.Name, "docProps/app.xml") {
			continue
		}
		doc, err := p.XML(part.Name)
		if err != nil {
			return err
		}
		for _, tag := range personal {
			if e := ooxml.Child(doc.Root(), tag); e.Parent() != nil {
				doc.Root().RemoveChild(e)
			}
		}
		return p.SetXML(part.Name, doc)
	}
	return nil
}

package template

import (
	"context"
	"strings"

	"notat/internal/ooxml"
)

const relTemplate = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

// settle takes out of the Word file what should not follow every draft: the link
// to the template file it was once made from, which Word would look for, who
// made it, and all that is no part of the look. The core properties are the
// draft's own.
func settle(ctx context.Context, p *ooxml.Package, n *notes) error {
	if err := inspectParts(p, n); err != nil {
		return err
	}
	if err := leaveForeign(ctx, p, n); err != nil {
		return err
	}
	if err := leaveNotes(ctx, p); err != nil {
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
		changed := leaveSettings(doc.Root(), n)
		if link := doc.Root().SelectElement("w:attachedTemplate"); link != nil {
			n.warn("anden-skabelon", wordFile, "Filen henviser til en anden skabelonfil. Henvisningen følger ikke med i udkastene.")
			doc.Root().RemoveChild(link)
			changed = true
		}
		if changed {
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
		for _, e := range doc.Root().ChildElements() {
			if !app[e.Tag] {
				doc.Root().RemoveChild(e)
			}
		}
		return p.SetXML(part.Name, doc)
	}
	return nil
}

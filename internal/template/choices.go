package template

import (
	"bytes"
	"context"
	"path"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// settleChoices puts words that stand in the file twice, for new programs and for
// older ones (mc:AlternateContent, ISO/IEC 29500-3 § 10.2), there once: a tag would
// be filled in one of the two only. What is drawn keeps both.
func settleChoices(ctx context.Context, p *ooxml.Package) error {
	for _, part := range p.Parts() {
		if path.Dir(part.Name) != path.Dir(p.Main()) || path.Ext(part.Name) != ".xml" || !bytes.Contains(part.Data, []byte("AlternateContent")) {
			continue
		}
		doc, err := p.XMLContext(ctx, part.Name)
		if err != nil {
			continue // what is no XML is told where it is read
		}
		if unwrap(doc.Root()) {
			if err := p.SetXML(part.Name, doc); err != nil {
				return err
			}
		}
	}
	return nil
}

// unwrap puts the words of choices in the place of the choices, below e.
func unwrap(e *etree.Element) (changed bool) {
	for _, c := range e.ChildElements() {
		choice := ooxml.Child(c, "Choice")
		if c.Tag != "AlternateContent" || !ooxml.Has(c, "Choice") || ooxml.Draws(choice) || choice.FindElement(".//w:t") == nil {
			changed = unwrap(c) || changed
			continue
		}
		at := c.Index()
		e.RemoveChildAt(at)
		for i, word := range choice.ChildElements() {
			e.InsertChildAt(at+i, word)
		}
		changed = true
	}
	return changed
}

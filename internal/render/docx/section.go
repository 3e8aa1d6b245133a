package docx

import (
	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

// A draft has one section, the template's, unless it has tables whose words would be
// broken every few letters: each of those stands in a section on its side, and the
// draft is in the template's before and after. A section's properties stand in its
// last paragraph, and those of the last in the body (ISO/IEC 29500-1 § 17.6.17).

// sections are the properties of a draft's sections, as XML.
type sections struct {
	first   []byte // as the template has them
	further []byte // with no first page of its own, and numbers that go on
	onSide  []byte // in one column
	turns   bool   // the template says how large its pages are
}

// leastLetters is how many letters of a word that is broken have room in a column of
// a table that is not turned.
const leastLetters = 12

// cutSection makes the place of the properties of the last section.
func (f *form) cutSection(c *cutter, body *etree.Element) error {
	section := child(body, "sectPr")
	later := section.Copy()
	for _, e := range later.ChildElements() {
		switch e.Tag {
		case "titlePg":
			later.RemoveChild(e)
		case "pgNumType":
			if start := e.SelectAttr("start"); start != nil {
				e.RemoveAttr(start.FullKey())
			}
		}
	}
	side := later.Copy()
	if columns := child(side, "cols"); columns != nil {
		side.RemoveChild(columns)
	}
	size := ooxml.Child(side, "pgSz")
	wide, high := size.SelectAttr("w"), size.SelectAttr("h")
	if f.sections.turns = wide != nil && high != nil; f.sections.turns {
		wide.Value, high.Value = high.Value, wide.Value
		size.CreateAttr(wide.Space+":orient", "landscape")
	}
	for _, p := range []struct {
		to *[]byte
		e  *etree.Element
	}{{&f.sections.first, section}, {&f.sections.further, later}, {&f.sections.onSide, side}} {
		doc := etree.NewDocument()
		doc.SetRoot(p.e.Copy())
		xml, err := doc.WriteToBytes()
		if err != nil {
			return err
		}
		*p.to = xml
	}
	at := section.Index()
	body.RemoveChildAt(at)
	body.InsertChildAt(at, c.slot(piece{kind: lastSection}))
	return nil
}

// fitted is how a table fits: see spread.
type fitted struct {
	table  *notat.Table
	widths []int
	small  bool
	onSide bool
}

// fit tells how a table fits, on a page on its side where its words would be broken
// every few letters.
func (w *writer) fit(t *notat.Table) *fitted {
	f := &w.fitted
	if f.table == t {
		return f
	}
	*f = fitted{table: t}
	var crushed bool
	f.widths, f.small, crushed = w.form.spread(t, w.form.width)
	if crushed && w.form.wide > w.form.width && w.form.sections.turns {
		f.onSide = true
		f.widths, f.small, _ = w.form.spread(t, w.form.wide)
	}
	return f
}

// face turns the page before blocks that stand on one that lies otherwise: a table
// that is wide with the headings above it, and the note below.
func (w *writer) face(bs []notat.Block) {
	if side := w.onSide(bs); side != w.side {
		w.raw(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`)
		w.Write(w.properties())
		w.raw(`</w:pPr></w:p>`)
		w.side, w.turned = side, true
		w.afterTable, w.afterBlock = false, false
	}
}

func (w *writer) onSide(bs []notat.Block) bool {
	if p, ok := bs[0].(*notat.Paragraph); ok {
		return w.side && p.Role == notat.Note
	}
	for _, b := range bs {
		switch b := b.(type) {
		case *notat.Heading:
			continue
		case *notat.Table:
			return w.fit(b).onSide
		case *notat.Columns, *notat.Definitions, *notat.Figure, *notat.Form, *notat.List, *notat.Paragraph, *notat.Quote:
			return false
		}
	}
	return false
}

// properties gives those of the section that ends here.
func (w *writer) properties() []byte {
	switch {
	case w.side:
		return w.form.sections.onSide
	case w.turned:
		return w.form.sections.further
	}
	return w.form.sections.first
}

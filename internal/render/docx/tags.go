package docx

import (
	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

// cutTags makes a place of every tag below root. Word splits a tag over runs as
// it likes, so a tag is looked for in the words of the whole paragraph; the run
// where it starts gives the format.
func (c *cutter) cutTags(root *etree.Element, controls bool) {
	for _, p := range paragraphs(root, nil) {
		c.cutParagraph(p, controls)
	}
}

// paragraphs gives all w:p below e, also those in tables and text boxes.
func paragraphs(e *etree.Element, out []*etree.Element) []*etree.Element {
	for _, c := range e.ChildElements() {
		if c.Tag == "p" && c.Space == "w" {
			out = append(out, c)
		}
		out = paragraphs(c, out)
	}
	return out
}

// cutOut takes the letters from..to out of their runs and puts a place there; it
// gives the place with the format of the run where it starts.
func (c *cutter) cutOut(ls []ooxml.Letters, from, to int, p piece) piece {
	var run *etree.Element
	for i := range ls {
		l := &ls[i]
		end := l.Start + len(l.Text)
		if end <= from || l.Start >= to {
			continue
		}
		a, b := max(from-l.Start, 0), min(to-l.Start, len(l.Text))
		if run == nil {
			run = l.E.Parent()
			after := split(run, l.E, l.Text[b:])
			setText(l.E, l.Text[:a])
			p.rPr, p.control = runFormat(run), p.control && run.Parent().Tag == "p"
			slot := c.slot(p)
			parent := run.Parent()
			parent.InsertChildAt(run.Index()+1, slot)
			if after != nil {
				parent.InsertChildAt(slot.Index()+1, after)
			}
			l.Text = l.Text[:a]
			continue
		}
		l.Text = l.Text[:a] + l.Text[b:]
		setText(l.E, l.Text)
	}
	return p
}

// split takes what follows a text in its run into a run of its own with the same
// format, or gives nil where nothing follows.
func split(run, t *etree.Element, rest string) *etree.Element {
	after := etree.NewElement(run.FullTag())
	if f := ooxml.Child(run, "rPr"); ooxml.Has(run, "rPr") {
		after.AddChild(f.Copy())
	}
	n := len(after.Child)
	if rest != "" {
		setText(after.CreateElement("w:t"), rest)
	}
	for _, e := range run.ChildElements() {
		if e.Index() > t.Index() {
			after.AddChild(e)
		}
	}
	if len(after.Child) == n {
		return nil
	}
	return after
}

func setText(t *etree.Element, s string) {
	t.SetText(s)
	t.CreateAttr("xml:space", "preserve")
}

// runFormat gives a run's w:rPr as XML, nil where it has none.
func runFormat(run *etree.Element) []byte {
	if !ooxml.Has(run, "rPr") {
		return nil
	}
	doc := etree.NewDocument()
	doc.SetRoot(ooxml.Child(run, "rPr").Copy())
	xml, err := doc.WriteToBytes()
	if err != nil {
		return nil
	}
	return xml
}

// inTextBox reports whether a paragraph lies in a text box: its words are in the
// file twice, as mc:Choice and mc:Fallback, and a control must be there once.
func inTextBox(p *etree.Element) bool {
	for e := p.Parent(); e != nil; e = e.Parent() {
		if e.Tag == "txbxContent" || e.Tag == "AlternateContent" {
			return true
		}
	}
	return false
}

// tag writes the words of a tag in the format that the template gives it: as a
// control where the field has none yet, else as fixed text. A tag that the
// document has no words for at all stays visible as it is.
func (w *writer) tag(p *piece) {
	f, ok := w.doc.Felter[p.tag]
	if !ok {
		w.tagRun(p, p.written)
		return
	}
	rows := lines(f.Inlines)
	empty := notat.Empty(f.Inlines)
	control := p.control && editable(&f) && !w.seen[f.Pointer] && (!empty || w.prompts(&f))
	if control {
		w.seen[f.Pointer] = true
		w.openControl(&f, empty)
	}
	switch {
	case control && empty:
		w.prompt(&f)
	case !empty:
		for i, line := range rows {
			if i > 0 {
				w.raw("<w:r>")
				w.Write(p.rPr)
				w.raw("<w:br/></w:r>")
			}
			w.tagRun(p, notat.Plain(line))
		}
	}
	if control {
		w.closeControl()
	}
}

func (w *writer) tagRun(p *piece, text string) {
	w.raw("<w:r>")
	w.Write(p.rPr)
	w.runText(text)
	w.raw("</w:r>")
}

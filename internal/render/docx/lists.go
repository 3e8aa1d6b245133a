package docx

import (
	"strconv"

	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// lists is how lists are numbered in this template. Both kinds have two levels:
// template.Load has seen to that.
type lists struct {
	part       string  // of the numbering
	cut        cutting // where new instances go
	nextNum    int
	bulletNum  int
	numberBase string             // w:abstractNumId that a numbered list rests on
	indents    map[bool][2]indent // of the levels, by whether they are numbered
}

// indent is where the words of an item stand, and how far to their left its
// mark, in twips.
type indent struct{ left, hanging int }

func indentsOf(l template.ListStyle) (out [2]indent) {
	for i, v := range l.Levels {
		out[i] = indent{twips(v.Left), twips(v.Hanging)}
	}
	return out
}

// readLists cuts the numbering part behind its last list.
func (f *form) readLists() error {
	l := &f.lists
	var err error
	if l.bulletNum, err = strconv.Atoi(f.styles.BulletNum); err != nil {
		return err
	}
	l.part, _ = f.pkg.RelByType(f.pkg.Main(), ooxml.RelNumbering)
	doc, err := f.pkg.XML(l.part)
	if err != nil {
		return err
	}
	root := doc.Root()
	at := 0
	for _, e := range root.ChildElements() {
		switch e.Tag {
		case "num":
			id, _ := strconv.Atoi(ooxml.Attr(e, "numId"))
			l.nextNum = max(l.nextNum, id+1)
			if ooxml.Attr(e, "numId") == f.styles.NumberNum {
				l.numberBase = ooxml.Val(e, "abstractNumId")
			}
			fallthrough
		case "abstractNum", "numPicBullet": // all of them before any w:num, or Word loses the lists
			at = e.Index() + 1
		}
	}
	var c cutter
	root.InsertChildAt(at, c.slot(piece{}))
	pieces, err := c.cut(doc)
	if err != nil {
		return err
	}
	l.cut = cutting{pieces[0].raw, pieces[2].raw}
	return nil
}

// list writes the items of a list in the template's list styles. A numbered
// list is an instance of its own, so that it begins with 1.
func (w *writer) list(l *notat.List, level int, at place) {
	p := para{style: w.form.styles.ListBullet, ilvl: min(level, 1), at: at}
	if at.left > 0 { // else a list has the indents of its own style
		own := w.form.lists.indents[l.Ordered][p.ilvl]
		p.at.left, p.hanging = at.left+own.left, own.hanging
	}
	switch {
	case l.Ordered:
		p.style = w.form.styles.ListNumber
		p.num = w.form.lists.nextNum + w.numbered
		w.numbered++
	case level > 0:
		p.num = w.form.lists.bulletNum
	}
	for _, it := range l.Items {
		if !w.goOn() {
			return
		}
		if !w.shows(it.Inlines) && it.Sub == nil {
			continue
		}
		if pointer, ok := w.repeats(it.Inlines); ok {
			w.openRepeat(pointer)
			w.line(p, it.Inlines)
			w.closeRepeat()
			continue
		}
		w.line(p, it.Inlines)
		if it.Sub != nil {
			w.list(it.Sub, level+1, at)
		}
	}
}

// numbering gives the numbering part with the numbered lists of this draft, each
// with both its levels starting again.
func (w *writer) numbering() []byte {
	l := &w.form.lists
	w.Write(l.cut.head)
	for i := range w.numbered {
		w.raw(`<w:num w:numId="`)
		w.int(l.nextNum + i)
		w.raw(`">`)
		w.with(`<w:abstractNumId w:val="`, l.numberBase)
		w.raw(`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`,
			`<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`)
	}
	w.Write(l.cut.tail)
	return w.take()
}

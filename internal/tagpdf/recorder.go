package tagpdf

import "fmt"

// mark is the marked-content sequence that is open in the current page's
// content. It stays open from one Text to the next, so that a paragraph is one
// sequence on each page, and is closed as soon as anything else comes.
type mark struct {
	open  bool
	owner *element // nil for an artifact
}

// Begin opens a structure element below the current one and makes it current;
// End closes it. An element may go on over several pages. One that gets no
// content is not written, cells excepted. Inside Artifact both do nothing, so
// that a repeated table head is drawn by the same code as the first.
func (d *Doc) Begin(t Type, a Attr) {
	if d.artifact {
		return
	}
	if a.Alt != "" {
		a.Alt = clean(a.Alt)
	}
	if a.BBox != (Rect{}) {
		a.BBox = d.flip(a.BBox)
	}
	d.newElement(t, a)
}

// End closes the element opened last.
func (d *Doc) End() {
	if d.artifact {
		return
	}
	if d.current.parent == nil {
		panic("tagpdf: End without Begin")
	}
	if d.mark.owner == d.current {
		d.closeMark()
	}
	d.current = d.current.parent
}

// Artifact makes all that draw draws an artifact and no content: header, footer,
// repeated table head, page mark. kind is Pagination, Layout, Page or Background;
// subtype Header, Footer, Watermark or "" (ISO 32000-1, 14.8.2.2).
func (d *Doc) Artifact(kind, subtype string, draw func()) {
	if d.artifact {
		panic("tagpdf: artifact inside an artifact")
	}
	p := d.needPage()
	d.closeMark()
	start := len(p.content)
	p.content = append(p.content, "/Artifact<</Type"...)
	p.content = appendName(p.content, kind)
	if subtype != "" {
		p.content = append(p.content, "/Subtype"...)
		p.content = appendName(p.content, subtype)
	}
	if kind == "Background" {
		p.content = append(p.content, "/BBox[0 0 "...)
		p.content = appendNumbers(p.content, d.info.Width+d.info.Height-p.height, p.height)
		p.content = append(p.content, ']')
	}
	p.content = append(p.content, ">>BDC\n"...)
	empty, handed := len(p.content), p.handed
	d.artifact = true
	draw()
	d.artifact = false
	if p.handed == handed && len(p.content) == empty {
		p.content = p.content[:start]
		return
	}
	p.content = append(p.content, "EMC\n"...)
}

// markContent makes sure that what is drawn next is content of the current element.
func (d *Doc) markContent() *page {
	p := d.needPage()
	e := d.current
	if d.artifact || d.mark.open && d.mark.owner == e {
		return p
	}
	if e.typ.structural() {
		panic(fmt.Sprintf("tagpdf: content directly in %s", e.typ))
	}
	d.closeMark()
	n := len(p.owners)
	p.owners = append(p.owners, e)
	e.place(p.number)
	d.addKid(e, kid{mcid: int32(n), page: int32(p.number)})
	typ := e.typ
	if d.actual != "" {
		typ = Span
	}
	b := append(append(p.content, '/'), typ...)
	b = append(b, "<</MCID "...)
	b = appendInt(b, n)
	if d.actual != "" {
		b = append(b, "/ActualText"...)
		b = appendText(b, d.actual)
	}
	p.content = append(b, ">>BDC\n"...)
	d.mark = mark{open: true, owner: e}
	return p
}

// markLayout makes sure that what is drawn next is an artifact, or content of a Figure.
func (d *Doc) markLayout() *page {
	if d.current.typ == Figure {
		return d.markContent()
	}
	p := d.needPage()
	if d.artifact || d.mark.open && d.mark.owner == nil {
		return p
	}
	d.closeMark()
	p.content = append(p.content, "/Artifact<</Type/Layout>>BDC\n"...)
	d.mark = mark{open: true}
	return p
}

func (d *Doc) closeMark() {
	if d.mark.open {
		d.page.content = append(d.page.content, "EMC\n"...)
		d.mark = mark{}
	}
}

func (d *Doc) needPage() *page {
	if d.page == nil {
		panic("tagpdf: drawing before the first page")
	}
	return d.page
}

// flip turns a rectangle of ours into PDF's, whose y runs upwards.
func (d *Doc) flip(r Rect) Rect {
	r.Y = d.needPage().height - r.Y - r.H
	return r
}

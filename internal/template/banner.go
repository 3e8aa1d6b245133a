package template

import (
	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// bannerReader reads one header or footer part.
type bannerReader struct {
	*reader
	place  string // "sidehovedet (første side)"
	footer bool
	rels   map[string]ooxml.Rel
	y      float64 // how far down the paragraphs read so far reach, about
	out    []BannerParagraph
	line   int
	alone  map[string]bool // what is shown in Word only
}

// readBanners reads the headers and footers of the section: the one for all
// pages, and that of the first page when it has its own.
func (r *reader) readBanners(l *Look) {
	l.FirstPage = ooxml.On(r.sect, "titlePg")
	to := map[string]*Banner{
		"headerReference default": &l.Header, "footerReference default": &l.Footer,
		"headerReference first": &l.FirstHeader, "footerReference first": &l.FirstFooter,
	}
	for _, e := range r.sect.ChildElements() {
		kind := ooxml.Attr(e, "type")
		place, isBanner := map[string]string{"headerReference": "sidehovedet", "footerReference": "sidefoden"}[e.Tag]
		if !isBanner {
			continue
		}
		switch kind {
		case "first":
			place += " på første side"
		case "even":
			place += " på lige sider"
		}
		part := r.rels[ooxml.Attr(e, "id")].Part
		if banner := to[e.Tag+" "+kind]; banner != nil && (kind != "first" || l.FirstPage) {
			*banner = r.banner(part, place, e.Tag == "footerReference")
		} else if doc, err := r.p.XML(part); err == nil { // on no page, but in the draft's file
			r.checkTags(doc, place)
		}
	}
}

// checkTags tells of tags that are not written as they are to be.
func (r *reader) checkTags(doc *etree.Document, place string) {
	for _, p := range doc.FindElements("//w:p") {
		if text := plainText(p); short(text) != "" {
			checkWords(text, place+" (»"+short(text)+"«)", r.notes)
		}
	}
}

func (r *reader) banner(part, place string, footer bool) Banner {
	doc, err := r.p.XML(part)
	if err != nil {
		r.notes.fail("ulaeselig", place, "Delen kan ikke læses. Åbn filen i Word, og gem den igen.")
		return Banner{}
	}
	b := &bannerReader{reader: r, place: place, footer: footer, rels: map[string]ooxml.Rel{}, alone: map[string]bool{}}
	rels, err := r.p.Rels(part)
	if err != nil {
		r.notes.fail("ulaeselig", place, "Delen kan ikke læses. Åbn filen i Word, og gem den igen.")
	}
	for _, rel := range rels {
		b.rels[rel.ID] = rel
	}
	b.blocks(doc.Root())
	b.onlyInWord(place, b.alone)
	if footer {
		b.settle()
	}
	r.checkTags(doc, place)
	r.inspect(doc.Root(), place)
	return Banner{Paragraphs: b.out}
}

// blocks reads paragraphs and tables, also within content controls.
func (b *bannerReader) blocks(parent *etree.Element) {
	for _, e := range parent.ChildElements() {
		switch e.Tag {
		case "p":
			b.paragraph(e)
		case "tbl":
			b.table(e)
		case "sdt":
			b.blocks(ooxml.Child(e, "sdtContent"))
		case "ins", "moveTo", "customXml", "smartTag":
			b.blocks(e)
		}
	}
}

func (b *bannerReader) paragraph(e *etree.Element) {
	b.line++
	pPr := ooxml.Child(e, "pPr")
	base := b.s.Paragraph(ooxml.Val(pPr, "pStyle"))
	f := b.s.WithParagraph(base, pPr)
	alone(pPr, false, b.alone)
	delete(b.alone, onlyInWord["framePr"]) // see below
	p := BannerParagraph{Style: styleOf(f)}
	switch ooxml.Attr(ooxml.Child(pPr, "framePr"), "xAlign") { // Word's gallery puts page numbers into frames
	case "center":
		p.Style.Align = "center"
	case "right", "outside":
		p.Style.Align = "right"
	}
	for _, at := range f.TabStops() {
		p.Tabs = append(p.Tabs, Tab{At: at, Align: f.Tabs[at]})
	}
	b.add(p, b.runs(e, f, &p.Tabs))
}

// add puts in a paragraph and remembers how far down it reaches, so that a
// picture placed by its paragraph can be placed on the sheet.
func (b *bannerReader) add(p BannerParagraph, runs []BannerRun) {
	p.Runs = runs
	b.out = append(b.out, p)
	b.y += heightOf(p)
}

// heightOf is about how high a paragraph of one line is. The renderers measure
// for themselves; this places pictures only.
func heightOf(p BannerParagraph) float64 {
	h, size := p.Style.LineExact, p.Style.Size
	for _, r := range p.Runs {
		if r.Text != "" || r.Tag != "" || r.Field != "" {
			size = max(size, r.Style.Size)
		}
	}
	if h == 0 {
		h = size * 1.2 * p.Style.Line
	}
	for _, r := range p.Runs {
		if r.Picture != nil && !r.Picture.Anchored {
			h = max(h, r.Picture.Height)
		}
	}
	return p.Style.Before + h + p.Style.After
}

// settle moves the pictures of a footer that stand by their paragraph: a footer
// grows upwards from its distance, and its height is known only now.
func (b *bannerReader) settle() {
	for i := range b.out {
		for _, r := range b.out[i].Runs {
			if r.Picture != nil && r.Picture.Anchored && r.Picture.byParagraph {
				r.Picture.Y += b.page.Height - b.page.FooterDistance - b.y
			}
		}
	}
}

// at is the distance from the sheet's upper edge to the paragraph now read; in
// a footer from the footer's own upper edge.
func (b *bannerReader) at() float64 {
	if b.footer {
		return b.y
	}
	return b.page.HeaderDistance + b.y
}

package template

import (
	"context"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// reader reads a Look from a completed Word file.
type reader struct {
	ctx   context.Context // of the check, which ends with it
	p     *ooxml.Package
	s     *ooxml.Styles
	num   *ooxml.Numbering
	body  *etree.Element
	sect  *etree.Element // of the last section, which is that of the whole notat
	rels  map[string]ooxml.Rel
	notes *notes
	page  Page
}

func newReader(ctx context.Context, p *ooxml.Package, n *notes) (*reader, error) {
	r := &reader{ctx: ctx, p: p, notes: n, rels: map[string]ooxml.Rel{}}
	doc, err := p.Tree(ctx, p.Main())
	if err != nil {
		return nil, err
	}
	r.body = ooxml.Child(doc.Root(), "body")
	r.sect = ooxml.Child(r.body, "sectPr")
	if r.s, err = p.Styles(); err != nil {
		return nil, err
	}
	if r.num, err = p.Numbering(); err != nil {
		return nil, err
	}
	rels, err := p.Rels(p.Main())
	if err != nil {
		return nil, err
	}
	for _, rel := range rels {
		r.rels[rel.ID] = rel
	}
	return r, nil
}

// asWordWrites refuses a file whose main part, styles or lists are not written
// with the prefix w as Word does: XML with that prefix is put into them.
func asWordWrites(ctx context.Context, p *ooxml.Package, n *notes) error {
	parts := []string{p.Main()}
	for _, kind := range []string{ooxml.RelStyles, ooxml.RelNumbering} {
		if name, ok := p.RelByType(p.Main(), kind); ok {
			parts = append(parts, name)
		}
	}
	for _, name := range parts {
		doc, err := p.Tree(ctx, name)
		if err != nil {
			return err
		}
		if root := doc.Root(); root.Space != "w" || root.NamespaceURI() != ooxml.NS {
			n.fail("ulaeselig", wordFile, "Filen er skrevet på en måde, der ikke kan læses. Åbn den i Word, og gem den igen.")
			return errNoted
		}
	}
	return nil
}

func (r *reader) look(ids IDs) Look {
	r.checkBody()
	r.inspect(r.body, "brødteksten")
	r.readPage()
	l := Look{
		Page:       r.page,
		Normal:     r.paragraph(ids.Normal),
		Title:      r.paragraph(ids.Title),
		Caption:    r.paragraph(ids.Caption),
		Quote:      r.paragraph(ids.Quote),
		Hyperlink:  r.character(ids.Normal, ids.Hyperlink),
		Strong:     r.character(ids.Normal, ids.Strong),
		Emphasis:   r.character(ids.Normal, ids.Emphasis),
		ListBullet: r.list(ids.ListBullet),
		ListNumber: r.list(ids.ListNumber),
		Table:      tableLook(r.s.Table(ids.Table)),
	}
	for i, id := range ids.Heading {
		l.Heading[i] = r.paragraph(id)
		l.Numbers[i] = r.headingNumber(id)
	}
	r.readBanners(&l)
	r.darkenWordBlue(&l, ids)
	r.checkContrast(&l, ids)
	r.checkSizes(&l)
	r.checkLanguage(ids)
	r.checkFollowed(ids)
	return l
}

// readPage reads the sheet; a file that does not say is A4 with margins of 25 mm.
func (r *reader) readPage() {
	size, mar := ooxml.Child(r.sect, "pgSz"), ooxml.Child(r.sect, "pgMar")
	length := func(e *etree.Element, name string, otherwise float64) float64 {
		if ooxml.Attr(e, name) == "" {
			return otherwise
		}
		return ooxml.Twips(ooxml.Attr(e, name))
	}
	const mm25 = 70.85
	r.page = Page{
		Width: length(size, "w", 595.3), Height: length(size, "h", 841.9),
		// A negative upper or lower margin means that it is exact.
		Top: abs(length(mar, "top", mm25)), Bottom: abs(length(mar, "bottom", mm25)),
		Left: length(mar, "left", mm25) + length(mar, "gutter", 0), Right: length(mar, "right", mm25),
		HeaderDistance: length(mar, "header", 35.4), FooterDistance: length(mar, "footer", 35.4),
	}
	if frame := ooxml.Child(r.sect, "pgBorders"); len(frame.ChildElements()) > 0 {
		r.page.Frame, r.page.FrameAtEdge = bordersOf(r.s.Edges(frame)), ooxml.Attr(frame, "offsetFrom") == "page"
	}
	r.readColumns()
	if p := r.page; p.Width < 200 || p.Height < 200 || p.Width > 2000 || p.Height > 2000 ||
		p.Left < 0 || p.Right < 0 || p.Left+p.Right > p.Width-150 || p.Top+p.Bottom > p.Height-150 {
		r.notes.fail("margener", "siden", "Der er ikke plads til teksten mellem margenerne. Vælg A4 og almindelige margener under Layout.")
	}
}

func abs(v float64) float64 { return max(v, -v) }

func (r *reader) paragraph(id string) Style { return styleOf(r.s.Paragraph(id)) }

func (r *reader) character(normal, id string) Style {
	return styleOf(r.s.Over(r.s.Paragraph(normal), id))
}

// list reads a list style. The first level stands as the style has it, where
// it has an indent of its own; the second as the list has it.
func (r *reader) list(id string) ListStyle {
	f := r.s.Paragraph(id)
	l := ListStyle{Style: styleOf(f)}
	for i := range l.Levels {
		level, _ := r.num.Level(f.NumID, i)
		l.Levels[i] = ListLevel{Left: level.Left, Hanging: level.Hanging, Color: r.s.WithRun(ooxml.Format{}, level.Run).Color}
		if level.Format == "bullet" {
			l.Levels[i].Marker = bullet(level)
		}
	}
	if f.OwnIndent {
		l.Levels[0].Left, l.Levels[0].Hanging = f.Left, max(0, -f.FirstLine)
	}
	l.Left, l.FirstLine = l.Levels[0].Left, -l.Levels[0].Hanging
	return l
}

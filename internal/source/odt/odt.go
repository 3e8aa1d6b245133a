// Package odt reads a text of OpenDocument (ISO/IEC 26300, as LibreOffice and Google
// Docs write it) as what it says: it makes the flat paragraphs that internal/story makes
// of a Word file, and internal/source/flow says what they are. It runs no script and
// fetches nothing. Charts and formulas, which are files of their own in it, are told of
// and not read.
package odt

import (
	"bytes"
	"context"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/source/flow"
	"notat/internal/source/office"
	"notat/internal/story"
)

const (
	content  = "content.xml"
	textType = "application/vnd.oasis.opendocument.text"
)

// NoText is what is said of a sheet or of slides of OpenDocument.
const NoText = "Filen er et regneark eller slides i OpenDocument-format. Åbn den, gem den som Word-dokument (.docx) eller PowerPoint-præsentation (.pptx), og vælg den igen."

// Read reads an .odt or .ott. What is not sound or not within the limits is refused
// with an *ooxml.Error; it ends with ctx's error soon after ctx does.
func Read(ctx context.Context, data []byte) (source.File, error) {
	p, err := ooxml.OpenParts(ctx, data, ooxml.MaxParts)
	if err != nil {
		return source.File{}, err
	}
	if kind, _ := p.Part("mimetype"); !bytes.HasPrefix(kind, []byte(textType)) {
		return source.File{}, &ooxml.Error{Code: ooxml.OtherOffice, Part: "mimetype", Message: NoText}
	}
	if manifest, _ := p.Part("META-INF/manifest.xml"); bytes.Contains(manifest, []byte("encryption-data")) {
		return source.File{}, ooxml.Refuse(ooxml.Encrypted, content)
	}
	main, err := p.XMLContext(ctx, content)
	if err != nil {
		return source.File{}, err
	}
	w := &walker{ctx: ctx, file: p, styles: newStyles(), numbers: map[string]listStyle{}, deleted: map[string]story.Removed{}}
	t := flow.Text{
		Story:  &w.Story,
		Figure: func(d *story.Drawing) *source.Figure { return office.Figure(p, d.Part, d.Linked, d.Alt) },
		Embedded: func(string, source.Place) ([]source.Piece, bool, error) {
			return nil, false, nil
		},
	}
	if _, there := p.Part("styles.xml"); there {
		doc, err := p.XMLContext(ctx, "styles.xml")
		if err != nil {
			return source.File{}, err
		}
		w.readStyles(doc.Root())
		t.Banners = banners(doc.Root())
	}
	w.readStyles(main.Root())
	w.body(ooxml.Child(ooxml.Child(main.Root(), "body"), "text"), inside{})
	if err := ctx.Err(); err != nil {
		return source.File{}, err
	}
	t.Comments, t.Notes = w.comments, w.notes
	out, err := flow.Read(ctx, t)
	if err != nil {
		return source.File{}, err
	}
	out.Title = title(p)
	return out, nil
}

// title gives what the properties of a file call it, or "".
func title(p *ooxml.Package) string {
	if _, there := p.Part("meta.xml"); !there {
		return ""
	}
	doc, err := p.XML("meta.xml")
	if err != nil { // properties are no words of the file
		return ""
	}
	return story.Words(ooxml.Child(ooxml.Child(doc.Root(), "meta"), "title").Text())
}

// banners gives the headers and footers of all pages.
func banners(root *etree.Element) []story.Banner {
	var out []story.Banner
	for _, page := range ooxml.Child(root, "master-styles").ChildElements() {
		for _, e := range page.ChildElements() {
			kind := map[string]string{"header": "header", "header-left": "header", "header-first": "header", "footer": "footer", "footer-left": "footer", "footer-first": "footer"}[e.Tag]
			if kind == "" {
				continue
			}
			b := story.Banner{Part: kind}
			for _, p := range e.FindElements(".//p") {
				if s := story.Words(textBelow(p)); s != "" {
					b.Printed = append(b.Printed, story.Printed{Text: s, Counts: counts(p)})
				}
			}
			out = append(out, b)
		}
	}
	return out
}

// counts reports whether a number or a date is put in when the file is printed.
func counts(p *etree.Element) bool {
	for _, tag := range []string{"page-number", "page-count", "date", "time", "file-name"} {
		if p.FindElement(".//"+tag) != nil {
			return true
		}
	}
	return false
}

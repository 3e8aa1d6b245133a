package docx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/template"
)

const typeHeader = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"

// What template.Load has refused already.
var (
	errNoContent = errors.New("the Word file has no paragraph {{indhold}} in its body")
	errNoStyles  = errors.New("the Word file has no styles")
)

// cutParts cuts the main part, headers and footers at their tags. Every page has
// a header afterwards, since every page may have to bear a mark.
func (f *form) cutParts() error {
	name := f.pkg.Main()
	doc, err := f.pkg.XML(name)
	if err != nil {
		return err
	}
	root := doc.Root()
	declare(root)
	if err := f.cutHeaders(root); err != nil {
		return err
	}
	f.takeNumbers(root)
	var c cutter
	if err := c.cutContent(ooxml.Child(root, "body")); err != nil {
		return err
	}
	if err := f.cutSection(&c, ooxml.Child(root, "body")); err != nil {
		return err
	}
	c.cutTags(root, true)
	f.main, err = c.cut(doc)
	return err
}

// cutContent makes the place of the body of the paragraph {{indhold}}.
func (c *cutter) cutContent(body *etree.Element) error {
	for _, p := range body.ChildElements() {
		if p.Tag == "p" && template.IsContent(ooxml.Joined(ooxml.LettersOf(p))) {
			i := p.Index()
			body.RemoveChildAt(i)
			body.InsertChildAt(i, c.slot(piece{kind: content}))
			return nil
		}
	}
	return errNoContent
}

// takeNumbers notes the ids that the template's own controls and drawings have.
func (f *form) takeNumbers(e *etree.Element) {
	for _, c := range e.ChildElements() {
		switch {
		case c.Tag == "id" && e.Tag == "sdtPr":
			if n, err := strconv.ParseInt(ooxml.Attr(c, "val"), 10, 64); err == nil {
				f.controlIDs = append(f.controlIDs, uint32(n))
			}
		case c.Tag == "docPr":
			if n, err := strconv.Atoi(ooxml.Attr(c, "id")); err == nil {
				f.drawings = max(f.drawings, n)
			}
		}
		f.takeNumbers(c)
	}
}

// cutHeaders gives the file all the headers that its pages may ask for and cuts
// all headers and footers. A template has one section: template.Load refuses
// section breaks.
func (f *form) cutHeaders(root *etree.Element) error {
	section := child(ooxml.Child(root, "body"), "sectPr")
	kinds := []string{"default"}
	if ooxml.Has(section, "titlePg") {
		kinds = append(kinds, "first")
	}
	if f.evenPages() {
		kinds = append(kinds, "even")
	}
	own := map[string]bool{}
	for _, kind := range kinds {
		if hasHeader(section, kind) {
			continue
		}
		name, err := f.addHeader(section, kind)
		if err != nil {
			return err
		}
		own[name] = true
	}
	rels, err := f.pkg.Rels(f.pkg.Main())
	if err != nil {
		return err
	}
	done := map[string]bool{}
	for _, r := range rels {
		if (r.Type != ooxml.RelHeader && r.Type != ooxml.RelFooter) || done[r.Part] {
			continue
		}
		done[r.Part] = true
		if err := f.cutBanner(r.Part, r.Type == ooxml.RelHeader, own[r.Part]); err != nil {
			return err
		}
	}
	return nil
}

func (f *form) cutBanner(name string, header, own bool) error {
	doc, err := f.pkg.XML(name)
	if err != nil {
		return err
	}
	root := doc.Root()
	declare(root)
	f.takeNumbers(root)
	var c cutter
	switch {
	case own:
		root.AddChild(c.slot(piece{kind: marked}))
	case header:
		root.AddChild(c.slot(piece{kind: marks}))
	}
	c.cutTags(root, false)
	pieces, err := c.cut(doc)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if len(pieces) > 1 {
		f.banners = append(f.banners, banner{name, pieces})
	}
	return nil
}

func hasHeader(section *etree.Element, kind string) bool {
	for _, e := range section.ChildElements() {
		if e.Tag == "headerReference" && ooxml.Attr(e, "type") == kind {
			return true
		}
	}
	return false
}

// evenPages reports whether even pages have headers of their own.
func (f *form) evenPages() bool {
	name, ok := f.pkg.RelByType(f.pkg.Main(), ooxml.RelSettings)
	if !ok {
		return false
	}
	doc, err := f.pkg.XML(name)
	return err == nil && ooxml.Has(doc.Root(), "evenAndOddHeaders")
}

// addHeader puts in an empty header of one kind.
func (f *form) addHeader(section *etree.Element, kind string) (name string, err error) {
	base := "notat-header-" + kind + ".xml"
	name = "word/" + base
	empty := `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:hdr xmlns:w="` + ooxml.NS + `"></w:hdr>`
	if err := f.pkg.Add(name, typeHeader, []byte(empty)); err != nil {
		return "", err
	}
	id, err := f.pkg.AddRel(f.pkg.Main(), ooxml.RelHeader, base, false)
	if err != nil {
		return "", err
	}
	ref := etree.NewElement("w:headerReference")
	ref.CreateAttr("w:type", kind)
	ref.CreateAttr("r:id", id)
	section.InsertChildAt(0, ref)
	return name, nil
}

// marks writes the marks of the document as a paragraph of a header, where also
// a screen reader meets them.
func (w *writer) marks(always bool) {
	m := strings.Join(w.doc.Marks, " · ")
	if m == "" && !always {
		return
	}
	w.open(para{style: w.form.styles.mark})
	if m != "" {
		w.raw("<w:r>")
		w.runText(m)
		w.raw("</w:r>")
	}
	w.close()
}

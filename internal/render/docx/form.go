package docx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/render/chart"
	"notat/internal/template"
)

// form is a template made ready: complete in styles, lists and parts, and cut
// where the words of a document go. It is never changed after newForm.
type form struct {
	pkg      *ooxml.Package
	main     []piece
	sections sections
	banners  []banner // headers and footers with tags or marks

	styles styles
	before map[string]int  // room before a paragraph of a style, twips; "" is Normal
	under  map[string]look // paragraph styles that are bold or italic throughout
	lists  lists

	width, height int   // of a column of the text, twips
	wide          int   // its width on a page on its side
	letter        int   // width of a letter in a table, twips, about
	cellMargins   int   // left and right of a cell together, twips
	cell          space // of paragraphs in a cell

	charts chart.Style
	drawn  drawnCharts

	rels     cutting // the main part's relationships
	relsPart string
	relTag   string // "Relationship", with a prefix where the part has one
	nextRel  int

	corePart, markPart string
	controlIDs         []uint32 // taken by the template's own controls
	drawings           int      // highest number of the template's own drawings
}

// banner is a header or footer.
type banner struct {
	name   string
	pieces []piece
}

// cutting is a part in two, with room for more between them.
type cutting struct{ head, tail []byte }

// cutAtEnd cuts XML before the end tag of its root.
func cutAtEnd(data []byte) (cutting, error) {
	i := bytes.LastIndex(data, []byte("</"))
	if i < 0 {
		return cutting{}, fmt.Errorf("no end tag")
	}
	return cutting{data[:i:i], data[i:]}, nil
}

func newForm(t *template.Template) (*form, error) {
	f := &form{pkg: t.Word.Clone(), styles: styles{IDs: t.IDs}}
	for _, step := range []func() error{
		f.completeStyles,
		f.readLists,
		f.addParts,
		func() error { return f.embedFonts(t.Embedded) },
		f.cutParts,
		f.cutRels,
		f.pkg.PackOnce,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	f.measure(&t.Look)
	var err error
	f.charts, err = chart.StyleOf(t)
	return f, err
}

// measure takes the lengths that tables and pictures are fitted to.
func (f *form) measure(l *template.Look) {
	f.width = twips(l.Page.ColumnWidth())
	f.height = twips(l.Page.Height - l.Page.Top - l.Page.Bottom)
	f.wide = twips(l.Page.Height - l.Page.Left - l.Page.Right)
	f.letter = twips(l.Table.Size * 0.6)
	f.cellMargins = twips(l.Table.CellLeft + l.Table.CellRight)
	f.lists.indents = map[bool][2]indent{false: indentsOf(l.ListBullet), true: indentsOf(l.ListNumber)}
	f.cell = space{twips(l.Table.Before), twips(l.Table.After)}
}

func twips(points float64) int { return int(points*20 + 0.5) }

const (
	relCore   = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	typeCore  = "application/vnd.openxmlformats-package.core-properties+xml"
	corePart  = "docProps/core.xml"
	relProps  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
	typeProps = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)

// addParts makes room for what every draft has: core properties, the mark, and
// pictures.
func (f *form) addParts() error {
	for _, mime := range []string{"image/png", "image/jpeg"} {
		if err := f.pkg.SetDefaultType(endings[mime], mime); err != nil {
			return err
		}
	}
	var ok bool
	if f.corePart, ok = f.pkg.RelByType("", relCore); !ok {
		f.corePart = corePart
		if err := f.pkg.Add(corePart, typeCore, nil); err != nil {
			return err
		}
		if _, err := f.pkg.AddRel("", relCore, corePart, false); err != nil {
			return err
		}
	}
	if f.markPart, ok = findMark(f.pkg); ok { // a draft that became a template
		return nil
	}
	n := 1
	for ; ; n++ {
		if _, taken := f.pkg.Part("customXml/item" + strconv.Itoa(n) + ".xml"); !taken {
			break
		}
	}
	item, props := "item"+strconv.Itoa(n)+".xml", "itemProps"+strconv.Itoa(n)+".xml"
	f.markPart = "customXml/" + item
	if err := f.pkg.Add(f.markPart, "application/xml", nil); err != nil {
		return err
	}
	if err := f.pkg.Add("customXml/"+props, typeProps, []byte(itemProps)); err != nil {
		return err
	}
	if _, err := f.pkg.AddRel(f.markPart, relProps, props, false); err != nil {
		return err
	}
	_, err := f.pkg.AddRel(f.pkg.Main(), ooxml.RelCustomXML, "../customXml/"+item, false)
	return err
}

// cutRels reads the main part's relationships last, when all that every draft
// needs are in.
func (f *form) cutRels() error {
	rels, err := f.pkg.Rels(f.pkg.Main())
	if err != nil {
		return err
	}
	for _, r := range rels {
		if n, err := strconv.Atoi(strings.TrimPrefix(r.ID, "rId")); err == nil {
			f.nextRel = max(f.nextRel, n)
		}
	}
	f.nextRel++
	f.relsPart = "word/_rels/document.xml.rels"
	doc, err := f.pkg.XML(f.relsPart)
	if err != nil {
		return err
	}
	f.relTag = "Relationship"
	if s := doc.Root().Space; s != "" {
		f.relTag = s + ":" + f.relTag
	}
	data, _ := f.pkg.Part(f.relsPart)
	f.rels, err = cutAtEnd(data)
	return err
}

package docx

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/template"
)

// styles are the ids of the styles that a draft is written in: those of the
// template, and ours.
type styles struct {
	template.IDs
	source, missing, note, internal, column, mark, term string
	cell, head, dense, denseHead, denseNote             string // of words in tables
}

// own is a style of ours. A municipality that has a style of its name decides
// how it looks.
type own struct {
	to            *string
	basedOn       string
	name, id, xml string // what it is where the template does not have it
}

func (s *styles) own(t ooxml.TableFormat, accent string) []own {
	sized := func(points float64) string {
		half := strconv.Itoa(int(points*2 + 0.5))
		return `<w:sz w:val="` + half + `"/><w:szCs w:val="` + half + `"/>`
	}
	size, small := sized(t.Text.Size), sized(max(t.Text.Size*dense, 7)) // below 7 nobody reads
	// Not every program gives the words of a table the size and the colour of the
	// table style; those of the paragraph's own style they all take.
	color := ""
	if t.Head.Color != "" && t.Head.Color != t.Text.Color {
		color = `<w:color w:val="` + t.Head.Color + `"/>`
	}
	return []own{
		{&s.source, s.Quote, "Notat kilde", "Notatkilde",
			`<w:pPr><w:spacing w:before="0" w:after="180"/></w:pPr><w:rPr><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="595959"/></w:rPr>`},
		{&s.missing, s.Normal, "Notat mangler", "Notatmangler",
			`<w:pPr><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="B3261E"/></w:pBdr><w:ind w:left="198"/></w:pPr><w:rPr><w:color w:val="8C1D18"/></w:rPr>`},
		{&s.note, s.Normal, "Notat note", "Notatnote",
			`<w:rPr><w:i/><w:iCs/><w:color w:val="595959"/></w:rPr>`},
		{&s.internal, s.Normal, "Notat internt", "Notatinternt",
			`<w:pPr><w:keepNext/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="8A5A00"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FFF4DC"/><w:ind w:left="198"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="5C3D00"/></w:rPr>`},
		{&s.column, s.Normal, "Notat kolonneoverskrift", "Notatkolonneoverskrift",
			`<w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="3" w:color="` + accent + `"/></w:pBdr></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="` + accent + `"/></w:rPr>`},
		{&s.term, s.Normal, "Notat hoved", "Notathoved", `<w:rPr><w:color w:val="595959"/></w:rPr>`},
		{&s.head, s.Normal, "Notat tabelhoved", "Notattabelhoved", `<w:rPr>` + color + size + `</w:rPr>`},
		{&s.cell, s.Normal, "Notat tabel", "Notattabeltekst", `<w:rPr>` + size + `</w:rPr>`},
		{&s.dense, s.Normal, "Notat tæt tabel", "Notattaettabel", `<w:rPr>` + small + `</w:rPr>`},
		{&s.denseHead, s.Normal, "Notat tæt tabelhoved", "Notattaettabelhoved", `<w:rPr>` + color + small + `</w:rPr>`},
		{&s.denseNote, s.Normal, "Notat tæt note", "Notattaetnote", `<w:rPr><w:i/><w:iCs/><w:color w:val="595959"/>` + small + `</w:rPr>`},
		{&s.mark, s.Normal, "Notat mærke", "Notatmaerke",
			`<w:pPr><w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="B3261E"/></w:rPr>`},
	}
}

// completeStyles adds our styles to those of the template, makes Danish the
// language of the text, and notes the room before each paragraph style.
func (f *form) completeStyles() error {
	if err := f.speakDanish(); err != nil {
		return err
	}
	all, err := f.pkg.Styles()
	if err != nil {
		return err
	}
	for _, o := range f.styles.own(all.Table(f.styles.Table), cmp.Or(all.Paragraph(f.styles.Heading[0]).Color, "595959")) {
		id, ok := all.ID("paragraph", o.name)
		if !ok {
			var base strings.Builder
			if err := xml.EscapeText(&base, []byte(o.basedOn)); err != nil {
				return err
			}
			if id, err = all.Put(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="` + o.id + `"><w:name w:val="` + o.name +
				`"/><w:basedOn w:val="` + base.String() + `"/><w:uiPriority w:val="40"/><w:qFormat/>` + o.xml + `</w:style>`); err != nil {
				return err
			}
		}
		*o.to = id
	}
	s := &f.styles
	f.before = map[string]int{"": twips(all.Paragraph(s.Normal).Before)}
	for _, id := range []string{s.Title, s.Heading[0], s.Heading[1], s.Heading[2], s.ListBullet, s.ListNumber, s.Caption, s.Quote,
		s.source, s.missing, s.note, s.internal, s.column} {
		f.before[id] = twips(all.Paragraph(id).Before)
	}
	f.under = map[string]look{}
	for _, e := range all.Elements("paragraph") {
		id := ooxml.Attr(e, "styleId")
		if x := all.Over(ooxml.Format{}, id); x.Bold || x.Italic {
			f.under[id] = look{x.Bold, x.Italic}
		}
	}
	f.under[""] = f.under[s.Normal]
	return all.Save(f.pkg)
}

// look is how a paragraph style has its words, as far as emphasis goes.
type look struct{ bold, italic bool }

// speakDanish sets w:lang in the document defaults, and in the default paragraph
// style where that would win over them.
func (f *form) speakDanish() error {
	name, ok := f.pkg.RelByType(f.pkg.Main(), ooxml.RelStyles)
	if !ok {
		return errNoStyles
	}
	doc, err := f.pkg.XML(name)
	if err != nil {
		return err
	}
	root := doc.Root()
	if !ooxml.Has(root, "docDefaults") {
		root.InsertChildAt(0, etree.NewElement("w:docDefaults"))
	}
	rPr := child(child(ooxml.Child(root, "docDefaults"), "rPrDefault"), "rPr")
	child(rPr, "lang").CreateAttr("w:val", "da-DK")
	for _, e := range root.ChildElements() {
		if rPr := ooxml.Child(e, "rPr"); ooxml.Attr(e, "styleId") == f.styles.Normal && ooxml.Has(rPr, "lang") {
			ooxml.Child(rPr, "lang").CreateAttr("w:val", "da-DK")
		}
	}
	return f.pkg.SetXML(name, doc)
}

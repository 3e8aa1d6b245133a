package template

import (
	"encoding/xml"
	"strings"

	"notat/internal/ooxml"
)

// IDs are the ids that the named styles have in this template's Word file.
// Every one is there: Load adds a minimal style where the file lacks one.
type IDs struct {
	Normal, Title                            string
	Heading                                  [3]string
	ListBullet, ListNumber                   string
	Caption, Quote                           string
	Hyperlink, Strong, Emphasis, Placeholder string // character styles
	Table                                    string // table style: see tableNames
	BulletNum, NumberNum                     string // w:numId of the two list styles, each with two levels
}

// tableNames are the table styles a template may design, the first found wins.
// Notattabel is a style of the secretary's own; Table Grid is Word's "Tabel -
// Gitter".
var tableNames = []string{"Notattabel", "Table Grid"}

// wanted is a named style that counts: its name in Danish Word, and what is put
// in where it is missing.
type wanted struct {
	typ, name, danish, id, xml string
	to                         func(*IDs) *string
}

var wantedStyles = []wanted{
	{"paragraph", "Normal", "Normal", "Normal", ``, func(i *IDs) *string { return &i.Normal }},
	{"paragraph", "Title", "Titel", "Titel", `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="200"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>`,
		func(i *IDs) *string { return &i.Title }},
	{"paragraph", "heading 1", "Overskrift 1", "Overskrift1", heading("0", "32"), func(i *IDs) *string { return &i.Heading[0] }},
	{"paragraph", "heading 2", "Overskrift 2", "Overskrift2", heading("1", "26"), func(i *IDs) *string { return &i.Heading[1] }},
	{"paragraph", "heading 3", "Overskrift 3", "Overskrift3", heading("2", "22"), func(i *IDs) *string { return &i.Heading[2] }},
	{"paragraph", "List Bullet", "Opstilling - punkttegn", "Opstilling-punkttegn", ``, func(i *IDs) *string { return &i.ListBullet }},
	{"paragraph", "List Number", "Opstilling - talellerbogst", "Opstilling-talellerbogst", ``, func(i *IDs) *string { return &i.ListNumber }},
	{"paragraph", "caption", "Billedtekst", "Billedtekst", `<w:pPr><w:spacing w:before="120" w:after="80"/></w:pPr><w:rPr><w:b/></w:rPr>`,
		func(i *IDs) *string { return &i.Caption }},
	{"paragraph", "Quote", "Citat", "Citat", `<w:pPr><w:ind w:left="567" w:right="567"/></w:pPr><w:rPr><w:i/></w:rPr>`, func(i *IDs) *string { return &i.Quote }},
	{"character", "Hyperlink", "Hyperlink", "Hyperlink", `<w:rPr><w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr>`, func(i *IDs) *string { return &i.Hyperlink }},
	{"character", "Strong", "Stærk", "Strk", `<w:rPr><w:b/></w:rPr>`, func(i *IDs) *string { return &i.Strong }},
	{"character", "Emphasis", "Fremhæv", "Fremhv", `<w:rPr><w:i/></w:rPr>`, func(i *IDs) *string { return &i.Emphasis }},
	{"character", "Placeholder Text", "Pladsholdertekst", "Pladsholdertekst", `<w:rPr><w:color w:val="666666"/></w:rPr>`, func(i *IDs) *string { return &i.Placeholder }},
}

func heading(outline, size string) string {
	return `<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="` + outline +
		`"/></w:pPr><w:rPr><w:b/><w:sz w:val="` + size + `"/></w:rPr>`
}

const tableXML = `<w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders>` +
	`<w:top w:val="single" w:sz="4" w:space="0" w:color="666666"/><w:left w:val="single" w:sz="4" w:space="0" w:color="666666"/>` +
	`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="666666"/><w:right w:val="single" w:sz="4" w:space="0" w:color="666666"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="666666"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="666666"/>` +
	`</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
	`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>`

// complete finds the named styles and adds what is missing to the package, so
// that a renderer never has to ask.
func complete(p *ooxml.Package, n *notes) (IDs, error) {
	var ids IDs
	s, err := p.Styles()
	if err != nil {
		return ids, err
	}
	if s.Default("paragraph") == "" {
		n.fail("typografi-mangler", wordFile, "Filen har ingen typografier. Åbn den i Word, og gem den igen.")
		return ids, errNoted
	}
	normal := s.Default("paragraph")
	for _, w := range wantedStyles {
		id, ok := s.ID(w.typ, w.name)
		if !ok && w.name == "Normal" {
			id, ok = normal, true // whatever it is called, it is the default
		}
		if !ok {
			if id, err = s.Put(styleXML(w.typ, w.id, w.name, normal, w.xml)); err != nil {
				return ids, err
			}
			n.warn("typografi-mangler", wordFile, "Typografien »%s« mangler og vises i et enkelt udseende.", w.danish)
		}
		*w.to(&ids) = id
	}
	if ids.Table, err = tableStyle(s, n); err != nil {
		return ids, err
	}
	if err := lists(p, s, &ids, n); err != nil {
		return ids, err
	}
	return ids, s.Save(p)
}

func tableStyle(s *ooxml.Styles, n *notes) (string, error) {
	for _, name := range tableNames {
		if id, ok := s.ID("table", name); ok {
			return id, nil
		}
	}
	n.warn("typografi-mangler", wordFile, "Der er ingen tabeltypografi »Notattabel« eller »Tabel - Gitter«. Tabeller vises i et enkelt udseende.")
	return s.Put(styleXML("table", "Notattabel", "Notattabel", s.Default("table"), tableXML))
}

func styleXML(typ, id, name, basedOn, inner string) string {
	var b strings.Builder
	b.WriteString(`<w:style w:type="` + typ + `" w:styleId="` + id + `"><w:name w:val="` + name + `"/>`)
	if typ != "character" && basedOn != "" {
		b.WriteString(`<w:basedOn w:val="`)
		_ = xml.EscapeText(&b, []byte(basedOn)) // a Builder never fails
		b.WriteString(`"/>`)
	}
	b.WriteString(inner + `</w:style>`)
	return b.String()
}

// lists sees to it that both list styles have a list with two levels. Word's
// own lists for these styles have only one.
func lists(p *ooxml.Package, s *ooxml.Styles, ids *IDs, n *notes) error {
	num, err := p.Numbering()
	if err != nil {
		return err
	}
	for _, l := range []struct {
		style, danish string
		to            *string
		first, second ooxml.Level
	}{
		{ids.ListBullet, "Opstilling - punkttegn", &ids.BulletNum,
			ooxml.Level{Format: "bullet", Text: "•", Left: 18, Hanging: 12}, ooxml.Level{Format: "bullet", Text: "–", Left: 36, Hanging: 12}},
		{ids.ListNumber, "Opstilling - talellerbogst", &ids.NumberNum,
			ooxml.Level{Format: "decimal", Text: "%1.", Left: 20, Hanging: 20}, ooxml.Level{Format: "decimal", Text: "%2.", Left: 40, Hanging: 20}},
	} {
		f := s.Paragraph(l.style)
		top, ok := num.Level(f.NumID, 0)
		if !ok {
			f.NumID = num.Add(l.first, l.second)
			s.SetList(l.style, f.NumID)
			*l.to = f.NumID
			n.warn("typografi-uden-liste", wordFile, "Typografien »%s« har ingen liste. Punkterne vises i et enkelt udseende.", l.danish)
			continue
		}
		if f.OwnIndent {
			top.Left, top.Hanging = f.Left, max(0, -f.FirstLine)
		}
		if _, ok := num.Level(f.NumID, 1); !ok {
			l.second.Hanging = max(top.Hanging, 9)
			l.second.Left = top.Left + l.second.Hanging
			if err := num.AddLevel(f.NumID, l.second); err != nil {
				return err
			}
		}
		*l.to = f.NumID
	}
	return num.Save(p)
}

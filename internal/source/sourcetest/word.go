package sourcetest

import (
	"fmt"
	"html"
	"strings"
)

// Dialect is how a program writes a Word file.
type Dialect int

// The dialects.
const (
	DanishWord  Dialect = iota // ids in Danish, names in English
	EnglishWord                // ids and names in English
	GoogleDocs                 // ids and names in English, everything set directly
	LibreOffice                // names with capitals, a style for running text
	Unstyled                   // no style but the default
	OwnNames                   // styles with names in Danish
)

// Doc is a Word file being written.
type Doc struct {
	dialect  Dialect
	body     strings.Builder
	rels     []rel
	parts    map[string]string
	types    map[string]string
	foot     strings.Builder
	comments strings.Builder
	notes    int
	title    string
	sect     string
}

const wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`

// NewDoc begins a Word file.
func NewDoc(d Dialect) *Doc {
	return &Doc{dialect: d, parts: map[string]string{}, types: map[string]string{}}
}

func esc(s string) string { return html.EscapeString(s) }

// run writes a run with properties.
func run(rPr, s string) string {
	if rPr != "" {
		rPr = "<w:rPr>" + rPr + "</w:rPr>"
	}
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString("<w:r>" + rPr + "<w:br/></w:r>")
		}
		for k, col := range strings.Split(line, "\t") {
			if k > 0 {
				b.WriteString("<w:r>" + rPr + "<w:tab/></w:r>")
			}
			if col != "" {
				b.WriteString("<w:r>" + rPr + `<w:t xml:space="preserve">` + esc(col) + "</w:t></w:r>")
			}
		}
	}
	return b.String()
}

// marked writes runs of a text in which **words** are bold.
func marked(s, rPr string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "**") {
		if part == "" {
			continue
		}
		if i%2 == 1 {
			b.WriteString(run("<w:b/>"+rPr, part))
		} else {
			b.WriteString(run(rPr, part))
		}
	}
	return b.String()
}

// para gives a paragraph with properties.
func para(pPr, runs string) string {
	if pPr != "" {
		pPr = "<w:pPr>" + pPr + "</w:pPr>"
	}
	return "<w:p>" + pPr + runs + "</w:p>"
}

// Raw writes block-level content as it is.
func (d *Doc) Raw(xml string) *Doc {
	d.body.WriteString(xml)
	return d
}

func (d *Doc) text(s string) string {
	if d.dialect == GoogleDocs {
		return para(`<w:pageBreakBefore w:val="0"/><w:spacing w:after="0" w:lineRule="auto"/>`, marked(s, `<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:rtl w:val="0"/>`))
	}
	if d.dialect == LibreOffice {
		return para(`<w:pStyle w:val="TextBody"/><w:bidi w:val="0"/>`, marked(s, ""))
	}
	return para("", marked(s, ""))
}

// P writes paragraphs; **words** are bold, "\n" breaks a line.
func (d *Doc) P(texts ...string) *Doc {
	for _, s := range texts {
		d.Raw(d.text(s))
	}
	return d
}

// H writes a heading in the way of the dialect; level 0 is the title.
func (d *Doc) H(level int, s string) *Doc {
	id := fmt.Sprintf("Heading%d", level)
	if level == 0 {
		id = "Title"
	}
	if d.dialect == DanishWord || d.dialect == OwnNames {
		id = strings.Replace(strings.Replace(id, "Heading", "Overskrift", 1), "Title", "Titel", 1)
	}
	if d.dialect == GoogleDocs {
		return d.Raw(para(`<w:pStyle w:val="`+id+`"/><w:rPr/>`, `<w:bookmarkStart w:id="0" w:name="_heading"/><w:bookmarkEnd w:id="0"/>`+run(`<w:rtl w:val="0"/>`, s)))
	}
	return d.Raw(para(`<w:pStyle w:val="`+id+`"/>`, run("", s)))
}

// L writes list items of Word's own lists: level from 0.
func (d *Doc) L(level int, numbered bool, texts ...string) *Doc {
	num := "1"
	if numbered {
		num = "2"
	}
	for _, s := range texts {
		style := map[Dialect]string{DanishWord: `<w:pStyle w:val="Listeafsnit"/>`, EnglishWord: `<w:pStyle w:val="ListParagraph"/>`, LibreOffice: `<w:pStyle w:val="TextBody"/>`}[d.dialect]
		d.Raw(para(fmt.Sprintf(`%s<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%s"/></w:numPr>`, style, level, num), marked(s, "")))
	}
	return d
}

// Cell gives a cell with paragraphs, one for each line; pr is its properties.
func (d *Doc) Cell(pr, s string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		b.WriteString(d.text(line))
	}
	return "<w:tc><w:tcPr>" + pr + "</w:tcPr>" + b.String() + "</w:tc>"
}

// T writes a table; head marks the first row as its head.
func (d *Doc) T(head bool, rows ...[]string) *Doc { return d.Raw(d.Table(head, rows...)) }

// Table gives one.
func (d *Doc) Table(head bool, rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Tabel"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="3000"/>`, len(rows[0])) + `</w:tblGrid>`)
	for i, row := range rows {
		b.WriteString("<w:tr>")
		if head && i == 0 {
			b.WriteString("<w:trPr><w:tblHeader/></w:trPr>")
		}
		for _, s := range row {
			b.WriteString(d.Cell(`<w:tcW w:w="3000" w:type="dxa"/>`, s))
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>" + d.empty()
}

func (d *Doc) empty() string { return "<w:p/>" }

// Footnote gives a reference to a new footnote.
func (d *Doc) Footnote(s string) string {
	d.notes++
	fmt.Fprintf(&d.foot, `<w:footnote w:id="%d">%s</w:footnote>`, d.notes, para(`<w:pStyle w:val="Fodnote"/>`, `<w:r><w:footnoteRef/></w:r>`+run("", " "+s)))
	return fmt.Sprintf(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, d.notes)
}

// Comment gives the end of a new comment's range and its reference.
func (d *Doc) Comment(who, s string) string {
	d.notes++
	fmt.Fprintf(&d.comments, `<w:comment w:id="%d" w:author="%s" w:date="2025-03-01T10:00:00Z" w:initials="x">%s</w:comment>`, d.notes, esc(who), para("", `<w:r><w:annotationRef/></w:r>`+run("", s)))
	return fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>`, d.notes, d.notes)
}

// Banner adds a header or a footer and its reference in the section.
func (d *Doc) Banner(kind, xml string) *Doc {
	id := fmt.Sprintf("rIdB%d", len(d.rels))
	name := fmt.Sprintf("%s%d.xml", kind, len(d.rels)+1)
	tag := map[string]string{"header": "hdr", "footer": "ftr"}[kind]
	d.add(id, kind, name, "<w:"+tag+" "+wordNames+">"+xml+"</w:"+tag+">", kind)
	d.sect += `<w:` + kind + `Reference w:type="default" r:id="` + id + `"/>`
	return d
}

func (d *Doc) add(id, kind, name, xml, ct string) {
	d.rels = append(d.rels, rel{id, kind, name})
	d.parts["word/"+name] = xmlHead + xml
	if ct != "" {
		d.types["word/"+name] = "application/vnd.openxmlformats-officedocument.wordprocessingml." + ct + "+xml"
	}
}

// Link gives a run with an address.
func (d *Doc) Link(address, s string) string {
	id := fmt.Sprintf("rIdL%d", len(d.rels))
	d.rels = append(d.rels, rel{id, "hyperlink", address})
	return `<w:hyperlink r:id="` + id + `" w:history="1">` + run(`<w:color w:val="0563C1"/><w:u w:val="single"/>`, s) + `</w:hyperlink>`
}

// Bytes gives the file.
func (d *Doc) Bytes() []byte {
	return d.As("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
}

// As gives the file with a content type for its main part.
func (d *Doc) As(main string) []byte {
	d.add("rIdS", "styles", "styles.xml", d.styles(), "styles")
	d.add("rIdN", "numbering", "numbering.xml", numbering, "numbering")
	if d.foot.Len() > 0 {
		d.add("rIdF", "footnotes", "footnotes.xml", `<w:footnotes `+wordNames+`><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`+d.foot.String()+`</w:footnotes>`, "footnotes")
	}
	if d.comments.Len() > 0 {
		d.add("rIdC", "comments", "comments.xml", `<w:comments `+wordNames+`>`+d.comments.String()+`</w:comments>`, "comments")
	}
	d.parts["word/document.xml"] = xmlHead + `<w:document ` + wordNames + `><w:body>` + d.body.String() + `<w:sectPr>` + d.sect + `<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
	d.parts["word/_rels/document.xml.rels"] = rels(d.rels)
	d.parts["docProps/core.xml"] = core(d.title)
	d.parts["_rels/.rels"] = rels([]rel{{"rId1", "officeDocument", "word/document.xml"}, {"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"}})
	d.types["word/document.xml"] = main
	d.parts["[Content_Types].xml"] = types(d.types)
	return Zip(d.parts)
}

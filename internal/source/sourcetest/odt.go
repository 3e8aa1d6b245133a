package sourcetest

import (
	"encoding/xml"
	"slices"
	"strings"
)

const odtNames = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"`

// ODT gives a text of OpenDocument as LibreOffice writes it; styles are those that it
// made by itself, body is the text.
func ODT(styles, body string) []byte {
	return Zip(map[string]string{
		"mimetype":              "application/vnd.oasis.opendocument.text",
		"META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
		"meta.xml":              `<office:document-meta ` + odtNames + `><office:meta><dc:title>Et notat</dc:title></office:meta></office:document-meta>`,
		"Pictures/1.png":        PNG,
		"styles.xml": `<office:document-styles ` + odtNames + `><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>` +
			`<style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"/>` +
			`<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-size="130%" fo:font-weight="bold"/></style:style>` +
			`<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/></office:styles>` +
			`<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>Strandby Kommune</text:p></style:header><style:footer><text:p>Side <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`,
		"content.xml": `<office:document-content ` + odtNames + `><office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`,
	})
}

const odtStyles = `<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>` +
	`<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="T3" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>` +
	`<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/><text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>`

// ODTFiles gives the foreign files of OpenDocument of the corpus.
func ODTFiles() []Sample {
	p := func(s string) string { return `<text:p text:style-name="Text_20_body">` + s + `</text:p>` }
	cell := func(attr, s string) string { return `<table:table-cell` + attr + `>` + p(s) + `</table:table-cell>` }
	styled := `<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><office:change-info><dc:creator>Karla Holm</dc:creator><dc:date>2025-01-01T00:00:00</dc:date></office:change-info><text:p>i januar</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
		`<text:p text:style-name="Title">Referat</text:p>` +
		`<text:table-of-content><text:table-of-content-source/><text:index-body><text:index-title><text:p>Indhold</text:p></text:index-title><text:p>Rammer<text:tab/>1</text:p></text:index-body></text:table-of-content>` +
		`<text:h text:style-name="Heading_20_1" text:outline-level="1">Rammer</text:h>` + p(`Vi  mødtes <text:change text:change-id="ct1"/>i <text:span text:style-name="T1">marts</text:span>.<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Se bilaget.</text:p></text:note-body></text:note> Se <text:a xlink:href="https://skole.example/plan">planen</text:a>.<office:annotation><dc:creator>Jens Vang</dc:creator><dc:date>2025-01-01T00:00:00</dc:date><text:p>Er den ny?</text:p></office:annotation>`) +
		`<text:list text:style-name="L1"><text:list-item>` + p("Læsning") + `<text:list><text:list-item>` + p("i indskolingen") + `</text:list-item></text:list></text:list-item><text:list-item>` + p("Ro") + p("Det gælder alle.") + `</text:list-item></text:list>` +
		`<text:h text:style-name="Heading_20_1" text:outline-level="2">Aftaler</text:h>` +
		`<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows><table:table-row>` + cell("", "Mål") + cell("", "Handling") + cell("", "Tegn") + `</table:table-row></table:table-header-rows>` +
		`<table:table-row>` + cell(` table:number-columns-spanned="2" table:number-rows-spanned="2"`, "Flere læser") + `<table:covered-table-cell/>` + cell("", "Prøven") + `</table:table-row><table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>` + cell("", "Målingen") + `</table:table-row></table:table>` +
		p(`Et billede:<draw:frame text:anchor-type="as-char"><draw:image xlink:href="Pictures/1.png"/><svg:desc>Tre børn</svg:desc></draw:frame>`) + p(`<draw:frame><draw:text-box>`+p("Et citat i en boks.")+`</draw:text-box></draw:frame>`) + p(`<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>`) +
		p(`Slut<text:span text:style-name="T2"> skjult</text:span>`)
	bold := `<text:p text:style-name="P1">Formål</text:p>` + p(esc(purpose)) + `<text:p text:style-name="P1">Status</text:p>` + p("- Læsning") + p("- Ro<text:line-break/>Mødeleder: Karla Holm") + `<table:table><table:table-row><table:table-cell><text:p><text:span text:style-name="T1">Næste skridt</text:span></text:p>` + p(esc(calm)) + `</table:table-cell></table:table-row></table:table>` + p("Tak.")
	return []Sample{
		{"OpenDocument with styles", ODT(odtStyles, styled), all(sure(1, "Referat", "Rammer"), sure(2, "Aftaler")), 3, 1, 1, 3, nil},
		{"OpenDocument without", ODT(odtStyles, bold), guess(1, "Formål", "Status", "Næste skridt"), 2, 0, 0, 0, nil},
	}
}

// unsaid are elements of OpenDocument whose characters nobody reads in the text.
var unsaid = []string{"creator", "date", "note-citation", "desc", "title"}

// odtText gives the words of content.xml or of the headers in styles.xml.
func odtText(d *xml.Decoder) string {
	var b strings.Builder
	silent := 0
	for {
		t, err := d.Token()
		if err != nil {
			return b.String()
		}
		switch t := t.(type) {
		case xml.StartElement:
			if slices.Contains(unsaid, t.Name.Local) {
				silent++
			}
			switch t.Name.Local {
			case "p", "h", "tab", "s", "line-break":
				b.WriteByte(' ')
			}
		case xml.EndElement:
			if slices.Contains(unsaid, t.Name.Local) {
				silent--
			}
			if t.Name.Local == "p" || t.Name.Local == "h" || t.Name.Local == "note" || t.Name.Local == "annotation" {
				b.WriteByte(' ')
			}
		case xml.CharData:
			if silent == 0 {
				b.Write(t)
			}
		}
	}
}

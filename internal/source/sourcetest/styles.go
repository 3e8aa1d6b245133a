package sourcetest

import (
	"fmt"
	"strings"
)

const numbering = `<w:numbering ` + wordNames + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/><w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

// styles gives the styles of a dialect.
func (d *Doc) styles() string {
	var b strings.Builder
	b.WriteString(`<w:styles ` + wordNames + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="da-DK"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	put := func(id, name, pPr, rPr string) {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, id, name, pPr, rPr)
	}
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`)
	for n := 1; n <= 3; n++ {
		outline := fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, n-1)
		size := fmt.Sprintf(`<w:sz w:val="%d"/>`, 36-4*n)
		switch d.dialect {
		case DanishWord:
			put(fmt.Sprintf("Overskrift%d", n), fmt.Sprintf("heading %d", n), "<w:keepNext/>"+outline, `<w:color w:val="2F5496"/>`+size)
		case EnglishWord:
			put(fmt.Sprintf("Heading%d", n), fmt.Sprintf("heading %d", n), "<w:keepNext/>"+outline, `<w:b/>`+size)
		case GoogleDocs:
			put(fmt.Sprintf("Heading%d", n), fmt.Sprintf("heading %d", n), `<w:keepNext w:val="1"/>`, size)
		case LibreOffice:
			put(fmt.Sprintf("Heading%d", n), fmt.Sprintf("Heading %d", n), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`+outline, `<w:b/>`+size)
		case OwnNames:
			put(fmt.Sprintf("Overskrift%d", n), fmt.Sprintf("Overskrift %d", n), "", size)
		case Unstyled:
		}
	}
	switch d.dialect {
	case DanishWord:
		put("Titel", "Title", "", `<w:sz w:val="56"/>`)
		put("Listeafsnit", "List Paragraph", `<w:ind w:left="720"/>`, "")
		put("Indholdsfortegnelse1", "toc 1", "", "")
		put("Citat", "Quote", "", "<w:i/>")
	case EnglishWord:
		put("Title", "Title", "", `<w:sz w:val="56"/>`)
		put("ListParagraph", "List Paragraph", `<w:ind w:left="720"/>`, "")
		put("TOC1", "toc 1", "", "")
		put("Quote", "Quote", "", "<w:i/>")
	case GoogleDocs:
		put("Title", "Title", `<w:keepNext w:val="1"/>`, `<w:sz w:val="52"/>`)
	case LibreOffice:
		put("TextBody", "Body Text", `<w:spacing w:after="140"/>`, "")
		put("Title", "Title", "", `<w:b/><w:sz w:val="56"/>`)
	case OwnNames:
		put("Titel", "Titel", "", `<w:sz w:val="48"/>`)
	case Unstyled:
	}
	return b.String() + "</w:styles>"
}

package structure

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"notat/internal/ooxml"
)

const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// container gives a Word file of its main part, its styles and its lists; a part that
// is "" is not there.
func container(t *testing.T, body, styles, numbering string) *ooxml.Package {
	t.Helper()
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	const kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + kind + `document.main+xml"/></Types>`
	relations := func(all string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + all + `</Relationships>`
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	beneath := ""
	for _, p := range []struct{ name, data, kind string }{{"styles", styles, "styles"}, {"numbering", numbering, "numbering"}} {
		if p.data != "" {
			beneath += `<Relationship Id="` + p.kind + `" Type="` + office + p.kind + `" Target="` + p.name + `.xml"/>`
		}
	}
	for _, p := range [][2]string{
		{"[Content_Types].xml", types},
		{"_rels/.rels", relations(`<Relationship Id="r" Type="` + office + `officeDocument" Target="word/document.xml"/>`)},
		{"word/_rels/document.xml.rels", relations(beneath)},
		{"word/document.xml", `<w:document ` + w + `><w:body>` + body + `</w:body></w:document>`},
		{"word/styles.xml", styles},
		{"word/numbering.xml", numbering},
	} {
		if p[1] == "" {
			continue
		}
		f, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := ooxml.Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const (
	someStyles = `<w:styles ` + w + `>
<w:docDefaults/><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="Overskrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Niveau"><w:name w:val="Niveau"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Citat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Rundt"><w:name w:val="Rundt"/><w:basedOn w:val="Rundt"/></w:style>
</w:styles>`
	someLists = `<w:numbering ` + w + `><w:abstractNum w:abstractNumId="1"/><w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="0"/></w:numbering>`
)

func para(props, words string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr><w:r><w:t xml:space="preserve">` + words + `</w:t></w:r></w:p>`
}

func styled(style, words string) string { return para(`<w:pStyle w:val="`+style+`"/>`, words) }

// asking puts what stands in a control that shows what it asks for.
func asking(content string) string {
	return `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

// A paragraph is scanned as its reader sees it: what its style and its own properties
// make of it, and of its words those that stand in the text.
func TestAParagraphIsScannedAsItIsSeen(t *testing.T) {
	const gone = `<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>`
	for name, c := range map[string]struct {
		body string
		want []Line
	}{
		"plain":                    {para("", "Et  ord\u00ad."), []Line{{Text: "Et ord."}}},
		"nothing":                  {para("", " "), nil},
		"a heading":                {styled("Overskrift2", "Mål"), []Line{{Text: "Mål", Heading: 2}}},
		"by another style":         {styled("Egen", "Mål"), []Line{{Text: "Mål", Heading: 2}}},
		"by a level of the style":  {styled("Niveau", "Mål"), []Line{{Text: "Mål", Heading: 3}}},
		"by a level of its own":    {para(`<w:outlineLvl w:val="0"/>`, "Mål"), []Line{{Text: "Mål", Heading: 1}}},
		"at the level of text":     {para(`<w:pStyle w:val="Overskrift2"/><w:outlineLvl w:val="9"/>`, "Mål"), []Line{{Text: "Mål"}}},
		"a quote":                  {styled("Citat", "Ja."), []Line{{Text: "Ja.", Quote: true}}},
		"an item":                  {para(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>`, "a"), []Line{{Text: "a", List: true}}},
		"an item below another":    {styled("Punkt", "a"), []Line{{Text: "a", List: true, Deep: true}}},
		"taken out of the list":    {para(`<w:pStyle w:val="Punkt"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`, "a"), []Line{{Text: "a"}}},
		"of a list that is not":    {para(`<w:numPr><w:numId w:val="7"/></w:numPr>`, "a"), []Line{{Text: "a"}}},
		"of a style that is not":   {styled("Ukendt", "a"), []Line{{Text: "a"}}},
		"of a style upon itself":   {styled("Rundt", "a"), []Line{{Text: "a"}}},
		"a cell":                   {`<w:tbl><w:tr><w:tc>` + para("", "a") + `</w:tc></w:tr></w:tbl>` + para("", "b"), []Line{{Text: "a", Table: true}, {Text: "b"}}},
		"breaks and hyphens":       {`<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>`, []Line{{Text: "a b c\u2011d"}}},
		"deleted words":            {`<w:p><w:r><w:t>a</w:t></w:r><w:del w:id="1"><w:r><w:t>b</w:t><w:br/></w:r></w:del><w:ins w:id="2"><w:r><w:t>c</w:t></w:r></w:ins></w:p>`, []Line{{Text: "ac"}}},
		"beside the text":          {`<w:p><w:r><w:t>a</w:t><w:txbxContent>` + styled("Overskrift2", "b") + `</w:txbxContent><w:instrText>PAGE</w:instrText></w:r></w:p>`, []Line{{Text: "a"}}},
		"an end is deleted":        {para(gone, "a") + para("", "b") + para("", "c"), []Line{{Text: "a", Joined: true}, {Text: "b", Joined: true}, {Text: "c"}}},
		"a paragraph is deleted":   {para(gone, "") + para("", "b"), []Line{{Text: "b"}}},
		"what asks":                {asking(para("", "Skriv her.")) + para("", "Ja."), []Line{{Text: "Skriv her.", Prompt: true}, {Text: "Ja."}}},
		"what asks, in a control":  {`<w:p><w:sdt><w:sdtPr/><w:sdtContent>` + asking(`<w:r><w:t>Skriv her.</w:t></w:r>`) + `</w:sdtContent></w:sdt></w:p>`, []Line{{Text: "Skriv her.", Prompt: true}}},
		"what asks, with a label":  {`<w:p><w:r><w:t>Frist: </w:t></w:r>` + asking(`<w:r><w:t>Skriv her.</w:t></w:r>`) + `</w:p>`, []Line{{Text: "Frist: Skriv her."}}},
		"a control in one":         {asking(`<w:sdt><w:sdtContent>` + para("", "a") + `</w:sdtContent></w:sdt>` + para("", "b")), []Line{{Text: "a", Prompt: true}, {Text: "b", Prompt: true}}},
		"an end is moved from":     {para(`<w:rPr><w:moveFrom w:id="1"/></w:rPr>`, "a") + para("", "b"), []Line{{Text: "a", Joined: true}, {Text: "b", Joined: true}}},
		"a level that is no level": {para(`<w:outlineLvl w:val="x"/>`, "a"), []Line{{Text: "a"}}},
	} {
		got, err := Scan(t.Context(), container(t, c.body, someStyles, someLists))
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v %v, and it is %+v", name, got, err, c.want)
		}
	}
}

// A file without styles and lists is scanned as text; one whose parts are no XML, and a
// request that has ended, are errors.
func TestAFileThatLacksPartsIsScanned(t *testing.T) {
	got, err := Scan(t.Context(), container(t, styled("Overskrift2", "a"), "", ""))
	if err != nil || !slices.Equal(got, []Line{{Text: "a"}}) {
		t.Errorf("%+v %v", got, err)
	}
	var damaged *ooxml.Error
	for _, parts := range [][3]string{{"<w:p>", someStyles, someLists}, {"", "<w:styles></w:numbering>", someLists}, {"", someStyles, "<w:numbering></w:styles>"}} {
		if _, err := Scan(t.Context(), container(t, parts[0], parts[1], parts[2])); !errors.As(err, &damaged) {
			t.Errorf("%q: %v", parts, err)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Scan(ended, container(t, styled("Citat", "a"), someStyles, "")); !errors.Is(err, context.Canceled) {
		t.Errorf("after its end: %v", err)
	}
}

package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"notat/internal/fault"
	ooxmlcheck "notat/internal/ooxml/check"
	"notat/internal/tagpdf/check"
)

// foreign makes a template as some program or other writes it, or as somebody made of it
// what it is: no two of them alike, and some that cannot be used.
type foreign struct {
	*rand.Rand
	did   []string
	parts map[string]string
	rels  []string // of the main part
	types []string
	sect  string
}

// often tells whether something happens, n times of a hundred.
func (f *foreign) often(n int, what string) bool {
	yes := f.IntN(100) < n
	if yes {
		f.did = append(f.did, what)
	}
	return yes
}

func (f *foreign) one(of ...string) string { return of[f.IntN(len(of))] }

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" mc:Ignorable="w14"`

func (f *foreign) part(name, kind, content string) {
	f.parts["word/"+name] = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + content
	f.types = append(f.types, `<Override PartName="/word/`+name+`" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.`+kind+`+xml"/>`)
	f.rels = append(f.rels, fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, len(f.rels)+1, strings.TrimSuffix(kind, ".main"), name))
}

// run is a piece of text, its formatting that of whoever wrote it.
func (f *foreign) run(text string) string {
	props := ""
	for _, p := range []string{`<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>`, `<w:b/>`, `<w:i/>`, `<w:smallCaps/>`, `<w:strike/>`, `<w:vanish/>`, `<w:color w:val="` + f.colour() + `"/>`, `<w:spacing w:val="20"/>`, `<w:sz w:val="` + f.one("1", "16", "22", "48") + `"/>`, `<w:highlight w:val="yellow"/>`, `<w:lang w:val="en-US"/>`} {
		if f.IntN(12) == 0 {
			props += p
		}
	}
	if props != "" {
		props = "<w:rPr>" + props + "</w:rPr>"
	}
	return `<w:r>` + props + `<w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// tag writes a tag in one of the forms that Word leaves it in.
func (f *foreign) tag(name string) string {
	form := `<w:r><w:t>{{x}}</w:t></w:r>`
	if f.often(20, "a form of "+name) {
		all := slices.Sorted(func(yield func(string) bool) {
			for _, s := range forms {
				if !yield(s) {
					return
				}
			}
		})
		form = all[f.IntN(len(all))]
	}
	return strings.NewReplacer("x}}", name+"}}", "x<", name+"<").Replace(form)
}

func (f *foreign) colour() string {
	if f.IntN(12) == 0 {
		return f.one("FFFFFF", "C9C9C9", "FFC000", "ikke en farve")
	}
	return f.one("000000", "1F3864", "4F81BD", "2E74B5", "auto", "7030A0")
}

func (f *foreign) paragraph(style, inner string) string {
	props := ""
	if style != "" {
		props += `<w:pStyle w:val="` + style + `"/>`
	}
	for _, p := range []string{`<w:keepNext/>`, `<w:pageBreakBefore/>`, `<w:pBdr><w:bottom w:val="double" w:sz="12" w:space="1" w:color="` + f.colour() + `"/></w:pBdr>`, `<w:shd w:val="clear" w:fill="` + f.one("EEECE1", "DEEAF6", "auto", "1F3864") + `"/>`,
		`<w:tabs><w:tab w:val="right" w:pos="9026"/></w:tabs>`, `<w:spacing w:before="` + f.one("0", "240", "99999") + `" w:line="240" w:lineRule="` + f.one("auto", "exact", "atLeast") + `"/>`, `<w:ind w:left="` + f.one("0", "720", "-720", "20000") + `"/>`, `<w:jc w:val="` + f.one("both", "center", "right") + `"/>`} {
		if f.IntN(8) == 0 {
			props += p
		}
	}
	if props != "" {
		props = "<w:pPr>" + props + "</w:pPr>"
	}
	return "<w:p>" + props + inner + "</w:p>"
}

// styles writes the styles as the programs name them.
func (f *foreign) styles() {
	type style struct{ typ, name, id string }
	naming := f.one("Word", "Word på dansk", "LibreOffice", "Google")
	f.did = append(f.did, naming)
	id := map[string]func(name string) string{
		"Word": func(n string) string { return strings.ReplaceAll(strings.Replace(n, "heading", "Heading", 1), " ", "") },
		"Word på dansk": func(n string) string {
			return strings.ReplaceAll(strings.Replace(n, "heading", "Overskrift", 1), " ", "")
		},
		"LibreOffice": func(n string) string { return strings.ReplaceAll(n, " ", "_20_") },
		"Google":      func(n string) string { return strings.ReplaceAll(strings.Replace(n, "heading", "Heading", 1), " ", "") },
	}[naming]
	var b strings.Builder
	b.WriteString(`<w:styles ` + wordNS + `>`)
	if !f.often(15, "no docDefaults") {
		b.WriteString(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="` + f.one("Calibri", "Arial", "Liberation Serif", "Comic Sans MS", "") + `" w:hAnsi="Calibri"/><w:sz w:val="` + f.one("20", "22", "24") + `"/><w:lang w:val="` + f.one("da-DK", "en-US", "nb-NO") + `"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	}
	for i, s := range []style{{"paragraph", "Normal", "Normal"}, {"paragraph", "Title", ""}, {"paragraph", "heading 1", ""}, {"paragraph", "heading 2", ""}, {"paragraph", "heading 3", ""}, {"paragraph", "List Bullet", ""}, {"paragraph", "List Number", ""},
		{"paragraph", "caption", ""}, {"paragraph", "Quote", ""}, {"character", "Hyperlink", ""}, {"character", "Strong", ""}, {"character", "Emphasis", ""}, {"table", "Table Grid", ""}, {"table", "Notattabel", ""}} {
		if i > 0 && f.often(20, "no "+s.name) {
			continue
		}
		deflt, base := "", `<w:basedOn w:val="`+f.one("Normal", "Normal", "Normal", id(s.name), "FindesIkke")+`"/>`
		if i == 0 {
			deflt, base = ` w:default="1"`, ""
			if f.often(4, "no default style") {
				deflt = ""
			}
		}
		name := s.name
		if naming == "LibreOffice" {
			name = strings.ToUpper(name[:1]) + name[1:]
		}
		b.WriteString(`<w:style w:type="` + s.typ + `"` + deflt + ` w:styleId="` + id(s.name) + `"><w:name w:val="` + name + `"/>` + base)
		if s.typ == "paragraph" && f.IntN(2) == 0 {
			list := ""
			if strings.HasPrefix(s.name, "List") || f.IntN(6) == 0 {
				list = `<w:numPr><w:numId w:val="` + f.one("1", "2", "9") + `"/></w:numPr>`
			}
			b.WriteString(`<w:pPr>` + list + `<w:spacing w:before="` + f.one("0", "120", "480") + `"/></w:pPr>`)
		}
		if s.typ != "table" && f.IntN(2) == 0 {
			b.WriteString(`<w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/><w:b/><w:color w:val="` + f.one("1F3864", "000000", "2E4A62", f.colour()) + `" w:themeColor="` + f.one("accent1", "text1", "hyperlink") + `"/><w:sz w:val="` + f.one("22", "28", "56") + `"/></w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	b.WriteString(`</w:styles>`)
	f.part("styles.xml", "styles", b.String())
}

// margin writes a header or a footer.
func (f *foreign) margin(kind, typ string) {
	n := fmt.Sprintf("%s%d.xml", kind, len(f.rels))
	inner := f.paragraph("", f.tag("kommune.navn")+f.run("\u00a0–\u00a0"))
	switch f.IntN(9) {
	case 0:
		inner = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>` + inner + `</w:tc><w:tc><w:tcPr/>` + f.paragraph("", f.run("Skole")) + `</w:tc></w:tr></w:tbl><w:p/>`
	case 1:
		inner += f.paragraph("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+f.run("1")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	case 2:
		inner += f.paragraph("", `<w:fldSimple w:instr=" NUMPAGES ">`+f.run("9")+`</w:fldSimple>`)
	case 3:
		inner += f.paragraph("", `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>`+f.paragraph("", f.tag("skole.navn"))+`</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`)
	case 4:
		inner += f.paragraph("", `<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Logo" descr="Logo"/><a:blip r:embed="rIdFindesIkke"/></wp:inline></w:drawing></w:r>`)
	}
	root := map[string]string{"header": "hdr", "footer": "ftr"}[kind]
	f.part(n, kind, `<w:`+root+` `+wordNS+`>`+inner+`</w:`+root+`>`)
	f.sect += fmt.Sprintf(`<w:%sReference w:type="%s" r:id="rId%d"/>`, kind, typ, len(f.rels))
}

// word gives the file.
func (f *foreign) word() []byte {
	f.parts = map[string]string{}
	if !f.often(3, "no styles") {
		f.styles()
	}
	if f.often(60, "lists") {
		f.part("numbering.xml", "numbering", `<w:numbering `+wordNS+`><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="`+f.one("bullet", "decimal", "lowerRoman", "ordinalText")+`"/><w:lvlText w:val="`+f.one("•", "%1.", "", "o", "%1.%2.%3")+`"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="`+f.one("1", "7")+`"/></w:num></w:numbering>`)
	}
	if f.often(50, "settings") {
		f.part("settings.xml", "settings", `<w:settings `+wordNS+`>`+f.one("", "", "", "", `<w:trackRevisions/>`, `<w:evenAndOddHeaders/>`, `<w:documentProtection w:edit="readOnly" w:enforcement="1"/>`, `<w:defaultTabStop w:val="1304"/><w:compat/>`)+`</w:settings>`)
	}
	for _, kind := range []string{"header", "footer"} {
		for _, typ := range []string{"default", "first", "even"} {
			if f.often(40, kind+" "+typ) {
				f.margin(kind, typ)
			}
		}
	}
	body := ""
	for range f.IntN(4) {
		body += f.paragraph(f.one("", "Heading1", "Title", "FindesIkke"), f.run("Notat om ")+f.tag(f.one("skole.navn", "dokument.titel", "kommune.navn", "skole.navn", "dokument.skoleaar", f.one("skole.navn", "kommune.navn", "findes.ikke"))))
	}
	content := f.paragraph("", f.one(f.tag("indhold"), `<w:r><w:t>{{indhold}}</w:t></w:r>`))
	switch f.IntN(9) {
	case 0:
		f.did = append(f.did, "the content in a cell")
		content = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>` + content + `</w:tc></w:tr></w:tbl><w:p/>`
	case 1:
		f.did = append(f.did, "the content in a control")
		content = `<w:sdt><w:sdtPr/><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
	case 2:
		f.did = append(f.did, "the content is told twice or not at all")
		content = f.one("", content+content)
	}
	body += content
	for range f.IntN(3) {
		body += f.paragraph("", f.run("Venlig hilsen"))
	}
	if f.often(90, "a section") {
		body += `<w:sectPr>` + f.sect + `<w:pgSz w:w="` + f.one("11906", "11906", "12240", "16838", "11906", f.one("11906", "100")) + `" w:h="` + f.one("16838", "15840", "11906") + `"/><w:pgMar w:top="` + f.one("1440", "-1440", "0", f.one("1440", "9000")) + `" w:right="1134" w:bottom="1134" w:left="` + f.one("1134", "0", f.one("1134", "9000")) + `" w:header="708" w:footer="708" w:gutter="0"/>` +
			f.one("", `<w:pgBorders w:offsetFrom="page"><w:top w:val="single" w:sz="24" w:space="24" w:color="4F81BD"/></w:pgBorders>`) + f.one("", `<w:cols w:num="2" w:space="708"/>`) + f.one("", `<w:titlePg/>`) + `</w:sectPr>`
	}
	f.part("document.xml", "document.main", `<w:document `+wordNS+`><w:body>`+body+`</w:body></w:document>`)
	f.rels = f.rels[:len(f.rels)-1] // it is not beside itself
	head := `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	relations := func(s string) string {
		return head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + s + `</Relationships>`
	}
	f.parts["word/_rels/document.xml.rels"] = relations(strings.Join(f.rels, ""))
	f.parts["_rels/.rels"] = relations(`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + f.one("word/document.xml", "/word/document.xml") + `"/>`)
	f.parts["[Content_Types].xml"] = head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` + strings.Join(f.types, "") + `</Types>`
	names := []string{"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml"}
	for name := range f.parts {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names[4:])
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		w, _ := z.Create(name)
		w.Write([]byte(f.parts[name]))
	}
	z.Close()
	return out.Bytes()
}

// onlySample tells a fault that nothing but the sample showed.
func onlySample(f fault.Fault) bool {
	for _, as := range shown {
		if f.Sted == as {
			return true
		}
	}
	return false
}

// What the check calls in order makes all formats, sound and with the school's name and
// content in them; what it does not says why, before anything is made of it.
// NOTAT_SOAK gives the number of files (10 without it), NOTAT_SEED the first.
func TestAForeignTemplateIsUsableOrToldWhyNot(t *testing.T) {
	s := skabeloner(t)
	files, first := 10, 0
	if testing.Short() {
		files = 5
	}
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SOAK")); err == nil {
		files = n
	}
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SEED")); err == nil {
		first = n
	}
	used := 0
	for seed := first; seed < first+files; seed++ {
		f := &foreign{Rand: rand.New(rand.NewPCG(uint64(seed), 16))}
		word := f.word()
		fail := func(format string, a ...any) {
			t.Helper()
			t.Errorf("file %d (%s): %s", seed, strings.Join(f.did, ", "), fmt.Sprintf(format, a...))
		}
		k, err := s.CheckWord(context.Background(), word, "")
		switch {
		case err != nil:
			fail("%v", err)
			continue
		case k.Template == nil && (!k.Faults.HasErrors() || slices.ContainsFunc(k.Faults, onlySample)):
			fail("refused for %v", k.Faults)
			continue
		case k.Template == nil:
			continue
		}
		used++
		for _, format := range Formats {
			d, err := s.Preview(context.Background(), k.Template, format)
			if err != nil {
				fail("%s: %v", format.Name, err)
				continue
			}
			switch format.Name {
			case "pdf":
				if found, err := check.Bytes(d.Data); err != nil || len(found) > 0 {
					fail("PDF: %v %v", err, found)
				}
				if text, err := check.Text(d.Data); err != nil || !strings.Contains(strings.Join(text, "\n"), "Æblegårdens Skole") {
					fail("PDF: the school is not named (%v)", err)
				}
			case "docx":
				own, err := ooxmlcheck.Bytes(word)
				if err != nil {
					fail("%v", err)
				}
				found, err := ooxmlcheck.Bytes(d.Data)
				found = slices.DeleteFunc(found, func(s string) bool { return slices.Contains(own, s) })
				if err != nil || len(found) > 0 {
					fail("draft: %v %v", err, found)
				}
			default:
				if !bytes.Contains(d.Data, []byte("Æblegårdens Skole")) || bytes.Contains(d.Data, []byte("{{")) {
					fail("page: the school is not named, or a tag is left")
				}
			}
		}
	}
	t.Logf("%d of %d can be used", used, files)
	if used < files/5 {
		t.Errorf("only %d of %d can be used", used, files)
	}
}

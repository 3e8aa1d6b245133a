package template_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/template"
	"notat/templates"
)

const (
	document = "word/document.xml"
	header   = "word/header1.xml"
	footer   = "word/footer1.xml"
	styles   = "word/styles.xml"
	numbers  = "word/numbering.xml"
	indhold  = `<w:p><w:r><w:t xml:space="preserve">{{indhold}}</w:t></w:r></w:p>`
)

func p(s string) string { return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>` }

// inside replaces everything between the first end of a start tag and the last
// start of an end tag: the content of a header.
func inside(content string) func(string) string {
	return func(s string) string {
		from := strings.Index(s, "<w:hdr")
		from += strings.Index(s[from:], ">") + 1
		return s[:from] + content + s[strings.LastIndex(s, "</w:hdr>"):]
	}
}

func headerOf(t *testing.T, content string) (template.Banner, []string) {
	t.Helper()
	tm, err := load(variant(t, map[string]func(string) string{header: inside(content)}, nil))
	if err != nil {
		t.Fatal(err)
	}
	return tm.Look.Header, sentences(tm.Warnings)
}

// sentences gives faults as the secretary reads them.
func sentences(l fault.List) []string {
	var out []string
	for _, f := range l {
		out = append(out, f.Sted+": "+f.Message)
	}
	return out
}

func TestATagSplitByWordIsStillATag(t *testing.T) {
	b, _ := headerOf(t, `<w:p><w:r><w:t>Skole: {</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ sko</w:t></w:r><w:r><w:t>le.na</w:t></w:r>`+
		`<w:hyperlink><w:r><w:t>vn }}, </w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>{{dokument.skoleaar}}</w:t></w:r></w:smartTag>.</w:p>`)
	if got := written(b); got != "Skole: {skole.navn}, {dokument.skoleaar}" {
		t.Error(got)
	}
	if r := b.Paragraphs[0].Runs[1]; r.Style.Bold {
		t.Error("the look is not that of the run where the tag begins")
	}
}

func TestPageFieldsAreReadHoweverTheyAreWritten(t *testing.T) {
	b, warnings := headerOf(t, `<w:p><w:fldSimple w:instr="PAGE \* MERGEFORMAT"><w:r><w:t>7</w:t></w:r></w:fldSimple><w:r><w:t>/</w:t></w:r>`+
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NUM</w:instrText></w:r><w:r><w:instrText>PAGES </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`+
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>i dag</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)
	if got := written(b); got != "<PAGE>/<NUMPAGES>i dag" {
		t.Error(got)
	}
	if len(warnings) != 1 || !strings.Contains(warnings[0], "»DATE«") {
		t.Errorf("%q", warnings)
	}
}

func TestAnAlignmentTabIsATabStopAtTheMargin(t *testing.T) {
	b, _ := headerOf(t, `<w:p><w:r><w:t>a</w:t></w:r><w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r><w:r><w:t>b</w:t></w:r></w:p>`)
	if tabs := b.Paragraphs[0].Tabs; len(tabs) != 1 || tabs[0].Align != "right" || !near(tabs[0].At, 453.6) {
		t.Errorf("%+v", tabs)
	}
}

func TestATableInTheHeaderBecomesLinesWithTabStops(t *testing.T) {
	cell := func(content string) string { return `<w:tc><w:tcPr/>` + content + `</w:tc>` }
	right := `<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>{{dokument.dato}}</w:t></w:r></w:p>`
	b, warnings := headerOf(t, `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="5000"/></w:tblGrid><w:tr>`+
		cell(p("{{kommune.navn}}")+p("Rådhuset"))+cell(right)+`</w:tr></w:tbl>`+p(""))
	if got := written(b); got != "{kommune.navn}→{dokument.dato}\nRådhuset\n" {
		t.Errorf("%q %q", got, warnings)
	}
	if tab := b.Paragraphs[0].Tabs[0]; tab.Align != "right" || !near(tab.At, 450-5.4) {
		t.Errorf("%+v", tab)
	}
}

func TestWhatOnlyWordCanShowIsSaid(t *testing.T) {
	for content, want := range map[string]string{
		`<w:p><w:r><w:pict/></w:r></w:p>`: "Indsæt > Billeder",
		`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor/></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>`: "tekstboks",
		`<w:p><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>`:                                        "symboltegn",
		`<w:tbl><w:tr><w:tc><w:tbl/><w:p/></w:tc></w:tr></w:tbl><w:p/>`:                                          "tabel inde i en tabel",
		`<w:p><w:r><w:drawing><wp:inline><a:blip r:embed="rId9"/><pic:pic/></wp:inline></w:drawing></w:r></w:p>`: "kædet",
	} {
		_, warnings := headerOf(t, content)
		if !slices.ContainsFunc(warnings, func(w string) bool { return strings.Contains(w, want) && strings.HasPrefix(w, "sidehovedet") }) {
			t.Errorf("%s: %q", want, warnings)
		}
	}
}

func TestTextOutsideIndholdIsWarnedOf(t *testing.T) {
	tm, err := load(variant(t, map[string]func(string) string{document: replace(indhold, p("Kære {{skole.navn}}")+indhold)}, nil))
	if err != nil {
		t.Fatal(err)
	}
	if len(tm.Warnings) != 1 || !strings.Contains(tm.Warnings[0].Sted, "brødteksten, afsnit 1 (»Kære {{skole.navn}}«)") {
		t.Errorf("%q", tm.Warnings)
	}
}

// A file with nothing but Normal still has every style that a renderer names,
// in valid order, and the secretary is told by their Danish names.
func TestMissingStylesAreAddedAndSaid(t *testing.T) {
	bare := func(string) string {
		return `<w:styles xmlns:w="` + ooxml.NS + `"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`
	}
	none := func(string) string { return `<w:numbering xmlns:w="` + ooxml.NS + `"/>` }
	tm, err := load(variant(t, map[string]func(string) string{styles: bare, numbers: none}, nil))
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(sentences(tm.Warnings), "\n")
	for _, name := range []string{"Titel", "Overskrift 1", "Overskrift 3", "Opstilling - punkttegn", "Billedtekst", "Citat", "Stærk", "Pladsholdertekst", "Notattabel"} {
		if !strings.Contains(all, "»"+name+"«") {
			t.Errorf("%s is not said to be missing", name)
		}
	}
	ids := tm.IDs
	for _, id := range []string{ids.Normal, ids.Title, ids.Heading[2], ids.ListBullet, ids.ListNumber, ids.Caption, ids.Quote, ids.Hyperlink, ids.Strong, ids.Emphasis, ids.Placeholder, ids.Table, ids.BulletNum, ids.NumberNum} {
		if id == "" {
			t.Fatalf("%+v", ids)
		}
	}
	s, err := tm.Word.Styles()
	if err != nil {
		t.Fatal(err)
	}
	if s.Name(ids.Heading[1]) != "heading 2" || s.Name(ids.Table) != "notattabel" {
		t.Errorf("%q %q", s.Name(ids.Heading[1]), s.Name(ids.Table))
	}
	l := tm.Look
	if l.Heading[0].Size <= l.Heading[1].Size || !l.Title.Bold || l.Table.Outer.Top.Width == 0 || l.ListBullet.Levels[1].Marker != "–" || l.ListNumber.Levels[0].Hanging == 0 {
		t.Errorf("%+v", l)
	}
}

// Word's own list for List Bullet has one level only.
func TestAListWithOneLevelGetsASecond(t *testing.T) {
	one := func(s string) string {
		from := strings.Index(s, `<w:lvl w:ilvl="1">`)
		to := from + strings.Index(s[from:], "</w:lvl>") + len("</w:lvl>")
		return s[:from] + s[to:]
	}
	tm, err := load(variant(t, map[string]func(string) string{numbers: one}, nil))
	if err != nil {
		t.Fatal(err)
	}
	if l := tm.Look.ListBullet.Levels; l[1].Marker != "–" || !near(l[1].Left, l[0].Left+l[0].Hanging) {
		t.Errorf("%+v", l)
	}
}

func TestAnAnchoredPictureIsPlacedOnTheSheet(t *testing.T) {
	const png = "\x89PNG\r\n\x1a\n"
	place := func(h, v string) *template.Picture {
		t.Helper()
		frame := `<w:p><w:r><w:drawing><wp:anchor><wp:positionH ` + h + `</wp:positionH><wp:positionV ` + v + `</wp:positionV><wp:extent cx="1270000" cy="635000"/>` +
			`<wp:docPr id="1" name="x" descr="Logo"/><pic:pic><a:blip r:embed="rId1"/></pic:pic></wp:anchor></w:drawing></w:r></w:p>`
		data, _ := fs.ReadFile(variant(t, map[string]func(string) string{footer: func(s string) string {
			from := strings.Index(s, "<w:p>")
			return s[:from] + frame + s[from:]
		}}, nil), "notat.docx")
		pkg, err := ooxml.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := pkg.Add("word/media/logo.png", "image/png", []byte(png)); err != nil {
			t.Fatal(err)
		}
		if _, err := pkg.AddRel(footer, ooxml.RelImage, "media/logo.png", false); err != nil {
			t.Fatal(err)
		}
		main, _ := pkg.Part(pkg.Main())
		out, err := ooxml.Write(context.Background(), pkg, main)
		if err != nil {
			t.Fatal(err)
		}
		tm, err := load(folder{"notat.docx": out})
		if err != nil {
			t.Fatal(err)
		}
		return tm.Look.Footer.Paragraphs[0].Runs[0].Picture
	}
	page := named(t, "standard").Look.Page
	for _, c := range []struct {
		h, v string
		x, y float64
	}{
		{`relativeFrom="page"><wp:posOffset>127000</wp:posOffset>`, `relativeFrom="page"><wp:align>bottom</wp:align>`, 10, page.Height - 50},
		{`relativeFrom="margin"><wp:align>center</wp:align>`, `relativeFrom="margin"><wp:align>top</wp:align>`, (page.Width - 100) / 2, page.Top},
		{`relativeFrom="column"><wp:posOffset>-127000</wp:posOffset>`, `relativeFrom="topMargin"><wp:posOffset>254000</wp:posOffset>`, page.Left - 10, 20},
		{`relativeFrom="rightMargin"><wp:align>left</wp:align>`, `relativeFrom="bottomMargin"><wp:align>center</wp:align>`, page.Width - page.Right, page.Height - page.Bottom/2 - 25},
	} {
		got := place(c.h, c.v)
		if !got.Anchored || !near(got.X, c.x) || !near(got.Y, c.y) || got.Width != 100 || got.Height != 50 || got.Alt != "Logo" {
			t.Errorf("%s %s: %v,%v want %v,%v", c.h, c.v, got.X, got.Y, c.x, c.y)
		}
	}
	if got := place(`relativeFrom="column"><wp:posOffset>0</wp:posOffset>`, `relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>`); got.Y < page.Height-page.Bottom-30 || got.Y > page.Height-page.FooterDistance {
		t.Errorf("by its paragraph in the footer: %v of %v", got.Y, page.Height)
	}
}

func TestWhatStandsWithAnEmptyTagGoesWithIt(t *testing.T) {
	for empty, want := range map[string]string{
		"":                           "Fjordby Kommune · Havnepladsen 1 · 9990 Fjordby→Side <PAGE> af <NUMPAGES>\n{kommune.kontakt}→Sagsnr. {sag.sagsnr}",
		"sag.sagsnr":                 "Fjordby Kommune · Havnepladsen 1 · 9990 Fjordby→Side <PAGE> af <NUMPAGES>\n{kommune.kontakt}→",
		"kommune.kontakt":            "Fjordby Kommune · Havnepladsen 1 · 9990 Fjordby→Side <PAGE> af <NUMPAGES>\n→Sagsnr. {sag.sagsnr}",
		"kommune.kontakt sag.sagsnr": "Fjordby Kommune · Havnepladsen 1 · 9990 Fjordby→Side <PAGE> af <NUMPAGES>",
	} {
		b := named(t, "fjordby").Look.Footer.Present(func(tag string) bool { return !slices.Contains(strings.Fields(empty), tag) })
		if got := written(b); got != want {
			t.Errorf("without %q:\n%s\nwant\n%s", empty, got, want)
		}
	}
	for empty, want := range map[string]string{
		"":                 "{kommune.navn}→{dokument.betegnelse}\n{kommune.forvaltning}\n{kommune.afdeling}",
		"kommune.afdeling": "{kommune.navn}→{dokument.betegnelse}\n{kommune.forvaltning}",
		"dokument.betegnelse kommune.forvaltning": "{kommune.navn}→\n{kommune.afdeling}",
	} {
		b := named(t, "standard").Look.FirstHeader.Present(func(tag string) bool { return !slices.Contains(strings.Fields(empty), tag) })
		if got := written(b); got != want {
			t.Errorf("without %q:\n%s\nwant\n%s", empty, got, want)
		}
	}
	none := named(t, "fjordby").Look.Footer.Present(func(string) bool { return false })
	if got := written(none); got != "Fjordby Kommune · Havnepladsen 1 · 9990 Fjordby→Side <PAGE> af <NUMPAGES>" {
		t.Errorf("fixed text and page numbers: %s", got)
	}
}

func TestEveryTagIsNamedInTheGuides(t *testing.T) {
	for _, file := range []string{"../../templates/standard/README.md", "../../docs/da/skabelon.md"} {
		guide, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range template.Tags {
			if !strings.Contains(string(guide), "{{"+tag+"}}") {
				t.Errorf("%s does not name %s", file, tag)
			}
		}
	}
}

// Who made the template, and where, is nobody's business.
func TestWhereATemplateComesFromFollowsNoDraft(t *testing.T) {
	const settings, app = "word/settings.xml", "docProps/app.xml"
	data, _ := fs.ReadFile(variant(t, map[string]func(string) string{
		settings: replace(`<w:defaultTabStop`, `<w:attachedTemplate r:id="rId1"/><w:defaultTabStop`),
		app:      replace(`</Properties>`, `<Company>Vesterå</Company><Manager>Louise</Manager></Properties>`),
	}, nil), "notat.docx")
	pkg, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pkg.AddRel(settings, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", `file:///C:\\Users\\louise\\brev.dotx`, true); err != nil {
		t.Fatal(err)
	}
	main, _ := pkg.Part(pkg.Main())
	out, err := ooxml.Write(context.Background(), pkg, main)
	if err != nil {
		t.Fatal(err)
	}
	tm, err := load(folder{"notat.docx": out})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range tm.Word.Parts() {
		for _, word := range []string{"louise", "Louise", "Vesterå", "attachedTemplate"} {
			if strings.Contains(string(part.Data), word) {
				t.Errorf("%s says %s", part.Name, word)
			}
		}
	}
	if len(tm.Warnings) != 1 {
		t.Errorf("%q", tm.Warnings)
	}
}

func TestHiddenTextStaysHiddenAndFramedNumbersStandWhereTheyStood(t *testing.T) {
	b, _ := headerOf(t, `<w:p><w:pPr><w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="right" w:y="1"/></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:t>vist</w:t></w:r></w:p>`)
	if got := written(b); got != "vist" || b.Paragraphs[0].Style.Align != "right" {
		t.Errorf("%q, %s", got, b.Paragraphs[0].Style.Align)
	}
}

func FuzzHeader(f *testing.F) {
	f.Add(p("{{skole.navn}} {{"), `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>`)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="begin"/></w:r></w:p>`, `<w:style/>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`, `<w:docDefaults/>`)
	f.Add(`<w:p><w:r><w:drawing><wp:anchor><wp:extent cx="NaN" cy="1e309"/><a:blip r:embed="rId1"/><pic:pic/></wp:anchor></w:drawing></w:r></w:p>`, ``)
	data, err := fs.ReadFile(templates.FS, "standard/notat.docx")
	if err != nil {
		f.Fatal(err)
	}
	base, err := ooxml.Open(data)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, banner, style string) {
		c := base.Clone()
		c.Set(header, []byte(fmt.Sprintf(`<w:hdr xmlns:w="%s">%s</w:hdr>`, ooxml.NS, banner)))
		c.Set(styles, []byte(fmt.Sprintf(`<w:styles xmlns:w="%s">%s</w:styles>`, ooxml.NS, style)))
		main, _ := c.Part(c.Main())
		out, err := ooxml.Write(context.Background(), c, main)
		if err != nil {
			return
		}
		if tm, err := load(folder{"notat.docx": out}); err == nil {
			tm.Look.Header.Present(func(string) bool { return false })
		}
	})
}

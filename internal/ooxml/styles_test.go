package ooxml_test

import (
	"strings"
	"testing"

	"notat/internal/ooxml"
)

const docRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + ooxml.RelStyles + `" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="` + ooxml.RelTheme + `" Target="theme.xml"/>` +
	`<Relationship Id="rId3" Type="` + ooxml.RelNumbering + `" Target="numbering.xml"/></Relationships>`

const themeXML = `<a:theme xmlns:a="x"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1>` +
	`<a:accent1><a:srgbClr val="4472c4"/></a:accent1></a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>` +
	`<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`

const numberingXML = `<w:numbering xmlns:w="` + ooxml.NS + `"><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>` +
	`<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>` +
	`<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>`

func styled(t testing.TB, styles string) *ooxml.Package {
	t.Helper()
	return open(t, with(entry{"word/_rels/document.xml.rels", docRels}, entry{"word/theme.xml", themeXML}, entry{"word/numbering.xml", numberingXML},
		entry{"word/styles.xml", `<w:styles xmlns:w="` + ooxml.NS + `">` + styles + `</w:styles>`}))
}

func stylesOf(t testing.TB, xml string) *ooxml.Styles {
	t.Helper()
	s, err := styled(t, xml).Styles()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStylesAreFoundByTheirInvariantName(t *testing.T) {
	s := stylesOf(t, `<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Caption"/></w:style>
		<w:style w:type="paragraph" w:styleId="Billedtekst"><w:name w:val="caption"/></w:style>
		<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="Heading 1"/></w:style>
		<w:style w:type="character" w:styleId="x"><w:name w:val="heading 2"/></w:style>`)
	for name, want := range map[string]string{"caption": "Billedtekst", "Caption": "Caption", "heading 1": "Heading1", "heading 2": ""} {
		if id, _ := s.ID("paragraph", name); id != want {
			t.Errorf("%s is %q, want %q", name, id, want)
		}
	}
}

func TestInheritanceIsResolvedThroughDefaultsThemeAndBase(t *testing.T) {
	s := stylesOf(t, `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
		<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
		<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
		<w:style w:type="paragraph" w:styleId="O1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="240"/><w:ind w:left="100" w:hanging="40" w:firstLine="10"/></w:pPr>
			<w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/><w:b/><w:color w:val="FF0000" w:themeColor="accent1" w:themeShade="BF"/><w:sz w:val="32"/></w:rPr></w:style>
		<w:style w:type="paragraph" w:styleId="O2"><w:name w:val="heading 2"/><w:basedOn w:val="O1"/><w:rPr><w:b w:val="0"/><w:color w:val="auto"/></w:rPr></w:style>`)
	h := s.Paragraph("O1")
	if h.Font != "Cambria" || h.Size != 16 || !h.Bold || h.Color != "2F5496" || h.Before != 12 || h.After != 8 || h.Left != 5 || h.FirstLine != -2 {
		t.Errorf("heading 1: %+v", h)
	}
	if h := s.Paragraph("O2"); h.Bold || h.Color != "" || h.Font != "Cambria" || h.Size != 16 {
		t.Errorf("heading 2: %+v", h)
	}
	if n := s.Paragraph("no such id"); n.Font != "Calibri" || n.Size != 11 || n.After != 8 || n.Line != 259.0/240 {
		t.Errorf("default: %+v", n)
	}
}

func TestAThemeTintIsLighterAndWordsOwn(t *testing.T) {
	s := stylesOf(t, `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:rPr><w:color w:themeColor="accent1" w:themeTint="99" w:val="000000"/></w:rPr></w:style>
		<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:rPr><w:color w:themeColor="text1" w:val="000000"/></w:rPr></w:style>`)
	if c := s.Paragraph("a").Color; c != "8FAADC" && c != "8EAADB" { // Word writes 8EAADB: its own rounding
		t.Errorf("accent 1, 60 %%: %s", c)
	}
	if c := s.Paragraph("b").Color; c != "101010" {
		t.Errorf("text 1: %s", c)
	}
}

func TestACircleOfStylesEnds(t *testing.T) {
	s := stylesOf(t, `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>
		<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>`)
	if n := len(s.Chain("a")); n != 2 {
		t.Errorf("%d styles", n)
	}
}

func TestLineHeightsAreMultiplesOrExact(t *testing.T) {
	for spacing, want := range map[string][2]float64{
		`w:line="360" w:lineRule="auto"`:    {1.5, 0},
		`w:line="280" w:lineRule="exact"`:   {0, 14},
		`w:line="400" w:lineRule="atLeast"`: {0, 20},
		`w:line="120" w:lineRule="atLeast"`: {1, 0},
		`w:line="300"`:                      {1.25, 0},
	} {
		s := stylesOf(t, `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:pPr><w:spacing `+spacing+`/></w:pPr></w:style>`)
		if f := s.Paragraph("a"); f.Line != want[0] || f.LineExact != want[1] {
			t.Errorf("%s: %v, %v", spacing, f.Line, f.LineExact)
		}
	}
}

func TestNumberingKeepsAbstractBeforeNum(t *testing.T) {
	p := styled(t, "")
	n, err := p.Numbering()
	if err != nil {
		t.Fatal(err)
	}
	if err := n.AddLevel("5", ooxml.Level{Format: "decimal", Text: "%2.", Left: 36, Hanging: 18}); err != nil {
		t.Fatal(err)
	}
	bullets := n.Add(ooxml.Level{Format: "bullet", Text: "•", Left: 18, Hanging: 18})
	if err := n.Save(p); err != nil {
		t.Fatal(err)
	}
	xml, _ := p.Part("word/numbering.xml")
	if last, first := strings.LastIndex(string(xml), "<w:abstractNum "), strings.Index(string(xml), "<w:num "); last > first {
		t.Error("an abstractNum stands after a num: Word loses the lists")
	}
	if bullets != "6" {
		t.Errorf("id %s", bullets)
	}
	if l, ok := n.Level("5", 1); !ok || l.Text != "%2." || l.Left != 36 || l.Hanging != 18 {
		t.Errorf("level 2: %+v %v", l, ok)
	}
	for _, none := range []int{-1, 2, 9, 1 << 40} {
		if _, ok := n.Level("5", none); ok {
			t.Error("there is a level", none)
		}
	}
}

func TestAFileWithoutListsGetsAPartForThem(t *testing.T) {
	p := open(t, word())
	n, err := p.Numbering()
	if err != nil {
		t.Fatal(err)
	}
	if id := n.Add(ooxml.Level{Format: "bullet", Text: "–"}); id != "1" {
		t.Errorf("id %s", id)
	}
	if name, ok := p.RelByType(p.Main(), ooxml.RelNumbering); !ok || name != "word/numbering.xml" {
		t.Errorf("part %q", name)
	}
}

func TestATableStyleIsRankedAsInWord(t *testing.T) {
	s := stylesOf(t, `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
		<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:color w:val="112233"/><w:sz w:val="21"/></w:rPr></w:style>
		<w:style w:type="table" w:styleId="T"><w:name w:val="Table Grid"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:color w:val="FF0000"/><w:sz w:val="18"/></w:rPr>
		<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="auto"/><w:insideV w:val="nil"/></w:tblBorders><w:tblCellMar><w:start w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr>
		<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DDEEFF"/></w:tcPr></w:tblStylePr></w:style>`)
	f := s.Table("T")
	if f.Text.Size != 9 || f.Text.Color != "112233" || f.Text.After != 0 {
		t.Errorf("words: %+v", f.Text)
	}
	if !f.Head.Bold || f.Head.Shading != "DDEEFF" || f.Head.Color != "112233" {
		t.Errorf("head: %+v", f.Head)
	}
	if f.Borders["top"].Width != 1 || f.Borders["insideV"].Width != 0 || f.CellLeft != 10 || f.CellRight != 5.4 {
		t.Errorf("edges: %+v %v %v", f.Borders, f.CellLeft, f.CellRight)
	}
}

// LibreOffice calls no style the default; Word goes by Normal.
func TestNormalIsTheDefaultWhereNoneIsCalledSo(t *testing.T) {
	const normal = `<w:style w:type="paragraph" w:styleId="Standard"><w:name w:val="Normal"/></w:style>`
	for xml, want := range map[string]string{
		normal: "Standard",
		normal + `<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:name w:val="Brødtekst"/></w:style>`: "A",
		`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Brødtekst"/></w:style>`:                        "",
	} {
		if got := stylesOf(t, xml).Default("paragraph"); got != want {
			t.Errorf("%q is the default, not %q, in %s", got, want, xml)
		}
	}
}

// What reads the styles of a file shares one tree; what changes them has its own.
func TestChangedStylesAreNobodyElses(t *testing.T) {
	p := styled(t, `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/></w:style>`)
	for name, change := range map[string]func(*ooxml.Styles){
		"colour":   func(s *ooxml.Styles) { s.SetColor("A", "112233") },
		"language": func(s *ooxml.Styles) { s.SetLanguage("A", "da-DK") },
		"list":     func(s *ooxml.Styles) { s.SetList("A", "1") },
		"style": func(s *ooxml.Styles) {
			if _, err := s.Put(`<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/></w:style>`); err != nil {
				t.Fatal(err)
			}
		},
	} {
		s, err := p.Styles()
		if err != nil {
			t.Fatal(err)
		}
		was, _ := p.Part("word/styles.xml")
		change(s)
		other, err := p.Styles()
		if err != nil {
			t.Fatal(err)
		}
		other.SetColor("of no style", "445566") // what is not changed is not saved
		copied := p.Clone()
		if err := other.Save(copied); err != nil {
			t.Fatal(err)
		}
		if now, _ := copied.Part("word/styles.xml"); string(now) != string(was) {
			t.Errorf("%s: changed for all: %s", name, now)
		}
		if err := s.Save(copied); err != nil {
			t.Fatal(err)
		}
		if now, _ := copied.Part("word/styles.xml"); string(now) == string(was) {
			t.Errorf("%s: not changed", name)
		}
	}
}

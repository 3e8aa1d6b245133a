package story_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/story"
)

const (
	rel   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	rel11 = "http://schemas.microsoft.com/office/2011/relationships/"
	names = `xmlns:w="` + ooxml.NS + `" xmlns:r="` + rel + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w14="w14" xmlns:w15="w15"`
)

// styles have other ids than names, as in a Danish Word.
const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Citat"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="EgetPunkt"><w:name w:val="Eget punkt"/><w:basedOn w:val="Punkt"/></w:style>
<w:style w:type="character" w:styleId="Staerk"><w:name w:val="Strong"/></w:style>
<w:style w:type="character" w:styleId="Fremhaevet"><w:name w:val="Emphasis"/></w:style>
<w:style w:type="character" w:styleId="Eget"><w:name w:val="Eget"/><w:rPr><w:b/><w:i/></w:rPr></w:style>`

const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`

// part is a part beside the main one, and its relationship.
type part struct{ kind, name, xml string }

// file makes a Word file with this body.
func file(t testing.TB, body string, more ...part) *ooxml.Package {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + ooxml.TypeDocument + `"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   "<w:document " + names + "><w:body>" + body + "</w:body></w:document>",
	}
	rels := `<Relationship Id="rIdL" Type="` + rel + `hyperlink" Target="https://a.example/plan" TargetMode="External"/>`
	for i, p := range append(more, part{rel + "styles", "styles.xml", "<w:styles " + names + ">" + styles + "</w:styles>"}, part{rel + "numbering", "numbering.xml", "<w:numbering " + names + ">" + numbering + "</w:numbering>"}) {
		parts["word/"+p.name] = p.xml
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i, p.kind, p.name)
	}
	parts["word/_rels/document.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
		}
		if err != nil {
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

func read(t testing.TB, body string) story.Story {
	t.Helper()
	s, err := story.Read(context.Background(), file(t, body), map[string]string{"t1": "/et", "t2": "/to"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// shown writes a paragraph on one line: what it is, then its runs with their
// stress, link, owner, what is lost and who wrote them.
func shown(p story.Paragraph) string {
	var what []string
	say := func(ok bool, format string, of ...any) {
		if ok {
			what = append(what, fmt.Sprintf(format, of...))
		}
	}
	say(p.Heading != 0, "h%d", p.Heading)
	say(p.List != 0, "%c%d", p.List, p.Level)
	say(p.Table > 0, "t%d.%d.%d", p.Table, p.Row, p.Col)
	say(p.Quote, "quote")
	say(p.Box, "box")
	say(p.Pictures > 0, "%d pictures", p.Pictures)
	say(len(p.Notes) > 0, "%v", p.Notes)
	for _, r := range p.Runs {
		s := strings.NewReplacer("\n", "\\n", "\t", "\\t").Replace(r.Text)
		for _, x := range []struct {
			is     bool
			around string
		}{{r.Bold, "*%s*"}, {r.Italic, "_%s_"}, {r.Prompt, "?%s?"}, {r.Link != "", "[%s](" + r.Link + ")"}, {r.Owner != "", "{%s " + r.Owner + "}"}, {r.Lost != "", "%s<" + r.Lost + ">"}, {r.By != nil, "%s @" + r.By.Author()}} {
			if x.is {
				s = fmt.Sprintf(x.around, s)
			}
		}
		what = append(what, s)
	}
	return strings.Join(what, "|")
}

func r(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

func p(inner string) string { return "<w:p>" + inner + "</w:p>" }

func styled(id, s string) string {
	return p(`<w:pPr><w:pStyle w:val="` + id + `"/></w:pPr>` + r(s))
}

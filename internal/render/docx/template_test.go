package docx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// changed gives the standard template with one part of its Word file changed.
func changed(t *testing.T, part string, do func(string) string) *template.Template {
	t.Helper()
	tm := *standard(t)
	tm.Word = tm.Word.Clone()
	was, ok := tm.Word.Part(part)
	if !ok {
		t.Fatalf("no part %s", part)
	}
	now := do(string(was))
	if now == string(was) {
		t.Fatalf("%s was not changed", part)
	}
	tm.Word.Set(part, []byte(now))
	return &tm
}

// inBody puts paragraphs before {{indhold}}.
func inBody(t *testing.T, xml string) *template.Template {
	return changed(t, "word/document.xml", func(s string) string { return strings.Replace(s, "<w:body>", "<w:body>"+xml, 1) })
}

func TestATagSplitOverRunsIsFilledInTheFormatOfItsStart(t *testing.T) {
	const bold, red = `<w:rPr><w:b/></w:rPr>`, `<w:rPr><w:color w:val="FF0000"/></w:rPr>`
	run := func(rPr, s string) string { return "<w:r>" + rPr + `<w:t xml:space="preserve">` + s + "</w:t></w:r>" }
	for _, c := range []struct{ name, xml, want string }{
		{"whole", run("", "{{skole.navn}}"), "[Birkelund Skole]"},
		{"with blanks", run("", "{{ skole.navn }}"), "[Birkelund Skole]"},
		{"between words", run("", "På {{skole.navn}}, i dag"), "På |[Birkelund Skole]|, i dag"},
		{"in two", run(bold, "{{sko") + run(red, "le.navn}}."), "[b:Birkelund Skole]|color:."},
		{"in five", run("", "a {") + run(bold, "{") + run("", "skole") + `<w:proofErr w:type="spellStart"/>` + run("", ".navn}") + run(red, "} b"), "a |[Birkelund Skole]|color: b"},
		{"two", run("", "{{skole.navn}} {{kommune.navn}}"), "[Birkelund Skole]| |[Fjordby Kommune]"},
		{"twice", run("", "{{skole.navn}} og {{skole.navn}}"), "[Birkelund Skole]| og |Birkelund Skole"},
		{"no field of the record", run("", "{{dokument.skoleaar}}"), "2024/25"},
		{"empty", run("", "Sted: {{moede.sted}}."), ""},
		{"empty beside one that is not", run("", "{{skole.navn}}, {{moede.sted}}."), "[Birkelund Skole]|, |."},
		{"empty behind a tab", run("", "Til: {{skole.navn}}") + "<w:r><w:tab/></w:r>" + run("", "Sted: ") + run(bold, "{{moede.sted}}"), "Til: |[Birkelund Skole]"},
		{"fixed text behind a tab", run("", "{{moede.sted}}") + "<w:r><w:tab/></w:r>" + run("", "Notat"), "Notat"},
		{"unknown", run("", "{{skole.nvan}}"), "{{skole.nvan}}"},
		{"over a tab is none", run("", "{{skole") + "<w:r><w:tab/></w:r>" + run("", ".navn}}"), "{{skole|.navn}}"},
		{"in a hyperlink", `<w:hyperlink w:anchor="x">` + run("", "{{skole.navn}}") + `</w:hyperlink>`, "Birkelund Skole"},
		{"before a break", `<w:r><w:t>{{skole.navn}}</w:t><w:br/><w:t>ny linje</w:t></w:r>`, "[Birkelund Skole]|ny linje"},
	} {
		d := sample(t)
		d.Blocks = []notat.Block{&notat.Heading{Level: 1, Inlines: text("T")}}
		p := open(t, file(t, inBody(t, "<w:p>"+c.xml+"</w:p>"), d))
		sound(t, p)
		if got := runsOf(mustXML(t, p, p.Main()).FindElement("//w:body/w:p")); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// runsOf writes the runs of a paragraph: their format, their words, and [ ]
// around those of a control.
func runsOf(p *etree.Element) string {
	var out []string
	walk(p, func(e *etree.Element) {
		if e.Tag != "t" || e.Text() == "" {
			return
		}
		s := e.Text()
		if kids := ooxml.Child(e.Parent(), "rPr").ChildElements(); len(kids) > 0 {
			s = kids[0].Tag + ":" + s
		}
		for a := e.Parent(); a != nil; a = a.Parent() {
			if a.Tag == "sdt" {
				s = "[" + s + "]"
			}
		}
		out = append(out, s)
	})
	return strings.Join(out, "|")
}

// A template may mean something else by a prefix of ours, at its root or within:
// Word's own files of 2012 did. Its own words keep their meaning.
func TestAPrefixOfTheTemplateKeepsItsMeaning(t *testing.T) {
	const old = "http://schemas.microsoft.com/office/word/2010/11/wordml"
	in := func(part string, oldnew ...string) *template.Template {
		return changed(t, part, strings.NewReplacer(oldnew...).Replace)
	}
	const indhold = `<w:p><w:r><w:t xml:space="preserve">{{indhold}}</w:t></w:r></w:p>`
	for name, tm := range map[string]*template.Template{
		"an older w15": in("word/document.xml", nsW15, old, "<w:body>", `<w:body><w:p w15:own="1"><w15:own/></w:p>`),
		"in a header":  in("word/header1.xml", nsW15, old, "<w:p>", `<w:p w15:own="1"><w15:own/>`),
		"r and mc":     in("word/document.xml", "xmlns:mc=", "xmlns:ve=", "mc:Ignorable", `xmlns:mc="urn:x" ve:Ignorable`, "<w:body>", `<w:body><w:p mc:own="1"/>`),
		"within":       in("word/document.xml", indhold, `<w:p xmlns:w15="`+old+`"><w15:own xmlns:w15="urn:x" w15:own="1"/></w:p><w:p xmlns:r="urn:y" r:own="1"/>`+indhold),
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, file(t, tm, sample(t)))
			sound(t, p)
			for _, part := range p.Parts() {
				if !strings.HasPrefix(part.Name, "word/") || !strings.HasSuffix(part.Name, ".xml") {
					continue
				}
				root := mustXML(t, p, part.Name)
				ignorable, passed := 0, false
				for _, a := range root.Root().Attr {
					if a.Key == "Ignorable" && a.NamespaceURI() == nsMC {
						ignorable++
						for _, prefix := range strings.Fields(a.Value) {
							ns := root.Root().SelectAttrValue("xmlns:"+prefix, "")
							if ns == "" {
								t.Errorf("%s ignores %s, which it does not know", part.Name, prefix)
							}
							passed = passed || ns == old
						}
					}
				}
				if root.Root().SelectAttr("xmlns:other-w15") != nil && !passed {
					t.Errorf("%s no longer says that the older w15 may be passed over", part.Name)
				}
				if ignorable > 1 {
					t.Errorf("%s says twice what may be ignored", part.Name)
				}
				walk(root.Root(), func(e *etree.Element) {
					switch ns := e.NamespaceURI(); {
					case e.Tag == "own" && ns != old && ns != "urn:x", e.Tag == "appearance" && ns != nsW15, e.Tag == "p" && ns == "":
						t.Errorf("%s: %s is %q", part.Name, e.FullTag(), ns)
					}
					for _, a := range e.Attr {
						if ns := a.NamespaceURI(); a.Key == "own" && ns != old && ns != "urn:x" && ns != "urn:y" {
							t.Errorf("%s: %s is %q", part.Name, a.FullKey(), ns)
						}
					}
				})
			}
		})
	}
}

func TestAFieldOfTheBodyIsFixedTextInTheLetterhead(t *testing.T) {
	d := sample(t) // has the school's name as a field in its body
	tm := inBody(t, `<w:p><w:r><w:t>{{skole.navn}}</w:t></w:r></w:p>`)
	p := open(t, file(t, tm, d))
	sound(t, p)
	if got := runsOf(mustXML(t, p, p.Main()).FindElement("//w:body/w:p")); got != "Birkelund Skole" {
		t.Errorf("%q", got)
	}
}

func TestTagsInHeaderAndFooterAreFilled(t *testing.T) {
	tm := changed(t, "word/header2.xml", func(s string) string {
		return strings.Replace(s, "</w:hdr>", `<w:p><w:r><w:tab/></w:r><w:r><w:t>Sagsnr. {{sag.sagsnr}}</w:t></w:r></w:p></w:hdr>`, 1)
	})
	p := open(t, file(t, tm, sample(t)))
	var all strings.Builder
	for _, part := range p.Parts() {
		if strings.Contains(part.Name, "header") || strings.Contains(part.Name, "footer") {
			all.WriteString(visible(t, p, part.Name))
			if bytes.Contains(part.Data, []byte("<w:sdt>")) || bytes.Contains(part.Data, []byte("{{")) {
				t.Errorf("%s: %s", part.Name, part.Data)
			}
		}
	}
	for _, want := range []string{"Fjordby Kommune", "Birkelund Skole · 2024/25", "Børn & Unge", "Sagsnr. 25/1234"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no %q in %s", want, all.String())
		}
	}
}

// headers gives the words of the header of each kind that the section has.
func headers(t *testing.T, p *ooxml.Package) map[string]string {
	t.Helper()
	rels, err := p.Rels(p.Main())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range mustXML(t, p, p.Main()).FindElements("//w:sectPr/w:headerReference") {
		for _, r := range rels {
			if r.ID == ooxml.Attr(e, "id") {
				out[ooxml.Attr(e, "type")] = visible(t, p, r.Part)
			}
		}
	}
	return out
}

func TestEveryPageSaysItsMarks(t *testing.T) {
	withoutHeaders := func(s string) string {
		for {
			i := strings.Index(s, "<w:headerReference")
			if i < 0 {
				return s
			}
			s = s[:i] + s[i+strings.Index(s[i:], "/>")+2:]
		}
	}
	even := changed(t, "word/settings.xml", func(s string) string {
		i := strings.Index(s, "</w:settings>")
		return s[:i] + "<w:evenAndOddHeaders/>" + s[i:]
	})
	for _, c := range []struct {
		name  string
		tm    *template.Template
		kinds []string
	}{
		{"standard", standard(t), []string{"default", "first"}},
		{"no headers", changed(t, "word/document.xml", withoutHeaders), []string{"default", "first"}},
		{"no first page", changed(t, "word/document.xml", func(s string) string { return strings.Replace(withoutHeaders(s), "<w:titlePg/>", "", 1) }), []string{"default"}},
		{"even pages", even, []string{"default", "first", "even"}},
	} {
		d := sample(t)
		p := open(t, file(t, c.tm, d))
		sound(t, p)
		have := headers(t, p)
		for _, kind := range c.kinds {
			for _, m := range d.Marks {
				if !strings.Contains(have[kind], m) {
					t.Errorf("%s: the %s header says %q", c.name, kind, have[kind])
				}
			}
		}
		d.Marks = nil
		p = open(t, file(t, c.tm, d))
		sound(t, p)
		for kind, s := range headers(t, p) {
			if strings.Contains(s, "UDKAST") {
				t.Errorf("%s: the %s header of a final document says %q", c.name, kind, s)
			}
		}
	}
}

func TestTheFileSaysWhoseItIsAndNothingElse(t *testing.T) {
	d := sample(t)
	p := draw(t, d)
	core := visibleAll(t, p, "docProps/core.xml")
	want := "Skoleudviklingssamtale på Birkelund Skole|Birkelund Skole, 2024/25|Fjordby Kommune|skoleudviklingssamtale; Birkelund Skole|Fjordby Kommune|2025-03-20T00:00:00Z|2025-03-20T00:00:00Z|da-DK|"
	if core != want {
		t.Errorf("%s", core)
	}
	d.Meta.Dato = ""
	if core := visibleAll(t, draw(t, d), "docProps/core.xml"); strings.Contains(core, "T00") {
		t.Errorf("a date from nowhere: %s", core)
	}
	lang := mustXML(t, p, "word/styles.xml").FindElement("//w:docDefaults//w:lang")
	if ooxml.Attr(lang, "val") != "da-DK" {
		t.Error("the text is not Danish")
	}
}

func visibleAll(t *testing.T, p *ooxml.Package, name string) string {
	var b strings.Builder
	for _, e := range mustXML(t, p, name).Root().ChildElements() {
		fmt.Fprintf(&b, "%s|", e.Text())
	}
	return b.String()
}

func TestADraftMadeFromADraftHasOneRecord(t *testing.T) {
	tm := *standard(t)
	first := draw(t, sample(t)).Clone()
	main, _ := tm.Word.Part("word/document.xml")
	first.Set("word/document.xml", bytes.Replace(main, []byte(`w:type="default" r:id="rId6"`), []byte(`w:type="default" r:id="rId6"`), 1))
	tm.Word = first
	d := sample(t)
	d.Record = []byte(`{"ny":1}`)
	p := open(t, file(t, &tm, d))
	sound(t, p)
	m, err := ReadMark(p)
	if err != nil || string(m.Record) != `{"ny":1}` {
		t.Errorf("%s %v", m.Record, err)
	}
	n := 0
	for _, part := range p.Parts() {
		if bytes.Contains(part.Data, []byte("<udkast ")) {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d records in one draft", n)
	}
}

func TestPicturesFitThePageAndSayWhatTheyShow(t *testing.T) {
	f, err := newForm(standard(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{100, 50}, {4000, 1000}, {500, 9000}, {0, 0}} {
		d := sample(t)
		img := picturePNG(t, 4, 4)
		fig := &notat.Figure{Image: img, MIME: "image/png", Width: size[0], Height: size[1], Alt: "En \"figur\" & <mere>"}
		d.Blocks = []notat.Block{fig, fig}
		p := draw(t, d)
		sound(t, p)
		ext := mustXML(t, p, p.Main()).FindElement("//wp:extent")
		var wide, high int
		fmt.Sscan(ooxml.Attr(ext, "cx"), &wide)
		fmt.Sscan(ooxml.Attr(ext, "cy"), &high)
		if wide <= 0 || high <= 0 || wide > f.width*emuPerTwip || high > f.height*emuPerTwip {
			t.Errorf("%v: %d x %d", size, wide, high)
		}
		n := 0
		for _, part := range p.Parts() {
			if bytes.Equal(part.Data, img) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("the picture is in the file %d times", n)
		}
	}
}

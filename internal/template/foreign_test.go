package template_test

import (
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// What is no part of the look is in no draft: it stays behind when the file is read,
// and is told.
func TestNothingForeignRidesInATemplate(t *testing.T) {
	const secret = "Sagen om Bo"
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	base := named(t, "standard")
	add := func(owner, kind, name, content string) func(*ooxml.Package) {
		return func(p *ooxml.Package) {
			must(t, p.Add(name, "application/xml", []byte(content)))
			if kind != "" {
				target, _ := strings.CutPrefix(name, "word/")
				_, err := p.AddRel(owner, kind, target, false)
				must(t, err)
			}
		}
	}
	xml := func(root string) string {
		return `<?xml version="1.0"?><w:` + root + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>` + secret + `</w:t></w:r></w:p></w:` + root + `>`
	}
	const main = "word/document.xml"
	for name, change := range map[string]func(*ooxml.Package){
		"properties":       add("", office+"custom-properties", "docProps/custom.xml", `<Properties><property name="Sag">`+secret+`</property></Properties>`),
		"custom XML":       add(main, office+"customXml", "word/item1.xml", `<a>`+secret+`</a>`),
		"comments":         add(main, office+"comments", "word/comments.xml", xml("comments")),
		"people":           add(main, "http://schemas.microsoft.com/office/2011/relationships/people", "word/people.xml", `<p author="`+secret+`"/>`),
		"building blocks":  add(main, office+"glossaryDocument", "word/glossary/document.xml", xml("glossaryDocument")),
		"a printer":        add(main, office+"printerSettings", "word/printerSettings1.bin", secret),
		"a thumbnail":      add("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg", secret),
		"a later kind":     add(main, "http://schemas.microsoft.com/office/2030/relationships/memory", "word/memory.xml", `<a>`+secret+`</a>`),
		"what is unused":   add(main, "", "word/gammel.xml", `<a>`+secret+`</a>`),
		"an unused header": add(main, office+"header", "word/header9.xml", xml("hdr")),
		"variables": func(p *ooxml.Package) {
			data, _ := p.Part("word/settings.xml")
			p.Set("word/settings.xml", []byte(strings.Replace(string(data), "</w:settings>", `<w:docVars><w:docVar w:name="Sag" w:val="`+secret+`"/></w:docVars></w:settings>`, 1)))
		},
	} {
		file := edited(t, change)
		k, found, err := template.CheckWord(t.Context(), file, base)
		must(t, err)
		if got := strings.Join(found.Codes(), " "); got != "skabelon-fremmed-del" || k == nil {
			t.Errorf("%s: %q", name, got)
			continue
		}
		for _, part := range k.Word.Parts() {
			if strings.Contains(string(part.Data), secret) {
				t.Errorf("%s: it is in %s", name, part.Name)
			}
		}
		types, _ := k.Word.Part("[Content_Types].xml")
		for _, e := range strings.SplitAfter(string(types), ">") {
			if _, part, ok := strings.Cut(e, `PartName="/`); ok {
				part, _, _ = strings.Cut(part, `"`)
				if _, there := k.Word.Part(part); !there {
					t.Errorf("%s: the type of %s is still there", name, part)
				}
			}
		}
	}
	// Silently: the notes and properties that every Word file has.
	for name, change := range map[string]func(*ooxml.Package){
		"footnotes": add(main, office+"footnotes", "word/footnotes.xml", `<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="-1"/><w:footnote w:id="7"><w:p><w:r><w:t>`+secret+`</w:t></w:r></w:p></w:footnote></w:footnotes>`),
		"titles": func(p *ooxml.Package) {
			p.Set("docProps/app.xml", []byte(`<Properties><Application>Word</Application><TitlesOfParts>`+secret+`</TitlesOfParts><Company>`+secret+`</Company></Properties>`))
		},
	} {
		k, found, err := template.CheckWord(t.Context(), edited(t, change), base)
		must(t, err)
		if len(found) > 0 || k == nil {
			t.Errorf("%s: %v", name, found)
			continue
		}
		for _, part := range k.Word.Parts() {
			if strings.Contains(string(part.Data), secret) {
				t.Errorf("%s: it is in %s", name, part.Name)
			}
		}
	}
	// What stands on the page cannot stay behind unseen.
	used := edited(t, func(p *ooxml.Package) {
		must(t, p.Add("word/blaek.xml", "application/xml", []byte("<a/>")))
		id, err := p.AddRel(main, office+"blaek", "blaek.xml", false)
		must(t, err)
		data, _ := p.Part(main)
		p.Set(main, []byte(strings.Replace(string(data), "<w:body>", `<w:body><w:p><w:r><w:t r:id="`+id+`"/></w:r></w:p>`, 1)))
	})
	if _, found, err := template.CheckWord(t.Context(), used, base); err != nil || !has(found.Only(fault.Error), "fremmed-del", "notat.docx", "Slet det") {
		t.Errorf("%v, %v", found, err)
	}
}

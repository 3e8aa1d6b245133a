package docx

import (
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/ooxml/check"
)

// sound holds a draft against what a validator of schemas does not see.
func sound(t testing.TB, p *ooxml.Package) {
	t.Helper()
	for _, wrong := range check.Package(p) {
		t.Error(wrong)
	}
}

func walk(e *etree.Element, do func(*etree.Element)) {
	do(e)
	for _, c := range e.ChildElements() {
		walk(c, do)
	}
}

func mustXML(t testing.TB, p *ooxml.Package, name string) *etree.Document {
	t.Helper()
	doc, err := p.XML(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return doc
}

// visible gives the words of a part as a reader meets them, without prompts.
func visible(t testing.TB, p *ooxml.Package, name string) string {
	t.Helper()
	var b strings.Builder
	var read func(e *etree.Element)
	read = func(e *etree.Element) {
		switch e.Tag {
		case "sdt":
			if ooxml.Has(ooxml.Child(e, "sdtPr"), "showingPlcHdr") {
				return
			}
		case "t":
			b.WriteString(e.Text())
			return
		case "br", "tab":
			b.WriteByte(' ')
		case "instrText":
			return
		}
		for _, c := range e.ChildElements() {
			read(c)
		}
		if e.Tag == "p" {
			b.WriteByte('\n')
		}
	}
	read(mustXML(t, p, name).Root())
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

package publish

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"

	"notat/internal/ooxml"
)

// faulty gives the standard's Word file with a field that is none in its header, and its
// first headings too pale to be read.
func faulty(t *testing.T) []byte {
	t.Helper()
	data, err := newService(t).StandardWord()
	if err != nil {
		t.Fatal(err)
	}
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range p.Parts() {
		p.Set(part.Name, bytes.ReplaceAll(part.Data, []byte("{{kommune.forvaltning}}"), []byte("{{kommune.forvaltnign}}")))
	}
	styles, _ := p.Part("word/styles.xml")
	pale := regexp.MustCompile(`(?s)(<w:name w:val="heading 1"/>.*?<w:color )[^>]*/>`).ReplaceAll(styles, []byte(`${1}w:val="DDDDDD"/>`))
	if bytes.Equal(pale, styles) {
		t.Fatal("no heading has a colour")
	}
	p.Set("word/styles.xml", pale)
	main, _ := p.Part(p.Main())
	word, err := ooxml.Write(context.Background(), p, main)
	if err != nil {
		t.Fatal(err)
	}
	return word
}

// A template with errors is seen all the same, with the places marked: what a page says of
// them, the field that is none, the style that is wrong. It is no template, and no draft.
func TestATemplateWithErrorsIsSeenWithThePlacesMarked(t *testing.T) {
	s, word := newService(t), faulty(t)
	show := func(format string, spite bool) *Document {
		f, _ := FormatNamed(format)
		k, d, err := s.TryWord(context.Background(), word, "", f, spite)
		if err != nil || k.Template != nil || !k.Faults.HasErrors() {
			t.Fatalf("%s: %v %v", format, k.Faults, err)
		}
		return d
	}
	page := show("html", true)
	if page == nil {
		t.Fatal("no page")
	}
	for _, want := range []string{`<p class="mark">Prøve med fejl`, `<p class="mark">Fejl: sidehovedet`, `<p class="mark">Fejl: notat.docx</p>`} {
		if !bytes.Contains(page.Data, []byte(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if !regexp.MustCompile(`<span style="[^"]*#9C1C1C[^"]*">\{\{kommune\.forvaltnign\}\}`).Match(page.Data) {
		t.Error("the field that is none is not marked")
	}
	if heading := regexp.MustCompile(`(?s)\nh2 \{.*?\}`).Find(page.Data); !bytes.Contains(heading, []byte("--above: 1.5pt solid #9C1C1C")) {
		t.Errorf("the pale heading is not marked: %s", heading)
	}
	if heading := regexp.MustCompile(`(?s)\nh3 \{.*?\}`).Find(page.Data); bytes.Contains(heading, []byte("9C1C1C")) {
		t.Error("a heading that is in order is marked")
	}
	if pdf := show("pdf", true); pdf == nil || !strings.HasPrefix(string(pdf.Data), "%PDF-") {
		t.Error("no PDF")
	}
	if show("docx", true) != nil || show("pdf", false) != nil {
		t.Error("a draft is made of it, or what nobody asked for")
	}
	f, _ := FormatNamed("pdf")
	if _, d, err := s.TryWord(context.Background(), []byte("nej"), "", f, true); d != nil || err != nil {
		t.Errorf("what is no Word file is shown: %v", err)
	}
}

package word_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"notat/internal/ooxml"
	"notat/internal/source/flow"
	"notat/internal/source/sourcetest"
	"notat/internal/source/word"
)

// What is not sound, or more than the limits allow, is refused with a sentence; what
// is only strange is read.
func TestWhatCannotBeReadIsRefused(t *testing.T) {
	doc := func(body string) []byte { return sourcetest.NewDoc(sourcetest.Unstyled).Raw(body).Bytes() }
	parts := func(change func(map[string]string)) []byte {
		p := sourcetest.Parts(sourcetest.WordFiles()[1].Data)
		change(p)
		return sourcetest.Zip(p)
	}
	for name, c := range map[string]struct {
		data []byte
		code ooxml.Code
	}{
		"no zip":      {[]byte("%PDF-1.7"), ooxml.NotWord},
		"cut off":     {doc("")[:300], ooxml.Damaged},
		"slides":      {sourcetest.NewDeck().Slide("blank").Bytes(), ooxml.OtherOffice},
		"no XML":      {parts(func(p map[string]string) { p["word/document.xml"] = "<w:document><w:body></w:p></w:body>" }), ooxml.Damaged},
		"no notes":    {parts(func(p map[string]string) { p["word/footnotes.xml"] = "<a></b>" }), ooxml.Damaged},
		"no comments": {parts(func(p map[string]string) { p["word/comments.xml"] = "<a></b>" }), ooxml.Damaged},
		"doctype":     {parts(func(p map[string]string) { p["word/document.xml"] = "<!DOCTYPE a><a/>" }), ooxml.Doctype},
		"deep":        {doc(strings.Repeat("<w:tbl><w:tr><w:tc>", 200)), ooxml.TooComplex},
		"bomb":        {doc(strings.Repeat(" ", 6<<20)), ooxml.Bomb},
		"many":        {doc(strings.Repeat("<w:p><w:r><w:t>x</w:t></w:r></w:p>", flow.MaxPieces+1)), ooxml.TooComplex},
		"cells":       {doc("<w:tbl>" + strings.Repeat("<w:tr>"+strings.Repeat("<w:tc><w:p/></w:tc>", 60)+"</w:tr>", flow.MaxCells/60+1) + "</w:tbl>"), ooxml.TooComplex},
		"shapes":      {doc("<w:p>" + strings.Repeat(`<w:r><w:pict><v:line/></w:pict></w:r>`, flow.MaxPieces+1) + "<w:r><w:t>x</w:t></w:r></w:p>"), ooxml.TooComplex},
		"password":    {append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")...), ooxml.Encrypted},
	} {
		_, err := word.Read(context.Background(), c.data)
		var refused *ooxml.Error
		if !errors.As(err, &refused) || refused.Code != c.code || refused.Message == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A file with macros is read, and nothing of them; so is a template.
func TestMacrosAreNoWords(t *testing.T) {
	for _, kind := range []string{"application/vnd.ms-word.document.macroEnabled.main+xml", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"} {
		f, err := word.Read(context.Background(), sourcetest.NewDoc(sourcetest.Unstyled).P("Et ord.").As(kind))
		if got := sourcetest.Dump(f); err != nil || got != "Et ord.\n" {
			t.Errorf("%s: %v %q", kind, err, got)
		}
	}
}

// Who waits no longer is not worked for.
func TestReadingEndsWithItsRequest(t *testing.T) {
	d := sourcetest.NewDoc(sourcetest.Unstyled)
	for i := range 2000 {
		d.P(fmt.Sprintf("**Overskrift %d**", i), "Noget tekst under den.")
	}
	data := d.Bytes()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	if _, err := word.Read(ctx, data); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range sourcetest.WordFiles()[:3] {
		f.Add([]byte(sourcetest.Parts(s.Data)["word/document.xml"]))
	}
	f.Add([]byte(`<w:document><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>- a</w:t><w:br/><w:t>1) b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`))
	base := sourcetest.Parts(sourcetest.WordFiles()[1].Data)
	f.Fuzz(func(t *testing.T, main []byte) {
		if len(main) > 64<<10 {
			t.Skip("larger than what is looked for needs")
		}
		base["word/document.xml"] = string(main)
		file, err := word.Read(context.Background(), sourcetest.Zip(base))
		var refused *ooxml.Error
		if err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		sourcetest.CheckFile(t, file)
		if again, _ := word.Read(context.Background(), sourcetest.Zip(base)); sourcetest.Dump(file) != sourcetest.Dump(again) {
			t.Error("read otherwise the second time")
		}
	})
}

package template_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// A logo is its pixels: what else its file tells is in no document, and a picture whose
// file cannot be written anew is told of.
func TestALogoIsItsPixels(t *testing.T) {
	const hidden = "HEMMELIG"
	for mime, url := range map[string]string{"image/png": billedetest.PNG(hidden), "image/jpeg": billedetest.JPEG(hidden), "": ""} {
		logo := []byte("\x89PNG" + hidden)
		if mime != "" {
			var err error
			if logo, err = base64.StdEncoding.DecodeString(strings.TrimPrefix(url, "data:"+mime+";base64,")); err != nil || !bytes.Contains(logo, []byte(hidden)) {
				t.Fatal(err)
			}
		}
		word := edited(t, func(p *ooxml.Package) {
			q, err := ooxml.Open(withLogo(t, "", ""))
			if err != nil {
				t.Fatal(err)
			}
			*p = *q
			p.Set("word/media/logo.png", logo)
		})
		tm, found, err := template.CheckWord(context.Background(), word, named(t, "standard"))
		if err != nil {
			t.Fatal(err)
		}
		if mime == "" {
			if !has(found.Only(fault.Warning), "billede-beskadiget", "notat.docx", "") {
				t.Error(found)
			}
			continue
		}
		if len(found) > 0 {
			t.Error(mime, found)
		}
		for _, part := range tm.Word.Parts() {
			if bytes.Contains(part.Data, []byte(hidden)) {
				t.Errorf("%s: %s has more than pixels", mime, part.Name)
			}
		}
		for _, paragraph := range tm.Look.Header.Paragraphs {
			for _, r := range paragraph.Runs {
				if r.Picture != nil && (bytes.Contains(r.Picture.Data, []byte(hidden)) || r.Picture.MIME != mime) {
					t.Errorf("%s: the look has more than pixels", mime)
				}
			}
		}
	}
}

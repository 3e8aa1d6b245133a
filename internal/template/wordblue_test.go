package template_test

import (
	"strings"
	"testing"
)

// An old template in Word's own blue is not refused for it: it is told once, with what to
// choose instead, and PDF and page have the darker step, which all can read.
func TestWordsOwnBlueIsOneWarning(t *testing.T) {
	blue := replace(`<a:srgbClr val="1D4E70"/>`, `<a:srgbClr val="4F81BD"/>`)
	folder := variant(t, parts{theme: blue}, nil)
	found := check(t, folder)
	told := 0
	for _, f := range found {
		if strings.HasSuffix(f.Code, "kontrast") && strings.Contains(f.Message, "Words egen blå") {
			told++
		}
	}
	if told != 1 || !has(found, "kontrast", "notat.docx", "»Overskrift 2«") || !has(found, "kontrast", "notat.docx", "365F91") {
		t.Errorf("told %d times: %v", told, found)
	}
	for _, f := range found {
		if strings.HasSuffix(f.Code, "kontrast") && !strings.Contains(f.Message, "Words egen blå") {
			t.Errorf("told besides: %v", f)
		}
	}
	tm, err := load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if c := tm.Look.Heading[1].Color; c != "365F91" {
		t.Errorf("drawn in #%s", c)
	}
	s, err := tm.Word.Styles()
	if err != nil {
		t.Fatal(err)
	}
	if c := s.Paragraph(tm.IDs.Heading[1]).Color; c != "365F91" {
		t.Errorf("the draft has #%s", c)
	}
}

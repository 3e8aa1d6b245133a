package readback_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// A section on its side, which a draft has for a table of many columns, is no change
// when it comes back; nor are one that the clerk turned upright, and one cleared away.
func TestASectionOnItsSideComesBackWithoutATrace(t *testing.T) {
	s := newService(t)
	wide := `{"type":"tabel","hoved":["Klasse"` + strings.Repeat(`,"Kristendomskundskab"`, 11) + `],"raekker":[["Anden"` + strings.Repeat(`,"Forventningsafstemning"`, 11) + `]]}`
	record := strings.Replace(word.Record, `{"type":"tabel"`, wide+`,{"type":"tabel"`, 1)
	f, _ := publish.FormatNamed("docx")
	made, err := s.Render(context.Background(), publish.Request{Data: []byte(record)}, f)
	if err != nil {
		t.Fatal(err)
	}
	unchanged(t, s, "as drawn", made.Data)
	for name, edit := range map[string]func(h *word.Hand) (seen bool){
		"turned upright": func(h *word.Hand) (seen bool) {
			for _, size := range h.All("w:pgSz") {
				if a := size.SelectAttr("orient"); a != nil {
					w, high := size.SelectAttr("w"), size.SelectAttr("h")
					w.Value, high.Value, a.Value, seen = high.Value, w.Value, "portrait", true
				}
			}
			return seen
		},
		"cleared away": func(h *word.Hand) (seen bool) {
			for _, p := range h.All("w:p") {
				if ooxml.Has(ooxml.Child(p, "pPr"), "sectPr") {
					p.Parent().RemoveChild(p)
					seen = true
				}
			}
			return seen
		},
	} {
		h := word.InWord(t, made.Data, word.Rand)
		if !edit(h) {
			t.Errorf("%s: the draft has no section on its side", name)
		}
		unchanged(t, s, name, h.Save(t))
	}
}

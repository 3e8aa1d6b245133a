package readback_test

import (
	"strings"
	"testing"

	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// dropUnder deletes a heading and all that stands under it.
func dropUnder(h *word.Hand, heading string) {
	body := h.Doc.Root().FindElement("./w:body")
	under := false
	for _, e := range body.ChildElements() {
		if style := e.FindElement("./w:pPr/w:pStyle"); style != nil && style.SelectAttrValue("w:val", "") == h.Style("heading 1") {
			under = word.TextBelow(e) == heading
		}
		if under && e.Tag != "sectPr" {
			body.RemoveChild(e)
		}
	}
}

// No control holds a section, or a list under its heading: what is deleted whole
// is one question, and none where nothing was written.
func TestWhatIsDeletedWholeIsOneQuestion(t *testing.T) {
	s := newService(t)
	empty := emptyDraft(t, s)
	for _, c := range []struct {
		heading string
		empty   bool
		asks    int
		not     string // in the record when the answer is to delete
	}{
		{"Deltagere", false, 1, "Anna Berg"}, {"Dagsorden", false, 1, "Velkomst"}, {"Rammen", false, 1, "god tone"},
		{"Evaluering af samtalen", true, 0, "evaluering"}, {"Deltagere", true, 0, "deltagere"}, {"Aftaler", true, 0, "aftaler"},
	} {
		edit := func(h *word.Hand) { dropUnder(h, c.heading) }
		var file []byte
		if c.empty {
			h := word.InWord(t, empty, word.Rand)
			edit(h)
			file = h.Save(t)
		} else {
			file = editedDraft(t, edit)
		}
		back := handBack(t, s, publish.Indlevering{Fil: file})
		got := asks(back)
		if len(got) != c.asks {
			t.Errorf("%s: asked %q", c.heading, got)
			continue
		}
		var svar []byte
		if c.asks > 0 {
			svar = []byte(`{"` + back.Rest[askAt(back)].ID + `":"slettes"}`)
		}
		back = handBack(t, s, publish.Indlevering{Fil: file, Svar: svar})
		if !back.Ready() || strings.Contains(string(back.Record), c.not) {
			t.Errorf("%s: %q %v\n%s", c.heading, asks(back), back.Faults, back.Record)
		}
	}
}

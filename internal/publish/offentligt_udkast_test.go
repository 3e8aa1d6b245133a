package publish

import (
	"slices"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/readback"
)

// A draft of the public edition does not hold what is not public. Alone it
// becomes the record only when somebody says so; with the record that it was
// made from, what it does not show stays.
func TestAPublicDraftNeverEmptiesTheRecord(t *testing.T) {
	s := newService(t)
	h := word.InWord(t, draftOf(t, s, Request{Data: []byte(withPublicRole), Udgave: Offentlig}), word.Rand)
	h.Say("god tone", "meget god tone")
	file := h.Save(t)
	withheld := []string{"Qbiblioteket", "Qkoster", "Qspørger", "Qflytning", "Qpersonale", "Qstopper", "Qfaldet", "Qhegn"}
	is := func(i readback.Item) bool { return i.Kode == "offentligt-udkast" }

	alone := handBack(t, s, Indlevering{Fil: file})
	if n := slices.IndexFunc(alone.Rest, is); n < 0 || alone.Rest[n].Severity != readback.Ask || alone.Ready() || alone.Record != nil {
		t.Errorf("a public draft becomes the record unasked: %+v", alone.Rest)
	}
	if back := answered(t, s, Indlevering{Fil: file}, ""); !back.Ready() || !strings.Contains(string(back.Record), "meget god tone") {
		t.Errorf("%+v", back.Rest)
	}
	for name, q := range map[string]Indlevering{"the base": {Fil: file, Record: []byte(withPublicRole)}, "the record of today": {Fil: file, Current: []byte(withPublicRole)}} {
		back := handBack(t, s, q)
		if slices.ContainsFunc(back.Rest, is) || !back.Ready() || !strings.Contains(string(back.Record), "meget god tone") {
			t.Errorf("%s: %+v", name, back.Rest)
		}
		for _, w := range withheld {
			if !strings.Contains(string(back.maybe), w) {
				t.Errorf("%s: %s is lost", name, w)
			}
		}
		if len(back.Aendringer) != 1 {
			t.Errorf("%s: %+v", name, back.Aendringer)
		}
	}
}

// withPublicRole says no role twice: the order of two equal lines is nobody's
// to tell.
var withPublicRole = strings.Replace(fortrolig, `"rolle":"Lærer"`, `"rolle":"Kontaktforælder"`, 1)

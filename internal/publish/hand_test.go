package publish

import (
	"context"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"
)

// editedDraft gives the draft of word.Record after an edit.
func editedDraft(t testing.TB, s *Service, edit func(*word.Hand)) []byte {
	t.Helper()
	f, _ := FormatNamed("docx")
	d, err := s.Render(context.Background(), Request{Data: []byte(word.Record)}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d.Data, word.Rand)
	edit(h)
	return h.Save(t)
}

func handBack(t testing.TB, s *Service, q Indlevering) *IndleveringSvar {
	t.Helper()
	back, err := s.ReadBack(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// item gives the item of a code.
func item(t testing.TB, i *IndleveringSvar, kode string) (id string, choices map[string]bool) {
	t.Helper()
	choices = map[string]bool{}
	for _, x := range i.Rest {
		if x.Kode == kode {
			for _, c := range x.Choices {
				choices[c.ID] = true
			}
			return x.ID, choices
		}
	}
	t.Fatalf("no item %s among %v", kode, i.Rest)
	return "", nil
}

func changedRecord(old ...string) []byte {
	return []byte(strings.NewReplacer(old...).Replace(word.Record))
}

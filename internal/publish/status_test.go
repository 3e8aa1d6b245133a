package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"
	"notat/internal/samtale"
)

// However an agreement may stand, the clerk may write it in Word by the label
// that a notat prints, in small letters or large, and the record gets its code.
func TestEveryStatusIsReadByItsLabel(t *testing.T) {
	s := newService(t)
	tm, err := s.template(Request{})
	if err != nil {
		t.Fatal(err)
	}
	for i, code := range samtale.Aftalestatusser {
		if code == "iGang" {
			continue // what stands there already
		}
		label := tm.Tekst("status." + code)
		if i%2 == 0 {
			label = strings.ToLower(label)
		}
		back, err := s.ReadBack(context.Background(), Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) { h.Say("I gang", label) })})
		if err != nil {
			t.Fatal(err)
		}
		if !back.Ready() || len(back.Aendringer) != 1 {
			t.Errorf("%s: %+v %+v", label, back.Aendringer, back.Rest)
			continue
		}
		var got struct {
			Afsnit []struct {
				Blokke []struct{ Aftaler []samtale.Aftale }
			}
		}
		if err := json.NewDecoder(bytes.NewReader(back.Record)).Decode(&got); err != nil {
			t.Fatal(err)
		}
		if now := got.Afsnit[2].Blokke[0].Aftaler[0].Status; now != code {
			t.Errorf("%q is read as %q", label, now)
		}
	}
}

// Every party is called what the template calls it, also where a rule speaks of it.
func TestEveryPartyIsCalledByItsLabel(t *testing.T) {
	tm, err := newService(t).template(Request{})
	if err != nil {
		t.Fatal(err)
	}
	k := new(Service).krav(tm)
	if len(k.Partnavne) != len(samtale.Parter) || len(k.Delnavne) != len(samtale.Dele) {
		t.Errorf("%d parties and %d parts have names", len(k.Partnavne), len(k.Delnavne))
	}
	for part, name := range k.Partnavne {
		if name == "" || name != tm.Tekst(fmt.Sprint("part.", part)) {
			t.Errorf("%s is called %q", part, name)
		}
	}
}

// A draft of before says a status in the word of before.
func TestAStatusOfBeforeIsRead(t *testing.T) {
	s := newService(t)
	back := handBack(t, s, Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) { h.Say("I gang", "Lukket") })})
	if back.Open || !strings.Contains(string(back.Record), `"status":"lukket"`) {
		t.Errorf("%+v", back.Rest)
	}
}

// A final record is no draft, nor is what cannot be read.
func TestADraftIsWhatSaysSo(t *testing.T) {
	s := newService(t)
	for data, draft := range map[string]bool{`{"dokument":{"status":"udkast"}}`: true, `{"dokument":{"status":"endelig"}}`: false, `{}`: false, `{`: false} {
		r, err := s.Validate(t.Context(), Request{Data: []byte(data)})
		if err == nil && r.Draft() != draft {
			t.Errorf("%s: %v", data, r.Draft())
		}
	}
}

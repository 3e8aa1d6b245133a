package compose

import (
	"testing"

	"notat/internal/notat"
	"notat/internal/samtale"
)

// The attachments stand last; where one is found can be followed, is printed for who
// reads on paper, and is not changed in Word by a slip.
func TestTheAttachmentsStandLast(t *testing.T) {
	r := atLeast()
	r.Bilag = []samtale.Bilag{{Titel: "Årsplan", Adresse: "https://skolen.example/plan.pdf", Note: "Fra august"}, {Titel: "Kort over skolen"}}
	same(t, dump(t, r, Options{}, "h2 Bilag"), `
h2 Bilag
- Årsplan, Fra august: [https://skolen.example/plan.pdf](https://skolen.example/plan.pdf)
- Kort over skolen`)
	d, _ := lav(r, Options{})
	found := map[string]bool{}
	for _, f := range d.Felts() {
		if f.Pointer == "/bilag/0/adresse" {
			l, ok := f.Inlines[0].(notat.Link)
			found[f.Pointer] = ok && f.Fixed && l.Address == "https://skolen.example/plan.pdf"
		} else if f.Pointer == "/bilag/0/titel" || f.Pointer == "/bilag/1/titel" || f.Pointer == "/bilag/0/note" {
			found[f.Pointer] = !f.Fixed
		}
	}
	for _, p := range []string{"/bilag/0/titel", "/bilag/0/adresse", "/bilag/0/note", "/bilag/1/titel"} {
		if !found[p] {
			t.Errorf("%s is not as it should be", p)
		}
	}
}

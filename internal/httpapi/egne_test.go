package httpapi

import (
	"strings"
	"testing"
)

// Who is limited to one school sees all of its own, wherever it stands among what
// others have: drafts of another school, and drafts of none, before it and after it.
func TestOnesOwnIsSeenAmongTheOthers(t *testing.T) {
	h := newHouse(t)
	all := h.as("forvaltning")
	nobodys := edited(t, "birkelund-2024-25.json", func(r map[string]any) { delete(r["skole"].(map[string]any), "institutionsnr") })
	another := numbered(t, "654321", nil)
	var own []string
	for range 2 {
		all.keeps(nobodys)
		all.keeps(another)
		own = append(own, all.keeps(example(t, "birkelund-2024-25.json")))
	}
	all.keeps(another)
	all.keeps(nobodys)

	b := h.as("egen-leder")
	page := b.page("/arkiv/udkast")
	for _, draft := range own {
		has(t, page, `href="`+strings.TrimPrefix(draft, "/arkiv/")+`"`)
	}
	if n := strings.Count(page, `href="udkast/`); n != len(own) {
		t.Errorf("%d drafts are shown, not %d", n, len(own))
	}
	has(t, b.page("/arkiv?skoleaar=2024-25"), "Der er et udkast (1)")
	has(t, all.page("/arkiv?skoleaar=2024-25"), "Der er et udkast (2)")
}

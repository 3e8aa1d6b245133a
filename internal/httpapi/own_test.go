package httpapi

import (
	"database/sql"
	"strings"
	"testing"
)

// Who is limited to one school sees all of its own, wherever it stands among what
// others have: drafts of another school, and drafts of none, before it.
func TestOnesOwnIsSeenAmongTheOthers(t *testing.T) {
	h := newHouse(t)
	all := h.as("forvaltning")
	nobodys := edited(t, example(t, "birkelund-2024-25.json"), func(r map[string]any) { delete(r["skole"].(map[string]any), "institutionsnr") })
	another := numbered(t, "654321", nil)
	own := []string{all.keeps(birkelund(t)), all.keeps(strings.Replace(birkelund(t), "13:00", "13:01", 1))}
	all.publishes(all.keeps(another))
	if r := all.presses(all.keeps(another), "handling", "send", "version", "1"); r.StatusCode != 303 {
		t.Fatal(r.StatusCode)
	}
	all.keeps(nobodys)
	for i, day := range []string{"2026-01-02", "2026-01-01"} { // the newest comes first: these are last
		h.sets("UPDATE udkast SET aendret = '"+day+"T12:00:00Z' WHERE id = $1", strings.TrimPrefix(own[i], "/arkiv/udkast/"))
	}

	b := h.as("egen-leder")
	page := b.page("/arkiv/udkast")
	for _, draft := range own {
		has(t, page, `href="`+strings.TrimPrefix(draft, "/arkiv/")+`"`)
	}
	if n := strings.Count(page, `href="udkast/`); n != len(own) {
		t.Errorf("%d drafts are shown, not %d", n, len(own))
	}
	if n := strings.Count(all.page("/arkiv/udkast"), `href="udkast/`); n != 4 { // behind what is sent, too
		t.Errorf("who sees all is shown %d drafts, not 4", n)
	}
	has(t, b.page("/arkiv?skoleaar=2024-25"), "Der er et udkast (1)")
	has(t, all.page("/arkiv?skoleaar=2024-25"), "Der er et udkast (1)") // the other's is published, and has a draft besides
}

// sets does something in the archive's file itself.
func (h *house) sets(statement string, values ...any) {
	h.t.Helper()
	db, err := sql.Open("sqlite", h.archive)
	if err != nil {
		h.t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(h.t.Context(), statement, values...); err != nil {
		h.t.Fatal(err)
	}
}

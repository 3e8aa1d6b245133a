package httpapi

import (
	"strings"
	"testing"
	"time"

	"notat/internal/publish"
)

// Who is limited to one school does nothing to another by what a record says: not by
// another's number as a former one of its own, whatever is answered to it, and not by
// another's notat as the one that is corrected.
func TestARecordTakesNothingFromAnotherSchool(t *testing.T) {
	h := newHouse(t)
	all, other := h.as("forvaltning"), h.as("anden-leder")
	a := publish.OpenArchive(h.archive, time.Now)
	t.Cleanup(func() { a.Close() })
	theirs := strings.TrimPrefix(all.publishes(all.keeps(birkelund(t))), "/arkiv/notater/")
	draft := other.keeps(numbered(t, "654321", []string{"123456"}, "/skole/tidligereNumre/0"))
	if r := other.presses(draft+"/udgiv", "version", "1", "sikker", "ja"); r.StatusCode != 403 {
		t.Errorf("another's number: %d", r.StatusCode)
	}
	if to, err := a.Moved(t.Context(), "123456"); to != "" || err != nil {
		t.Errorf("the number leads to %q %v", to, err)
	}
	if r := other.presses(draft+"/udgiv", "version", "1", "sikker", "ja", "retter", theirs, "aarsag", "personoplysning"); r.StatusCode < 400 || r.StatusCode >= 500 {
		t.Errorf("another's notat: %d", r.StatusCode)
	}
	has(t, read(t, h.visitor().get("/skoler/123456/2024-25/notat.html")), "Birkelund")

	// Who may publish at both says it, and then the number leads where it leads; but whose
	// claim is still of the old one begins no notat of the new.
	all.publishes(draft)
	if r := all.presses("/arkiv/notater/"+theirs+"/traek-tilbage", "sikker", "ja", "aarsag", "forkert-skole"); r.StatusCode != 303 {
		t.Fatal(r.StatusCode)
	}
	if to, err := a.Moved(t.Context(), "123456"); to != "654321" || err != nil {
		t.Errorf("the number leads to %q %v", to, err)
	}
	for who, want := range map[string]int{"egen-leder": 403, "forvaltning": 200} {
		if r := h.as(who).get("/arkiv/skoler/123456/naeste?format=json"); r.StatusCode != want {
			t.Errorf("next year of the school that the number leads to, by %s: %d", who, r.StatusCode)
		}
	}
}

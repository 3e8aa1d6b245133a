package httpapi

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

// numbered gives the example with a number, former numbers, and answers that
// they are right.
func numbered(t *testing.T, nr string, former []string, answers ...string) string {
	t.Helper()
	return edited(t, birkelund(t), func(r map[string]any) {
		s := r["skole"].(map[string]any)
		s["institutionsnr"], s["tidligereNumre"] = nr, append([]string{}, former...)
		list, _ := r["kontroller"].([]any)
		for _, place := range answers {
			list = append(list, map[string]any{"kode": "nummer-i-brug", "sted": place, "begrundelse": "Skolerne er lagt sammen."})
		}
		r["kontroller"] = list
	})
}

// answers holds addresses against what they answer; "301 /x" is a redirect there.
func (w *site) answers(when string, want map[string]string) {
	w.t.Helper()
	for address, want := range want {
		r := w.ask("", "GET", address, "")
		got := r.Status[:3]
		if r.StatusCode == 301 {
			got += " " + strings.TrimPrefix(r.Header.Get("Location"), "https://notater.example")
		}
		if got != want {
			w.t.Errorf("%s: %s answers %s, want %s", when, address, got, want)
		}
	}
}

// A number is moved by somebody who says so, and by no typing error.
func TestASchoolWithItsOwnNotatIsNotMovedByATypingError(t *testing.T) {
	w := newSiteOn(t, sharedArchive(t), nil)
	w.mustPublish(numbered(t, "111111", nil), "")
	at := map[string]string{"/skoler/111111": "200", "/skoler/111111/feed.atom": "200", "/skoler/111111/2024-25/notat.html": "200"}
	w.answers("before", at)
	_, r := w.publish(numbered(t, "222222", []string{"333333", "111111"}), "")
	p, _ := answered(t, r)
	var places []string
	for _, f := range p.Faults {
		if f.Code == "nummer-i-brug" {
			places = append(places, f.Pointer)
		}
	}
	if p.Status != 422 || strings.Join(places, " ") != "/skole/tidligereNumre/1" {
		t.Errorf("%d %v", p.Status, places)
	}
	w.answers("after the error", at)
	w.mustPublish(numbered(t, "222222", nil), "")
	w.answers("after it was put right", at)
	if _, r := w.publish(numbered(t, "111111", nil), ""); r.StatusCode != 200 {
		t.Errorf("the first again: %d", r.StatusCode)
	}
	w.answers("after the first again", at)
}

func TestAFormerNumberLeadsToTheSchool(t *testing.T) {
	w := newSiteOn(t, sharedArchive(t), nil)
	old := w.mustPublish(numbered(t, "111111", nil), "")
	w.mustPublish(ofYear(numbered(t, "222222", []string{"111111"}, "/skole/tidligereNumre/0"), "2025/26"), "")
	w.answers("moved", map[string]string{"/skoler/111111": "301 /skoler/222222", "/skoler/111111/embed": "301 /skoler/222222/embed",
		"/skoler/111111/2025-26/notat.pdf": "301 /skoler/222222/2025-26/notat.pdf", "/skoler/111111/feed.atom": "301 /skoler/222222/feed.atom",
		// The old school's notat stays where it was.
		path(t, old.Addresses.PDF): "200"})
	if page := read(t, w.ask("", "GET", "/skoler/222222", "")); !strings.Contains(page, old.Addresses.HTML) {
		t.Error("the old notat does not stand on the new page")
	}
	// It was said once; the next year's notat need not say it again.
	w.mustPublish(ofYear(numbered(t, "222222", []string{"111111"}), "2026/27"), "")
}

// What was said of a number holds as long as the notat that says it.
func TestAMoveIsTakenBackWithItsNotat(t *testing.T) {
	w := newSiteOn(t, sharedArchive(t), nil)
	first := w.mustPublish(numbered(t, "222222", []string{"111111"}), "")
	w.answers("moved", map[string]string{"/skoler/111111": "301 /skoler/222222"})
	second := w.mustPublish(numbered(t, "222222", []string{"444444"}), `,"retter":"`+first.ID+`"`)
	w.answers("corrected", map[string]string{"/skoler/111111": "404", "/skoler/444444": "301 /skoler/222222"})
	if r := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+second.ID+"?aarsag=forkert-skole", ""); r.StatusCode != 200 {
		t.Fatal(read(t, r))
	}
	w.answers("withdrawn", map[string]string{"/skoler/111111": "404", "/skoler/444444": "404"})
}

// Where an address leads nowhere, a browser is shown a page with a way on, and a program a problem.
func TestAnAddressThatLeadsNowhereIsAPageToABrowser(t *testing.T) {
	w := newSite(t, nil)
	const browser, program = "text/html,application/xhtml+xml,*/*;q=0.8", "application/json"
	for _, c := range []struct{ address, accept, media string }{
		{"/skoler/123456/", browser, "text/html; charset=utf-8"},
		{"/findesikke", browser, "text/html; charset=utf-8"},
		{"/arkiv", browser, "text/html; charset=utf-8"}, // nobody signs in here
		{"/findesikke", program, problemType},
		{"/findesikke", "", problemType},
		{"/v1/findesikke", browser, problemType},
	} {
		r := w.ask("", "GET", c.address, "", "Accept", c.accept)
		if got := r.Header.Get("Content-Type"); r.StatusCode != 404 || got != c.media {
			t.Errorf("%s for %q: %d %s", c.address, c.accept, r.StatusCode, got)
		}
		if body := read(t, r); c.media != problemType && !strings.Contains(body, `<a href="https://notater.example/skoler">`) {
			t.Errorf("%s: no way on", c.address)
		}
	}
}

// The contract of the addresses, over the whole life of a notat.
func TestAddressContract(t *testing.T) {
	address := sharedArchive(t)
	w := newSiteOn(t, address, nil)
	stable := []string{"/skoler/123456/2024-25/notat.html", "/skoler/123456/2024-25/notat.pdf"}
	of := func(k receipt) []string {
		return []string{path(t, k.Addresses.VersionHTML), path(t, k.Addresses.VersionPDF)}
	}
	all := func(status string, addresses ...[]string) map[string]string {
		out := map[string]string{}
		for _, list := range addresses {
			for _, a := range list {
				out[a] = status
			}
		}
		return out
	}
	w.answers("nothing yet", all("404", stable, []string{"/skoler/123456", "/skoler/123456/embed", "/skoler/123456/feed.atom", "/notater/findesikke/notat.pdf"}))
	school := []string{"/skoler", "/skoler/123456", "/skoler/123456/embed", "/skoler/123456/feed.atom"}

	first := w.mustPublish(birkelund(t), "")
	w.answers("published", all("200", stable, of(first), school))
	second := w.mustPublish(birkelund(t, "13:00", "13:01", "2025-03-27", "2025-03-28"), `,"retter":"`+first.ID+`"`)
	w.answers("corrected", all("200", stable, of(first), of(second), school))
	if r := w.ask("", "GET", stable[1], ""); r.Header.Get("ETag") != `"`+second.SHA256.PDF+`"` {
		t.Error("the stable address does not serve the correction")
	}
	if r := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+second.ID+"?aarsag=fejl", ""); r.StatusCode != 200 {
		t.Fatal(read(t, r))
	}
	gone := func(when string) {
		w.answers(when, all("410", stable, of(first), of(second)))
		w.answers(when, all("200", school))
	}
	gone("withdrawn")
	a := publish.OpenArchive(address, time.Now)
	a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
	defer a.Close()
	for _, k := range []receipt{first, second} {
		if _, err := a.Purge(context.Background(), k.ID, publish.Who{Token: "test"}); err != nil {
			t.Fatal(err)
		}
	}
	gone("purged")
	if r := w.ask(config.RoleReadIntern, "GET", "/v1/notater/"+first.ID+"/intern.json", ""); r.StatusCode != 410 {
		t.Errorf("the purged copy answers %d", r.StatusCode)
	}
	third := w.mustPublish(birkelund(t, "13:00", "13:02"), "")
	w.answers("published anew", all("200", stable, of(third), school))
	w.answers("published anew", all("410", of(first), of(second)))
}

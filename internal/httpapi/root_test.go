package httpapi

import (
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

// beneath is a service that lies beneath a path of a site, with one notat published.
func beneath(t *testing.T, base string) http.Handler {
	t.Helper()
	s := publish.New(builtin, "standard")
	a := publish.OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	t.Cleanup(func() { a.Close() })
	s.Keep(a)
	if _, err := s.Publish(t.Context(), publish.Offentliggoerelse{Data: []byte(birkelund(t)), Who: publish.Who{Token: "test"}}); err != nil {
		t.Fatal(err)
	}
	return Handler(s, config.Config{Timeout: 10 * time.Second, Renders: 2, BaseURL: base, Was: "https://was.example/x"}, slog.New(slog.DiscardHandler))
}

// leads finds where a page or an answer leads.
var leads = regexp.MustCompile(`(?:href|src|action|"url")(?:=|: )"([^"]*)"`)

// A service beneath a path of a site leads to nothing outside it, whether the proxy
// before it takes the path away or leaves it.
func TestBeneathAPathEveryLinkStaysThere(t *testing.T) {
	const root = "/by/notater"
	h := beneath(t, "https://fjordby.example"+root)
	pages := []string{"/skoler/123456", "/skoler/123456/embed", "/skoler/123456/feed.atom", "/skoler/123456/2024-25/notat.html", "/skoler/123456/2024-25/was", "/skoler/999999", "/v1/skoler/123456"}
	for _, r := range (&server{}).table() {
		if r.method == "GET" && !strings.Contains(r.path, "{") {
			pages = append(pages, r.path)
		}
	}
	found := 0
	for _, page := range pages {
		var bodies [2]string
		for i, path := range []string{page, root + page} {
			a := do(h, "GET", path, "", "")
			body, _ := io.ReadAll(a.Body)
			if a.StatusCode < 400 { // a problem has a number of its own
				bodies[i] = string(body)
			}
			targets := leads.FindAllStringSubmatch(string(body), -1)
			if to := a.Header.Get("Location"); to != "" {
				targets = append(targets, []string{"", to})
			}
			for _, to := range targets {
				if to[1] == "https://was.example/x" {
					continue
				}
				if found++; strings.HasPrefix(to[1], "/") && !strings.HasPrefix(to[1], root+"/") || strings.HasPrefix(to[1], "https://fjordby.example") && !strings.HasPrefix(to[1], "https://fjordby.example"+root) {
					t.Errorf("%s leads to %s", path, to[1])
				}
			}
			if a.StatusCode == 404 && page != "/skoler/999999" {
				t.Errorf("%s: 404", path)
			}
		}
		if bodies[0] != bodies[1] {
			t.Errorf("%s is another page beneath the path", page)
		}
	}
	if found < 40 {
		t.Errorf("%d links: the test sees nothing", found)
	}
	for path, want := range map[string]int{root: 200, root + "x": 404, root + root: 404, "/by": 404} {
		if a := do(h, "GET", path, "", ""); a.StatusCode != want {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}

// Pages that ask for a sign-in are not read above: no page writes an address from
// the root of the site.
func TestNoPageLeadsToTheRootOfItsSite(t *testing.T) {
	files, err := pagesFS.ReadDir("sider")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := pagesFS.ReadFile("sider/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if found := regexp.MustCompile(`(href|src|action)="/[^"]*"|="\{\{\.(Page)\}\}`).Find(data); found != nil {
			t.Errorf("%s: %s", f.Name(), found)
		}
	}
}

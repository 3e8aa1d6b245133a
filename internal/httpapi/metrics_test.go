package httpapi

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

// measured is a service with an archive, and the door of its metrics.
func measured(t *testing.T) (h http.Handler, scrape func() string) {
	t.Helper()
	s := publish.New(builtin, "standard")
	a := publish.OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	t.Cleanup(func() { a.Close() })
	s.Keep(a)
	srv, h := newHandler(s, config.Config{Timeout: 10 * time.Second, Renders: 2}, slog.New(slog.NewJSONHandler(io.Discard, nil)))
	return h, func() string {
		w := httptest.NewRecorder()
		srv.metrics.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
		return w.Body.String()
	}
}

// sample is a line of Prometheus' text format 0.0.4, as strictly as ours are.
var sample = regexp.MustCompile(`^([a-z_]+)(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? ([0-9.e+-]+)$`)

// What was asked, made, found and sent away is counted, in a form that Prometheus
// reads, and no word of a record or of an address is told.
func TestMetricsCountTheWork(t *testing.T) {
	h, scrape := measured(t)
	record := birkelund(t)
	post(h, "/v1/notat.pdf", record)
	post(h, "/v1/notat.pdf", record)
	post(h, "/v1/validering", strings.Replace(record, `"institutionsnr"`, `"Birkelundnr"`, 1))
	do(h, "GET", "/Anna", "", "")
	do(h, "ANNA", "/v1/notat.pdf", "", "")
	do(h, "GET", "/skoler/123456", "", "")
	told := scrape()
	for _, want := range []string{
		`notat_http_requests_total{method="POST",route="/v1/notat.pdf",status="200"} 2`,
		`notat_http_requests_total{method="GET",route="/skoler/:institutionsnr",status="404"} 1`,
		`notat_http_requests_total{method="other",route="none",status="404"} 1`,
		`notat_http_requests_total{method="other",route="none",status="405"} 1`,
		`notat_render_duration_seconds_count{format="pdf"} 2`,
		`notat_render_duration_seconds_bucket{format="pdf",le="+Inf"} 2`,
		`notat_faults_total{code="ukendt-noegle"} 1`,
		`notat_archive_up 1`, `notat_archive_versions{state="public"} 0`, `notat_waiting_requests 0`, `notat_refused_total{reason="turn"} 0`,
		`notat_memory_held_bytes{part="lying"} 0`, `notat_memory_held_bytes{part="computing"} 0`,
	} {
		if !strings.Contains(told, "\n"+want) {
			t.Errorf("%s is not told in\n%s", want, told)
		}
	}
	for _, word := range []string{"Anna", "ANNA", "Birkelund", "123456"} {
		if strings.Contains(told, word) {
			t.Errorf("%s is told", word)
		}
	}
	family, seen := "", map[string]bool{}
	for line := range strings.Lines(told) {
		line = strings.TrimSuffix(line, "\n")
		if name, help, _ := strings.Cut(strings.TrimPrefix(line, "# HELP "), " "); strings.HasPrefix(line, "# HELP ") {
			if family = name; seen[name] || help == "" {
				t.Errorf("%s stands twice, or says nothing", name)
			}
			seen[name] = true
			continue
		}
		if strings.HasPrefix(line, "# TYPE "+family+" ") {
			continue
		}
		if m := sample.FindStringSubmatch(line); m == nil || !strings.HasPrefix(m[1], family) {
			t.Errorf("no sample of %s: %s", family, line)
		}
	}
}

// Whoever watches the service finds each metric in the guide.
func TestTheGuideHasEveryMetric(t *testing.T) {
	guide, err := os.ReadFile("../../docs/da/drift.md")
	if err != nil {
		t.Fatal(err)
	}
	a := publish.OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	s := publish.New(builtin, "standard")
	s.Keep(a)
	m := newTally(s, newRoom(0, 1))
	m.outbox(a)
	for _, f := range m.families {
		if !strings.Contains(string(guide), "`"+f.name+"`") {
			t.Errorf("docs/da/drift.md does not tell of %s", f.name)
		}
	}
}

// A code that keeps changing fills no memory.
func TestMetricsHaveAnEnd(t *testing.T) {
	m := newTally(publish.New(builtin, "standard"), newRoom(0, 1))
	for i := range 10 * maxCodes {
		m.Found("kode-" + strings.Repeat("x", i%2000))
	}
	if n := len(m.found.ListMetricNames()); n > maxCodes+1 {
		t.Errorf("%d codes are kept", n)
	}
}

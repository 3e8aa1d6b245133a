package httpapi

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

// Whoever has an answer finds its line in the log; a caller behind a trusted proxy
// says itself what the request is called, and from where it comes.
func TestEachRequestIsFoundInTheLog(t *testing.T) {
	var out bytes.Buffer
	s := publish.New(builtin, "standard")
	h := Handler(s, config.Config{Timeout: 10 * time.Second, Renders: 2,
		Operations: config.Operations{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}}, slog.New(slog.NewJSONHandler(&out, nil)))
	const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	for name, ask := range map[string]struct {
		from, id, forwarded, trace string
		own                        bool // the id is kept
		client                     string
		traced                     bool
	}{
		"nobody said":          {from: "192.0.2.1", client: "192.0.2.1"},
		"anybody says":         {from: "192.0.2.1", id: "abc-1", forwarded: "203.0.113.9", trace: trace, client: "192.0.2.1", traced: true},
		"a proxy says":         {from: "10.1.2.3", id: "abc-1", forwarded: "203.0.113.9", own: true, client: "203.0.113.9"},
		"a proxy hands on":     {from: "10.1.2.3", id: "abc-1", forwarded: "198.51.100.7, 203.0.113.9, 10.9.9.9", own: true, client: "203.0.113.9"},
		"no id":                {from: "10.1.2.3", id: "Anna er syg", client: "10.1.2.3"},
		"a line break":         {from: "10.1.2.3", id: "a\nb", client: "10.1.2.3"},
		"too long":             {from: "10.1.2.3", id: strings.Repeat("a", 65), client: "10.1.2.3"},
		"no address":           {from: "10.1.2.3", id: "x", forwarded: "Anna", own: true, client: "10.1.2.3"},
		"a trace of words":     {from: "10.1.2.3", trace: "00-Anna", client: "10.1.2.3"},
		"a trace of noughts":   {from: "10.1.2.3", trace: "00-" + strings.Repeat("0", 32) + "-b7ad6b7169203331-01", client: "10.1.2.3"},
		"a trace that is none": {from: "10.1.2.3", trace: "ff" + trace[2:], client: "10.1.2.3"},
	} {
		out.Reset()
		r := httptest.NewRequest("POST", "/v1/validering", strings.NewReader("Anna"))
		r.RemoteAddr = ask.from + ":4711"
		r.Header.Set("Content-Type", "application/json")
		for name, v := range map[string]string{"X-Request-Id": ask.id, "X-Forwarded-For": ask.forwarded, "traceparent": ask.trace} {
			if v != "" {
				r.Header.Set(name, v)
			}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		id := w.Header().Get("X-Request-Id")
		if p, _ := answered(t, w.Result()); p.RequestID != id || id == "" || ask.own != (id == ask.id) {
			t.Errorf("%s: the answer is called %q, its problem %q", name, id, p.RequestID)
		}
		var line struct{ RequestID, Client, Traceparent string }
		if err := json.Unmarshal(out.Bytes(), &line); err != nil {
			t.Fatalf("%s: %v in %s", name, err, &out)
		}
		if line.RequestID != id || line.Client != ask.client || ask.traced != (line.Traceparent == trace) || !ask.traced && line.Traceparent != "" {
			t.Errorf("%s: %s", name, &out)
		}
		if strings.Contains(out.String(), "Anna") {
			t.Errorf("%s: the log has words of the request: %s", name, &out)
		}
	}
	for _, probe := range []string{"/healthz", "/readyz"} {
		if out.Reset(); do(h, "GET", probe, "", "").StatusCode != 200 || out.Len() > 0 {
			t.Errorf("%s stands in the log: %s", probe, &out)
		}
	}
}

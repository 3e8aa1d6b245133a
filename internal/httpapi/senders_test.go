package httpapi

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

// Who asks more often than agreed is asked to wait, and nobody else is; probes and
// those behind the same proxy are not counted together.
func TestAClientThatAsksTooOftenIsAskedToWait(t *testing.T) {
	s := publish.New(builtin, "standard")
	h := promised{t, Handler(s, config.Config{Timeout: 10 * time.Second, Renders: 2,
		Operations: config.Operations{ClientLimit: 3, Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.1/32")}}}, slog.New(slog.DiscardHandler))}
	ask := func(path, client, accept string) *http.Response {
		r := httptest.NewRequest("GET", path, nil)
		r.RemoteAddr = "10.0.0.1:80"
		r.Header.Set("X-Forwarded-For", client)
		r.Header.Set("Accept", accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Result()
	}
	for i := range 3 {
		if a := ask("/v1/skema", fmt.Sprintf("2001:db8::%d", i), ""); a.StatusCode != 200 {
			t.Fatalf("%d: %d", i, a.StatusCode)
		}
	}
	a := ask("/v1/skema", "2001:db8::ffff", "")
	if p, _ := answered(t, a); p.Status != 429 {
		t.Errorf("the fourth of one subscriber: %d", p.Status)
	}
	if n, _ := strconv.Atoi(a.Header.Get("Retry-After")); n < 1 || n > 20 {
		t.Errorf("wait %q s", a.Header.Get("Retry-After"))
	}
	if a := ask("/", "2001:db8::1", "text/html"); a.StatusCode != 429 || a.Header.Get("Content-Type") != "text/html; charset=utf-8" || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("a reader gets %d %v", a.StatusCode, a.Header)
	}
	for _, other := range []string{"2001:db8:0:1::1", "192.0.2.1"} {
		if a := ask("/v1/skema", other, ""); a.StatusCode != 200 {
			t.Errorf("%s waits for others", other)
		}
	}
	// Some proxies write the client's port too, which is another one each time.
	for _, written := range []string{"192.0.2.%d:4711", "[2001:db8:1:%d::1]:4711"} {
		for i := range 9 {
			if a := ask("/v1/skema", fmt.Sprintf(written, 10+i), ""); a.StatusCode != 200 {
				t.Errorf(written+" waits for others", 10+i)
			}
		}
	}
	for i := range 4 {
		if a := ask("/v1/skema", fmt.Sprintf("192.0.2.99:%d", i), ""); (a.StatusCode == 429) != (i == 3) {
			t.Errorf("a client with many ports, %d: %d", i, a.StatusCode)
		}
	}
	for range 10 {
		if a := ask("/healthz", "2001:db8::1", ""); a.StatusCode != 200 {
			t.Error("a probe is counted")
		}
	}
}

// The table of clients has an end: those who are silent make room, and while there
// is none newcomers share what one may send.
func TestManyClientsFillNoMemory(t *testing.T) {
	c, now := newSenders(60), time.Now()
	address := func(i int) string { return netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}).String() }
	for i := range 3 * maxClients {
		c.wait(address(i), now)
	}
	if len(c.known) > maxClients {
		t.Errorf("%d clients are known", len(c.known))
	}
	if c.wait("192.0.2.1", now) == 0 {
		t.Error("a newcomer is counted by nobody")
	}
	if later := now.Add(2 * time.Minute); c.wait("192.0.2.1", later) > 0 || len(c.known) > 1 {
		t.Errorf("the silent ones stay: %d", len(c.known))
	}
}

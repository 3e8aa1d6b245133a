package webhook

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

// The vector of the specification's own libraries.
func TestTheSignatureIsThatOfTheSpecification(t *testing.T) {
	s, err := New("https://x.example", secret, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := s.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", []byte(`{"test": 2432232314}`)), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, wrong := range []string{"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_kort", "whsec_" + strings.Repeat("A", 100), "whsec_%%%"} {
		if _, err := New("https://x.example", wrong, nil); err == nil || wrong != "" && wrong != "whsec_" && strings.Contains(err.Error(), wrong) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

// What is sent arrives with its id, time and signature; an answer that is no yes is
// an error, and a redirect leads nowhere.
func TestAMessageIsSentOnce(t *testing.T) {
	status, calls := 204, 0
	var got *http.Request
	var body []byte
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls++
		got = r
		body, _ = io.ReadAll(r.Body)
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(status)
	}))
	defer receiver.Close()
	s, err := New(receiver.URL, secret, loopback)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Unix(1614265330, 0)
	if err := s.Send(t.Context(), "msg_1", at, []byte(`{}`)); err != nil {
		t.Fatal(err)
	}
	if h := got.Header; string(body) != "{}" || h.Get("webhook-id") != "msg_1" || h.Get("webhook-timestamp") != "1614265330" || h.Get("webhook-signature") != s.sign("msg_1", "1614265330", body) {
		t.Errorf("%s %v", body, h)
	}
	for _, status = range []int{301, 307, 400, 410, 500} {
		before := calls
		if err := s.Send(t.Context(), "msg_2", at, nil); err == nil || calls != before+1 {
			t.Errorf("%d: %v after %d calls", status, err, calls-before)
		}
	}
}

// What a receiver says is its own: the log has its number alone.
func TestAReceiversWordsAreNotTold(t *testing.T) {
	for name, answer := range map[string]string{"words": "500 navn-fra-andre\r\n\r\n", "headers without end": "200 OK\r\n" + strings.Repeat("A: "+strings.Repeat("b", 1000)+"\r\n", 100) + "\r\n"} {
		receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			c, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			io.WriteString(c, "HTTP/1.1 "+answer) //nolint:errcheck // it may be gone
			c.Close()
		}))
		s, err := New(receiver.URL, secret, loopback)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Send(t.Context(), "msg_1", time.Unix(1, 0), nil); err == nil || strings.Contains(err.Error(), "navn-fra-andre") {
			t.Errorf("%s: %v", name, err)
		}
		receiver.Close()
	}
}

// No name, however it is written or answered, leads to a place that is not public.
func TestNothingPrivateIsCalled(t *testing.T) {
	called := false
	receiver := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { called = true }))
	defer receiver.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(receiver.URL, "http://"), ":")
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]"} {
		s, err := New("http://"+host+":"+port, secret, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Send(t.Context(), "msg_1", time.Now(), nil); err == nil || called {
			t.Errorf("%s is called: %v", host, err)
		}
	}
	for _, a := range []string{"10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "224.0.0.1", "255.255.255.255", "fd00::1", "fe80::1", "ff02::1",
		"::10.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::", "2001::1"} {
		if err := allowed(netip.AddrPortFrom(netip.MustParseAddr(a), 443).String(), nil); err == nil {
			t.Errorf("%s may be called", a)
		}
		if err := allowed(netip.AddrPortFrom(netip.MustParseAddr(a), 443).String(), []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}); err == nil {
			t.Errorf("%s may be called where another network may", a)
		}
	}
	for _, a := range []string{"8.8.8.8", "2a00:1450:400f::1"} {
		if err := allowed(netip.AddrPortFrom(netip.MustParseAddr(a), 443).String(), nil); err != nil {
			t.Errorf("%s: %v", a, err)
		}
	}
	if err := allowed("10.1.2.3:80", []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}); err != nil {
		t.Error(err)
	}
}

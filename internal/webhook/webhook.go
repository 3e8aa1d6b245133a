// Package webhook tells another system of events by signed HTTP requests, as
// Standard Webhooks has them (standardwebhooks.com, specification 1.0). It sends what
// it is given, once, to one address, and says whether it was taken; it knows no
// events and keeps nothing.
package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	// wait is what the receiver gets to answer; the specification advises 15 to 30 s.
	wait = 15 * time.Second
	// maxAnswer is how much of the answer is read, so that the connection can be used
	// again. Nothing is done with it.
	maxAnswer = 16 << 10
	// The lengths of a secret in bytes that the specification allows.
	minSecret, maxSecret = 24, 64
)

// Sender sends to one address. It is safe for concurrent use.
type Sender struct {
	url    string
	secret []byte
	client *http.Client
}

// New gives a sender. The secret is that of the specification, "whsec_" and base64.
// Addresses that are not public are reached only in the networks of private.
func New(url, secret string, private []netip.Prefix) (*Sender, error) {
	key, err := ReadSecret(secret)
	if err != nil {
		return nil, err
	}
	// The address is looked at when its name has become a number, right before it is
	// used: a name that answers otherwise the second time gains nothing by it. No
	// proxy of the environment is asked, for then nobody here would see the number.
	dialer := &net.Dialer{Timeout: wait, Control: func(_, address string, _ syscall.RawConn) error { return allowed(address, private) }}
	return &Sender{url, key, &http.Client{
		Timeout:       wait,
		Transport:     &http.Transport{DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxIdleConns: 1, IdleConnTimeout: time.Minute, MaxResponseHeaderBytes: maxAnswer},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// ReadSecret reads a secret, or says what it must be; the error tells nothing of it.
func ReadSecret(s string) ([]byte, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(s, "whsec_"))
	if !strings.HasPrefix(s, "whsec_") || err != nil || len(key) < minSecret || len(key) > maxSecret {
		return nil, fmt.Errorf("a secret is whsec_ and %d to %d random bytes in base64, such as echo whsec_$(openssl rand -base64 32) gives", minSecret, maxSecret)
	}
	return key, nil
}

// Send sends a message. Its id is the same whenever it is sent again, and the time is
// that of sending. Any answer but 2xx is an error.
func (s *Sender) Send(ctx context.Context, id string, at time.Time, body []byte) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "notat")
	r.Header.Set("webhook-id", id)
	r.Header.Set("webhook-timestamp", stamp)
	r.Header.Set("webhook-signature", s.sign(id, stamp, body))
	a, err := s.client.Do(r)
	if err != nil {
		return err
	}
	defer a.Body.Close()
	io.Copy(io.Discard, io.LimitReader(a.Body, maxAnswer)) //nolint:errcheck // the status has come
	if a.StatusCode/100 != 2 {
		return fmt.Errorf("the receiver answers %d", a.StatusCode)
	}
	return nil
}

func (s *Sender) sign(id, stamp string, body []byte) string {
	h := hmac.New(sha256.New, s.secret)
	fmt.Fprintf(h, "%s.%s.%s", id, stamp, body)
	return "v1," + base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// errPrivate says that a name leads to a place that is not public.
var errPrivate = errors.New("the receiver's address is not public, and NOTAT_WEBHOOK_PRIVATE does not have it")

// notPublic are networks that are not public beside those that package netip knows
// (IANA's registries of special-purpose addresses), and those that hold an IPv4
// address which could be any of them.
var notPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"), netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fec0::/10"),
}

// allowed looks at an address and port that is about to be called.
func allowed(address string, private []netip.Prefix) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	a := at.Addr().Unmap().WithZone("")
	for _, p := range private {
		if p.Contains(a) {
			return nil
		}
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return errPrivate
	}
	for _, p := range notPublic {
		if p.Contains(a) {
			return errPrivate
		}
	}
	return nil
}

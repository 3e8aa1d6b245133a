package login

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// flowTime is what somebody gets to sign in at the provider.
const flowTime = 10 * time.Minute

// maxSubject is what a provider's name of a person has at most (OpenID Connect Core 1.0, 2).
const maxSubject = 255

// maxHint is the longest token that is kept, in bytes, to end the provider's session by:
// it becomes a part of an address, and servers take some 8 KB of one. A longer one, of
// somebody in hundreds of groups, is left out, and the provider asks who wants to go.
const maxHint = 4 << 10

// flow is a sign-in that has begun. It lies with the browser alone: nothing is kept for
// somebody who is not known, and no other browser can end it.
type flow struct {
	State, Nonce, Verifier string
	To                     string // where to go afterwards
	Ends                   int64  // Unix seconds
}

// Begin begins a sign-in that ends at to, and gives where the provider is.
func (d *Door) Begin(w http.ResponseWriter, r *http.Request, to string) (string, error) {
	p, err := d.ask(r.Context())
	if err != nil {
		return "", err
	}
	f := flow{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier(), To: local(to), Ends: time.Now().Add(flowTime).Unix()}
	data, err := json.Marshal(f)
	if err != nil {
		return "", err
	}
	d.setFlow(w, base64.RawURLEncoding.EncodeToString(data), int(flowTime.Seconds()))
	return p.oauth2.AuthCodeURL(f.State, oidc.Nonce(f.Nonce), oauth2.S256ChallengeOption(f.Verifier)), nil
}

func (d *Door) setFlow(w http.ResponseWriter, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{Name: d.cookie("notat-log-ind"), Value: value, Path: "/", MaxAge: seconds, Secure: d.secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// flow gives the sign-in that the browser has begun.
func (d *Door) flow(r *http.Request) (f flow, ok bool) {
	c, err := r.Cookie(d.cookie("notat-log-ind"))
	if err != nil {
		return f, false
	}
	data, err := base64.RawURLEncoding.DecodeString(c.Value)
	return f, err == nil && json.Unmarshal(data, &f) == nil && f.State != "" && f.Nonce != "" && f.Verifier != "" && time.Now().Unix() < f.Ends
}

// Home is where a sign-in ends that was begun nowhere.
const Home = "/arkiv"

// local keeps an address within the pages that are behind the door, so that a link to
// us leads to nobody else.
func local(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme+u.Host+u.Opaque != "" || u.User != nil || strings.ContainsAny(to, "\\\r\n") || path.Clean(u.Path) != u.Path || u.Path != Home && !strings.HasPrefix(u.Path, Home+"/") {
		return Home
	}
	return u.RequestURI()
}

// Finish ends a sign-in with what the provider sends back, and gives where to go; also
// where it is refused, as far as the browser knows. The errors are ErrRefused, ErrNoRole
// and ErrProvider.
func (d *Door) Finish(w http.ResponseWriter, r *http.Request) (string, error) {
	f, ok := d.flow(r)
	d.setFlow(w, "", -1) // once
	q := r.URL.Query()
	switch {
	case !ok:
		return f.To, fmt.Errorf("%w: no sign-in has begun", ErrRefused)
	case subtle.ConstantTimeCompare([]byte(q.Get("state")), []byte(f.State)) != 1:
		return f.To, fmt.Errorf("%w: another state", ErrRefused)
	case q.Has("iss") && q.Get("iss") != d.conf.Issuer: // RFC 9207
		return f.To, fmt.Errorf("%w: another issuer", ErrRefused)
	case q.Get("code") == "":
		return f.To, fmt.Errorf("%w: the provider says %.40q", ErrRefused, q.Get("error"))
	}
	person, err := d.identify(r.Context(), f, q.Get("code"))
	if err != nil {
		return f.To, err
	}
	return f.To, d.keep(w, r, person)
}

// identify asks the provider who came with a code.
func (d *Door) identify(ctx context.Context, f flow, code string) (*Person, error) {
	p, err := d.ask(ctx)
	if err != nil {
		return nil, err
	}
	tokens, err := p.oauth2.Exchange(oidc.ClientContext(ctx, d.client), code, oauth2.VerifierOption(f.Verifier))
	if err != nil {
		return nil, withoutAnswer(err)
	}
	raw, _ := tokens.Extra("id_token").(string)
	id, err := p.verifier.Verify(ctx, raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	var claims map[string]any
	if err := id.Claims(&claims); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	azp, given := claims["azp"]
	switch {
	case subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(f.Nonce)) != 1:
		return nil, fmt.Errorf("%w: another nonce", ErrRefused)
	case given && azp != d.conf.ClientID: // OpenID Connect Core 1.0, 3.1.3.7
		return nil, fmt.Errorf("%w: another authorized party", ErrRefused)
	case id.AccessTokenHash != "" && id.VerifyAccessToken(tokens.AccessToken) != nil:
		return nil, fmt.Errorf("%w: another access token", ErrRefused)
	}
	if id.Subject == "" || len(id.Subject) > maxSubject || strings.ContainsFunc(id.Subject, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, fmt.Errorf("%w: no proper subject", ErrRefused) // it stands in the audit's lines
	}
	person := &Person{Subject: id.Subject, Grants: grants(d.conf, claims), Rules: d.rules()}
	if len(raw) <= maxHint {
		person.IDToken = raw
	}
	person.named(claims)
	if len(person.Grants) == 0 {
		return nil, ErrNoRole
	}
	return person, nil
}

// withoutAnswer tells what kind of error an exchange met, and nothing of what was sent.
// Whoever signs in can have brought a wrong code (RFC 6749, 5.2); all else is the
// provider's, or the settings'.
func withoutAnswer(err error) error {
	e, ok := err.(*oauth2.RetrieveError) //nolint:errorlint // as the library gives it
	switch {
	case !ok:
		return fmt.Errorf("%w: the code cannot be exchanged", ErrProvider)
	case e.ErrorCode == "invalid_grant":
		return fmt.Errorf("%w: the code is refused", ErrRefused)
	}
	return fmt.Errorf("%w: it answers a code with %d %.60q", ErrProvider, e.Response.StatusCode, e.ErrorCode)
}

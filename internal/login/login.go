// Package login lets people sign in by OpenID Connect (the code flow, with PKCE, state
// and nonce) and keeps who is signed in. It knows no record and no address but its own,
// and decides nothing: it tells who somebody is, and which roles the settings give for
// what the provider claims of them.
package login

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"notat/internal/config"
)

const (
	// Lifetime is how long a session lasts at most: a working day.
	Lifetime = 10 * time.Hour
	// providerTime is what the provider gets to answer.
	providerTime = 8 * time.Second
	// maxAnswer bounds an answer of the provider in bytes: keys and tokens are a few KB.
	maxAnswer = 1 << 20
	// providerPause is how long a provider that did not answer is left alone: those who
	// come meanwhile wait for nothing.
	providerPause = 5 * time.Second
	// prefix binds a cookie to this host and to TLS (RFC 6265bis, 4.1.3.2).
	prefix = "__Host-"
)

var (
	// ErrProvider says that the provider cannot be reached or answers nonsense.
	ErrProvider = errors.New("login: the provider cannot be used")
	// ErrRefused says that this is no end of a sign-in that was begun here.
	ErrRefused = errors.New("login: refused")
	// ErrNoRole says that somebody is who they say, and may do nothing here.
	ErrNoRole = errors.New("login: no role")
)

// Where people sign in, and where the provider sends them back.
const (
	Path     = "/log-ind"
	Callback = "/log-ind/svar"
)

// Store keeps sessions.
type Store interface{ scs.CtxStore }

// Door is where people come in and go out.
type Door struct {
	conf     config.OIDC
	base     string // of the service, without a slash at the end
	secure   bool
	sessions *scs.SessionManager
	client   *http.Client

	provider atomic.Pointer[provider] // nil until it has answered
	asking   sync.Mutex               // one asks
	failed   time.Time                // when it was asked last and did not answer
}

// provider is what the provider tells of itself.
type provider struct {
	oauth2   oauth2.Config
	verifier *oidc.IDTokenVerifier
	end      string // end_session_endpoint, or ""
}

// New gives the door. The provider is asked when the first person comes.
func New(c config.OIDC, base string, store Store) *Door {
	d := &Door{conf: c, base: base, secure: strings.HasPrefix(base, "https://"), sessions: scs.New(),
		client: &http.Client{Timeout: providerTime, Transport: bounded{http.DefaultTransport}}}
	d.sessions.Store, d.sessions.Lifetime, d.sessions.HashTokenInStore = store, Lifetime, true
	d.sessions.Cookie.Name, d.sessions.Cookie.Secure, d.sessions.Cookie.Persist = d.cookie("notat"), d.secure, false
	return d
}

// cookie gives a cookie's name.
func (d *Door) cookie(name string) string {
	if d.secure {
		return prefix + name
	}
	return name
}

// bounded cuts what a provider answers.
type bounded struct{ http.RoundTripper }

func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := b.RoundTripper.RoundTrip(r)
	if err == nil {
		answer.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(answer.Body, maxAnswer), answer.Body}
	}
	return answer, err
}

// ask gives the provider, asked once; one that did not answer is asked again.
func (d *Door) ask(ctx context.Context) (*provider, error) {
	d.asking.Lock()
	defer d.asking.Unlock()
	if p := d.provider.Load(); p != nil {
		return p, nil
	}
	if time.Since(d.failed) < providerPause {
		return nil, fmt.Errorf("%w: it did not answer a moment ago", ErrProvider)
	}
	// The keys are fetched later too, with what this context holds.
	p, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), d.client), d.conf.Issuer)
	if err != nil {
		d.failed = time.Now()
		return nil, fmt.Errorf("%w: %w", ErrProvider, err)
	}
	var more struct {
		End string `json:"end_session_endpoint"`
	}
	if err := p.Claims(&more); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProvider, err)
	}
	d.provider.Store(&provider{
		oauth2: oauth2.Config{ClientID: d.conf.ClientID, ClientSecret: d.conf.ClientSecret, Endpoint: p.Endpoint(),
			RedirectURL: d.base + Callback, Scopes: []string{oidc.ScopeOpenID, "profile", "email"}},
		verifier: p.Verifier(&oidc.Config{ClientID: d.conf.ClientID}),
		end:      more.End,
	})
	return d.provider.Load(), nil
}

// Person gives who is signed in by a request's cookie, nil when nobody is. Who signed in
// under other settings than today's signs in again.
func (d *Door) Person(r *http.Request) (*Person, error) {
	c, err := r.Cookie(d.sessions.Cookie.Name)
	if err != nil || c.Value == "" {
		return nil, nil
	}
	ctx, err := d.sessions.Load(r.Context(), c.Value)
	if err != nil {
		return nil, err
	}
	var p Person
	if json.Unmarshal([]byte(d.sessions.GetString(ctx, personKey)), &p) != nil || p.Rules != d.rules() {
		return nil, nil
	}
	return &p, nil
}

// rules are the settings that a person's roles come from.
func (d *Door) rules() string {
	return fmt.Sprint(d.conf.Issuer, d.conf.ClientID, d.conf.Roles, d.conf.SchoolClaim)
}

// personKey is what a session holds.
const personKey = "person"

// keep begins a session for somebody, under a token that nobody has seen before; the
// one that the request had is ended.
func (d *Door) keep(w http.ResponseWriter, r *http.Request, p *Person) error {
	ctx, err := d.load(r)
	if err != nil {
		return err
	}
	if err := d.sessions.Clear(ctx); err != nil {
		return err
	}
	if err := d.sessions.RenewToken(ctx); err != nil {
		return err
	}
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	d.sessions.Put(ctx, personKey, string(data))
	token, ends, err := d.sessions.Commit(ctx)
	if err == nil {
		d.sessions.WriteSessionCookie(ctx, w, token, ends)
	}
	return err
}

// load gives a context with the request's session, or a new one.
func (d *Door) load(r *http.Request) (context.Context, error) {
	token := ""
	if c, err := r.Cookie(d.sessions.Cookie.Name); err == nil {
		token = c.Value
	}
	return d.sessions.Load(r.Context(), token)
}

// End ends the session of a request and gives where the provider ends its own, or "".
func (d *Door) End(w http.ResponseWriter, r *http.Request) (string, error) {
	who, err := d.Person(r)
	if err != nil {
		return "", err
	}
	ctx, err := d.load(r)
	if err != nil {
		return "", err
	}
	if err := d.sessions.Destroy(ctx); err != nil {
		return "", err
	}
	d.sessions.WriteSessionCookie(ctx, w, "", time.Time{})
	p, err := d.ask(r.Context())
	if who == nil || err != nil || p.end == "" { // here it is over whatever the provider says
		return "", nil
	}
	to, err := url.Parse(p.end)
	if err != nil {
		return "", nil
	}
	q := to.Query()
	q.Set("client_id", d.conf.ClientID)
	if who.IDToken != "" {
		q.Set("id_token_hint", who.IDToken)
	}
	q.Set("post_logout_redirect_uri", d.base+"/")
	to.RawQuery = q.Encode()
	return to.String(), nil
}

// Origins are where a form of ours may lead besides here: to the provider, which ends
// its own session.
func (d *Door) Origins() []string {
	addresses := []string{d.conf.Issuer}
	if p := d.provider.Load(); p != nil {
		addresses = append(addresses, p.end)
	}
	var out []string
	for _, a := range addresses {
		if u, err := url.Parse(a); err == nil && u.Host != "" && (len(out) == 0 || out[0] != u.Scheme+"://"+u.Host) {
			out = append(out, u.Scheme+"://"+u.Host)
		}
	}
	return out
}

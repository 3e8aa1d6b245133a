// Package logintest is an OpenID Connect provider for tests, on loopback: it signs real
// tokens, holds the code against its verifier, and can be told to answer wrongly.
package logintest

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net"
	"net/http"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"notat/internal/config"
)

// Client is the client that the provider knows, and its secret.
const Client, Secret = "notat", "hemmelig"

// Provider is the provider. Its fields are set between requests.
type Provider struct {
	URL    string
	server *http.Server
	mu     sync.Mutex

	claims map[string]any              // of who signs in next
	change func(claims map[string]any) // makes the token wrong
	key    *ecdsa.PrivateKey
	forged *ecdsa.PrivateKey // signs instead of key, under its name
	kid    string
	codes  map[string]issued
	ended  []string // tokens whose sessions were ended
	status int      // that every code is answered with, 0 for the truth
	said   string   // beside it
}

type issued struct {
	challenge, nonce, redirect string
	claims                     map[string]any
}

// New starts one for a test.
func New(t testing.TB) *Provider {
	t.Helper()
	p, err := Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.server.Close() })
	return p
}

// Start starts one at an address of loopback.
func Start(address string) (*Provider, error) {
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", address)
	if err != nil {
		return nil, err
	}
	m := http.NewServeMux()
	p := &Provider{URL: "http://" + l.Addr().String(), codes: map[string]issued{}, server: &http.Server{Handler: m, ReadHeaderTimeout: time.Minute}}
	p.Rotate()
	m.HandleFunc("GET /.well-known/openid-configuration", p.discovery)
	m.HandleFunc("GET /keys", p.keys)
	m.HandleFunc("GET /authorize", p.authorize)
	m.HandleFunc("POST /token", p.token)
	m.HandleFunc("GET /logout", p.logout)
	go p.server.Serve(l) //nolint:errcheck // it ends when it is closed
	return p, nil
}

// Settings are those of a service that lets people in by the provider.
func (p *Provider) Settings(roles ...config.RoleMapping) config.OIDC {
	return config.OIDC{Issuer: p.URL, ClientID: Client, ClientSecret: Secret, Roles: roles, SchoolClaim: "skoler"}
}

// Says sets who signs in next.
func (p *Provider) Says(claims map[string]any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.claims = claims
}

// Lies lets change each token before it is signed; nil is the truth again.
func (p *Provider) Lies(change func(claims map[string]any)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.change = change
}

// Break answers every code with a status and a body.
func (p *Provider) Break(status int, body string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.status, p.said = status, body
}

// Rotate takes a new key into use; the old one is not told of any more.
func (p *Provider) Rotate() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.key, p.kid, p.forged = newKey(), rand.Text(), nil
}

// Forge signs with a key that nobody knows, under the name of the one that is known.
func (p *Provider) Forge() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forged = newKey()
}

func newKey() *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err) // the system has no random numbers
	}
	return key
}

// Ended gives the tokens by which sessions were ended.
func (p *Provider) Ended() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.ended
}

func (p *Provider) answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v) //nolint:errcheck // the client sees that it is cut
}

func (p *Provider) discovery(w http.ResponseWriter, r *http.Request) {
	p.answer(w, 200, map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
		"end_session_endpoint": p.URL + "/logout", "id_token_signing_alg_values_supported": []string{"ES256"}})
}

func (p *Provider) keys(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer(w, 200, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: p.key.Public(), KeyID: p.kid, Algorithm: "ES256", Use: "sig"}}})
}

// authorize lets in whoever was said, without a question.
func (p *Provider) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("client_id") != Client || q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" || q.Get("nonce") == "" || q.Get("state") == "" {
		http.Error(w, "no proper request", 400)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	code := rand.Text()
	p.codes[code] = issued{q.Get("code_challenge"), q.Get("nonce"), q.Get("redirect_uri"), p.claims}
	back := url.Values{"code": {code}, "state": {q.Get("state")}}
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

// token gives the token for a code, once, to the client that shows its secret and the
// verifier.
func (p *Provider) token(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.status != 0 {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(p.status)
		w.Write([]byte(p.said)) //nolint:errcheck // the client sees that it is cut
		return
	}
	id, secret, ok := r.BasicAuth()
	if !ok {
		id, secret = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
	}
	c, there := p.codes[r.PostFormValue("code")]
	delete(p.codes, r.PostFormValue("code"))
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	switch {
	case id != Client || secret != Secret:
		p.answer(w, 401, map[string]string{"error": "invalid_client"})
		return
	case !there || c.redirect != r.PostFormValue("redirect_uri") || base64.RawURLEncoding.EncodeToString(sum[:]) != c.challenge:
		p.answer(w, 400, map[string]string{"error": "invalid_grant"})
		return
	}
	now := time.Now()
	claims := map[string]any{"iss": p.URL, "aud": Client, "sub": "1", "nonce": c.nonce, "iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix()}
	maps.Copy(claims, c.claims)
	if p.change != nil {
		p.change(claims)
	}
	p.answer(w, 200, map[string]any{"access_token": rand.Text(), "token_type": "Bearer", "expires_in": 300, "id_token": p.sign(claims)})
}

// sign gives the claims as a signed token, "" for claims that are none.
func (p *Provider) sign(claims map[string]any) string {
	key := p.key
	if p.forged != nil {
		key = p.forged
	}
	data, err := json.Marshal(claims)
	if err != nil {
		return ""
	}
	s, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: jose.JSONWebKey{Key: key, KeyID: p.kid}}, nil)
	if err != nil {
		return ""
	}
	signed, err := s.Sign(data)
	if err != nil {
		return ""
	}
	out, err := signed.CompactSerialize()
	if err != nil {
		return ""
	}
	return out
}

func (p *Provider) logout(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = append(p.ended, r.URL.Query().Get("id_token_hint"))
	http.Redirect(w, r, r.URL.Query().Get("post_logout_redirect_uri"), http.StatusFound)
}

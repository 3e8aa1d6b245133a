package login

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/login/logintest"
)

const base = "https://notater.example"

// kept is a store in memory.
type kept struct {
	mu   sync.Mutex
	data map[string][]byte
}

func (k *kept) FindCtx(_ context.Context, token string) ([]byte, bool, error) { return k.Find(token) }
func (k *kept) CommitCtx(_ context.Context, token string, b []byte, at time.Time) error {
	return k.Commit(token, b, at)
}
func (k *kept) DeleteCtx(_ context.Context, token string) error { return k.Delete(token) }
func (k *kept) Find(token string) ([]byte, bool, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	b, ok := k.data[token]
	return b, ok, nil
}
func (k *kept) Commit(token string, b []byte, _ time.Time) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.data[token] = b
	return nil
}
func (k *kept) Delete(token string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.data, token)
	return nil
}

// visitor is a browser.
type visitor struct {
	t       *testing.T
	d       *Door
	p       *logintest.Provider
	cookies map[string]string
}

func visit(t *testing.T, mappings ...config.RoleMapping) *visitor {
	t.Helper()
	p := logintest.New(t)
	if mappings == nil {
		mappings = []config.RoleMapping{{Claim: "roles", Value: "alt", Roles: []config.Role{config.RolePublish}}}
	}
	p.Says(map[string]any{"preferred_username": "ana@fjordby.example", "name": "Ana Jensen", "roles": []string{"alt"}})
	return &visitor{t, New(p.Settings(mappings...), base, &kept{data: map[string][]byte{}}), p, map[string]string{}}
}

func (v *visitor) request(address string) *http.Request {
	r := httptest.NewRequest("GET", address, nil)
	for name, value := range v.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	return r
}

func (v *visitor) takes(w *httptest.ResponseRecorder) {
	for _, c := range w.Result().Cookies() {
		if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || !strings.HasPrefix(c.Name, "__Host-") {
			v.t.Errorf("the cookie is %s", c)
		}
		if v.cookies[c.Name] = c.Value; c.MaxAge < 0 {
			delete(v.cookies, c.Name)
		}
	}
}

// begins gives what the provider sends the browser back with.
func (v *visitor) begins(to string) url.Values {
	v.t.Helper()
	w := httptest.NewRecorder()
	address, err := v.d.Begin(w, v.request("/log-ind"), to)
	if err != nil {
		v.t.Fatal(err)
	}
	v.takes(w)
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := c.Get(address)
	if err != nil {
		v.t.Fatal(err)
	}
	answer.Body.Close()
	back, err := answer.Location()
	if err != nil || !strings.HasPrefix(back.String(), base+Callback+"?") {
		v.t.Fatalf("%s %v", back, err)
	}
	return back.Query()
}

func (v *visitor) ends(q url.Values) (string, error) {
	w := httptest.NewRecorder()
	to, err := v.d.Finish(w, v.request(Callback+"?"+q.Encode()))
	v.takes(w)
	return to, err
}

func (v *visitor) person() *Person {
	v.t.Helper()
	p, err := v.d.Person(v.request("/arkiv"))
	if err != nil {
		v.t.Fatal(err)
	}
	return p
}

func TestWhoeverTheProviderKnowsIsSignedIn(t *testing.T) {
	v := visit(t)
	if to, err := v.ends(v.begins("/arkiv/skoler/123456?aar=1")); err != nil || to != "/arkiv/skoler/123456?aar=1" {
		t.Fatal(to, err)
	}
	p := v.person()
	if p == nil || p.Name != "Ana Jensen" || p.User != "ana@fjordby.example (Ana Jensen)" || p.Subject != "1" || !May(p.Grants, config.RolePublish, "123456") || May(p.Grants, config.RoleWrite, "") {
		t.Errorf("%+v", p)
	}
	w := httptest.NewRecorder()
	out, err := v.d.End(w, v.request("/log-ud"))
	if err != nil || !strings.HasPrefix(out, v.p.URL+"/logout?") || !strings.Contains(out, "id_token_hint="+p.IDToken) || !strings.Contains(out, url.QueryEscape(base+"/")) {
		t.Error(out, err)
	}
	stolen := v.cookies["__Host-notat"]
	if v.takes(w); v.cookies["__Host-notat"] != "" {
		t.Error("the cookie is still there")
	}
	if v.cookies["__Host-notat"] = stolen; v.person() != nil {
		t.Error("a session that was ended is used again")
	}
}

// What does not come from a sign-in that this browser began, and from the provider that
// it began it with, opens nothing.
func TestAForeignOrWrongEndOfASignInIsRefused(t *testing.T) {
	wrong := map[string]func(v *visitor, q url.Values){
		"no sign-in begun":     func(v *visitor, q url.Values) { v.cookies = map[string]string{} },
		"another browser's":    func(v *visitor, q url.Values) { v.begins("/arkiv") },
		"state":                func(v *visitor, q url.Values) { q.Set("state", "x") },
		"no state":             func(v *visitor, q url.Values) { q.Del("state") },
		"no code":              func(v *visitor, q url.Values) { q.Del("code"); q.Set("error", "access_denied") },
		"another code":         func(v *visitor, q url.Values) { q.Set("code", "x") },
		"issuer of the answer": func(v *visitor, q url.Values) { q.Set("iss", "https://other.example") },
		"nonce":                lies("nonce", "x"),
		"no nonce":             lies("nonce", nil),
		"audience":             lies("aud", "another"),
		"no audience":          lies("aud", nil),
		"authorized party":     lies("azp", "another"),
		"issuer":               lies("iss", "https://other.example"),
		"expired":              lies("exp", time.Now().Add(-time.Minute).Unix()),
		"access token":         lies("at_hash", "x"),
		"subject":              lies("sub", "a\nb"),
		"an empty subject":     lies("sub", ""),
		"a long subject":       lies("sub", strings.Repeat("a", maxSubject+1)),
		"signature":            func(v *visitor, q url.Values) { v.p.Forge() },
	}
	for name, spoil := range wrong {
		v := visit(t)
		q := v.begins("/arkiv")
		spoil(v, q)
		if _, err := v.ends(q); !errors.Is(err, ErrRefused) || v.person() != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	v := visit(t)
	q := v.begins("/arkiv")
	before := map[string]string{}
	for name, value := range v.cookies {
		before[name] = value
	}
	if _, err := v.ends(q); err != nil {
		t.Fatal(err)
	}
	v.cookies = before
	if _, err := v.ends(q); !errors.Is(err, ErrRefused) || v.person() != nil {
		t.Error("the same end of a sign-in was used twice")
	}
}

func lies(claim string, value any) func(*visitor, url.Values) {
	return func(v *visitor, _ url.Values) {
		v.p.Lies(func(claims map[string]any) {
			if claims[claim] = value; value == nil {
				delete(claims, claim)
			}
		})
	}
}

func TestANewKeyOfTheProviderIsFetched(t *testing.T) {
	v := visit(t)
	for range 3 {
		if _, err := v.ends(v.begins("/arkiv")); err != nil {
			t.Fatal(err)
		}
		v.p.Rotate()
	}
}

// A session that somebody put into the browser beforehand is not the one that is signed
// in, and each sign-in has one of its own.
func TestASessionIsNotFixed(t *testing.T) {
	v := visit(t)
	v.cookies["__Host-notat"] = "forud"
	seen := map[string]bool{"forud": true}
	for range 2 {
		before := v.cookies["__Host-notat"]
		if _, err := v.ends(v.begins("/arkiv")); err != nil {
			t.Fatal(err)
		}
		now := v.cookies["__Host-notat"]
		if seen[now] {
			t.Error("the session's name was known before")
		}
		seen[now] = true
		if v.cookies["__Host-notat"] = before; v.person() != nil {
			t.Error("the session of before is signed in")
		}
		v.cookies["__Host-notat"] = now
	}
}

func TestTheStoreOpensNoSession(t *testing.T) {
	v := visit(t)
	if _, err := v.ends(v.begins("/arkiv")); err != nil {
		t.Fatal(err)
	}
	for token := range v.d.sessions.Store.(*kept).data {
		if v.cookies["__Host-notat"] = token; v.person() != nil {
			t.Error("what the store holds opens the session")
		}
	}
}

func TestWithoutARoleNobodyComesIn(t *testing.T) {
	v := visit(t)
	v.p.Says(map[string]any{"roles": []string{"andet"}})
	if _, err := v.ends(v.begins("/arkiv")); !errors.Is(err, ErrNoRole) || v.person() != nil {
		t.Error(err)
	}
}

// Whoever signed in under other settings has the roles of those, and signs in again.
func TestOtherSettingsEndTheSessionsOfBefore(t *testing.T) {
	v := visit(t)
	if _, err := v.ends(v.begins("/arkiv")); err != nil {
		t.Fatal(err)
	}
	store := v.d.sessions.Store.(Store)
	v.d = New(v.p.Settings(config.RoleMapping{Claim: "roles", Value: "alt", Roles: []config.Role{config.RoleReadIntern}}), base, store)
	if v.person() != nil {
		t.Error("it is signed in still")
	}
}

func TestAProviderThatIsAwayIsToldAndAskedAgain(t *testing.T) {
	v := visit(t)
	away := New(config.OIDC{Issuer: "http://127.0.0.1:1", ClientID: "a", ClientSecret: "b"}, base, v.d.sessions.Store.(Store))
	for range 2 {
		if _, err := away.Begin(httptest.NewRecorder(), v.request("/log-ind"), ""); !errors.Is(err, ErrProvider) {
			t.Error(err)
		}
	}
	away.conf, away.failed = v.d.conf, time.Now().Add(-providerPause)
	if _, err := away.Begin(httptest.NewRecorder(), v.request("/log-ind"), ""); err != nil {
		t.Error(err)
	}
}

// While the provider keeps one waiting who signs in, those who are signed in go on.
func TestNobodyWaitsForAProviderThatIsSilent(t *testing.T) {
	asked, speak := make(chan bool), make(chan bool)
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { close(asked); <-speak }))
	t.Cleanup(silent.Close)
	t.Cleanup(func() { close(speak) })
	v := visit(t)
	d := New(config.OIDC{Issuer: silent.URL, ClientID: "a", ClientSecret: "b"}, base, v.d.sessions.Store.(Store))
	go d.Begin(httptest.NewRecorder(), v.request("/log-ind"), "") //nolint:errcheck // it fails
	<-asked
	told := make(chan []string)
	go func() { told <- d.Origins() }()
	select {
	case got := <-told:
		if !slices.Equal(got, []string{silent.URL}) {
			t.Error(got)
		}
	case <-time.After(providerTime / 2):
		t.Error("whoever is signed in waits for it")
	}
}

// What the provider or the settings are to blame for is not put on who signs in.
func TestAFaultOfTheProviderIsToldAsOne(t *testing.T) {
	for status, answer := range map[int]string{500: "", 503: `{"error":"temporarily_unavailable"}`, 401: `{"error":"invalid_client","error_description":"secret hemmelig"}`, 200: "x", 302: ""} {
		v := visit(t)
		q := v.begins("/arkiv")
		v.p.Break(status, answer)
		if _, err := v.ends(q); !errors.Is(err, ErrProvider) || v.person() != nil || strings.Contains(err.Error(), logintest.Secret) || strings.Contains(err.Error(), q.Get("code")) {
			t.Errorf("%d: %v", status, err)
		}
	}
}

// However much the provider says of somebody, the session holds what is needed of it,
// and the way out is an address that every server takes.
func TestASessionStaysSmall(t *testing.T) {
	v := visit(t)
	groups := []string{"alt"}
	for i := range 5000 {
		groups = append(groups, fmt.Sprintf("gruppe-%08d", i))
	}
	v.p.Says(map[string]any{"preferred_username": strings.Repeat("æ", 9000), "name": "An\x00a\n" + strings.Repeat("b", 9000), "roles": groups})
	if _, err := v.ends(v.begins("/arkiv")); err != nil {
		t.Fatal(err)
	}
	for _, data := range v.d.sessions.Store.(*kept).data {
		if len(data) > 8<<10 {
			t.Errorf("the session has %d bytes", len(data))
		}
	}
	if p := v.person(); !strings.HasPrefix(p.Name, "Anab") || len([]rune(p.Name)) > maxName || len([]rune(p.User)) > 3*maxName {
		t.Errorf("%d %.20q", len(p.Name), p.Name)
	}
	to, err := v.d.End(httptest.NewRecorder(), v.request("/log-ud"))
	if err != nil || !strings.Contains(to, "client_id=notat&") || len(to) > 1000 {
		t.Errorf("%d bytes: %.80s %v", len(to), to, err)
	}
}

func TestASignInLeadsToNobodyElse(t *testing.T) {
	for to, want := range map[string]string{"/arkiv": "/arkiv", "/arkiv/udkast?x=1": "/arkiv/udkast?x=1", "": Home, "/": Home, "//ond.example": Home, "https://ond.example/arkiv": Home, "/arkiv/../x": Home,
		"/arkivet": Home, "/arkiv//x": Home, "\\\\ond.example": Home, "/arkiv\\x": Home, "/arkiv/%0d": "/arkiv/%0d", "javascript:alert(1)": Home} {
		if got := local(to); got != want {
			t.Errorf("%q: %q, want %q", to, got, want)
		}
	}
}

func TestRolesComeFromClaims(t *testing.T) {
	c := config.OIDC{SchoolClaim: "skoler", Roles: []config.RoleMapping{
		{Claim: "roles", Value: "leder", Roles: []config.Role{config.RoleWrite, config.RolePublish}, Own: true},
		{Claim: "realm_access.roles", Value: "admin", Roles: []config.Role{config.RoleAdmin}},
		{Claim: "urn:dk:a.b", Value: "x y", Roles: []config.Role{config.RoleReadIntern}},
	}}
	for name, x := range map[string]struct {
		claims map[string]any
		want   []Grant
	}{
		"own schools":        {map[string]any{"roles": []any{"leder"}, "skoler": []any{"123456", float64(234567)}}, []Grant{{config.RoleWrite, []string{"123456", "234567"}, false}, {config.RolePublish, []string{"123456", "234567"}, false}}},
		"parted by anything": {map[string]any{"roles": "leder", "skoler": "123456; 234567,123456 12"}, []Grant{{config.RoleWrite, []string{"123456", "234567"}, false}, {config.RolePublish, []string{"123456", "234567"}, false}}},
		"of no school":       {map[string]any{"roles": "leder"}, nil},
		"within a claim":     {map[string]any{"realm_access": map[string]any{"roles": []any{"admin"}}}, []Grant{{config.RoleAdmin, nil, true}}},
		"a name with dots":   {map[string]any{"urn:dk:a.b": "x y"}, []Grant{{config.RoleReadIntern, nil, true}}},
		"a part of a word":   {map[string]any{"roles": "leder2", "realm_access": "roles"}, nil},
		"nothing":            {nil, nil},
	} {
		if got := grants(c, x.claims); !reflect.DeepEqual(got, x.want) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	own := grants(c, map[string]any{"roles": "leder", "skoler": "123456"})
	if !May(own, config.RolePublish, "123456") || May(own, config.RolePublish, "234567") || !May(own, config.RolePublish, "") || Everywhere(own, config.RolePublish) || May(own, config.RoleAdmin, "123456") {
		t.Error("own schools")
	}
}

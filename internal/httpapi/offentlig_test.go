package httpapi

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
	"notat/internal/template"
	"notat/templates"
)

// secrets of the tests' tokens, by role.
var secrets = map[config.Role]string{config.RoleWrite: "hemmelig-skriv", config.RolePublish: "hemmelig-udgiv", config.RoleReadIntern: "hemmelig-laes"}

func tokens() []config.Token {
	var out []config.Token
	for _, r := range config.Roles {
		out = append(out, config.Token{Name: "test-" + string(r), Roles: []config.Role{r}, SHA256: sha256.Sum256([]byte(secrets[r]))})
	}
	return out
}

// The stores are the same for all tests: reading the templates takes time.
var (
	builtin = template.NewStore(templates.FS, "")
	store   = template.NewStore(templates.FS, filepath.Join(examples, "templates"))
)

// site is a service with an archive of its own.
type site struct {
	t *testing.T
	http.Handler
	log bytes.Buffer
}

func newSite(t *testing.T, change func(*config.Config)) *site {
	t.Helper()
	return newSiteOn(t, filepath.Join(t.TempDir(), "notat.db"), change)
}

// newSiteOn is a service with the archive at an address.
func newSiteOn(t *testing.T, archive string, change func(*config.Config)) *site {
	t.Helper()
	w := &site{t: t}
	a := publish.OpenArchive(archive, time.Now)
	a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
	t.Cleanup(func() { a.Close() })
	s := publish.New(store, "standard")
	s.Keep(a)
	c := config.Config{Timeout: 10 * time.Second, Renders: 2, Tokens: tokens(), BaseURL: "https://notater.example"}
	if change != nil {
		change(&c)
	}
	w.Handler = promised{t, Handler(s, c, slog.New(slog.NewJSONHandler(&w.log, nil)))}
	return w
}

// ask sends a request with a role's token and more headers, in pairs.
func (w *site) ask(role config.Role, method, address, body string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	if role != "" {
		r.Header.Set("Authorization", "Bearer "+secrets[role])
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	return rec.Result()
}

func read(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func (w *site) publish(record, more string) (receipt, *http.Response) {
	w.t.Helper()
	r := w.ask(config.RolePublish, "POST", "/v1/notater", `{"record":`+record+more+`}`, "Notat-Bruger", "skolechefen")
	var k receipt
	body := read(w.t, r)
	if r.StatusCode < 300 {
		if err := json.Unmarshal([]byte(body), &k); err != nil {
			w.t.Fatal(err)
		}
	}
	r.Body = io.NopCloser(strings.NewReader(body))
	return k, r
}

func (w *site) mustPublish(record, more string) receipt {
	w.t.Helper()
	k, r := w.publish(record, more)
	if r.StatusCode != 201 {
		w.t.Fatalf("%d %s", r.StatusCode, read(w.t, r))
	}
	return k
}

// path is a public address without the base.
func path(t *testing.T, address string) string {
	t.Helper()
	p, ok := strings.CutPrefix(address, "https://notater.example")
	if !ok {
		t.Fatalf("%q does not begin with the base", address)
	}
	return p
}

// birkelund gives the example with words changed, in pairs, and less said at the meeting:
// addresses, roles and pages are the same for it, and a service has it done in half the time.
func birkelund(t testing.TB, change ...string) string {
	t.Helper()
	record := brief(t)
	for i := 0; i < len(change); i += 2 {
		if !strings.Contains(record, change[i]) {
			t.Fatalf("%q is not in the record", change[i])
		}
	}
	return strings.NewReplacer(change...).Replace(record)
}

// brief leaves of the example's sections those with a part of the notat, what is internal and
// what was agreed; of each the first block, and a small picture.
func brief(t testing.TB) string {
	t.Helper()
	var r map[string]any
	if err := json.Unmarshal([]byte(example(t, "birkelund-2024-25.json")), &r); err != nil {
		t.Fatal(err)
	}
	r["deltagere"] = r["deltagere"].([]any)[:3]
	var sections []any
	for _, s := range r["afsnit"].([]any) {
		s := s.(map[string]any)
		if s["del"] == nil && sections != nil && s["overskrift"] != "Status på projektlæring" && s["overskrift"] != "Aftaler for det kommende år" {
			continue
		}
		delete(s, "afsnit")
		var blocks []any
		for i, b := range list(s["blokke"]) {
			b := b.(map[string]any)
			if b["type"] == "figur" {
				b["billede"] = "data:image/png;base64," + base64.StdEncoding.EncodeToString(encoded(t, "png", 40, 30))
			} else if i > 0 && b["synlighed"] != "intern" {
				continue
			}
			blocks = append(blocks, b)
		}
		if blocks != nil {
			s["blokke"] = blocks
		}
		sections = append(sections, s)
	}
	r["afsnit"] = sections
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func list(v any) []any { l, _ := v.([]any); return l }

// ofYear gives the example as it is of another school year, with its meeting.
func ofYear(record, year string) string {
	return strings.NewReplacer("2024/25", year, `"2025-03-13"`, `"20`+year[5:]+`-03-13"`).Replace(record)
}

func TestAPublishedNotatHasItsAddresses(t *testing.T) {
	w := newSite(t, nil)
	k := w.mustPublish(birkelund(t), "")
	for address, mime := range map[string]string{k.Addresses.PDF: "application/pdf", k.Addresses.VersionPDF: "application/pdf", k.Addresses.HTML: "text/html; charset=utf-8",
		k.Addresses.VersionHTML: "text/html; charset=utf-8", k.Addresses.Side: "text/html; charset=utf-8", k.Addresses.Embed: "text/html; charset=utf-8", k.Addresses.Feed: "application/atom+xml; charset=utf-8"} {
		r := w.ask("", "GET", path(t, address), "")
		body := read(t, r)
		sum := sha256.Sum256([]byte(body))
		if r.StatusCode != 200 || r.Header.Get("Content-Type") != mime || r.Header.Get("Cache-Control") != "no-cache" || r.Header.Get("ETag") != `"`+hex.EncodeToString(sum[:])+`"` {
			t.Errorf("%s: %d %v", address, r.StatusCode, r.Header)
		}
	}
	if !strings.HasSuffix(k.Addresses.PDF, "/2024-25/notat.pdf") || !strings.Contains(k.Links.PDF, `(PDF, `) || !strings.Contains(k.Links.PDF, ` KB)</a>`) {
		t.Errorf("%+v", k)
	}
	page := read(t, w.ask("", "GET", path(t, k.Addresses.Side), ""))
	if h, p := strings.Index(page, `href="`+k.Addresses.HTML), strings.Index(page, `href="`+k.Addresses.PDF); h < 0 || p < h {
		t.Error("the page does not lead to the HTML notat before the PDF")
	}
	if strings.Contains(page, "<script") {
		t.Error("the page has a script")
	}
	var feed struct {
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Entry   []struct {
			ID, Updated, Title string
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(read(t, w.ask("", "GET", path(t, k.Addresses.Feed), ""))), &feed); err != nil || len(feed.Entry) != 1 || feed.ID == "" || feed.Updated == "" {
		t.Errorf("%v %+v", err, feed)
	}
	if list := read(t, w.ask("", "GET", "/skoler", "")); !strings.Contains(list, "Birkelund Skole") || !strings.Contains(list, "<h1>Notater fra skole&shy;udviklings&shy;samtaler</h1>") {
		t.Error(list)
	}
}

func TestTheSameAgainIsTheSameAndAnotherIsRefused(t *testing.T) {
	w := newSite(t, nil)
	first := w.mustPublish(birkelund(t), "")
	again, r := w.publish(birkelund(t), "")
	if r.StatusCode != 200 || again.ID != first.ID || again.Ny {
		t.Errorf("%d %+v", r.StatusCode, again)
	}
	_, r = w.publish(birkelund(t, "Birkelund Skole", "Birkelund Ny Skole"), "")
	if p, _ := answered(t, r); p.Status != 409 || !strings.Contains(p.Detail, first.ID) {
		t.Errorf("%+v", p)
	}
}

func TestACorrectionTakesTheAddressAndTheOldVersionSaysSo(t *testing.T) {
	w := newSite(t, nil)
	first := w.mustPublish(birkelund(t), "")
	second := w.mustPublish(birkelund(t, "13:00", "13:01", "2025-03-27", "2025-03-28"), `,"retter":"`+first.ID+`"`)
	if second.Version != 2 || second.Addresses.PDF != first.Addresses.PDF {
		t.Errorf("%+v", second)
	}
	now := w.ask("", "GET", path(t, second.Addresses.PDF), "")
	if now.Header.Get("ETag") != `"`+second.SHA256.PDF+`"` {
		t.Error("the stable address does not serve the correction")
	}
	old := w.ask("", "GET", path(t, first.Addresses.VersionHTML), "")
	if body := read(t, old); !strings.Contains(body, "Denne version er erstattet") || !strings.Contains(body, `href="`+second.Addresses.HTML+`"`) {
		t.Error("the old version does not say that it is replaced")
	}
	for _, a := range []string{first.Addresses.VersionHTML, first.Addresses.VersionPDF} {
		if r := w.ask("", "GET", path(t, a), ""); r.StatusCode != 200 || !strings.HasSuffix(r.Header.Get("Link"), `; rel="latest-version"`) {
			t.Errorf("%s: %d %s", a, r.StatusCode, r.Header.Get("Link"))
		}
	}
	third := w.mustPublish(birkelund(t, "13:00", "13:02"), `,"retter":"`+second.ID+`","aarsag":"personoplysning"`)
	for _, a := range []string{first.Addresses.VersionHTML, first.Addresses.VersionPDF, second.Addresses.VersionHTML, second.Addresses.VersionPDF} {
		if r := w.ask("", "GET", path(t, a), ""); r.StatusCode != 410 || !strings.Contains(read(t, r), "personoplysninger") {
			t.Errorf("%s: %d", a, r.StatusCode)
		}
	}
	if r := w.ask("", "GET", path(t, third.Addresses.HTML), ""); r.StatusCode != 200 || strings.Contains(read(t, r), "erstattet") {
		t.Error(r.StatusCode)
	}
}

func TestAWithdrawalIsHonouredEverywhere(t *testing.T) {
	w := newSite(t, nil)
	k := w.mustPublish(birkelund(t), "")
	if r := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+k.ID+"?aarsag=fordi", ""); r.StatusCode != 400 {
		t.Error(r.StatusCode)
	}
	if r := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+k.ID+"?aarsag=fejl", ""); r.StatusCode != 200 {
		t.Fatal(read(t, r))
	}
	for _, a := range []string{k.Addresses.HTML, k.Addresses.PDF, k.Addresses.VersionHTML, k.Addresses.VersionPDF} {
		for _, method := range []string{"GET", "HEAD"} {
			r := w.ask("", method, path(t, a), "", "If-None-Match", `"`+k.SHA256.PDF+`"`)
			if body := read(t, r); r.StatusCode != 410 || method == "GET" && !strings.Contains(body, "Notatet indeholdt fejl") {
				t.Errorf("%s %s: %d", method, a, r.StatusCode)
			}
		}
	}
	if page := read(t, w.ask("", "GET", path(t, k.Addresses.Side), "")); strings.Contains(page, "notat.pdf") || !strings.Contains(page, "trukket tilbage") {
		t.Error(page)
	}
	if feed := read(t, w.ask("", "GET", path(t, k.Addresses.Feed), "")); strings.Contains(feed, "<entry>") {
		t.Error(feed)
	}
	if r := w.ask(config.RoleReadIntern, "GET", "/v1/notater/"+k.ID+"/intern.pdf", ""); r.StatusCode != 200 {
		t.Errorf("the internal copy: %d", r.StatusCode)
	}
}

func TestConditionalRequestsAndRanges(t *testing.T) {
	w := newSite(t, nil)
	k := w.mustPublish(birkelund(t), "")
	whole := read(t, w.ask("", "GET", path(t, k.Addresses.PDF), ""))
	tag := `"` + k.SHA256.PDF + `"`
	for _, c := range []struct {
		method, name, value string
		status              int
		body                string
	}{
		{"GET", "If-None-Match", tag, 304, ""},
		{"GET", "If-None-Match", `"x", W/` + tag, 304, ""},
		{"GET", "If-None-Match", `"x"`, 200, whole},
		{"HEAD", "If-None-Match", tag, 304, ""},
		{"HEAD", "Accept", "*/*", 200, ""},
		{"GET", "Range", "bytes=0-7", 206, whole[:8]},
		{"GET", "Range", "bytes=-5", 206, whole[len(whole)-5:]},
		{"GET", "Range", "bytes=99999999-", 416, ""},
		{"GET", "Range", "linjer=1-2", 416, ""},
		{"GET", "If-Match", `"x"`, 412, ""},
	} {
		r := w.ask("", c.method, path(t, k.Addresses.PDF), "", c.name, c.value)
		if body := read(t, r); r.StatusCode != c.status || c.status < 400 && body != c.body {
			t.Errorf("%s with %s: %s: %d, %d bytes", c.method, c.name, c.value, r.StatusCode, len(body))
		}
		if c.status < 400 && (r.Header.Get("ETag") != tag || r.Header.Get("Cache-Control") != "no-cache") {
			t.Errorf("%s: %s: %v", c.name, c.value, r.Header)
		}
	}
	r := w.ask("", "GET", path(t, k.Addresses.PDF), "", "Range", "bytes=0-7", "If-Range", `"x"`)
	if r.StatusCode != 200 {
		t.Errorf("If-Range with another file: %d", r.StatusCode)
	}
	for _, page := range []string{"/skoler", "/skoler/123456", "/skoler/123456/embed", "/skoler/123456/feed.atom", path(t, k.Addresses.PDF)} {
		tag := w.ask("", "GET", page, "").Header.Get("ETag")
		for _, c := range []struct {
			name, value string
			status      int
		}{{"If-None-Match", tag, 304}, {"If-Match", `"x"`, 412}, {"Range", "bytes=0-1", 206}, {"Range", "bytes=0-1,4-5", 206}, {"Range", "bytes=99999999-", 416}} {
			if r := w.ask("", "GET", page, "", c.name, c.value); r.StatusCode != c.status { // and described: newSite
				t.Errorf("%s with %s: %s: %d", page, c.name, c.value, r.StatusCode)
			}
		}
	}
}

// who may do what, on every address that needs a token.
func TestEveryRoleMayDoWhatItIsFor(t *testing.T) {
	w := newSite(t, func(c *config.Config) { c.Was = "https://was.example/notater" })
	k := w.mustPublish(birkelund(t), "")
	body := `{"record":` + birkelund(t) + `}`
	type asked struct {
		method, address, body string
		allowed               []config.Role
	}
	cases := []asked{
		{"POST", "/v1/notater", body, []config.Role{config.RolePublish}},
		{"GET", "/v1/notater/" + k.ID + "/intern.pdf", "", []config.Role{config.RoleReadIntern}},
		{"GET", "/v1/notater/" + k.ID + "/intern.json", "", []config.Role{config.RoleReadIntern}},
		{"GET", "/v1/notater/" + k.ID + "/pakke.zip", "", []config.Role{config.RolePublish, config.RoleReadIntern}},
		{"GET", "/v1/notater/" + k.ID + "/pakke/pdf", "", []config.Role{config.RolePublish, config.RoleReadIntern}},
		{"GET", "/v1/skoler/123456/naeste", "", []config.Role{config.RoleWrite}},
		{"DELETE", "/v1/notater/" + k.ID + "?aarsag=fejl", "", []config.Role{config.RolePublish}},
	}
	// No address that needs a token is left out, and no other asks for one.
	for _, r := range (&server{}).table() {
		guarded := slices.Contains(r.problems, kindToken)
		tried := slices.ContainsFunc(cases, func(c asked) bool {
			address, _, _ := strings.Cut(c.address, "?")
			return c.method == r.method && description().address(address) == r.path
		})
		if guarded != tried {
			t.Errorf("%s %s needs a token: %v, tried: %v", r.method, r.path, guarded, tried)
		}
		if r.method != "GET" || guarded {
			continue
		}
		open := strings.NewReplacer("{institutionsnr}", "123456", "{skoleaar}", "2024-25", "{id}", k.ID).Replace(r.path)
		for _, role := range append([]config.Role{""}, config.Roles...) {
			if a := w.ask(role, "GET", open, ""); a.StatusCode != 200 && a.StatusCode != 302 && r.path != "/v1/ny" && r.path != "/nyt" {
				t.Errorf("%s with %q: %d", open, role, a.StatusCode)
			}
		}
	}
	for _, c := range cases {
		for _, role := range append([]config.Role{""}, config.Roles...) {
			if slices.Contains(c.allowed, role) {
				continue
			}
			want := 403
			if role == "" {
				want = 401
			}
			if r := w.ask(role, c.method, c.address, c.body); r.StatusCode != want || want == 401 && r.Header.Get("WWW-Authenticate") == "" {
				t.Errorf("%s %s with %q: %d", c.method, c.address, role, r.StatusCode)
			}
		}
		if r := w.ask("", c.method, c.address, c.body, "Authorization", "Bearer hemmelig-udgi"); r.StatusCode != 401 {
			t.Errorf("%s with half a secret: %d", c.address, r.StatusCode)
		}
		for _, role := range c.allowed {
			if r := w.ask(role, c.method, c.address, c.body); r.StatusCode != 200 {
				t.Errorf("%s %s with %s: %d %s", c.method, c.address, role, r.StatusCode, read(t, r))
			}
		}
	}
	off := newSite(t, func(c *config.Config) { c.Tokens = nil })
	for _, role := range append([]config.Role{""}, config.Roles...) {
		r := off.ask(role, "POST", "/v1/notater", body)
		if p, _ := answered(t, r); p.Status != 403 || !strings.Contains(p.Detail, "NOTAT_TOKENS") {
			t.Errorf("%+v", p)
		}
	}
}

func TestWhatMayNotBePublishedIsRefused(t *testing.T) {
	w := newSite(t, nil)
	for want, record := range map[string]string{
		"kun-endelig":            birkelund(t, `"status": "endelig"`, `"status": "udkast"`),
		"mangler-institutionsnr": edited(t, example(t, "birkelund-2024-25.json"), func(r map[string]any) { delete(r["skole"].(map[string]any), "institutionsnr") }),
		"mangler-opfoelgning":    edited(t, example(t, "birkelund-2024-25.json"), func(r map[string]any) { drop(r, "opfoelgning") }),
		"ukendt-noegle":          `{"forkert": 1,` + birkelund(t)[1:],
		"cpr-nummer":             birkelund(t, "Skoleudviklingssamtale på", "010203-1234 på"),
	} {
		_, r := w.publish(record, "")
		p, codes := answered(t, r)
		if p.Status != 422 || !strings.Contains(fmt.Sprint(codes), want) {
			t.Errorf("%s: %d %v", want, p.Status, codes)
		}
	}
	for _, more := range []string{`,"retter":7`, `,"andet":"x"`, `,"aarsag":"fejl"`, `,"retter":"x","aarsag":"fordi"`, `,"retter":"","retter":""`} {
		if _, r := w.publish(birkelund(t), more); r.StatusCode != 400 {
			t.Errorf("%s: %d", more, r.StatusCode)
		}
	}
	if _, r := w.publish(birkelund(t), `,"retter":"findesikke"`); r.StatusCode != 404 {
		t.Error(r.StatusCode)
	}
	if r := w.ask("", "GET", "/skoler/123456", ""); r.StatusCode != 404 || !strings.Contains(read(t, r), `<a href="https://notater.example/skoler">`) {
		t.Errorf("something was published, or there is no way on: %d", r.StatusCode)
	}
}

// A fault names its line in what was posted, around the record as well.
func TestAFaultHasItsPlaceInWhatWasPosted(t *testing.T) {
	w := newSite(t, nil)
	r := w.ask(config.RolePublish, "POST", "/v1/notater", "{\n \"retter\": \"æøå\",\n \"record\": {\n  \"forkert\": 1 }}")
	p, _ := answered(t, r)
	for _, f := range p.Faults {
		if f.Code == "ukendt-noegle" && f.Line == 4 && f.Column == 3 {
			return
		}
	}
	t.Errorf("%+v", p)
}

// What is no JSON has its place as well, in the record and around it; a mark before it is none of it.
func TestWhatIsNoJSONHasItsPlaceInWhatWasPosted(t *testing.T) {
	w := newSite(t, nil)
	for body, want := range map[string][3]int{
		" ":                               {400, 1, 2},
		"{\"record\":{\n\"a\":}}":         {400, 2, 5},
		"{\"record\":{},\n \"retter\" 1}": {400, 2, 11},
		"{\"record\":{}}\nx":              {400, 2, 1},
		"{\"record\":{}":                  {400, 1, 13},
		"[]":                              {400, 0, 0},
		"\ufeff{\"record\":{\"x\":1}}":    {422, 1, 12},
	} {
		p, _ := answered(t, w.ask(config.RolePublish, "POST", "/v1/notater", body))
		got := [3]int{p.Status, p.Line, p.Column}
		for _, f := range p.Faults {
			if f.Code == "ukendt-noegle" {
				got[1], got[2] = f.Line, f.Column
			}
		}
		if got != want {
			t.Errorf("%q: %v, not %v", body, got, want)
		}
	}
}

func TestAListMayBeShownWhereTheMunicipalitySaysSo(t *testing.T) {
	for ancestors, want := range map[string]string{"": "frame-ancestors 'none'", "https://skolen.dk": "frame-ancestors https://skolen.dk"} {
		w := newSite(t, func(c *config.Config) { c.Ancestors = ancestors })
		k := w.mustPublish(birkelund(t), "")
		if got := w.ask("", "GET", path(t, k.Addresses.Embed), "").Header.Get("Content-Security-Policy"); !strings.HasSuffix(got, want) {
			t.Error(got)
		}
		if got := w.ask("", "GET", path(t, k.Addresses.Side), "").Header.Get("Content-Security-Policy"); !strings.HasSuffix(got, "frame-ancestors 'none'") {
			t.Error(got)
		}
	}
}

package httpapi

import (
	"html"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var (
	hidden    = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)
	sendsTo   = regexp.MustCompile(`<form method="post" action="([^"]*)" enctype="([^"]*)">\n<input type="hidden"`)
	signsInTo = regexp.MustCompile(`href="(/log-ind\?til=[^"]*)"`)
)

// sendsAgain presses the button of a page that sends again what stood on the one before.
func (b *visitor) sendsAgain(page string) *http.Response {
	b.t.Helper()
	form := sendsTo.FindStringSubmatch(page)
	if form == nil {
		b.t.Fatalf("nothing is sent again: %s", page)
	}
	var small []string
	var body strings.Builder
	m := multipart.NewWriter(&body)
	for _, f := range hidden.FindAllStringSubmatch(page, -1) {
		name, value := html.UnescapeString(f[1]), html.UnescapeString(f[2])
		small = append(small, name, value)
		if err := m.WriteField(name, value); err != nil {
			b.t.Fatal(err)
		}
	}
	if form[2] == "application/x-www-form-urlencoded" {
		return b.presses(form[1], small...)
	}
	if err := m.Close(); err != nil {
		b.t.Fatal(err)
	}
	return b.send("POST", form[1], m.FormDataContentType(), body.String(), "Sec-Fetch-Site", "same-origin")
}

// signsInAt is where the page leads who signs in from it.
func signsInAt(t *testing.T, page string) string {
	t.Helper()
	found := signsInTo.FindStringSubmatch(page)
	if found == nil {
		t.Fatalf("nobody is led to sign in: %s", page)
	}
	u, err := url.Parse(html.UnescapeString(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	return u.Query().Get("til")
}

// Who was signed out while they wrote loses nothing: what was typed stands on the page that
// says so, which leads to sign in and back, and is sent from there.
func TestWhoIsSignedOutLosesNothingTyped(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	draft := b.keeps(strings.Replace(example(t, "birkelund-2024-25.json"), `"tekst": "`, `"tekst": "Ring til 010190-1234. `, 1))
	field := regexp.MustCompile(`name="(andet\.[^"]*)"`).FindStringSubmatch(b.page(draft))
	if field == nil {
		t.Fatal("nothing is asked")
	}
	const why = "Det er et \"sagsnummer\" & <ikke> et cpr-nummer"
	out := h.visitor()
	r := out.presses(draft, "version", "1", "handling", "svar", html.UnescapeString(field[1]), why)
	page := read(t, r)
	if r.StatusCode != 401 || signsInAt(t, page) != draft {
		t.Errorf("%d, back at %s", r.StatusCode, signsInAt(t, page))
	}
	has(t, page, `target="_blank"`, "ikke tabt")
	if again := read(t, out.sendsAgain(page)); again != page {
		t.Errorf("sent again without signing in, it is another page: %s", again)
	}
	if r := b.sendsAgain(page); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	has(t, b.page(draft), "Det er der svaret på", html.EscapeString(why))

	// The same where the archive fails for a while.
	draft = b.keeps(strings.Replace(example(t, "birkelund-2024-25.json"), `"tekst": "`, `"tekst": "Ring til 010190-1234. `, 1))
	h.sets("ALTER TABLE session RENAME TO borte")
	r = b.presses(draft, "version", "1", "handling", "svar", html.UnescapeString(field[1]), why)
	if page = read(t, r); r.StatusCode != 500 || signsInTo.MatchString(page) {
		t.Errorf("%d", r.StatusCode)
	}
	h.sets("ALTER TABLE borte RENAME TO session")
	if r := b.sendsAgain(page); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	has(t, b.page(draft), html.EscapeString(why))

	// A page that carries its files sends them again; a file that was chosen must be chosen again.
	var body strings.Builder
	m := multipart.NewWriter(&body)
	for _, f := range [][2]string{{"navn", "samtale.json"}, {"fil64", "e30="}, {"handling", "vis"}, {"endelig", "ja"}} {
		if err := m.WriteField(f[0], f[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	page = read(t, out.send("POST", "/arkiv/udkast", m.FormDataContentType(), body.String(), "Sec-Fetch-Site", "same-origin"))
	has(t, page, `name="navn" value="samtale.json"><input type="hidden" name="fil64" value="e30=">`, `name="endelig" value="ja"`)
	if at := signsInAt(t, page); at != "/arkiv/udkast" {
		t.Error(at)
	}
	page = read(t, out.handsTo(draft+"/rettelser", "rettet.json", "{}", "lavetaf", "1"))
	has(t, page, "vælg filen igen")
	lacks(t, page, "Send igen", `target="_blank"`)
	if at := signsInAt(t, page); at != draft {
		t.Error(at)
	}
	if page := read(t, out.send("POST", draft, "text/plain", "x")); signsInAt(t, page) != draft {
		t.Error(page)
	}
}

// A sign-in that was begun twice is refused, and the way to the page is not lost.
func TestARefusedSignInKeepsTheWay(t *testing.T) {
	h := newHouse(t)
	v := h.visitor()
	if r := v.get("/log-ind?til=/arkiv/frister"); r.StatusCode != 303 {
		t.Fatal(r.StatusCode)
	}
	r := v.get("/log-ind/svar?state=andet&code=x")
	if page := read(t, r); r.StatusCode != 400 || signsInAt(t, page) != "/arkiv/frister" {
		t.Errorf("%d %s", r.StatusCode, page)
	}
}

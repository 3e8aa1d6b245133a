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
	draft := b.keeps(strings.Replace(birkelund(t), `"tekst": "`, `"tekst": "Ring til 010190-1234. `, 1))
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
	draft = b.keeps(strings.Replace(birkelund(t), `"tekst": "`, `"tekst": "Ring til 010190-1234. `, 1))
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

// What was typed on a draft's page stands there still when its button came too late, and goes
// along when the draft is sent for approval; and who goes back to a draft that was published
// is led to the notat.
func TestADraftsPageKeepsWhatWasTyped(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	draft := b.keeps(strings.Replace(birkelund(t), `"tekst": "`, `"tekst": "Ring til 010190-1234. `, 1))
	field := regexp.MustCompile(`name="(andet\.[^"]*)"`).FindStringSubmatch(b.page(draft))
	if field == nil {
		t.Fatal("nothing is asked")
	}
	name := html.UnescapeString(field[1])
	const why = "Det er et sagsnummer"
	for _, c := range []struct {
		status int
		fields []string
		says   string
	}{
		{409, []string{"version", "7", "handling", "svar", name, why}, "ændret imens"},
		{409, []string{"version", "7", "handling", "send", name, why}, "ændret imens"},
		{400, []string{"version", "1", "handling", "andet", name, why}, "Brug knapperne"},
		{409, []string{"version", "7", "handling", "svar", strings.Replace(name, "andet.", "svar.", 1), "Nummeret er ikke et cpr-nummer"}, "ændret imens"},
	} {
		r := b.presses(draft, c.fields...)
		page := read(t, r)
		if r.StatusCode != c.status {
			t.Errorf("%v: %d", c.fields, r.StatusCode)
		}
		has(t, page, c.says, "version 1", "Brug svarene")
		if given := c.fields[len(c.fields)-1]; given == why {
			has(t, page, `value="`+why+`"`)
		}
	}
	if r := b.presses(draft, "version", "1", "handling", "svar"); r.StatusCode != 400 {
		t.Errorf("%d", r.StatusCode)
	}
	if r := b.presses(draft, "version", "1", "handling", "send", name, why); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	has(t, b.page(draft), "version 2", "Sendt til godkendelse", why)
	r := b.presses(draft+"/udgiv", "version", "1", "sikker", "ja")
	if page := read(t, r); r.StatusCode != 409 || !strings.Contains(page, "ændret imens") || !strings.Contains(page, `name="version" value="2"`) {
		t.Errorf("%d %s", r.StatusCode, page)
	}
	r = b.presses(draft+"/udgiv", "version", "2", "sikker", "ja")
	notat := path(t, r.Header.Get("Location"))
	if r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	for _, r := range []*http.Response{b.presses(draft+"/udgiv", "version", "2", "sikker", "ja"), b.get(draft), h.as("egen-leder").get(draft)} {
		if r.StatusCode != 303 || path(t, r.Header.Get("Location")) != notat {
			t.Errorf("%d %s", r.StatusCode, r.Header.Get("Location"))
		}
	}
	page := read(t, b.hands("x.txt", "hej"))
	has(t, page, `href="/arkiv/udkast">Tilbage til siden`)
}

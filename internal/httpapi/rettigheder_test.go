package httpapi

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/login"
)

func timeNow() time.Time { return time.Now() }

// Every address that is closed is in the table, and what is in the table is an address.
func TestTheTableOfRightsIsTheOnlyOne(t *testing.T) {
	s := &server{login: new(login.Door)}
	s.routes(gin.New()) // panics where a route and the table disagree
	there := map[string]bool{}
	for _, r := range append(s.table(), s.arkivRoutes()...) {
		there[r.method+" "+r.path] = true
		if strings.HasPrefix(r.path, "/arkiv") && r.guarded == nil {
			t.Errorf("%s %s is open to all", r.method, r.path)
		}
	}
	for address := range rights {
		if !there[address] {
			t.Errorf("%s is no address", address)
		}
	}
}

// expected are who may use each address: at the school that it is of, by name. "*" is
// whoever is signed in.
var expected = map[string]string{
	"POST /v1/notater":                       "token-udgiv",
	"DELETE /v1/notater/{id}":                "token-udgiv",
	"GET /v1/notater/{id}/intern.pdf":        "token-laesIntern",
	"GET /v1/notater/{id}/intern.json":       "token-laesIntern",
	"GET /v1/notater/{id}/pakke.zip":         "token-udgiv token-laesIntern",
	"GET /v1/notater/{id}/pakke/{del}":       "token-udgiv token-laesIntern",
	"GET /v1/skoler/{institutionsnr}/naeste": "token-skriv",

	"POST /log-ud":                              "*",
	"GET /arkiv":                                "*",
	"GET /arkiv/skoler/{institutionsnr}":        "forvaltning skriver udgiver laeser admin egen-leder",
	"GET /arkiv/skoler/{institutionsnr}/naeste": "forvaltning skriver egen-leder",
	"GET /arkiv/notater/{id}":                   "forvaltning skriver udgiver laeser admin egen-leder",
	"GET /arkiv/notater/{id}/intern.pdf":        "forvaltning laeser egen-leder",
	"GET /arkiv/notater/{id}/intern.json":       "forvaltning laeser egen-leder",
	"GET /arkiv/notater/{id}/intern.docx":       "forvaltning laeser egen-leder",
	"GET /arkiv/notater/{id}/pakke.zip":         "forvaltning udgiver laeser egen-leder",
	"POST /arkiv/notater/{id}/traek-tilbage":    "forvaltning udgiver egen-leder",
	"POST /arkiv/notater/{id}/slet":             "forvaltning admin egen-leder",
	"GET /arkiv/udkast":                         "forvaltning skriver udgiver egen-leder anden-leder",
	"POST /arkiv/udkast":                        "forvaltning skriver udgiver egen-leder",
	"GET /arkiv/udkast/{id}":                    "forvaltning skriver udgiver egen-leder",
	"GET /arkiv/udkast/{id}/fil":                "forvaltning skriver udgiver egen-leder",
	"POST /arkiv/udkast/{id}/fil":               "forvaltning skriver udgiver egen-leder",
	"POST /arkiv/udkast/{id}":                   "forvaltning skriver udgiver egen-leder",
	"POST /arkiv/udkast/{id}/rettelser":         "forvaltning skriver udgiver egen-leder",
	"POST /arkiv/udkast/{id}/udgiv":             "forvaltning udgiver egen-leder",
	"GET /arkiv/frister":                        "forvaltning skriver udgiver laeser admin egen-leder anden-leder",
	"POST /arkiv/frister":                       "forvaltning admin",
	"GET /arkiv/log":                            "forvaltning admin",
	"GET /arkiv/oversigt":                       "forvaltning skriver udgiver laeser admin egen-leder anden-leder",
	"GET /arkiv/aarsstart":                      "forvaltning skriver",
	"POST /arkiv/aarsstart":                     "forvaltning skriver",
}

// Each role at each address, of its own school and of another, signed in and by token,
// and without either: all that are let in are expected, and nobody else is.
func TestEachRoleAtEachAddressOfItsOwnAndAnotherSchool(t *testing.T) {
	h := newHouse(t)
	record := birkelund(t)
	all := h.as("forvaltning")
	notat := strings.TrimPrefix(all.publishes(all.keeps(record)), "/arkiv/notater/")
	draft := strings.TrimPrefix(all.keeps(record), "/arkiv/udkast/")
	everybody := map[string]*visitor{"": h.visitor()}
	for who := range people {
		everybody[who] = h.as(who)
	}
	fill := strings.NewReplacer("{institutionsnr}", "123456", "{del}", "pdf")
	for address := range rights {
		method, path, _ := strings.Cut(address, " ")
		id := notat
		if strings.Contains(path, "udkast") {
			id = draft
		}
		path = strings.ReplaceAll(fill.Replace(path), "{id}", id)
		allowed := " " + expected[address] + " "
		check := func(who string, r *http.Response, refusal ...int) {
			t.Helper()
			refused := false
			for _, status := range refusal {
				refused = refused || r.StatusCode == status
			}
			if want := who != "" && (expected[address] == "*" && !strings.HasPrefix(who, "token") || strings.Contains(allowed, " "+who+" ")); refused == want || r.StatusCode >= 500 {
				t.Errorf("%s by %q: %d", address, who, r.StatusCode)
			}
		}
		if strings.HasPrefix(path, "/v1/") {
			body := ""
			if method == "POST" {
				body = `{"record":` + record + `}`
			}
			check("", h.ask("", method, path, body), 401)
			for _, role := range config.Roles {
				check("token-"+string(role), h.ask(role, method, path, body), 401, 403)
			}
			for who, b := range everybody { // a program's addresses are opened by no session
				if who != "" {
					check("session", b.send(method, path, "application/json", body), 401)
				}
			}
			continue
		}
		for who, b := range everybody {
			switch {
			case path == "/log-ud" && who != "":
				b = h.as(who) // the one that goes out
			case who == "" && method == "GET":
				if r := b.get(path); r.StatusCode != 303 || !strings.HasPrefix(r.Header.Get("Location"), "https://notater.example/log-ind?til=%2Farkiv") {
					t.Errorf("%s by nobody: %d %s", address, r.StatusCode, r.Header.Get("Location"))
				}
				continue
			}
			if path == "/arkiv/udkast" && method == "POST" {
				check(who, b.hands("samtale.json", record), 401, 403)
				continue
			}
			if method == "POST" {
				check(who, b.presses(path), 401, 403)
				continue
			}
			check(who, b.get(path), 401, 403)
		}
		// A token opens no page of a person's.
		if r := h.ask(config.RolePublish, method, path, ""); r.StatusCode != 303 && r.StatusCode != 401 && r.StatusCode != 403 {
			t.Errorf("%s by a token: %d", address, r.StatusCode)
		}
	}
}

// A list shows what is of one's own schools and nothing else.
func TestAListShowsOnesOwnSchoolsAlone(t *testing.T) {
	h := newHouse(t)
	all := h.as("forvaltning")
	all.publishes(all.keeps(birkelund(t)))
	all.keeps(strings.Replace(birkelund(t), "2024/25", "2025/26", 1))
	for range 4 { // before and after the others: those of one second stand in any order
		all.keeps(`{"skole":{"navn":"Engskolen"}}`)
	}
	for _, nr := range []string{"100001", "900001"} { // and of others, wherever they stand in a list
		theirs := strings.ReplaceAll(numbered(t, nr, nil), "Birkelund", "Engskolen")
		all.publishes(all.keeps(theirs))
		all.keeps(strings.Replace(theirs, "2024/25", "2025/26", 1))
	}
	own, other := h.as("egen-leder"), h.as("anden-leder")
	for _, page := range []string{"/arkiv", "/arkiv?skoleaar=2024-25", "/arkiv/udkast"} {
		if page != "/arkiv?skoleaar=2024-25" || other.get(page).StatusCode != 404 {
			lacks(t, other.page(page), "Birkelund", "Engskolen")
		}
		has(t, own.page(page), "Birkelund")
		lacks(t, own.page(page), "Engskolen")
	}
	has(t, all.page("/arkiv/udkast"), "Engskolen")
	// Nor does it hold another's notat in.
	if r := own.hands("x.json", `{"skole":{"navn":"Engskolen"}}`); r.StatusCode != 403 {
		t.Errorf("a notat of no school: %d", r.StatusCode)
	}
}

// What comes from another site does nothing, whatever the browser says of it.
func TestAnotherSiteDoesNothingHere(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	draft := b.keeps(birkelund(t))
	const form = "application/x-www-form-urlencoded"
	for _, address := range []string{draft, draft + "/udgiv", "/arkiv/udkast", "/log-ud"} {
		for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://ond.example"}, {"Origin", "null"}} {
			if r := b.send("POST", address, form, "version=1&handling=send&sikker=ja", header...); r.StatusCode != 403 {
				t.Errorf("%s with %v: %d", address, header, r.StatusCode)
			}
		}
	}
	if r := b.send("POST", draft, form, "version=1&handling=send", "Origin", "https://notater.example"); r.StatusCode != 303 {
		t.Errorf("our own: %d", r.StatusCode)
	}
	b.page("/arkiv") // still signed in
}

// A session is over when it was ended, and what was copied of it before opens nothing.
func TestASessionThatWasEndedOpensNothing(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	thief := &visitor{h, map[string]string{"__Host-notat": b.cookies["__Host-notat"]}}
	thief.page("/arkiv") // as long as the session lasts
	r := b.presses("/log-ud")
	if r.StatusCode != 303 || !strings.HasPrefix(r.Header.Get("Location"), h.provider.URL+"/logout?") {
		t.Errorf("%d %s", r.StatusCode, r.Header.Get("Location"))
	}
	if policy := b.get("/log-ind").Header.Get("Content-Security-Policy"); !strings.Contains(policy, "form-action 'self' "+h.provider.URL+";") {
		t.Error(policy)
	}
	for _, gone := range []*visitor{b, thief} {
		if r := gone.get("/arkiv"); r.StatusCode != 303 {
			t.Errorf("%d", r.StatusCode)
		}
	}
	for _, value := range []string{"x", strings.Repeat("x", 10_000), "\x7f", b.cookies["__Host-notat-log-ind"]} {
		if r := (&visitor{h, map[string]string{"__Host-notat": value}}).get("/arkiv"); r.StatusCode != 303 {
			t.Errorf("%.20q: %d", value, r.StatusCode)
		}
	}
}

// Whoever comes back from the provider otherwise than they went is not let in, and is
// told so on a page.
func TestAForeignEndOfASignInIsToldOnAPage(t *testing.T) {
	h := newHouse(t)
	for _, address := range []string{"/log-ind/svar", "/log-ind/svar?code=x&state=y", "/log-ind/svar?error=access_denied"} {
		r := h.visitor().get(address)
		if body := read(t, r); r.StatusCode != 400 || !strings.Contains(body, "Du blev ikke logget ind") || r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %s", address, r.StatusCode, body)
		}
	}
	for line := range strings.Lines(h.log.String()) { // and found in the log
		if strings.Contains(line, "sign-in refused") && !strings.Contains(line, "requestId") {
			t.Error(line)
		}
	}
	b := h.visitor()
	h.provider.Says(map[string]any{"roles": []string{"ingen"}})
	back, err := http.DefaultTransport.RoundTrip(httptest.NewRequest("GET", b.get("/log-ind").Header.Get("Location"), nil))
	if err != nil {
		t.Fatal(err)
	}
	back.Body.Close()
	if r := b.get(path(t, back.Header.Get("Location"))); r.StatusCode != 403 || !strings.Contains(read(t, r), "har ingen rolle her") {
		t.Errorf("%d", r.StatusCode)
	}
}

// What is not there is told to a person on a page, also in a file's place.
func TestAFileThatIsGoneIsToldAPersonOnAPage(t *testing.T) {
	b := newHouse(t).as("forvaltning")
	for _, file := range []string{"pakke.zip", "intern.pdf", "intern.json"} {
		r := b.get("/arkiv/notater/" + strings.Repeat("a", 26) + "/" + file)
		if body := read(t, r); r.StatusCode != 404 || r.Header.Get("Cache-Control") != "no-store" || !strings.Contains(body, "Siden findes ikke</h1>") {
			t.Errorf("%s: %d %s", file, r.StatusCode, body)
		}
	}
}

// Without settings nothing that needs a role is there or shown.
func TestWithoutSignInNothingIsShownOfIt(t *testing.T) {
	w := newSite(t, nil)
	for _, address := range []string{"/log-ind", "/log-ind/svar", "/arkiv", "/arkiv/udkast", "/arkiv/log"} {
		if r := w.ask("", "GET", address, ""); r.StatusCode != 404 {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
	lacks(t, read(t, w.ask("", "GET", "/", "")), "Arkivet", "log-ind")
	has(t, read(t, newHouse(t).visitor().get("/")), "Arkivet")
}

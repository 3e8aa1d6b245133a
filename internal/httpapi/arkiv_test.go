package httpapi

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"notat/internal/config"
	"notat/internal/login/logintest"
)

// The people of the tests, and what the provider says of them. Birkelund is 123456.
var people = map[string]map[string]any{
	"forvaltning": {"preferred_username": "ana@fjordby.example", "name": "Ana Jensen", "roles": []string{"alt"}},
	"skriver":     {"preferred_username": "bo", "roles": []string{"skriv"}},
	"udgiver":     {"preferred_username": "ida", "roles": []string{"udgiv"}},
	"laeser":      {"preferred_username": "lis", "roles": []string{"laes"}},
	"admin":       {"preferred_username": "kim", "roles": []string{"admin"}},
	"egen-leder":  {"preferred_username": "eva", "roles": []string{"leder"}, "skoler": "123456"},
	"anden-leder": {"preferred_username": "per", "roles": []string{"leder"}, "skoler": "654321"},
}

var mappings = []config.RoleMapping{
	{Claim: "roles", Value: "alt", Roles: config.PersonRoles},
	{Claim: "roles", Value: "skriv", Roles: []config.Role{config.RoleWrite}},
	{Claim: "roles", Value: "udgiv", Roles: []config.Role{config.RolePublish}},
	{Claim: "roles", Value: "laes", Roles: []config.Role{config.RoleReadIntern}},
	{Claim: "roles", Value: "admin", Roles: []config.Role{config.RoleAdmin}},
	{Claim: "roles", Value: "leder", Roles: config.PersonRoles, Own: true},
}

// house is a site where people sign in.
type house struct {
	*site
	provider *logintest.Provider
	archive  string // its file
}

func newHouse(t *testing.T) *house {
	t.Helper()
	p := logintest.New(t)
	file := filepath.Join(t.TempDir(), "notat.db")
	w := newSiteOn(t, file, func(c *config.Config) { c.OIDC, c.DraftDays = p.Settings(mappings...), 400 })
	w.Handler = w.Handler.(promised).Handler // the pages behind the door are in no description
	return &house{w, p, file}
}

// visitor is a person's, with its cookies.
type visitor struct {
	*house
	cookies map[string]string
}

func (h *house) visitor() *visitor { return &visitor{h, map[string]string{}} }

// as gives the visitor of somebody who is signed in.
func (h *house) as(who string) *visitor {
	h.t.Helper()
	b := h.visitor()
	h.provider.Says(people[who])
	r := b.get("/log-ind?til=/arkiv")
	back, err := http.DefaultTransport.RoundTrip(httptest.NewRequest("GET", r.Header.Get("Location"), nil).WithContext(h.t.Context()))
	if err != nil {
		h.t.Fatal(err)
	}
	back.Body.Close()
	if r = b.get(path(h.t, back.Header.Get("Location"))); r.StatusCode != 303 || r.Header.Get("Location") != "https://notater.example/arkiv" {
		h.t.Fatalf("%s: %d %s", who, r.StatusCode, read(h.t, r))
	}
	return b
}

// send sends a request with more headers, in pairs, and keeps the cookies of the answer.
func (b *visitor) send(method, address, kind, body string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "https://notater.example"+address, strings.NewReader(body))
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if b.cookies[c.Name] = c.Value; c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		}
	}
	return w.Result()
}

func (b *visitor) get(address string) *http.Response { return b.send("GET", address, "", "") }

// page gives a page that must be there.
func (b *visitor) page(address string) string {
	b.t.Helper()
	r := b.get(address)
	body := read(b.t, r)
	if r.StatusCode != 200 || r.Header.Get("Cache-Control") != "no-store" {
		b.t.Fatalf("%s: %d %s %s", address, r.StatusCode, r.Header.Get("Cache-Control"), body)
	}
	return body
}

// presses sends a form as its page does, names and values in pairs.
func (b *visitor) presses(address string, fields ...string) *http.Response {
	q := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		q.Set(fields[i], fields[i+1])
	}
	return b.send("POST", address, "application/x-www-form-urlencoded", q.Encode(), "Sec-Fetch-Site", "same-origin")
}

// hands hands a file in as a draft.
func (b *visitor) hands(name, data string) *http.Response {
	return b.handsTo("/arkiv/udkast", name, data)
}

// handsTo hands a file in at an address, with more fields, names and values in pairs.
func (b *visitor) handsTo(address, name, data string, fields ...string) *http.Response {
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	f, err := m.CreateFormFile("fil", name)
	if err == nil {
		_, err = io.WriteString(f, data)
	}
	for i := 0; i < len(fields) && err == nil; i += 2 {
		err = m.WriteField(fields[i], fields[i+1])
	}
	if err == nil {
		err = m.Close()
	}
	if err != nil {
		b.t.Fatal(err)
	}
	return b.send("POST", address, m.FormDataContentType(), body.String(), "Sec-Fetch-Site", "same-origin")
}

// keeps hands a notat in and gives the address of its draft.
func (b *visitor) keeps(record string) string {
	b.t.Helper()
	r := b.hands("samtale.json", record)
	if r.StatusCode != 303 {
		b.t.Fatalf("%d %s", r.StatusCode, read(b.t, r))
	}
	return path(b.t, r.Header.Get("Location"))
}

// publishes publishes a draft and gives the address of the notat's page.
func (b *visitor) publishes(draft string, more ...string) string {
	b.t.Helper()
	r := b.presses(draft+"/udgiv", append([]string{"version", "1", "sikker", "ja"}, more...)...)
	if r.StatusCode != 303 {
		b.t.Fatalf("%d %s", r.StatusCode, read(b.t, r))
	}
	return path(b.t, r.Header.Get("Location"))
}

// lacks fails unless a page has none of the words, has unless it has all.
func lacks(t *testing.T, page string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(page, w) {
			t.Errorf("the page says %q", w)
		}
	}
}

func has(t *testing.T, page string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(page, w) {
			t.Errorf("the page does not say %q: %s", w, page[max(0, strings.Index(page, "<main")):])
		}
	}
}

// A notat goes from who writes it to who approves it, to the public, is corrected,
// withdrawn and purged; and the audit names each of them.
func TestANotatGoesThroughTheHouse(t *testing.T) {
	h := newHouse(t)
	writes, approves, all := h.as("skriver"), h.as("udgiver"), h.as("forvaltning")
	draft := writes.keeps(birkelund(t))
	page := writes.page(draft)
	has(t, page, "Send til godkendelse", "Udkastet kan offentliggøres", "gemt af bo", "Det vises ikke for alle")
	lacks(t, page, ">Offentliggør</button>")
	if r := writes.presses(draft, "handling", "send", "version", "1"); r.StatusCode != 303 {
		t.Fatal(r.StatusCode)
	}
	has(t, approves.page("/arkiv"), "1 udkast venter på, at du godkender", "Mangler (1)")
	has(t, approves.page("/arkiv?skoleaar=2024-25"), "Venter på godkendelse (1)")
	has(t, approves.page("/arkiv/udkast"), "Sendt af bo", strings.TrimPrefix(draft, "/arkiv/"))
	for _, file := range []string{"format=pdf&udgave=offentlig", "format=pdf&udgave=intern", "format=html&udgave=offentlig", "format=html&udgave=intern", "format=docx&udgave=intern", "format=json", "format=json&version=1"} {
		if r := approves.get(draft + "/fil?" + file); r.StatusCode != 200 || r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d", file, r.StatusCode)
		}
	}
	if r := writes.presses(draft+"/fil", "version", "1", "format", "skriv"); r.StatusCode != 303 || !strings.HasSuffix(r.Header.Get("Location"), "/skriv?"+url.Values{"udkast": {strings.TrimPrefix(draft, "/arkiv/udkast/")}, "version": {"1"}}.Encode()) {
		t.Errorf("the desk: %d %s", r.StatusCode, r.Header.Get("Location"))
	}
	if r := approves.presses(draft+"/udgiv", "version", "1"); r.StatusCode != 400 {
		t.Errorf("unseen: %d", r.StatusCode)
	}
	if r := approves.presses(draft+"/udgiv", "version", "2", "sikker", "ja"); r.StatusCode != 409 {
		t.Errorf("another version: %d", r.StatusCode)
	}
	first := approves.publishes(draft)
	has(t, approves.page(first), "Til skolens hjemmeside", "https://notater.example/skoler/123456/2024-25/notat.html", "Link til siden i stedet for at lægge filen op", "mailto:?subject=")
	if r := approves.get(draft); r.StatusCode != 303 || path(t, r.Header.Get("Location")) != first {
		t.Errorf("the draft does not lead to the notat: %d", r.StatusCode)
	}
	has(t, writes.page("/arkiv/skoler/123456"), "Offentliggjort", "Næste års notat", first+`">Version 1</a>`)
	for _, file := range []string{"", "?format=json"} {
		if r := writes.get("/arkiv/skoler/123456/naeste" + file); r.StatusCode != 200 {
			t.Errorf("next year%s: %d", file, r.StatusCode)
		}
	}

	// Corrected, which the draft's page knows by itself.
	other := strings.Replace(birkelund(t), "13:00", "13:01", 1)
	stale := writes.keeps(other)
	has(t, approves.page(stale), "1 ting skal rettes") // the approval is of other words
	draft = writes.keeps(strings.Replace(other, "2025-03-27", "2025-03-28", 1))
	page = approves.page(draft)
	has(t, page, "Udkastet kommer i stedet for det", `name="retter"`)
	if r := approves.presses(draft+"/udgiv", "version", "1", "sikker", "ja"); r.StatusCode != 409 {
		t.Errorf("published beside what is there: %d", r.StatusCode)
	}
	second := approves.publishes(draft, "retter", strings.TrimPrefix(first, "/arkiv/notater/"), "aarsag", "fejl")
	has(t, approves.page(second), "Notatet er rettet. Linket er det samme", "Versioner", first)
	has(t, approves.page(first), "erstattet af en nyere")

	// Withdrawn and purged.
	if r := approves.presses(second+"/traek-tilbage", "aarsag", "fejl"); r.StatusCode != 400 {
		t.Errorf("unsure: %d", r.StatusCode)
	}
	if r := approves.presses(second+"/traek-tilbage", "aarsag", "fordi", "sikker", "ja"); r.StatusCode != 400 {
		t.Errorf("no reason: %d", r.StatusCode)
	}
	if r := approves.presses(second+"/traek-tilbage", "aarsag", "fejl", "sikker", "ja"); r.StatusCode != 303 {
		t.Errorf("%d %s", r.StatusCode, read(t, r))
	}
	if r := all.get("/skoler/123456/2024-25/notat.pdf"); r.StatusCode != 410 {
		t.Errorf("still public: %d", r.StatusCode)
	}
	has(t, all.page(second), "Notatet indeholdt fejl.", "Slet den interne udgave")
	if r := all.presses(second+"/slet", "sikker", "ja"); r.StatusCode != 303 {
		t.Errorf("%d %s", r.StatusCode, read(t, r))
	}
	if r := all.get(second + "/intern.pdf"); r.StatusCode != 410 {
		t.Errorf("still there: %d", r.StatusCode)
	}
	log := all.page("/arkiv/log")
	var lines []string
	for _, m := range regexp.MustCompile(`class="place">([^<]*)</span>(?s:.*?)\(UTC\) · ([^<·]*)`).FindAllStringSubmatch(log, -1) {
		lines = append(lines, m[1]+" "+strings.TrimSpace(m[2]))
	}
	if want := []string{"Slettet ana@fjordby.example (Ana Jensen)", "Trukket tilbage ida", "Trukket tilbage ida", "Rettet ida", "Offentliggjort ida"}; !slices.Equal(lines, want) {
		t.Errorf("%q", lines)
	}
}

// What stands in the way is told, answered on the page, and then published.
func TestADraftIsAnsweredWhereItIsPublished(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	record := edited(t, birkelund(t), func(r map[string]any) {
		r["afsnit"].([]any)[0].(map[string]any)["blokke"] = []any{map[string]any{"type": "tekst", "tekst": "Ring til 010190-1234 om det."}}
	})
	draft := b.keeps(record)
	page := b.page(draft)
	has(t, page, "1 ting skal rettes", "Brug svarene")
	lacks(t, page, ">Offentliggør</button>")
	if r := b.presses(draft+"/udgiv", "version", "1", "sikker", "ja"); r.StatusCode != 422 {
		t.Errorf("%d", r.StatusCode)
	}
	field := regexp.MustCompile(`name="(andet\.[^"]*)"`).FindStringSubmatch(page)
	if field == nil {
		t.Fatal(page)
	}
	if r := b.presses(draft, "version", "1", "handling", "svar", field[1], "Det er ikke et cpr-nummer"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	if r := b.presses(draft, "version", "1", "handling", "svar", field[1], "En anden grund"); r.StatusCode != 409 {
		t.Errorf("answered in a version that is not the newest: %d", r.StatusCode)
	}
	has(t, b.page(draft), "version 2", "Det er der svaret på", "Det er ikke et cpr-nummer", ">Offentliggør</button>")
	if r := b.presses(draft, "version", "2", "handling", "slet"); r.StatusCode != 400 {
		t.Errorf("unsure: %d", r.StatusCode)
	}
	if r := b.presses(draft, "version", "2", "handling", "slet", "sikker", "ja"); r.StatusCode != 303 || b.get(draft).StatusCode != 404 {
		t.Errorf("%d", r.StatusCode)
	}
}

// An approval of other words can be taken off where it is asked about, beside other
// answers; and who corrects what is published has its Word file.
func TestAnApprovalOfOtherWordsIsTakenOffOnTheDraftsPage(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	notat := b.publishes(b.keeps(birkelund(t)))
	draft := b.keeps(strings.Replace(birkelund(t), "13:00", "13:01", 1))
	page := b.page(draft)
	has(t, page, "1 ting skal rettes", "Slet godkendelsen")
	field := regexp.MustCompile(`name="(svar\.godkendelse-foraeldet [^"]*)" value="slet"`).FindStringSubmatch(page)
	if field == nil {
		t.Fatal(page)
	}
	if r := b.presses(draft, "version", "1", "handling", "svar", field[1], "slet"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	page = b.page(draft)
	has(t, page, "version 2", "Udkastet kan offentliggøres", "Notatet er ikke godkendt", "Skriv godkendelsen")
	lacks(t, page, "Slet godkendelsen")
	if record := read(t, b.get(draft+"/fil?format=json")); strings.Contains(record, `"godkendt"`) {
		t.Error("it is still approved")
	}
	if record := read(t, b.get(draft+"/fil?format=json&version=1")); !strings.Contains(record, `"godkendt"`) {
		t.Error("the version before it is not")
	}

	// And given anew, where it is said to be missing.
	for want, fields := range map[int][]string{400: {"version", "2", "dato", "i går", "af", "Skolechefen"}, 409: {"version", "1", "dato", "2025-04-01", "af", "Skolechefen"}} {
		r := b.presses(draft, append(fields, "handling", "godkend")...)
		if page := read(t, r); r.StatusCode != want || !strings.Contains(page, `name="af" value="Skolechefen"`) {
			t.Errorf("%d %s", r.StatusCode, page)
		}
	}
	if r := b.presses(draft, "version", "2", "handling", "godkend", "dato", "2025-04-01", "af", " "); r.StatusCode != 400 {
		t.Errorf("%d", r.StatusCode)
	}
	if r := b.presses(draft, "version", "2", "handling", "godkend", "dato", "2025-04-01", "af", "Skolechefen"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	page = b.page(draft)
	has(t, page, "version 3", "Udkastet kan offentliggøres")
	lacks(t, page, "Skriv godkendelsen", "Notatet er ikke godkendt")
	has(t, read(t, b.get(draft+"/fil?format=json")), `"godkendt":{"af":"Skolechefen","dato":"2025-04-01"}`)

	has(t, b.page(notat), "Ret notatet", ">Hent Word-filen</a>", notat+"/intern.docx")
	r := b.get(notat + "/intern.docx")
	word := read(t, r)
	if r.StatusCode != 200 || !strings.HasPrefix(r.Header.Get("Content-Disposition"), "attachment") {
		t.Fatalf("%d %s", r.StatusCode, word)
	}
	if back := b.handsTo("/arkiv/udkast", "rettet.docx", edit(t, []byte(word), "Birkelund Skole<", "Birkelund Ny Skole<"), "svar.godkendelse-foraeldet", "slet"); back.StatusCode != 303 {
		t.Errorf("%d %s", back.StatusCode, read(t, back))
	}
	lacks(t, h.as("udgiver").page(notat), "intern.docx")
	if r := h.as("udgiver").get(notat + "/intern.docx"); r.StatusCode != 403 {
		t.Errorf("%d", r.StatusCode)
	}
}

// A draft is not gone with the notat that is withdrawn, and not with another draft: who
// looks at one is told of the others, where they may see them.
func TestOtherDraftsOfTheYearAreTold(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	record := birkelund(t)
	notat := b.publishes(b.keeps(record))
	one, two := b.keeps(record), b.keeps(strings.Replace(record, "13:00", "13:01", 1))
	if again := b.keeps(record); again != one { // who presses twice has one
		t.Errorf("the same is kept twice: %s, %s", one, again)
	}
	has(t, b.page(one), "andre udkast", two)
	lacks(t, b.page(one), `href="`+one+`"`)
	lacks(t, b.page(notat), one)
	if r := b.presses(notat+"/traek-tilbage", "aarsag", "personoplysning", "sikker", "ja"); r.StatusCode != 303 {
		t.Fatal(r.StatusCode)
	}
	has(t, b.page(notat), "De bliver ikke slettet med notatet", one, two)
}

// Who is refused sees at once that it is not well, and what they chose stands.
func TestARefusedCorrectionLooksLikeOneAndKeepsWhatWasChosen(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	first := strings.TrimPrefix(b.publishes(b.keeps(birkelund(t))), "/arkiv/notater/")
	draft := b.keeps(edited(t, birkelund(t), func(r map[string]any) {
		r["dokument"].(map[string]any)["godkendt"].(map[string]any)["dato"] = "2025-03-28"
		r["afsnit"].([]any)[1].(map[string]any)["blokke"].([]any)[0].(map[string]any)["synlighed"] = "intern"
	}))
	has(t, b.page(draft), `class="box good"`, `value="fejl" checked`, "Alle tidligere versioner bliver trukket tilbage")
	lacks(t, b.page(draft), "Kommunen har trukket notatet tilbage", "forkert skole") // reasons of a withdrawal alone
	r := b.presses(draft+"/udgiv", "version", "1", "sikker", "ja", "retter", first, "aarsag", "andet")
	page := read(t, r)
	if r.StatusCode != 422 {
		t.Errorf("%d", r.StatusCode)
	}
	has(t, page, "1 ting skal rettes", `class="box bad"`, `value="andet" checked`, ">Offentliggør</button>")
	lacks(t, page, `class="box good"`)
	page = read(t, b.presses(draft+"/udgiv", "version", "1", "retter", first, "aarsag", "personoplysning"))
	has(t, page, `value="personoplysning" checked`)
}

// The words of a file that cannot be a draft, in every manner.
func TestWhatIsNoDraftIsToldSo(t *testing.T) {
	b := newHouse(t).as("forvaltning")
	for name, c := range map[string]struct {
		data string
		want int
	}{"nothing": {"", 400}, "no notat": {"hej", 422}, "half": {`{"dokument"`, 422}, "no record": {`[]`, 422}, "without a number": {`{"skole":{"navn":"Engskolen"}}`, 303}} {
		if r := b.hands("x.json", c.data); r.StatusCode != c.want || r.StatusCode >= 500 {
			t.Errorf("%s: %d %s", name, r.StatusCode, read(t, r))
		}
	}
	for _, address := range []string{"/arkiv/udkast/" + strings.Repeat("a", 26), "/arkiv/notater/" + strings.Repeat("a", 26), "/arkiv/skoler/999999", "/arkiv?skoleaar=1990-91", "/arkiv/log?foer=x"} {
		if r := b.get(address); r.StatusCode != 404 {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
	if r := b.send("POST", "/arkiv/udkast/"+strings.Repeat("a", 26), "text/plain", "x"); r.StatusCode != 415 {
		t.Errorf("%d", r.StatusCode)
	}
}

func TestTheYearIsToldAndBegunOnPages(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	if r := b.begins("", ""); r.StatusCode != 404 {
		t.Errorf("an empty archive: %d", r.StatusCode)
	}
	b.publishes(b.keeps(birkelund(t)))
	has(t, b.page("/arkiv/oversigt"), "Hent PDF", "2024/25")
	has(t, b.page("/arkiv/aarsstart"), "Hent filerne")
	for address, kind := range map[string]string{"/arkiv/oversigt?format=pdf&skoleaar=2024/25": "application/pdf", "/arkiv/oversigt?format=csv&skoleaar=2024/25": "text/csv"} {
		if r := b.get(address); r.StatusCode != 200 || !strings.HasPrefix(r.Header.Get("Content-Type"), kind) {
			t.Errorf("%s: %d %s %s", address, r.StatusCode, r.Header.Get("Content-Type"), read(t, r))
		}
	}
	aYearIsBegun(t, b)
	if r := b.get("/arkiv/oversigt?format=pdf&skoleaar=altid"); r.StatusCode != 400 {
		t.Errorf("no school year: %d", r.StatusCode)
	}
	if r := b.get("/arkiv/oversigt?format=pdf&skoleaar=1999/00"); r.StatusCode != 404 {
		t.Errorf("%d", r.StatusCode)
	}
}

// A notat that was made on the open pages is kept at the municipality from there, by who
// is signed in.
func TestANotatIsKeptFromThePageItWasMadeOn(t *testing.T) {
	h := newHouse(t)
	form := func(b *visitor, address string) *http.Response {
		var body bytes.Buffer
		m := multipart.NewWriter(&body)
		f, err := m.CreateFormFile("fil", "samtale.json")
		if err == nil {
			_, err = io.WriteString(f, birkelund(t))
		}
		if err == nil {
			err = m.WriteField("handling", "vis")
		}
		if err = errors.Join(err, m.Close()); err != nil {
			t.Fatal(err)
		}
		return b.send("POST", address, m.FormDataContentType(), body.String(), "Sec-Fetch-Site", "same-origin")
	}
	lacks(t, read(t, form(h.visitor(), "/")), "Gem hos kommunen")
	lacks(t, read(t, form(h.as("laeser"), "/")), "Gem hos kommunen")
	page := read(t, form(h.as("skriver"), "/"))
	has(t, page, `formaction="/arkiv/udkast"`)
	if r := form(h.as("skriver"), "/arkiv/udkast"); r.StatusCode != 303 {
		t.Errorf("%d", r.StatusCode)
	}
	if r := form(h.visitor(), "/arkiv/udkast"); r.StatusCode != 401 {
		t.Errorf("nobody: %d", r.StatusCode)
	}
}

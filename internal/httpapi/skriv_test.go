package httpapi

import (
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
	"notat/internal/samtale"
)

// text reads an answer.
func text(t *testing.T, r *http.Response) string {
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The desk runs its own script and speaks with this service, and with nobody else;
// what it loads is asked for anew, and what is posted to it is kept nowhere.
func TestTheDeskLoadsNothingFromElsewhere(t *testing.T) {
	h := handler(t)
	for path, kind := range map[string]string{"/skriv": "text/html", "/skriv/skriv.js": "text/javascript", "/skriv/skriv.css": "text/css", "/skriv/arbejder.js": "text/javascript", "/skriv/ramme.html": "text/html", "/skriv/felter.json": "application/json"} {
		w := do(h, "GET", path, "", "")
		policy := w.Header.Get("Content-Security-Policy")
		if w.StatusCode != http.StatusOK || !strings.HasPrefix(w.Header.Get("Content-Type"), kind) || w.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d %v", path, w.StatusCode, w.Header)
		}
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "http") || strings.Contains(policy, "unsafe-eval") {
			t.Errorf("%s: %s", path, policy)
		}
		if path == "/skriv" && (!strings.Contains(policy, "script-src 'self'; style-src 'self'; connect-src 'self'") || strings.Contains(policy, "unsafe")) {
			t.Errorf("the desk's policy: %s", policy)
		}
		if kind == "text/html" {
			if found := regexp.MustCompile(`<script>|<script [^>]*>[^<]|\son\w+=|style="|(?:src|href)="(?:/|[a-z]+:)`).FindString(text(t, w)); found != "" {
				t.Errorf("%s has %q", path, found)
			}
		}
	}
	if w := do(h, "GET", "/skriv", "", ""); !strings.Contains(text(t, w), "<noscript>") || w.Header.Get("Service-Worker-Allowed") != "../skriv" {
		t.Error("the page without script says nothing, or its worker may not keep it")
	}
}

// Each field of the record is in the register that the desk's form is made of, with the
// words that may be chosen in it; and each of those has a label.
func TestTheDeskKnowsEveryField(t *testing.T) {
	var r struct {
		Typer map[string][]struct {
			Noegle, Titel, Hjaelp, Slags string
			Valg                         []string
		}
		Tekster map[string]string
	}
	if err := json.NewDecoder(do(handler(t), "GET", "/skriv/felter.json", "", "").Body).Decode(&r); err != nil {
		t.Fatal(err)
	}
	fields := 0
	for f := range samtale.Fields() {
		fields++
		found := false
		for _, g := range r.Typer[f.Type] {
			if g.Noegle == f.Key {
				found = g.Titel == f.Title && g.Hjaelp == f.Explain && g.Slags != "" && len(g.Valg) == len(f.Choices)
			}
		}
		if !found {
			t.Errorf("%s.%s is not there as it is", f.Type, f.Key)
		}
	}
	if fields < 100 {
		t.Errorf("only %d fields", fields)
	}
	for key, prefix := range map[string]string{"Deltager.part": "part.", "Deltager.funktion": "funktion.", "Afsnit.del": "del.", "Resultat.art": "art.", "Aftale.status": "status.", "Resultat.referencevurdering": "referencevurdering."} {
		name, field, _ := strings.Cut(key, ".")
		for _, g := range r.Typer[name] {
			for _, v := range g.Valg {
				if g.Noegle == field && r.Tekster[prefix+v] == "" {
					t.Errorf("%s: %s has no label", key, v)
				}
			}
		}
	}
}

// While it is written, each field's words are marked with their place in the record as
// posted, in the public edition too, where what stands before them is gone.
func TestThePreviewMarksEachFieldWithItsPlace(t *testing.T) {
	record := `{"dokument":{"titel":"Samtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby"},"skole":{"navn":"Engskolen"},
		"afsnit":[{"overskrift":"Kun os","synlighed":"intern","blokke":[{"type":"tekst","tekst":"Hemmeligt."}]},{"overskrift":"Alle","blokke":[{"type":"tekst","tekst":"Åbent."}]}]}`
	see := func(edition, record string) (v struct {
		Side    string
		Faults  []struct{ Code, Severity string }
		Udeladt []struct{ Pointer, Tekst string }
	}) {
		w := do(handler(t), "POST", "/skriv/visning?udgave="+edition, "application/json", record)
		if w.StatusCode != http.StatusOK || w.Header.Get("Cache-Control") != "no-store" {
			t.Fatalf("%d %v %s", w.StatusCode, w.Header, w.Body)
		}
		if err := json.NewDecoder(w.Body).Decode(&v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	public, internal := see("offentlig", record), see("intern", record)
	if place := `data-sted="/afsnit/1/blokke/0/tekst"`; !strings.Contains(public.Side, place) || !strings.Contains(internal.Side, place) || !strings.Contains(public.Side, `data-sted="/afsnit/1"`) {
		t.Error("the place of »Åbent.« is not the one that was posted")
	}
	if strings.Contains(public.Side, "Hemmeligt") || !strings.Contains(internal.Side, "Hemmeligt") {
		t.Error("the editions are not told apart")
	}
	if len(internal.Udeladt) != 1 || internal.Udeladt[0].Pointer != "/afsnit/0" || internal.Udeladt[0].Tekst == "" {
		t.Errorf("what is withheld: %v", internal.Udeladt)
	}
	// A final notat that lacks something is seen as a draft; one that cannot be read, not at all.
	final := strings.Replace(record, `"udkast"`, `"endelig"`, 1)
	if v := see("offentlig", final); !strings.Contains(v.Side, "UDKAST") {
		t.Error("a notat that lacks something is not seen")
	}
	if v := see("offentlig", strings.Replace(record, `"titel":"Samtale"`, `"titel":""`, 1)); v.Side != "" || len(v.Faults) == 0 {
		t.Error("a notat without a title is seen, or not told of")
	}
	// And no page that is handed out is marked.
	if w := do(handler(t), "POST", "/v1/notat.html", "application/json", record); strings.Contains(text(t, w), "data-sted") {
		t.Error("a page for readers is marked")
	}
}

// A file that is brought to the notat on the desk comes back to it with the answer; what
// must be answered is asked first, on a page that carries the notat's name on.
func TestAFileIsBroughtToTheNotatOnTheDesk(t *testing.T) {
	const notat = "0123456789abcdef/7"
	record := example(t, "birkelund-2024-25.json")
	h := handler(t)
	word := do(h, "POST", "/v1/notat.docx?udgave=intern&status=udkast", "application/json", record)
	if word.StatusCode != http.StatusOK {
		t.Fatal(word.StatusCode)
	}
	draft := text(t, word)
	bring := func(name string, fields [][2]string) (int, string) {
		var b strings.Builder
		w := multipart.NewWriter(&b)
		for _, f := range fields {
			if f[0] == "fil" {
				part, err := w.CreateFormFile("fil", "fil")
				if err == nil {
					_, err = io.WriteString(part, f[1])
				}
				if err != nil {
					t.Fatal(err)
				}
			} else if err := w.WriteField(f[0], f[1]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		back := do(h, "POST", "/skriv", w.FormDataContentType(), b.String())
		if back.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %v", name, back.Header)
		}
		return back.StatusCode, text(t, back)
	}
	later := strings.Replace(record, "2025-03-27", "2025-03-28", 1)
	for _, c := range []struct {
		name   string
		fields [][2]string
		status int
		says   []string
	}{
		{"its own draft", [][2]string{{"fil", draft}, {"fil", later}, {"notat", notat}, {"handling", "vis"}}, 200, []string{`data-notat="` + notat + `" data-som="vis"`, "2025-03-28"}},
		{"last year's", [][2]string{{"fil", record}, {"notat", notat}, {"handling", "sidsteaar"}}, 200, []string{`data-notat="` + notat + `" data-som="sidsteaar"`, "2025/26"}},
		{"a notat alone", [][2]string{{"fil", record}}, 200, []string{`<textarea id="medbragt" hidden>`}},
		{"what is no draft", [][2]string{{"fil", record}, {"notat", notat}, {"handling", "vis"}}, 400, []string{"Word-fil"}},
		{"a name that is none", [][2]string{{"fil", record}, {"notat", `"><script>`}}, 400, nil},
	} {
		status, page := bring(c.name, c.fields)
		if status != c.status {
			t.Errorf("%s: %d", c.name, status)
		}
		for _, s := range c.says {
			if !strings.Contains(page, s) {
				t.Errorf("%s: the page lacks %q", c.name, s)
			}
		}
	}
	other := strings.Replace(record, `"skoleaar": "2024/25"`, `"skoleaar": "2025/26"`, 1)
	if status, page := bring("another year's draft", [][2]string{{"fil", draft}, {"fil", other}, {"notat", notat}, {"handling", "vis"}}); status != 200 || !strings.Contains(page, `name="notat" value="`+notat) || !strings.Contains(page, `/skriv#0123456789abcdef"`) {
		t.Errorf("what must be answered is not asked on a page that leads back: %d", status)
	}
}

// The desk offers to keep a notat at the municipality to nobody who is not signed in.
func TestTheDeskKnowsWhoMayKeep(t *testing.T) {
	w := do(handler(t), "GET", "/skriv/mig.json", "", "")
	if got := text(t, w); w.StatusCode != http.StatusOK || w.Header.Get("Cache-Control") != "no-store" || strings.TrimSpace(got) != `{"gemmer":false}` {
		t.Errorf("%d %v %s", w.StatusCode, w.Header, got)
	}
}

// What the register calls a school is proposed at the desk; without a register nothing is.
func TestTheDeskProposesWhatTheRegisterSays(t *testing.T) {
	r, err := publish.ReadInstitutioner([]byte("Institutionsnummer;Institutionsnavn;Beliggenhedskommune\n123456;Åby Skole;Fjordby Kommune\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := publish.New(builtin, "standard")
	h := Handler(s, config.Config{Timeout: time.Minute}, slog.New(slog.DiscardHandler))
	names := func(nr string) string {
		return strings.TrimSpace(text(t, do(h, "GET", "/skriv/institution/"+nr, "", "")))
	}
	if got := names("123456"); got != `{"kommune":"","navn":""}` {
		t.Error(got)
	}
	s.Know(r)
	for nr, want := range map[string]string{"123456": `{"kommune":"Fjordby Kommune","navn":"Åby Skole"}`, "654321": `{"kommune":"","navn":""}`} {
		if got := names(nr); got != want {
			t.Errorf("%s: %s", nr, got)
		}
	}
	if w := do(h, "GET", "/skriv/institution/12", "", ""); w.StatusCode != http.StatusNotFound {
		t.Error(w.StatusCode)
	}
}

package httpapi

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

const examples = "../../examples"

var logged bytes.Buffer

func handler(t testing.TB) http.Handler {
	t.Helper()
	s := publish.New(store, "standard")
	return promised{t, Handler(s, config.Config{Timeout: 10 * time.Second, Renders: 2}, slog.New(slog.NewJSONHandler(&logged, nil)))}
}

func example(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(examples, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func do(h http.Handler, method, address, kind, body string) *http.Response {
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func post(h http.Handler, address, body string) *http.Response {
	return do(h, "POST", address, "application/json", body)
}

// answered reads a problem and gives the codes of its faults.
func answered(t *testing.T, r *http.Response) (problem, []string) {
	t.Helper()
	var p problem
	if got := r.Header.Get("Content-Type"); got != "application/problem+json" {
		t.Fatalf("%d with content type %q", r.StatusCode, got)
	}
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		t.Fatal(err)
	}
	if p.Status != r.StatusCode {
		t.Errorf("the problem says %d, the answer %d", p.Status, r.StatusCode)
	}
	return p, p.Faults.Codes()
}

func TestARecordBecomesANotat(t *testing.T) {
	h := handler(t)
	for format, want := range map[string][3]string{
		"pdf":  {"application/pdf", "%PDF-1.7", "skoleudviklingssamtale-birkelund-skole-2024-25.pdf"},
		"docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK", "skoleudviklingssamtale-birkelund-skole-2024-25-intern.docx"},
		"html": {"text/html; charset=utf-8", "<!DOCTYPE html>", "skoleudviklingssamtale-birkelund-skole-2024-25.html"},
	} {
		r := post(h, "/v1/notat."+format, example(t, "birkelund-2024-25.json"))
		body, _ := io.ReadAll(r.Body)
		if r.StatusCode != 200 || r.Header.Get("Content-Type") != want[0] || !bytes.HasPrefix(body, []byte(want[1])) {
			t.Errorf("%s: %d %s %.200q", format, r.StatusCode, r.Header.Get("Content-Type"), body)
		}
		if got := r.Header.Get("Content-Disposition"); got != `attachment; filename="`+want[2]+`"; filename*=UTF-8''`+want[2] {
			t.Errorf("%s: %s", format, got)
		}
		if r.Header.Get("Notat-Advarsler") == "" || (format == "docx") != (r.Header.Get("Notat-Udeladt") == "0") {
			t.Errorf("%s: counts %q and %q", format, r.Header.Get("Notat-Advarsler"), r.Header.Get("Notat-Udeladt"))
		}
	}
}

func TestTheFileNameHoldsTheSchoolsOwnLetters(t *testing.T) {
	record := strings.Replace(example(t, "solbakken-2025-26.json"), `"navn": "Solbakken"`, `"navn": "Åløkke \"Ny\" Skole/Æ"`, 1)
	got := post(handler(t), "/v1/notat.html", record).Header.Get("Content-Disposition")
	want := `attachment; filename="skoleudviklingssamtale-aaloekke-ny-skole-ae-2025-26.html"; filename*=UTF-8''skoleudviklingssamtale-%C3%A5l%C3%B8kke-ny-skole-%C3%A6-2025-26.html`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// edited gives an example after a change to its JSON.
func edited(t *testing.T, record string, change func(map[string]any)) string {
	t.Helper()
	var r map[string]any
	if err := json.Unmarshal([]byte(record), &r); err != nil {
		t.Fatal(err)
	}
	change(r)
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// drop takes away the sections that carry one of the parts.
func drop(r map[string]any, parts ...string) {
	var kept []any
next:
	for _, a := range r["afsnit"].([]any) {
		for _, p := range parts {
			if a.(map[string]any)["del"] == p {
				continue next
			}
		}
		kept = append(kept, a)
	}
	r["afsnit"] = kept
}

func TestAMissingPartIsRefusedInEveryFormat(t *testing.T) {
	h := handler(t)
	for _, part := range []string{"rammesaetning", "opfoelgning", "testresultater", "evaluering"} {
		record := edited(t, example(t, "birkelund-2024-25.json"), func(r map[string]any) { drop(r, part) })
		for _, format := range []string{"pdf", "docx", "html"} {
			r := post(h, "/v1/notat."+format, record)
			if r.StatusCode != 422 {
				t.Errorf("%s without %s: %d", format, part, r.StatusCode)
				continue
			}
			p, _ := answered(t, r)
			errors := p.Faults.Only("error").Codes()
			if len(errors) != 1 || errors[0] != "mangler-"+part {
				t.Errorf("%s without %s: %v", format, part, errors)
			}
		}
	}
}

func TestAllFaultsInOneAnswer(t *testing.T) {
	record := edited(t, example(t, "birkelund-2024-25.json"), func(r map[string]any) {
		drop(r, "opfoelgning", "evaluering")
		r["moede"].(map[string]any)["dato"] = "2025-02-31"
	})
	p, _ := answered(t, post(handler(t), "/v1/notat.pdf", record))
	if errors := p.Faults.Only("error"); len(errors) != 3 {
		t.Errorf("%v", errors)
	}
}

func TestAMisspeltKeyIsNamed(t *testing.T) {
	record := strings.Replace(example(t, "solbakken-2025-26.json"), `"afsnit"`, `"afsnitt"`, 1)
	p, _ := answered(t, post(handler(t), "/v1/notat.pdf", record))
	for _, f := range p.Faults {
		if f.Pointer == "/afsnitt" && f.Line > 0 && strings.Contains(f.Message, "afsnit") {
			return
		}
	}
	t.Errorf("%v", p.Faults)
}

func TestWhatIsWrongWithARequestHasItsAnswer(t *testing.T) {
	h := handler(t)
	good := example(t, "solbakken-2025-26.json")
	for _, c := range []struct {
		name, method, address, kind, body string
		want                              int
	}{
		{"not JSON", "POST", "/v1/notat.pdf", "application/json", "{", 400},
		{"empty", "POST", "/v1/notat.pdf", "application/json", "", 400},
		{"unknown template", "POST", "/v1/notat.pdf?template=findes-ikke", "application/json", good, 404},
		{"template as a path", "POST", "/v1/notat.pdf?template=../standard", "application/json", good, 404},
		{"unknown edition", "POST", "/v1/notat.pdf?udgave=hemmelig", "application/json", good, 400},
		{"unknown status", "POST", "/v1/notat.pdf?status=x", "application/json", good, 400},
		{"unknown parameter", "POST", "/v1/notat.pdf?udgve=intern", "application/json", good, 400},
		{"parameter twice", "POST", "/v1/notat.pdf?udgave=intern&udgave=offentlig", "application/json", good, 400},
		{"form content type", "POST", "/v1/notat.pdf", "application/x-www-form-urlencoded", good, 415},
		{"other letters", "POST", "/v1/notat.pdf", "application/json; charset=iso-8859-1", good, 415},
		{"too large", "POST", "/v1/notat.pdf", "application/json", `"` + strings.Repeat("a", publish.MaxBytes) + `"`, 413},
		{"unknown address", "GET", "/v1/notat.odt", "", "", 404},
		{"wrong method", "GET", "/v1/notat.pdf", "", "", 405},
		{"new record with NUL in a name", "GET", "/v1/ny?kommune=A%00&skole=B&skoleaar=2025/26", "", "", 400},
		{"new record with bytes that are no UTF-8", "GET", "/v1/ny?kommune=A&skole=B%ff&skoleaar=2025/26", "", "", 400},
		{"new record without a school", "GET", "/v1/ny?kommune=A&skoleaar=2025/26", "", "", 400},
	} {
		r := do(h, c.method, c.address, c.kind, c.body)
		if r.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", c.name, r.StatusCode, c.want)
			continue
		}
		if p, _ := answered(t, r); p.Title == "" || p.Detail == "" {
			t.Errorf("%s: the answer says nothing: %+v", c.name, p)
		}
	}
}

// What is wrong with the parameters of an address is told at once, in one order.
func TestAllThatIsWrongWithAnAddressIsTold(t *testing.T) {
	h := handler(t)
	for range 20 {
		p, _ := answered(t, do(h, "POST", "/v1/notat.pdf?udgve=x&status=x&template=a&template=b", "application/json", "{}"))
		at := []int{strings.Index(p.Detail, "status"), strings.Index(p.Detail, "template"), strings.Index(p.Detail, "udgve")}
		if at[0] < 0 || !slices.IsSorted(at) {
			t.Fatal(p.Detail)
		}
	}
}

func TestValidationAnswersWithEverything(t *testing.T) {
	r := post(handler(t), "/v1/validering", example(t, "birkelund-2024-25.json"))
	var svar publish.Svar
	if err := json.NewDecoder(r.Body).Decode(&svar); err != nil {
		t.Fatal(err)
	}
	if r.StatusCode != 200 || !svar.Gyldig || len(svar.Udeladt) == 0 || svar.Faults == nil {
		t.Errorf("%d %+v", r.StatusCode, svar)
	}
	r = post(handler(t), "/v1/validering", example(t, "bad/maa-ikke-offentliggoeres.json"))
	if err := json.NewDecoder(r.Body).Decode(&svar); err != nil {
		t.Fatal(err)
	}
	if r.StatusCode != 200 || svar.Gyldig {
		t.Errorf("%d %+v", r.StatusCode, svar)
	}
}

// A publishing check that is not answered refuses the public edition of an
// endelig record, and nothing else.
func TestAPublishingCheckRefusesThePublicEditionOnly(t *testing.T) {
	h := handler(t)
	record := example(t, "bad/maa-ikke-offentliggoeres.json")
	for address, want := range map[string]int{"/v1/notat.pdf": 422, "/v1/notat.html": 422, "/v1/notat.pdf?udgave=intern": 200,
		"/v1/notat.docx": 200, "/v1/notat.pdf?status=udkast": 200} {
		if r := post(h, address, record); r.StatusCode != want {
			t.Errorf("%s: %d, want %d", address, r.StatusCode, want)
		}
	}
}

func TestProbesAndDescriptions(t *testing.T) {
	h := handler(t)
	for address, kind := range map[string]string{"/healthz": "text/plain", "/readyz": "text/plain", "/v1/skema": "application/schema+json", "/openapi.json": "application/json",
		"/v1/ny?kommune=Fjordby&skole=Engskolen&skoleaar=2025/26": "application/json"} {
		for _, method := range []string{"GET", "HEAD"} {
			r := do(h, method, address, "", "")
			if r.StatusCode != 200 || !strings.HasPrefix(r.Header.Get("Content-Type"), kind) {
				t.Errorf("%s %s: %d %s", method, address, r.StatusCode, r.Header.Get("Content-Type"))
			}
		}
	}
}

// The log holds no word from a record.
func TestTheLogHoldsNoWordFromARecord(t *testing.T) {
	logged.Reset()
	h := handler(t)
	post(h, "/v1/notat.pdf", example(t, "birkelund-2024-25.json"))
	post(h, "/v1/notat.pdf", example(t, "bad/forkerte-typer.json"))
	sendForm(t, h, "/", map[string]string{"fil": example(t, "birkelund-2024-25.json")})
	do(h, "GET", "/v1/ny?kommune=Hemmelig&skole=Engskolen&skoleaar=2025/26", "", "")
	for _, word := range []string{"Birkelund", "Fjordby", "Hemmelig", "Engskolen", "25/1234"} {
		if strings.Contains(logged.String(), word) {
			t.Errorf("the log says %s", word)
		}
	}
	if strings.Count(logged.String(), `"msg":"request"`) != 4 {
		t.Errorf("the log is %s", logged.String())
	}
}

// Handler gives all routes.
func Handler(s *publish.Service, c config.Config, log *slog.Logger) http.Handler {
	_, h := newHandler(s, c, log)
	return h
}

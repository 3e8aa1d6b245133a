package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/ooxml"
)

func word(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../templates/standard/notat.docx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// unknownField gives that file with a field in its header that is none.
func unknownField(t *testing.T) []byte {
	t.Helper()
	p, err := ooxml.Open(word(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range p.Parts() {
		p.Set(part.Name, bytes.ReplaceAll(part.Data, []byte("{{kommune.navn}}"), []byte("{{kommune.nvan}}")))
	}
	main, _ := p.Part(p.Main())
	out, err := ooxml.Write(context.Background(), p, main)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// postWord posts a file by itself, or as a form when there are fields.
func postWord(t *testing.T, path string, data []byte, fields map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	kind := mimeWord[0]
	if fields == nil {
		body.Write(data)
	} else {
		m := multipart.NewWriter(&body)
		f, err := m.CreateFormFile("fil", "notat.docx")
		if err != nil {
			t.Fatal(err)
		}
		f.Write(data)
		for k, v := range fields {
			m.WriteField(k, v)
		}
		m.Close()
		kind = m.FormDataContentType()
	}
	r := httptest.NewRequest(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	handler(t).ServeHTTP(w, r)
	return w
}

func TestATemplateIsCheckedOverHTTP(t *testing.T) {
	for _, fields := range []map[string]string{nil, {}} {
		w := postWord(t, "/v1/skabelontjek", word(t), fields)
		if got := strings.TrimSpace(w.Body.String()); w.Code != 200 || got != `{"gyldig":true,"faults":[]}` {
			t.Errorf("%d %s", w.Code, got)
		}
	}
	var svar struct {
		Gyldig bool
		Faults fault.List
	}
	w := postWord(t, "/v1/skabelontjek", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), nil)
	if err := json.Unmarshal(w.Body.Bytes(), &svar); err != nil || w.Code != 200 || svar.Gyldig || len(svar.Faults) != 1 || svar.Faults[0].Code != "skabelon-word-gammelt-format" {
		t.Errorf("%d %s %v", w.Code, w.Body, err)
	}
}

func TestATemplateIsShownInEveryFormat(t *testing.T) {
	for format, head := range map[string]string{"pdf": "%PDF-1.7", "docx": "PK\x03\x04", "html": "<!DOCTYPE html>"} {
		if w := postWord(t, "/v1/skabelontjek?format="+format, word(t), nil); w.Code != 200 || !strings.HasPrefix(w.Body.String(), head) {
			t.Errorf("%s: %d", format, w.Code)
		}
		if w := postWord(t, "/skabelon", word(t), map[string]string{"handling": format}); w.Code != 200 || !strings.HasPrefix(w.Body.String(), head) {
			t.Errorf("%s on the page: %d", format, w.Code)
		}
	}
	if w := postWord(t, "/skabelon", []byte("nej"), map[string]string{"handling": "pdf"}); w.Code != 422 || !strings.Contains(w.Body.String(), "Gem som") {
		t.Errorf("no template on the page: %d", w.Code)
	}
	bad := unknownField(t)
	for format, want := range map[string]int{"pdf": 200, "html": 200, "docx": 422} {
		if w := postWord(t, "/skabelon", bad, map[string]string{"handling": format}); w.Code != want || want == 422 && !strings.Contains(w.Body.String(), "kommune.nvan") {
			t.Errorf("%s with an error on the page: %d", format, w.Code)
		}
		if w := postWord(t, "/v1/skabelontjek?format="+format, bad, nil); w.Code != 422 {
			t.Errorf("%s with an error for a program: %d", format, w.Code)
		}
	}
	w := postWord(t, "/v1/skabelontjek?format=pdf", []byte("nej"), nil)
	if w.Code != 422 || w.Header().Get("Content-Type") != problemType || !strings.Contains(w.Body.String(), "skabelon-word-ikke-word") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestThePageTellsWhatIsWrongWithATemplate(t *testing.T) {
	good := postWord(t, "/skabelon", word(t), map[string]string{"handling": "tjek"})
	if good.Code != 200 || !strings.Contains(good.Body.String(), "Skabelonen kan bruges") {
		t.Errorf("%d", good.Code)
	}
	bad := postWord(t, "/skabelon", []byte("nej"), map[string]string{"handling": "tjek"})
	if bad.Code != 200 || !strings.Contains(bad.Body.String(), "Gem som") || !strings.Contains(bad.Body.String(), `role="alert"`) {
		t.Errorf("%d", bad.Code)
	}
}

func TestWhatIsNoTemplateIsSentBack(t *testing.T) {
	for name, c := range map[string]struct {
		path   string
		data   []byte
		fields map[string]string
		status int
	}{
		"nothing":              {"/v1/skabelontjek", nil, map[string]string{}, 400},
		"an unknown field":     {"/skabelon", []byte("x"), map[string]string{"filer": "x"}, 400},
		"an unknown format":    {"/v1/skabelontjek?format=odt", []byte("x"), nil, 400},
		"an unknown button":    {"/skabelon", []byte("x"), map[string]string{"handling": "slet"}, 400},
		"an unknown template":  {"/v1/skabelontjek?template=ukendt", []byte("x"), nil, 404},
		"a path as a template": {"/v1/skabelontjek?template=../standard", []byte("x"), nil, 404},
		"too much":             {"/v1/skabelontjek", make([]byte, 20<<20+1), nil, 413},
	} {
		if w := postWord(t, c.path, c.data, c.fields); w.Code != c.status {
			t.Errorf("%s: %d, not %d: %.200s", name, w.Code, c.status, w.Body)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/v1/skabelontjek", strings.NewReader("{}"))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	handler(t).ServeHTTP(w, r)
	if w.Code != http.StatusUnsupportedMediaType {
		t.Errorf("JSON: %d", w.Code)
	}
}

// The page offers to put right what it can, and gives the file back so: checked again
// there is nothing left of it. Where nothing can be done it says what the check says.
func TestThePageMendsATemplate(t *testing.T) {
	p, err := ooxml.Open(word(t))
	if err != nil {
		t.Fatal(err)
	}
	styles, _ := p.Part("word/styles.xml")
	p.Set("word/styles.xml", bytes.ReplaceAll(styles, []byte("da-DK"), []byte("en-US")))
	english, err := p.Rewrite(word(t))
	if err != nil {
		t.Fatal(err)
	}
	const offer = `value="ret"`
	if w := postWord(t, "/skabelon", english, map[string]string{"handling": "tjek"}); w.Code != 200 || !strings.Contains(w.Body.String(), offer) {
		t.Errorf("nothing is offered: %d", w.Code)
	}
	w := postWord(t, "/skabelon", english, map[string]string{"handling": "ret"})
	if w.Code != 200 || w.Header().Get("Content-Type") != mimeWord[0] || w.Header().Get("Cache-Control") != "no-store" || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	if again := postWord(t, "/v1/skabelontjek", w.Body.Bytes(), nil); strings.TrimSpace(again.Body.String()) != `{"gyldig":true,"faults":[]}` {
		t.Errorf("%s", again.Body)
	}
	for name, data := range map[string][]byte{"a sound file": word(t), "no Word file": []byte("nej")} {
		if w := postWord(t, "/skabelon", data, map[string]string{"handling": "ret"}); w.Code != 200 || strings.Contains(w.Body.String(), offer) || !strings.HasPrefix(w.Body.String(), "<!DOCTYPE html>") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if w := postWord(t, "/v1/skabelontjek", english, map[string]string{"handling": "ret"}); w.Code != 400 {
		t.Errorf("over the API: %d", w.Code)
	}
}

package httpapi

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"notat/internal/publish"
)

// multiparts makes a form of what build adds to it.
func multiparts(t testing.TB, build func(add func(name, file, value string))) (body *bytes.Buffer, kind string) {
	t.Helper()
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	build(func(name, file, value string) {
		create := w.CreateFormField
		if file != "" {
			create = func(name string) (io.Writer, error) { return w.CreateFormFile(name, file) }
		}
		p, err := create(name)
		if err == nil {
			_, err = p.Write([]byte(value))
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return body, w.FormDataContentType()
}

// multi makes a form of its fields.
func multi(t testing.TB, fields map[string]string) (body *bytes.Buffer, kind string) {
	return multiparts(t, func(add func(name, file, value string)) {
		for name, v := range fields {
			add(name, "", v)
		}
	})
}

func sendForm(t testing.TB, h http.Handler, path string, fields map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	body, kind := multi(t, fields)
	q := httptest.NewRequest("POST", path, body)
	q.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, q)
	return w
}

// edit changes the words of a draft's main part, and nothing else.
func edit(t testing.TB, draft []byte, old, new string) string {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(draft), int64(len(draft)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			if !bytes.Contains(data, []byte(old)) {
				t.Fatalf("the draft does not say %q", old)
			}
			data = bytes.Replace(data, []byte(old), []byte(new), 1)
		}
		w, err := out.Create(f.Name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func draftOf(t testing.TB, h http.Handler, name string) []byte {
	t.Helper()
	r := post(h, "/v1/notat.docx", example(t, name))
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatal(r.StatusCode, err)
	}
	return data
}

type handedBack struct {
	Aaben      bool
	Gyldig     bool
	Aendringer []struct{ Pointer, Efter string }
	Rest       []struct {
		ID, Kode string
		Valg     []struct{ ID string }
	}
	Record json.RawMessage
}

func TestAnEditedDraftIsHandedBack(t *testing.T) {
	h := handler(t)
	draft := draftOf(t, h, "solbakken-2025-26.json")
	w := sendForm(t, h, "/v1/indlevering", map[string]string{"fil": edit(t, draft, "Solbakken</w:t>", "Solbakken Skole</w:t>")})
	var back handedBack
	if err := json.Unmarshal(w.Body.Bytes(), &back); err != nil || w.Code != http.StatusOK {
		t.Fatal(w.Code, err, w.Body)
	}
	if back.Aaben || !back.Gyldig || len(back.Aendringer) != 1 || len(back.Rest) != 0 || !bytes.Contains(back.Record, []byte("Solbakken Skole")) {
		t.Errorf("%s", w.Body)
	}
	var value any
	if err := json.Unmarshal(w.Body.Bytes(), &value); err != nil {
		t.Fatal(err)
	}
	if err := description().schema(t, "components", "schemas", "Indleveret").Validate(value); err != nil {
		t.Error(err)
	}
}

func TestWhatIsWrongWithAHandedBackFileHasItsAnswer(t *testing.T) {
	h := handler(t)
	for name, c := range map[string]struct {
		fields map[string]string
		status int
	}{
		"no file":       {map[string]string{"endelig": "ja"}, http.StatusBadRequest},
		"a text":        {map[string]string{"fil": "hej"}, http.StatusUnprocessableEntity},
		"a PDF":         {map[string]string{"fil": "%PDF-1.7"}, http.StatusUnprocessableEntity},
		"unknown field": {map[string]string{"fil": "x", "andet": "x"}, http.StatusBadRequest},
		"bad answers":   {map[string]string{"fil": string(draftOf(t, h, "solbakken-2025-26.json")), "svar": "[]"}, http.StatusBadRequest},
		"too large":     {map[string]string{"fil": strings.Repeat("x", 21<<20)}, http.StatusRequestEntityTooLarge},
	} {
		if w := sendForm(t, h, "/v1/indlevering", c.fields); w.Code != c.status || w.Header().Get("Content-Type") != problemType {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

// Each field takes what it is for, and nothing else.
func TestEachFieldTakesWhatItIsFor(t *testing.T) {
	h := handler(t)
	draft := string(draftOf(t, h, "solbakken-2025-26.json"))
	record := example(t, "solbakken-2025-26.json")
	for _, c := range []struct {
		name   string
		fields map[string]string
		want   int
	}{
		{"the file", map[string]string{"fil": draft}, 200},
		{"all that there is", map[string]string{"fil": draft, "record": record, "aktuel": record, "template": "standard", "endelig": "ja"}, 200},
		{"files that were not chosen", map[string]string{"fil": draft, "record": "", "aktuel": ""}, 200},
		{"an unknown template", map[string]string{"fil": draft, "template": "findes-ikke"}, 404},
		{"final or what", map[string]string{"fil": draft, "endelig": "nej"}, 400},
		{"answers", map[string]string{"fil": draft, "svar": "{}"}, 200},
		{"an answer", map[string]string{"fil": draft, "svar.x": "ja"}, 400},
		{"no answer", map[string]string{"fil": draft, "svar.x": ""}, 400},
		{"a button", map[string]string{"fil": draft, "handling": "vis"}, 400},
		{"no button", map[string]string{"fil": draft, "handling": "fordi"}, 400},
		{"a button's name", map[string]string{"fil": draft, "vis": "x"}, 400},
		{"a field without a name", map[string]string{"fil": draft, "": "x"}, 400},
		{"a long name", map[string]string{"fil": draft, "template": strings.Repeat("a", maxField+1)}, 400},
		{"too large a record", map[string]string{"fil": draft, "record": record + strings.Repeat(" ", publish.MaxBytes-len(record)+1)}, 413},
		{"many answers", map[string]string{"fil": draft, "svar": "{" + strings.Repeat(" ", maxSvar-2) + "}"}, 200},
		{"too many answers", map[string]string{"fil": draft, "svar": "{" + strings.Repeat(" ", maxSvar-1) + "}"}, 413},
	} {
		if w := sendForm(t, h, "/v1/indlevering", c.fields); w.Code != c.want {
			t.Errorf("%s: %d %.300s", c.name, w.Code, w.Body)
		}
	}
	var final struct {
		Record struct{ Dokument struct{ Status string } }
	}
	w := sendForm(t, h, "/v1/indlevering", map[string]string{"fil": draft, "endelig": "ja"})
	if err := json.Unmarshal(w.Body.Bytes(), &final); err != nil || final.Record.Dokument.Status != "endelig" {
		t.Errorf("%v %+v", err, final)
	}
}

func TestAFileInAFieldOfAnotherNameIsToldTheName(t *testing.T) {
	for _, path := range []string{"/v1/indlevering"} {
		w := sendForm(t, handler(t), path, map[string]string{"udkast": strings.Repeat("x", 1<<20)})
		if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "intet felt") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

// Files that several people commented on are handed back together: each change has
// its author, and what two did otherwise is asked about once.
func TestSeveralFilesAreHandedBackTogether(t *testing.T) {
	h := handler(t)
	record := example(t, "solbakken-2025-26.json")
	r := post(h, "/v1/notat.docx?kommentering=2026-04-17", record)
	defer r.Body.Close()
	draft, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != 200 || !strings.Contains(r.Header.Get("Content-Disposition"), "-kommentering.docx") {
		t.Fatal(r.StatusCode, r.Header)
	}
	body, kind := multiparts(t, func(add func(name, file, value string)) {
		add("record", "", record)
		add("fil", "Ane.docx", edit(t, draft, "Solbakken</w:t>", "Solbakken Skole</w:t>"))
		add("fil", "Bo.docx", edit(t, draft, "Solbakken</w:t>", "Solbakkens Skole</w:t>"))
		add("fil", "Cy.docx", string(draft))
	})
	q := httptest.NewRequest("POST", "/v1/indlevering", body)
	q.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, q)
	var back struct {
		Aendringer []struct{ Pointer, Af string }
		Rest       []struct{ Kode, Af string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &back); err != nil || w.Code != 200 {
		t.Fatal(err, w.Body)
	}
	asked := 0
	for _, i := range back.Rest {
		if i.Kode == "konflikt" {
			asked++
		}
	}
	if asked != 1 || len(back.Aendringer) != 1 || back.Aendringer[0].Af != "Ane" {
		t.Errorf("%s", w.Body)
	}
	many := map[string]int{"/v1/notat.docx?kommentering=i-morgen": 400, "/v1/notat.pdf?kommentering=2026-04-17": 400, "/v1/notat.docx?kommentering=2026-04-17&udgave=intern": 400}
	for address, want := range many {
		if r := post(h, address, record); r.StatusCode != want {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
}

package httpapi

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"testing"

	"notat/internal/publish"
)

const talPost = `{"dokument":{"titel":"Samtale","skoleaar":"2025/26","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole","institutionsnr":"123456"},"afsnit":[]}`

// Figures come in over HTTP as an edited draft does: the record when all is
// answered, and what must be answered first.
func TestFiguresComeInOverHTTP(t *testing.T) {
	h := handler(t)
	fields := map[string]string{"fil": "Institutionsnummer;Skoleår;Klassekvotient\n123456;2024/2025;21,30\n", "record": talPost}
	w := sendForm(t, h, "/v1/tal", fields)
	var back publish.IndleveringSvar
	if err := json.Unmarshal(w.Body.Bytes(), &back); w.Code != http.StatusOK || err != nil || !back.Open || len(back.Rest) != 1 || back.Rest[0].Kode != "udtraek-dato" {
		t.Fatal(w.Code, w.Body)
	}
	if got := w.Header().Get("Cache-Control"); got != "no-store" {
		t.Error(got)
	}
	svar, err := json.Marshal(map[string]string{back.Rest[0].ID: "dato:2026-09-20"})
	if err != nil {
		t.Fatal(err)
	}
	fields["svar"] = string(svar)
	if w = sendForm(t, h, "/v1/tal", fields); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"vaerdi":21.30`) {
		t.Error(w.Code, w.Body)
	}
	for name, c := range map[string]struct {
		field, value string
		status       int
	}{
		"no file":           {"fil", "", http.StatusBadRequest},
		"no record":         {"record", "", http.StatusBadRequest},
		"a record no JSON":  {"record", "x", http.StatusBadRequest},
		"a faulty record":   {"record", `{"dokument":{}}`, http.StatusUnprocessableEntity},
		"no extract":        {"fil", "%PDF-1.7", http.StatusUnprocessableEntity},
		"answers no object": {"svar", "[]", http.StatusBadRequest},
		"an unknown field":  {"andet", "x", http.StatusBadRequest},
	} {
		bad := maps.Clone(fields)
		bad[c.field] = c.value
		if w := sendForm(t, h, "/v1/tal", bad); w.Code != c.status || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

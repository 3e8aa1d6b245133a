package httpapi

import (
	"io"
	"strings"
	"testing"
)

// Cells that were copied from a spreadsheet are answered as what they are in the
// record; what is no rows of cells, or too many of them, is refused.
func TestCellsAreReadAsAListOfTheRecord(t *testing.T) {
	srv := handler(t)
	for _, c := range []struct {
		name, body string
		status     int
		has        string
	}{
		{"results", `{"raekker": [["Test", "Skolen"], ["Trivsel", "3,80"]]}`, 200, `"vaerdi":3.80`},
		{"a table", `{"raekker": [["Fag", "Timer"], ["Dansk", "7"]]}`, 200, `"slags":"tabel"`},
		{"nothing", `{"raekker": []}`, 200, `"raekker":[]`},
		{"as many as there may be", `{"raekker": [` + strings.Repeat(`["a"],`, 999) + `["b"]]}`, 200, `"tabel"`},
		{"one row more", `{"raekker": [` + strings.Repeat(`["a"],`, 1000) + `["b"]]}`, 400, "1000"},
		{"one column more", `{"raekker": [[` + strings.Repeat(`"a",`, 50) + `"b"]]}`, 400, "50"},
		{"no rows", `{}`, 400, "raekker"},
		{"another name", `{"rows": []}`, 400, "raekker"},
		{"a name more", `{"raekker": [], "x": 1}`, 400, "raekker"},
		{"a number", `{"raekker": [[1]]}`, 400, "raekker"},
		{"null", `{"raekker": [null]}`, 400, "raekker"},
		{"something after it", `{"raekker": []} []`, 400, "raekker"},
		{"cut off", `{"raekker": [["a"`, 400, "raekker"},
		{"open lists", strings.Repeat("[", 100_000), 400, "raekker"},
		{"no UTF-8", "{\"raekker\": [[\"\xff\"]]}", 400, "raekker"},
		{"half a pair", `{"raekker": [["\ud800"]]}`, 400, "raekker"},
	} {
		w := do(srv, "POST", "/skriv/tabel", "application/json", c.body)
		said, err := io.ReadAll(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if w.StatusCode != c.status || !strings.Contains(string(said), c.has) || w.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %q %.200s", c.name, w.StatusCode, w.Header.Get("Cache-Control"), said)
		}
	}
}

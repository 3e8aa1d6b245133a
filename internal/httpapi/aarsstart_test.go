package httpapi

import (
	"archive/zip"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"notat/internal/publish"
)

// begins begins the next school year, with an extract or "".
func (b *visitor) begins(name, data string, fields ...string) *http.Response {
	return b.handsTo("/arkiv/aarsstart", name, data, append(fields, "skoleaar", years(timeNow())[0])...)
}

// aYearIsBegun tries it where Birkelund has a notat: what is missing is told, and an
// extract's figures go into the draft.
func aYearIsBegun(t *testing.T, b *visitor) {
	t.Helper()
	const extract = "Institutionsnummer;Skoleår;Klassekvotient\n123456;2024/2025;21,30\n"
	for _, c := range []struct {
		name, data string
		fields     []string
		want       int
		said       string
	}{
		{"", "", nil, 200, "Der er ingen udtræk med tal."},
		{"tal.csv", extract, []string{"dato", "2026-09-20"}, 200, ""},
		{"tal.csv", extract, nil, 400, "Skriv den dag"},
		{"tal.csv", extract, []string{"dato", "i går"}, 400, "Skriv den dag"},
		{"tal.csv", "Institutionsnummer;Skoleår;Klassekvotient\n123456;2024/2025\x80;21,30\n", []string{"dato", "2026-09-20"}, 422, "UTF-8"},
		{"", "", []string{"andet", "x"}, 400, ""},
	} {
		r := b.begins(c.name, c.data, c.fields...)
		body := read(t, r)
		if r.StatusCode != c.want {
			t.Errorf("%q %v: %d %s", c.data, c.fields, r.StatusCode, body)
		}
		if c.want != 200 {
			has(t, body, c.said)
			continue
		}
		z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]string{}
		for _, f := range z.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			all[filepath.Ext(f.Name)] = string(data)
		}
		if said := strings.Contains(all[".txt"], "Der er ingen udtræk med tal."); said != (c.said != "") {
			t.Errorf("%q: %s", c.data, all[".txt"])
		}
		o, err := publish.Extract([]byte(all[".docx"]))
		if err != nil {
			t.Fatal(err)
		}
		if figure := strings.Contains(string(o.Record), `"vaerdi":21.30`); figure != (c.data != "") {
			t.Errorf("%q: the draft has the figure: %v", c.data, figure)
		}
	}
}

package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"notat/internal/tagpdf/check"
)

// statistik answers as the ministry's API is described: two rows a page, an empty list
// behind the last, no row at all where a cell was suppressed, and slowly.
func statistik(t *testing.T) string {
	const school = `"[Institution].[Institutionsnummer].[Institutionsnummer]":"123456",`
	rows := map[string][]string{
		"KARAGNS": {
			`{` + school + `"[Skoleår].[Skoleår].[Skoleår]":"2022/2023","Gennemsnit i bundne prøver":"7,1","Antal elever med alle bundne prøver":"1.041"}`,
			`{` + school + `"[Skoleår].[Skoleår].[Skoleår]":"2023/2024","Gennemsnit i bundne prøver":"6,80","Antal elever med alle bundne prøver":"39"}`,
			`{` + school + `"[Skoleår].[Skoleår].[Skoleår]":"2024/2025","Gennemsnit i bundne prøver":"7,0","Antal elever med alle bundne prøver":"44"}`,
		},
		"TRIVIND": {
			`{` + school + `"[Skoleår].[Skoleår].[Skoleår]":"2023/2024","[Trivselsindikator].[Trivselsindikator].[Trivselsindikator]":"Ro og orden","Indikatorsvar":"3,6"}`,
			`{` + school + `"[Skoleår].[Skoleår].[Skoleår]":"2023/2024","[Trivselsindikator].[Trivselsindikator].[Trivselsindikator]":"Social trivsel","Indikatorsvar":"4,0"}`,
			`{` + school + `"[Skoleår].[Skoleår].[Skoleår]":"2024/2025","[Trivselsindikator].[Trivselsindikator].[Trivselsindikator]":"Social trivsel","Indikatorsvar":"4,15"}`,
		},
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var q struct {
			Underemne string
			Side      int
		}
		if r.Header.Get("Authorization") != "Bearer hemmelig" || json.NewDecoder(r.Body).Decode(&q) != nil {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		time.Sleep(2 * time.Millisecond)
		all := rows[q.Underemne]
		from := min(2*(q.Side-1), len(all))
		fmt.Fprintf(w, "[%s]", strings.Join(all[from:min(from+2, len(all))], ","))
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// From the service to the notat: the digits are those that were answered, and a row
// that is absent is said, in the record and in print.
func TestFiguresGoFromTheServiceToTheNotat(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(file("post.json"), []byte(`{"dokument":{"titel":"Samtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole","institutionsnr":"123456"},"afsnit":[]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	url := statistik(t)
	hent := func(key string) (int, string) {
		var out strings.Builder
		code := Run(context.Background(), []string{"tal-hent", "-o", file("udtraek.json"), file("post.json")},
			World{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Environ: []string{"NOTAT_STATISTIK_URL=" + url, "NOTAT_STATISTIK_KEY=" + key}})
		return code, out.String()
	}
	if code, out := hent("en-anden"); code != exitFailure || strings.Contains(out, "en-anden") {
		t.Errorf("with a wrong key: exit %d: %s", code, out)
	}
	if _, err := os.Stat(file("udtraek.json")); err == nil {
		t.Error("with a wrong key there is an extract")
	}
	if code, out := hent("hemmelig"); code != exitDone || !strings.Contains(out, "KARA/KARAGNS: 3 ") || !strings.Contains(out, "ELEV/ELEVEX: 0 ") {
		t.Fatalf("exit %d: %s", code, out)
	}
	for _, args := range [][]string{{"tal", "--fil", file("udtraek.json"), "--dato", "2025-10-01", "-o", file("ny.json"), file("post.json")}, {"render", "-o", file("ny.pdf"), file("ny.json")}} {
		if r := notat(t, "", args...); r.code != exitDone {
			t.Fatalf("%v: exit %d: %s%s", args, r.code, r.out, r.err)
		}
	}
	ny, err := os.ReadFile(file("ny.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"vaerdi":7.0`, `"antal":39,"periode":"2023/24","vaerdi":6.80`, `"vaerdi":4.15`, `"antal":1041`, `"note":"Ikke offentliggjort: for få elever."`, `"hentet":"2025-10-01"`, `"kilde":"Uddannelsesstatistik.dk"`} {
		if !strings.Contains(string(ny), want) {
			t.Errorf("%s is not in the record: %s", want, ny)
		}
	}
	pdf, err := os.ReadFile(file("ny.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := check.Text(pdf)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(text, " ")
	for _, want := range []string{"Ro og orden", "Ikke offentliggjort: for få elever.", "6,80", "4,15", "antal 1041", "Kilde: Uddannelsesstatistik.dk, hentet 1. oktober 2025"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not printed: %s", want, all)
		}
	}
}

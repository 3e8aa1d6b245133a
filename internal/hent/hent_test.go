package hent

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"notat/internal/regneark"
)

// tjeneste is a service that behaves as the API is described: two rows a page, rows
// of a suppressed cell absent, an empty list behind the last page.
func tjeneste(t *testing.T, rows map[string][]string) *httptest.Server {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var q struct {
			Omraade, Emne, Underemne string
			Detaljering              []string
			Filtre                   map[string][]string
			Side                     int
		}
		var raw map[string]json.RawMessage
		if r.Method != http.MethodPost || r.URL.Path != "/Api/v1/statistik" || json.NewDecoder(r.Body).Decode(&raw) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		for key, to := range map[string]any{"område": &q.Omraade, "emne": &q.Emne, "underemne": &q.Underemne, "detaljering": &q.Detaljering, "filtre": &q.Filtre, "side": &q.Side} {
			if json.Unmarshal(raw[key], to) != nil {
				t.Errorf("%s is %s", key, raw[key])
			}
		}
		if r.Header.Get("Authorization") != "Bearer hemmelig" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if q.Omraade != "GS" || len(q.Filtre) != 2 || len(q.Detaljering) < 2 || q.Filtre[q.Detaljering[0]][0] != "123456" || strings.Join(q.Filtre[q.Detaljering[1]], " ") != "2022/2023 2023/2024 2024/2025 2025/2026" {
			t.Errorf("asked for %+v", q)
		}
		all := rows[q.Emne+"/"+q.Underemne]
		from := min(2*(q.Side-1), len(all))
		fmt.Fprintf(w, "[%s]", strings.Join(all[from:min(from+2, len(all))], ","))
	}))
	t.Cleanup(s.Close)
	return s
}

func row(year, value string) string {
	return fmt.Sprintf(`{"[Institution].[Institutionsnummer].[Institutionsnummer]":"123456","[Skoleår].[Skoleår].[Skoleår]":%q,"Antal elever":%q}`, year, value)
}

// All pages of all cubes come in one list, every value as it was answered; a cube
// without rows gives none.
func TestAllPagesComeAsTheyWereAnswered(t *testing.T) {
	s := tjeneste(t, map[string][]string{"ELEV/ELEVEX": {row("2022/2023", "2.351"), row("2023/2024", "2.360"), row("2024/2025", "7,30"), row("2025/2026", "100,0 %"), row("2025/2026", "0")}})
	out, counts, err := Kilde{URL: s.URL + "/Api/v1", Noegle: "hemmelig"}.Skole(context.Background(), "123456", "2025/26")
	if err != nil {
		t.Fatal(err)
	}
	ark, err := regneark.Read(out)
	if err != nil || len(ark) != 1 || len(ark[0].Raekker) != 6 || ark[0].Raekker[4].Cell(2) != "100,0 %" {
		t.Errorf("%v %s", err, out)
	}
	for _, c := range counts {
		if want := map[string]int{"ELEV/ELEVEX": 5}[c.Kube]; c.Raekker != want {
			t.Errorf("%+v", c)
		}
	}
	if len(counts) != len(kuber) {
		t.Errorf("%v", counts)
	}
}

// What goes wrong is told, soon, and the key is in no error and goes to no other host.
func TestWhatGoesWrongIsTold(t *testing.T) {
	var stolen atomic.Bool
	done := make(chan struct{})
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { stolen.Store(true); fmt.Fprint(w, "[]") }))
	defer other.Close()
	var asked sync.WaitGroup
	for name, answer := range map[string]http.HandlerFunc{
		"the key is not taken": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) },
		"too many questions":   func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) },
		"broken":               func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"a page":               func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>hemmelig") },
		"an object":            func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"fejl":"x"}`) },
		"cut off":              func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `[{"a":`) },
		"elsewhere": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, other.URL, http.StatusTemporaryRedirect)
		},
		"slow": func(http.ResponseWriter, *http.Request) { <-done },
		"slow in the middle": func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, "[")
			w.(http.Flusher).Flush()
			<-done
		},
		"nested rows": func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `[{"a":{"b":1}}]`) },
		"without end": func(w http.ResponseWriter, r *http.Request) {
			var q struct{ Side int }
			_ = json.NewDecoder(r.Body).Decode(&q)
			fmt.Fprintf(w, `[{"a":"%d"}]`, q.Side)
		},
		"huge": func(w http.ResponseWriter, _ *http.Request) {
			for range 30 {
				if _, err := w.Write(make([]byte, 1<<20)); err != nil {
					return
				}
			}
		},
	} {
		s := httptest.NewServer(answer)
		defer s.Close()
		asked.Go(func() { // all at once: those that are slow are waited for together
			start := time.Now()
			_, _, err := Kilde{URL: s.URL, Noegle: "hemmelig", Wait: time.Second}.Skole(context.Background(), "123456", "2025/26")
			if err == nil || strings.Contains(err.Error(), "hemmelig") {
				t.Errorf("%s: %v", name, err)
			}
			if name == "elsewhere" && !errors.Is(err, errRedirect) {
				t.Error(err)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%s: %v", name, took)
			}
		})
	}
	asked.Wait()
	close(done)
	if stolen.Load() {
		t.Error("the key went to another host")
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, _, err := (Kilde{URL: other.URL}).Skole(ctx, "123456", "2025/26"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, _, err := (Kilde{URL: other.URL}).Skole(context.Background(), "123456", "i år"); err == nil {
		t.Error("no school year, and it was asked")
	}
}

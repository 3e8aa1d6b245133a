package publish

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"notat/internal/tagpdf/check"
)

// withSchools gives a service in whose archive these records are published.
func withSchools(t *testing.T, all ...[]byte) *Service {
	t.Helper()
	s := newService(t)
	a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	t.Cleanup(func() { _ = a.Close() })
	s.Keep(a)
	for _, data := range all {
		if _, err := s.Publish(context.Background(), Offentliggoerelse{Data: data}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// otherSchool makes a record one of another school.
func otherSchool(data, navn, nr string) []byte {
	return []byte(strings.NewReplacer("Birkelund Skole", navn, "123456", nr).Replace(data))
}

// The overview tells of all schools' public agreements with their deadlines, of
// what is overdue and of who has no notat, in every format, and nothing internal.
func TestTheOverviewTellsWhatIsPublic(t *testing.T) {
	year := strings.Replace(toAar, `{"overskrift":"Læsning","del":"indsatser",`, `{"overskrift":"Læsning","del":"indsatser","afsnit":[{"overskrift":"Internt maal","synlighed":"intern","blokke":[{"type":"tekst","tekst":"x"}]}],`, 1)
	older := strings.NewReplacer("2024/25", "2023/24", `"dato":"2025-`, `"dato":"2024-`).Replace(toAar)
	s := withSchools(t, []byte(year), otherSchool(toAar, "Åby Skole", "222222"), otherSchool(older, "Ældre Skole", "333333"))
	q := Oversigt{Skoleaar: "2024/25", Dag: "2099-01-01"}
	for _, f := range Formats {
		d, err := s.Overview(context.Background(), q, f)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(bodyText[f.Name](t, d.Data), " ")
		for _, want := range []string{"Åby Skole", "Ældre Skole", "Gammel og i gang"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q: %s", f.Name, want, got)
			}
		}
		if strings.Contains(got, "Internt maal") || bytes.Contains(d.Data, []byte("Internt maal")) {
			t.Errorf("%s tells something internal", f.Name)
		}
		if f.Name == "pdf" {
			if problems, err := check.Bytes(d.Data); err != nil || len(problems) > 0 {
				t.Errorf("%v %v", err, problems)
			}
		}
	}
	data, err := s.OverviewCSV(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || strings.Contains(string(data), "Internt maal") || rows[len(rows)-1][0] != "Ældre Skole" || rows[1][0] != "Birkelund Skole" {
		t.Errorf("%v %v", err, rows)
	}
	if _, err := s.OverviewCSV(context.Background(), Oversigt{Skoleaar: "2019/20"}); !errors.Is(err, ErrNoYear) {
		t.Error(err)
	}
	if _, err := s.OverviewCSV(context.Background(), Oversigt{Skoleaar: "x"}); !errors.Is(err, ErrSkoleaar) {
		t.Error(err)
	}
}

// A cell is never a formula to whoever opens the file.
func TestACellOfAnOverviewIsNoFormula(t *testing.T) {
	data, err := csvOf([][]string{{"=1+1", "-2", "@x", "a;b"}})
	if err != nil || string(data) != "\ufeff'=1+1;'-2;'@x;\"a;b\"\r\n" {
		t.Errorf("%v %q", err, data)
	}
}

// make soak measures the overview of a municipality of sixty schools.
func TestTheOverviewOfAMunicipalityIsSoonMade(t *testing.T) {
	if os.Getenv("NOTAT_SOAK") == "" {
		t.Skip("sixty schools are published for it: make soak")
	}
	var all [][]byte
	for i := range 60 {
		all = append(all, otherSchool(string(records(t, examples)["birkelund-2024-25"]), fmt.Sprintf("Skole %02d", i), fmt.Sprint(200000+i)))
	}
	s := withSchools(t, all...)
	f, _ := FormatNamed("pdf")
	for range 2 {
		start := time.Now()
		if _, err := s.Overview(context.Background(), Oversigt{Dag: "2026-01-01"}, f); err != nil {
			t.Fatal(err)
		}
		t.Log(time.Since(start))
	}
}

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

	"notat/internal/archive"
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
		for _, want := range []string{"Åby Skole", "Ældre Skole", "Gammel og i gang", "Aftaler, hvor fristen er overskredet"} {
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

// manySchools gives a service in whose archive so many municipalities have so many
// schools each, with a notat of each year.
func manySchools(t testing.TB, kommuner, schools int, years ...string) *Service {
	t.Helper()
	s := newService(t)
	a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	t.Cleanup(func() { _ = a.Close() })
	s.Keep(a)
	record := records(t, examples)["birkelund-2024-25"]
	first, err := s.Publish(context.Background(), Offentliggoerelse{Data: record})
	if err != nil {
		t.Fatal(err)
	}
	public, err := a.File(context.Background(), first.ID, filOffentlig)
	if err != nil {
		t.Fatal(err)
	}
	for k := range kommuner {
		for n := range schools {
			for _, year := range years {
				nr := fmt.Sprintf("%06d", 200000+1000*k+n)
				as := strings.NewReplacer("Fjordby Kommune", fmt.Sprintf("%d. Kommune", k), "Birkelund Skole", "Skole "+nr, "123456", nr, "2024/25", year)
				u := archive.Udgivelse{Notat: archive.Notat{Institutionsnr: nr, Skoleaar: year, Skole: "Skole " + nr, Kommune: fmt.Sprintf("%d. Kommune", k), Titel: "Notat", Filnavn: "notat", Template: "standard", TemplateHash: "aa", Release: Release, Noegle: nr + year}, Filer: map[string][]byte{}}
				for _, navn := range []string{FilPDF, FilHTML, FilPost, FilInternPDF} {
					u.Filer[navn] = []byte(navn)
				}
				u.Filer[filOffentlig] = []byte(as.Replace(string(public)))
				if _, _, err := a.Publish(context.Background(), u); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return s
}

// The overview of a municipality takes as much in an archive of many municipalities as
// in one of few.
func TestTheOverviewLooksAtItsOwnSchools(t *testing.T) {
	took := func(kommuner int) float64 {
		s := manySchools(t, kommuner, 2, "2023/24", "2024/25")
		return testing.AllocsPerRun(2, func() {
			if o, err := s.oversigt(t.Context(), Oversigt{Kommune: "1. Kommune"}); err != nil || o.notater != 2 {
				t.Fatal(o, err)
			}
		})
	}
	if few, many := took(2), took(16); many > 1.1*few {
		t.Errorf("%v allocations of 2 municipalities, %v of 16", few, many)
	}
}

// make soak measures the overview of a municipality of forty schools among 1,100 with
// four years each.
func TestTheOverviewOfAMunicipalityIsSoonMade(t *testing.T) {
	if os.Getenv("NOTAT_SOAK") == "" {
		t.Skip("4,400 notater are kept for it: make soak")
	}
	s := manySchools(t, 28, 40, "2021/22", "2022/23", "2023/24", "2024/25")
	f, _ := FormatNamed("pdf")
	best := time.Hour
	for range 3 {
		start := time.Now()
		if _, err := s.Overview(context.Background(), Oversigt{Kommune: "7. Kommune", Dag: "2026-01-01"}, f); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	if t.Log(best); best > 500*time.Millisecond {
		t.Errorf("it takes %v", best)
	}
}

package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"notat/internal/samtale"
)

// schools are last year's notater of so many schools.
func schools(t testing.TB, n int) (out []Fil) {
	t.Helper()
	last := records(t, examples)["birkelund-2024-25"]
	for i := range n {
		r := bytes.ReplaceAll(last, []byte("Birkelund Skole"), fmt.Appendf(nil, "Skole %02d", i))
		out = append(out, Fil{fmt.Sprintf("%02d.json", i), bytes.ReplaceAll(r, []byte("123456"), fmt.Appendf(nil, "%06d", 200000+i))})
	}
	return out
}

// draftRecord gives the record that a draft carries.
func draftRecord(t *testing.T, word []byte) *samtale.Record {
	t.Helper()
	o, err := Extract(word)
	if err != nil {
		t.Fatal(err)
	}
	r, err := samtale.Decode(o.Record)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A year begins with a draft for each school, with its name and number, last year's
// open agreements to follow up, and its own figures and no other's.
func TestAYearBeginsForAllSchools(t *testing.T) {
	s := newService(t)
	last := schools(t, 3)
	tal := "Institutionsnummer;Skoleår;Klassekvotient\n"
	for i := range 2 {
		tal += fmt.Sprintf("%d;2024/2025;2%d,50\n", 200000+i, i)
	}
	last[1].Data = bytes.Replace(last[1].Data, []byte(`"status": "endelig"`), []byte(`"status": "udkast"`), 1)
	last = append(last, Fil{"brev.pdf", []byte("%PDF-1.7")}, Fil{"i år.json", talpost("")})
	all, err := s.BeginYear(context.Background(), Aarsstart{Skoleaar: "2025/26", Sidste: last, Tal: []Udtraek{{Fil{"udtræk.csv", []byte(tal)}, "2025-09-20"}}})
	if err != nil {
		t.Fatal(err)
	}
	old, err := samtale.Decode(last[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	public, internal := open(old)
	drafts := 0
	for _, b := range all {
		if b.Navn == "" {
			if len(b.Mangler) == 0 {
				t.Errorf("%s: no draft, and no word of why", b.Skole)
			}
			continue
		}
		if slices.Contains(b.Mangler, lastIsDraft) != (b.Institutionsnr == "200001") {
			t.Errorf("%s: %q", b.Skole, b.Mangler)
		}
		r := draftRecord(t, b.Udkast)
		if r.Skole.Navn != b.Skole || r.Skole.Institutionsnr != b.Institutionsnr || r.Dokument.Skoleaar != "2025/26" || r.Dokument.Status != samtale.Udkast {
			t.Errorf("%+v", r.Dokument)
		}
		followed, values := 0, []samtale.Tal{}
		everySection(r.Afsnit, func(a *samtale.Afsnit, _ bool) bool {
			for _, x := range a.Blokke {
				switch x := x.(type) {
				case *samtale.Aftaler:
					followed += len(x.Aftaler)
				case *samtale.Resultater:
					for _, one := range x.Resultater {
						values = append(values, one.Vaerdi)
					}
				}
			}
			return true
		})
		if followed != len(public)+len(internal) || followed == 0 {
			t.Errorf("%s follows up on %d agreements, of %d", b.Skole, followed, len(public)+len(internal))
		}
		want := []samtale.Tal{}
		if i := int(b.Institutionsnr[5] - '0'); i < 2 {
			want = []samtale.Tal{samtale.Tal(fmt.Sprintf("2%d.50", i))}
		} else if !slices.ContainsFunc(b.Mangler, func(s string) bool { return strings.Contains(s, "ingen tal om skolen") }) {
			t.Errorf("%s: %v", b.Skole, b.Mangler)
		}
		if !slices.Equal(values, want) {
			t.Errorf("%s has the figures %v, want %v", b.Skole, values, want)
		}
		drafts++
	}
	if drafts != 3 || len(all) != 5 {
		t.Errorf("%d drafts of %d files", drafts, len(all))
	}
	data, err := Pakke("2025/26", all)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) != 4 || z.File[3].Name != missingList {
		t.Error(err, len(z.File))
	}
	for _, bad := range []Aarsstart{{Skoleaar: "2025", Sidste: last}, {Skoleaar: "2025/26"}} {
		if _, err := s.BeginYear(context.Background(), bad); !errors.Is(err, ErrSkoleaar) && !errors.Is(err, ErrAarsstart) {
			t.Error(err)
		}
	}
}

// Schools of one name get files of two names, and two notater of a number are told.
func TestDraftsOfOneNameAreKeptApart(t *testing.T) {
	last := schools(t, 1)
	all, err := newService(t).BeginYear(context.Background(), Aarsstart{Skoleaar: "2025/26", Sidste: append(last, last[0])})
	if err != nil || all[0].Navn == all[1].Navn || !strings.Contains(strings.Join(all[1].Mangler, " "), "200000") {
		t.Errorf("%v %+v", err, all)
	}
}

func TestFortyDraftsAreMadeWhileOneWaits(t *testing.T) {
	if testing.Short() {
		t.Skip("forty drafts take a second")
	}
	start := time.Now()
	all, err := newService(t).BeginYear(context.Background(), Aarsstart{Skoleaar: "2025/26", Sidste: schools(t, 40)})
	took := time.Since(start)
	t.Log(took)
	if err != nil || len(all) != 40 || all[39].Navn == "" || took > 5*time.Second {
		t.Errorf("%v: %d drafts in %v", err, len(all), took)
	}
}

// A year begins with what the archive holds of each school: the internal record where
// the caller may see it, else the public one.
func TestLastYearIsWhatTheCallerMaySee(t *testing.T) {
	const hidden = "Det bliver mellem os"
	internal := strings.Replace(toAar, `"del":"indsatser",`, `"del":"indsatser","afsnit":[{"overskrift":"Noter","synlighed":"intern","blokke":[{"type":"tekst","tekst":"`+hidden+`"}]}],`, 1)
	s := withSchools(t, []byte(internal), otherSchool(toAar, "Åby Skole", "222222"))
	for _, may := range []bool{true, false} {
		files, err := s.LastYear(t.Context(), func(nr string) bool { return may && nr != "222222" })
		if err != nil || len(files) != 2 {
			t.Fatalf("%v: %d files", err, len(files))
		}
		seen := strings.Contains(string(files[0].Data)+string(files[1].Data), hidden)
		if seen != may {
			t.Errorf("who may see it (%v) sees it: %v", may, seen)
		}
	}
}

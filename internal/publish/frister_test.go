package publish

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A notat is public in its own school year and as many more as the rule says; on the
// first of August after that it is gone, with all its versions, down to the bytes, and
// says so in its place. Without a rule nothing goes.
func TestANotatIsPublicAsLongAsTheRuleSays(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := newService(t)
	a := OpenArchive(filepath.Join(dir, "notat.db"), time.Now)
	t.Cleanup(func() { _ = a.Close() })
	s.Keep(a)
	older := strings.NewReplacer("2024/25", "2023/24", `"dato":"2025-`, `"dato":"2024-`).Replace(toAar)
	k, err := s.Publish(ctx, Offentliggoerelse{Data: otherSchool(older, "Ældre Skole", "333333")})
	if err != nil {
		t.Fatal(err)
	}
	corrected := strings.Replace(older, "Gammel og i gang", "Gammel og godt i gang", 1)
	second, err := s.Publish(ctx, Offentliggoerelse{Data: otherSchool(corrected, "Ældre Skole", "333333"), Retter: k.ID})
	if err != nil {
		t.Fatal(err)
	}
	newer, err := s.Publish(ctx, Offentliggoerelse{Data: []byte(toAar)})
	if err != nil {
		t.Fatal(err)
	}
	day := func(d string) time.Time {
		at, err := time.Parse(time.DateOnly, d)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	const page = "<!DOCTYPE html>" // of the pages alone
	for _, step := range []struct {
		years int
		day   string
		gone  []string
	}{
		{0, "2099-08-01", nil},
		{2, "2026-07-31", nil},
		{2, "2026-08-01", []string{second.ID}},
		{2, "2026-08-02", nil}, // once
		{2, "2027-07-31", nil},
	} {
		f := Frister{UdkastDage: 400, Skoleaar: step.years}
		if list, err := s.Upcoming(ctx, f); err != nil || step.years > 0 && len(list) > 0 && list[0].Dag == "" {
			t.Errorf("%+v %v", list, err)
		}
		if err := s.Believe(ctx, day(step.day)); err != nil {
			t.Error(err)
		}
		gone, err := s.Sweep(ctx, f, day(step.day))
		if err != nil || len(gone) != len(step.gone) || len(gone) > 0 && gone[0].Notat.ID != step.gone[0] {
			t.Errorf("%d years on %s: %+v %v", step.years, step.day, gone, err)
		}
	}
	for _, id := range []string{k.ID, second.ID} {
		n, err := a.Notat(ctx, id)
		if err != nil || n.Offentlig() || Stone(n.Aarsag) == Stone("fejl") || AarsagTekst(n.Aarsag) == AarsagTekst("") {
			t.Errorf("%+v %v", n, err)
		}
		if _, err := a.File(ctx, id, FilHTML); !errors.Is(err, ErrWithdrawn) {
			t.Error(err)
		}
		if _, err := a.File(ctx, id, FilPost); err != nil {
			t.Errorf("the internal copy: %v", err)
		}
	}
	if _, err := a.File(ctx, newer.ID, FilHTML); err != nil {
		t.Error(err)
	}
	holds := func(words string) (found bool) {
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(filepath.Join(dir, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			found = found || bytes.Contains(data, []byte(words))
		}
		return found
	}
	if err := a.Sessions().CommitCtx(ctx, "a", []byte("ana@fjordby.example"), time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	if !holds(page) || !holds("ana@fjordby.example") {
		t.Error("the newer notat's page is not to be found as it is")
	}
	if gone, err := s.Sweep(ctx, Frister{UdkastDage: 400, Skoleaar: 2}, day("2027-08-01")); err != nil || len(gone) != 1 || holds(page) {
		t.Errorf("%+v %v: what was public is still in the files: %v", gone, err, holds(page))
	}
	if holds("ana@fjordby.example") {
		t.Error("who was signed in is still in the files")
	}
	var told []string
	if err := a.Audit(ctx, func(l Linje) error { told = append(told, string(l.Action)+" "+l.Token); return nil }); err != nil {
		t.Error(err)
	}
	if got := strings.Join(told[3:], ", "); got != "traek-tilbage regel, traek-tilbage regel, traek-tilbage regel" {
		t.Error(got)
	}
}

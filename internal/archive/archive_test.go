package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var ctx = context.Background()

// addresses gives an empty archive's address in SQLite, and in PostgreSQL where a
// server is given: a schema of its own, gone after the test.
func addresses(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{"sqlite": filepath.Join(t.TempDir(), "notat.db")}
	if server := os.Getenv("NOTAT_TEST_POSTGRES"); server != "" {
		out["postgres"] = emptySchema(t, server)
	}
	return out
}

func emptySchema(t *testing.T, server string) string {
	t.Helper()
	name := "t" + strings.ToLower(rand.Text())
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec("DROP SCHEMA " + name + " CASCADE"); err != nil {
			t.Error(err)
		}
		db.Close()
	})
	sep := "?"
	if strings.Contains(server, "?") {
		sep = "&"
	}
	return server + sep + "search_path=" + name
}

// over makes the same promise of both databases.
func over(t *testing.T, test func(t *testing.T, a *Archive)) {
	t.Helper()
	for name, address := range addresses(t) {
		t.Run(name, func(t *testing.T) {
			a := opened(t, address)
			test(t, a)
		})
	}
}

func opened(t *testing.T, address string) *Archive {
	at := time.Date(2025, 4, 1, 12, 0, 0, 0, time.UTC)
	var mu sync.Mutex
	a := New(address, func() time.Time { mu.Lock(); defer mu.Unlock(); at = at.Add(time.Second); return at })
	if a.kind == postgres {
		a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

var skolechefen = Who{Token: "esdh", Bruger: "skolechefen"}

func edition(nr, aar, words string) Udgivelse {
	return Udgivelse{
		Notat: Notat{Institutionsnr: nr, Skoleaar: aar, Noegle: Noegle([]byte("post "+words), "aa"), Skole: "Skole " + nr, Kommune: "Fjordby Kommune", Titel: "Notat",
			Filnavn: "notat-" + nr, Template: "standard", TemplateHash: "aa", Release: "notat 0"},
		Filer: map[string][]byte{PDF: []byte("pdf " + words), HTML: []byte("html " + words), Offentlig: []byte("{}"), Post: []byte("post " + words), Intern: []byte("intern " + words)},
		Who:   skolechefen,
	}
}

func published(t *testing.T, a *Archive, u Udgivelse) Notat {
	t.Helper()
	n, ny, err := a.Publish(ctx, u)
	if err != nil || !ny {
		t.Fatalf("new: %v, %v", ny, err)
	}
	return n
}

func audit(t *testing.T, a *Archive) []string {
	t.Helper()
	var out []string
	if err := a.Audit(ctx, func(l Linje) error {
		out = append(out, fmt.Sprintf("%d %s %s/%s %s %s v%d %s", l.Nr, l.Action, l.Token, l.Bruger, l.Institutionsnr, l.Skoleaar, l.Version, l.Aarsag))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// What no database can hold is not there, on both.
func TestAnIDThatIsNoTextIsNotThere(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		published(t, a, edition("123456", "2024/25", "a"))
		for _, id := range []string{"", "\x00", "a\x00", "\xff", "\xed\xa0\x80"} {
			if _, err := a.Notat(ctx, id); !errors.Is(err, ErrNotFound) {
				t.Errorf("%q: %v", id, err)
			}
			if _, err := a.Withdraw(ctx, id, "fejl", skolechefen); !errors.Is(err, ErrNotFound) {
				t.Errorf("%q withdrawn: %v", id, err)
			}
			if _, err := a.Purge(ctx, id, skolechefen); !errors.Is(err, ErrNotFound) {
				t.Errorf("%q purged: %v", id, err)
			}
			if id != "" { // PostgreSQL is not even asked
				if _, err := one(ctx, nil, `WHERE id = $1`, id); !errors.Is(err, ErrNotFound) {
					t.Errorf("%q asked for: %v", id, err)
				}
			}
		}
	})
}

func TestNothingIsMadeUntilTheFirstPublication(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notat.db")
	a := opened(t, file)
	if _, err := a.Newest(ctx, "123456", "2024/25"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if _, err := a.Withdraw(ctx, "1", "fejl", skolechefen); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if list, err := a.Schools(ctx); err != nil || len(list) > 0 {
		t.Error(list, err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Fatal("reading made the database")
	}
	published(t, a, edition("123456", "2024/25", "x"))
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

func TestTheSameAgainIsTheSameNotat(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		first := published(t, a, edition("123456", "2024/25", "x"))
		again, ny, err := a.Publish(ctx, edition("123456", "2024/25", "x"))
		if err != nil || ny || again != first {
			t.Errorf("%v %v %+v", err, ny, again)
		}
		if got := audit(t, a); len(got) != 1 {
			t.Error(got)
		}
	})
}

func TestAnotherForTheSameYearIsRefused(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		first := published(t, a, edition("123456", "2024/25", "x"))
		_, _, err := a.Publish(ctx, edition("123456", "2024/25", "y"))
		if nu, ok := IsTaken(err); !ok || nu.ID != first.ID {
			t.Error(err)
		}
		published(t, a, edition("123456", "2025/26", "y"))
		published(t, a, edition("654321", "2024/25", "y"))
	})
}

func TestACorrectionIsTheNextVersion(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		first := published(t, a, edition("123456", "2024/25", "x"))
		u := edition("123456", "2024/25", "y")
		u.Retter, u.Rettelse = first.ID, "fejl"
		second := published(t, a, u)
		if nu, err := a.Newest(ctx, "123456", "2024/25"); err != nil || nu != second || nu.Version != 2 {
			t.Errorf("%+v %v", nu, err)
		}
		if old, err := a.Notat(ctx, first.ID); err != nil || old.Rettelse != "fejl" || !old.Offentlig() {
			t.Errorf("%+v %v", old, err)
		}
		if data, err := a.File(ctx, first.ID, PDF); err != nil || string(data) != "pdf x" {
			t.Error(string(data), err)
		}
		// Sent again it is the same; another correction of the first comes too late.
		if again, ny, err := a.Publish(ctx, u); err != nil || ny || again != second {
			t.Error(again, ny, err)
		}
		u = edition("123456", "2024/25", "z")
		u.Retter = first.ID
		if _, _, err := a.Publish(ctx, u); !isTaken(err) {
			t.Error(err)
		}
		// Back to the first words is a version as well.
		u = edition("123456", "2024/25", "x")
		u.Retter = second.ID
		if third := published(t, a, u); third.Version != 3 {
			t.Error(third)
		}
		u = edition("123456", "2024/25", "w")
		u.Retter = "findesikke"
		if _, _, err := a.Publish(ctx, u); !errors.Is(err, ErrNotFound) {
			t.Error(err)
		}
	})
}

func isTaken(err error) bool { _, ok := IsTaken(err); return ok }

func TestPersonalDataGoesFromEveryVersion(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		first := published(t, a, edition("123456", "2024/25", "x"))
		u := edition("123456", "2024/25", "y")
		u.Retter, u.Rettelse = first.ID, "fejl"
		second := published(t, a, u)
		u = edition("123456", "2024/25", "z")
		u.Retter, u.Rettelse, u.Withdraw = second.ID, "personoplysning", true
		third := published(t, a, u)
		for _, id := range []string{first.ID, second.ID} {
			n, err := a.Notat(ctx, id)
			if err != nil || n.Offentlig() || n.Aarsag != "personoplysning" {
				t.Errorf("%+v %v", n, err)
			}
			for _, f := range publicFiles {
				if _, err := a.File(ctx, id, f); !errors.Is(err, ErrWithdrawn) {
					t.Errorf("%s: %v", f, err)
				}
			}
		}
		if data, err := a.File(ctx, third.ID, PDF); err != nil || string(data) != "pdf z" {
			t.Error(err)
		}
	})
}

func TestAWithdrawalTakesThePublicFilesAndAPurgeTheRest(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		n := published(t, a, edition("123456", "2024/25", "ord-der-skal-vaek"))
		if _, err := a.Purge(ctx, n.ID, skolechefen); !errors.Is(err, ErrStillPublic) {
			t.Error("a public notat was purged", err)
		}
		for range 2 {
			if n, err := a.Withdraw(ctx, n.ID, "fejl", skolechefen); err != nil || n.Offentlig() || n.Aarsag != "fejl" {
				t.Errorf("%+v %v", n, err)
			}
		}
		for _, f := range publicFiles {
			if _, err := a.File(ctx, n.ID, f); !errors.Is(err, ErrWithdrawn) {
				t.Errorf("%s: %v", f, err)
			}
		}
		if data, err := a.File(ctx, n.ID, Post); err != nil || string(data) != "post ord-der-skal-vaek" {
			t.Error("the internal copy went too", err)
		}
		for range 2 {
			if n, err := a.Purge(ctx, n.ID, skolechefen); err != nil || n.Slettet == "" {
				t.Error(err)
			}
		}
		for _, f := range internalFiles {
			if _, err := a.File(ctx, n.ID, f); !errors.Is(err, ErrWithdrawn) {
				t.Errorf("%s: %v", f, err)
			}
		}
		want := []string{"1 offentliggoer esdh/skolechefen 123456 2024/25 v1 ", "2 traek-tilbage esdh/skolechefen 123456 2024/25 v1 fejl", "3 slet esdh/skolechefen 123456 2024/25 v1 fejl"}
		if got := audit(t, a); !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
		if a.kind == sqlite { // not a byte of it is left in the file
			for _, suffix := range []string{"", "-wal"} {
				if data, _ := os.ReadFile(a.address + suffix); bytes.Contains(data, []byte("ord-der-skal-vaek")) {
					t.Errorf("the words are still in notat.db%s", suffix)
				}
			}
		}
		// The year may be published anew.
		if again := published(t, a, edition("123456", "2024/25", "nyt")); again.Version != 2 {
			t.Error(again)
		}
	})
}

func TestTheAuditOnlyGrows(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		published(t, a, edition("123456", "2024/25", "x"))
		for _, q := range []string{`UPDATE audit SET token = 'en anden'`, `DELETE FROM audit`, `UPDATE audit SET nr = 7 WHERE nr = 1`} {
			if _, err := a.db.Exec(q); err == nil {
				t.Errorf("%s was done", q)
			}
		}
		if got := audit(t, a); len(got) != 1 {
			t.Error(got)
		}
	})
}

func TestSchoolsStandInDanishOrder(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		names := []string{"Ørsted Skole", "Aaløkke Skole", "Zoffmann Skole", "Ærø Skole", "Abildgård Skole", "Århus Skole", "birk Skole"}
		for i, name := range names {
			u := edition(fmt.Sprint(100000+i), "2024/25", name)
			u.Skole = name
			published(t, a, u)
		}
		list, err := a.Schools(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range list {
			got = append(got, n.Skole)
		}
		want := []string{"Abildgård Skole", "birk Skole", "Zoffmann Skole", "Ærø Skole", "Ørsted Skole", "Aaløkke Skole", "Århus Skole"}
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	})
}

func TestAFormerNumberLeadsToTheSchoolAndNeverInACircle(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		old := published(t, a, edition("111111", "2023/24", "x"))
		u := edition("222222", "2024/25", "y")
		u.Tidligere, u.Confirmed = []string{"111111", "222222"}, []string{"111111"}
		published(t, a, u)
		if to, err := a.Moved(ctx, "111111"); err != nil || to != "222222" {
			t.Error(to, err)
		}
		list, _, err := a.School(ctx, "222222")
		if err != nil || len(list) != 2 || list[1] != old {
			t.Error(list, err)
		}
		u = edition("111111", "2025/26", "z")
		u.Tidligere, u.Confirmed = []string{"222222"}, []string{"222222"}
		published(t, a, u)
		for from, want := range map[string]string{"111111": "", "222222": "111111"} {
			if to, err := a.Moved(ctx, from); err != nil || to != want {
				t.Errorf("%s leads to %q, %v", from, to, err)
			}
		}
	})
}

// Many at once: one of all that want the same year gets it.
func TestOneOfManyGetsTheYear(t *testing.T) {
	for name, address := range addresses(t) {
		t.Run(name, func(t *testing.T) {
			instances := []*Archive{opened(t, address), opened(t, address)}
			var wg sync.WaitGroup
			var mu sync.Mutex
			var won, busy int
			for i := range 20 {
				wg.Go(func() {
					_, _, err := instances[i%2].Publish(ctx, edition("123456", "2024/25", fmt.Sprint(i)))
					mu.Lock()
					defer mu.Unlock()
					switch {
					case err == nil:
						won++
					case isTaken(err):
						busy++
					default:
						t.Error(err)
					}
				})
			}
			wg.Wait()
			if won != 1 || busy != 19 {
				t.Errorf("%d won, %d were told", won, busy)
			}
		})
	}
}

func TestABackupIsTheSameFromEveryDatabase(t *testing.T) {
	zipped := func(t *testing.T, a *Archive) []byte {
		t.Helper()
		var b bytes.Buffer
		if err := a.WriteZip(ctx, &b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	from := opened(t, filepath.Join(t.TempDir(), "fra.db"))
	first := published(t, from, edition("123456", "2024/25", "x"))
	u := edition("123456", "2024/25", "y")
	u.Retter, u.Rettelse, u.Withdraw, u.Tidligere = first.ID, "personoplysning", true, []string{"111111"}
	published(t, from, u)
	n := published(t, from, edition("654321", "2024/25", "z"))
	if _, err := from.Withdraw(ctx, n.ID, "fejl", skolechefen); err != nil {
		t.Fatal(err)
	}
	if _, err := from.Purge(ctx, n.ID, skolechefen); err != nil {
		t.Fatal(err)
	}
	original := zipped(t, from)
	read, err := zip.NewReader(bytes.NewReader(original), int64(len(original)))
	if err != nil {
		t.Fatal(err)
	}
	over(t, func(t *testing.T, a *Archive) {
		giveList(t, from, a)
		if err := a.Restore(ctx, read, skolechefen, false); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(zipped(t, a), original) {
			t.Error("the restored archive gives another backup")
		}
		if err := a.Restore(ctx, read, skolechefen, true); !errors.Is(err, ErrNotEmpty) {
			t.Error("restored over what was there:", err)
		}
		// Life goes on: the audit goes on counting.
		published(t, a, edition("777777", "2024/25", "ny"))
		if got := audit(t, a); len(got) != 7 {
			t.Errorf("%q", got)
		}
	})
}

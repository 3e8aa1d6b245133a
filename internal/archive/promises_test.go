package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// A notat is kept with all its files or not at all.
func TestANotatLackingAFileIsNotKept(t *testing.T) {
	for _, lacking := range slices.Concat(publicFiles, internalFiles) {
		a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
		u := edition("123456", "2024/25", "x")
		u.Filer[lacking] = nil
		if _, ny, err := a.Publish(ctx, u); err == nil || ny {
			t.Errorf("kept without %s", lacking)
		}
		if _, err := a.Newest(ctx, "123456", "2024/25"); !errors.Is(err, ErrNotFound) {
			t.Errorf("without %s: %v", lacking, err)
		}
	}
}

// What next year's notat follows up on: the newest public version of the newest
// year before it.
func TestTheLastNotatIsTheNewestPublicOneBefore(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		published(t, a, edition("123456", "2022/23", "gammel"))
		first := published(t, a, edition("123456", "2023/24", "foerste"))
		u := edition("123456", "2023/24", "rettet")
		u.Retter, u.Rettelse = first.ID, "fejl"
		published(t, a, u)
		gone := published(t, a, edition("123456", "2024/25", "trukket"))
		if _, err := a.Withdraw(ctx, gone.ID, "fejl", skolechefen); err != nil {
			t.Fatal(err)
		}
		published(t, a, edition("654321", "2025/26", "en anden skole"))
		for before, want := range map[string]string{"": "2023/24 v2", "2025/26": "2023/24 v2", "2024/25": "2023/24 v2", "2023/24": "2022/23 v1"} {
			n, err := a.Last(ctx, "123456", before)
			if got := n.Skoleaar + " v" + string(rune('0'+n.Version)); err != nil || got != want {
				t.Errorf("before %q it is %s, not %s (%v)", before, got, want, err)
			}
		}
		if _, err := a.Last(ctx, "123456", "2022/23"); !errors.Is(err, ErrNotFound) {
			t.Error("something is before the first:", err)
		}
	})
}

// A backup that could not be written to its end is not called done, wherever the
// disk is full.
func TestABackupThatCannotBeWrittenIsNone(t *testing.T) {
	a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	published(t, a, edition("123456", "2024/25", "x"))
	var names []string
	if err := a.Backup(ctx, func(name string, _ []byte) error { names = append(names, name); return nil }); err != nil || len(names) != 9 {
		t.Fatalf("%v %q", err, names)
	}
	full := errors.New("no space left")
	for at := range names {
		n := 0
		err := a.Backup(ctx, func(string, []byte) error {
			if n++; n > at {
				return full
			}
			return nil
		})
		if !errors.Is(err, full) || n != at+1 {
			t.Errorf("full at %s: %v after %d files", names[at], err, n)
		}
	}
	if err := a.WriteZip(ctx, noRoom{}); !errors.Is(err, errNoRoom) {
		t.Error(err)
	}
}

var errNoRoom = errors.New("no room")

type noRoom struct{}

func (noRoom) Write([]byte) (int, error) { return 0, errNoRoom }

// A name that the driver would read settings from is refused.
func TestANameWithSettingsInItIsNoArchive(t *testing.T) {
	for _, name := range []string{"notat.db?mode=ro", "notat.db#x"} {
		a := opened(t, filepath.Join(t.TempDir(), name))
		if _, _, err := a.Publish(ctx, edition("123456", "2024/25", "x")); err == nil {
			t.Errorf("%s is an archive", name)
		}
	}
}

// A release that is older than the database leaves it alone.
func TestADatabaseOfALaterReleaseIsRefused(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		published(t, a, edition("123456", "2024/25", "x"))
		if _, err := a.db.Exec(`INSERT INTO skema (trin) VALUES ($1)`, len(migrations)+1); err != nil {
			t.Fatal(err)
		}
		later := opened(t, a.address)
		if _, _, err := later.Publish(ctx, edition("123456", "2025/26", "y")); err == nil {
			t.Error("it was written to")
		}
		if _, err := later.Schools(ctx); err == nil {
			t.Error("it was read")
		}
	})
}

// Withdrawing the newest version takes all that came before, also what lies behind
// one that was withdrawn by itself.
func TestAWithdrawalReachesPastOneThatWasWithdrawnBefore(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		var ids []string
		for _, words := range []string{"x", "y", "z"} {
			u := edition("123456", "2024/25", words)
			if len(ids) > 0 {
				u.Retter, u.Rettelse = ids[len(ids)-1], "fejl"
			}
			ids = append(ids, published(t, a, u).ID)
		}
		for _, id := range []string{ids[1], ids[2]} {
			if _, err := a.Withdraw(ctx, id, "personoplysning", skolechefen); err != nil {
				t.Fatal(err)
			}
		}
		for i, id := range ids {
			if n, err := a.Notat(ctx, id); err != nil || n.Offentlig() {
				t.Errorf("version %d is still public (%v)", i+1, err)
			}
		}
	})
}

// Before the first publication there is nothing, whatever is asked, and asking
// makes nothing.
func TestAnArchiveThatIsNotThereHoldsNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notat.db")
	a := opened(t, file)
	for what, ask := range map[string]func() error{
		"one":    func() error { _, err := a.Notat(ctx, "x"); return err },
		"newest": func() error { _, err := a.Newest(ctx, "123456", "2024/25"); return err },
		"last":   func() error { _, err := a.Last(ctx, "123456", ""); return err },
		"a file": func() error { _, err := a.File(ctx, "x", PDF); return err },
		"none of a school": func() error {
			list, to, err := a.School(ctx, "123456")
			if err != nil || len(list) > 0 || to != "" {
				return err
			}
			return ErrNotFound
		},
		"none moved": func() error {
			if to, err := a.Moved(ctx, "123456"); err != nil || to != "" {
				return err
			}
			return ErrNotFound
		},
		"no audit": func() error {
			if err := a.Audit(ctx, func(Linje) error { return errors.New("a line") }); err != nil {
				return err
			}
			return ErrNotFound
		},
	} {
		if err := ask(); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if list, err := a.Schools(ctx); err != nil || len(list) > 0 {
		t.Error(list, err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("asking made the database")
	}
}

// Who is said to have done it stands in the audit on one line, and comes back
// from a backup, whatever was typed.
func TestAUserIsWhatCanBeWrittenDown(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		said := map[string]string{"\xff\xfe": "", "a\nb": "ab", "a\tb\x1b[31m\x00": "ab[31m", "Åse <b> & co": "Åse <b> & co", strings.Repeat("æ", 500): strings.Repeat("æ", 200)}
		var want []string
		for i, who := range slices.Sorted(maps.Keys(said)) {
			u := edition(fmt.Sprint(100000+i), "2024/25", "x")
			u.Who.Bruger = who
			published(t, a, u)
			want = append(want, said[who])
		}
		got := []string{}
		if err := a.Audit(ctx, func(l Linje) error { got = append(got, l.Bruger); return nil }); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q, %v", got, err)
		}
		var b bytes.Buffer
		if err := a.WriteZip(ctx, &b); err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		if err := empty(t).Restore(ctx, z, skolechefen, true); err != nil {
			t.Error(err)
		}
	})
}

// The archive holds internal editions: nobody else on the machine reads them.
func TestTheFilesAreTheirOwnersAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes mean something else")
	}
	dir := t.TempDir()
	a := opened(t, filepath.Join(dir, "notat.db"))
	published(t, a, edition("123456", "2024/25", "x"))
	files, err := os.ReadDir(dir)
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v %v", f.Name(), info.Mode(), err)
		}
	}
}

// What cannot be written down in the audit is not done.
func TestWithoutItsLineInTheAuditNothingIsPublished(t *testing.T) {
	a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	published(t, a, edition("123456", "2023/24", "første"))
	if err := a.write(ctx, func(ctx context.Context, tx *sql.Tx, _ string) error {
		_, err := tx.ExecContext(ctx, `CREATE TRIGGER fuld BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'ikke plads'); END`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if n, _, err := a.Publish(ctx, edition("123456", "2024/25", "uden spor")); err == nil {
		t.Errorf("%s is published", n.ID)
	}
	if n, err := a.Last(ctx, "123456", ""); err != nil || n.Skoleaar != "2023/24" {
		t.Errorf("the last is %s, %v", n.Skoleaar, err)
	}
}

package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// giveList copies the list of what one archive took away to where another looks.
func giveList(t *testing.T, from, to *Archive) {
	t.Helper()
	data, err := os.ReadFile(from.removals.file)
	if err == nil {
		err = os.WriteFile(to.removals.file, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// listOf010 gives an archive the list that a backup of 0.1.0 would have had.
func listOf010(t *testing.T, from fs.FS, to *Archive) {
	t.Helper()
	scratch := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	if err := scratch.Restore(ctx, from, skolechefen, true); err != nil {
		t.Fatal(err)
	}
	giveList(t, scratch, to)
}

// backedUp is an archive with three notater, its backup, and what was done since:
// one was purged, one withdrawn, and the third is still public.
func backedUp(t *testing.T, large bool) (a *Archive, n [3]Notat, backup fs.FS) {
	t.Helper()
	a = opened(t, filepath.Join(t.TempDir(), "notat.db"))
	for i, number := range []string{"111111", "222222", "333333"} {
		u := edition(number, "2024/25", "x")
		u.Titel = "Titel om sag " + number
		if i == 0 && large {
			u.Filer[Post] = []byte(strings.Repeat("ord om sag 111111 ", 300_000)) // more than SQLite holds in memory
		}
		u.Noegle = Noegle(u.Filer[Post], u.TemplateHash)
		n[i] = published(t, a, u)
	}
	var b bytes.Buffer
	if err := a.WriteZip(ctx, &b); err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		if _, err := a.Withdraw(ctx, n[i].ID, "personoplysning", skolechefen); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.Purge(ctx, n[0].ID, skolechefen); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return a, n, z
}

// A backup that is older than a withdrawal or a purge does not bring back what was
// taken away, and the audit tells what was taken away again.
func TestAnOlderBackupBringsNothingBack(t *testing.T) {
	from, n, backup := backedUp(t, true)
	over(t, func(t *testing.T, a *Archive) {
		giveList(t, from, a)
		if err := a.Restore(ctx, backup, skolechefen, false); err != nil {
			t.Fatal(err)
		}
		if a.kind == sqlite && (holds(t, filepath.Dir(a.address), "Titel om sag 111111") || holds(t, filepath.Dir(a.address), "ord om sag 111111")) {
			t.Error("what was purged is in the files")
		}
		for i, want := range []struct{ public, inside, title bool }{{false, false, false}, {false, true, true}, {true, true, true}} {
			got, err := a.Notat(ctx, n[i].ID)
			if err != nil {
				t.Fatal(err)
			}
			_, noInside := a.File(ctx, n[i].ID, Post)
			_, noPublic := a.File(ctx, n[i].ID, PDF)
			if got.Offentlig() != want.public || (noPublic == nil) != want.public || (noInside == nil) != want.inside || (got.Titel != "") != want.title {
				t.Errorf("notat %d: %+v", i, got)
			}
		}
		if got := audit(t, a); len(got) != 7 || !strings.HasSuffix(got[6], "indlaes esdh/skolechefen   v0 liste") || !strings.Contains(got[5], "slet") {
			t.Errorf("%q", got)
		}
		before, err := os.ReadFile(a.removals.file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Withdraw(ctx, n[2].ID, "fejl", skolechefen); err != nil { // the list goes on
			t.Fatal(err)
		}
		after, err := os.ReadFile(a.removals.file)
		if err != nil || !bytes.HasPrefix(after, before) || bytes.Count(after, []byte("\n")) != 5 {
			t.Errorf("%s%v", after, err)
		}
		if bytes.Contains(after, []byte("skolechefen")) || bytes.Contains(after, []byte("Titel")) {
			t.Error("the list holds more than times and ids")
		}
	})
}

// Without the list a backup is restored only when it is said that there is none,
// and the audit keeps that.
func TestWithoutTheListNothingIsRestoredUnasked(t *testing.T) {
	_, n, backup := backedUp(t, false)
	over(t, func(t *testing.T, a *Archive) {
		if err := a.Restore(ctx, backup, skolechefen, false); !errors.Is(err, ErrList) {
			t.Fatal(err)
		}
		if _, err := a.Notat(ctx, n[0].ID); !errors.Is(err, ErrNotFound) {
			t.Fatal("something was restored:", err)
		}
		if err := a.Restore(ctx, backup, skolechefen, true); err != nil {
			t.Fatal(err)
		}
		if got := audit(t, a); len(got) != 4 || !strings.HasSuffix(got[3], "indlaes esdh/skolechefen   v0 uden-liste") {
			t.Errorf("%q", got)
		}
	})
}

// A list that cannot be followed in every line restores nothing, and the line is named.
// One that was cut short by a crash in its last line, and lists that were joined, can.
func TestAListIsFollowedInEveryLineOrNotAtAll(t *testing.T) {
	from, _, backup := backedUp(t, false)
	whole, err := os.ReadFile(from.removals.file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(whole), "\n")
	if len(lines) != 5 {
		t.Fatalf("%q", lines)
	}
	other, _, _ := backedUp(t, false)
	others, err := os.ReadFile(other.removals.file)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ list, names string }{
		"nothing":             {"", "line 1"},
		"another file":        {"hej\n", "line 1"},
		"another archive's":   {string(others), "line 1: it is another"},
		"joined with another": {string(whole) + string(others), "line 5: it is another"},
		"a word too many":     {lines[0] + strings.Replace(lines[1], "\n", " x\n", 1) + lines[2], "line 2: it is damaged"},
		"a damaged id":        {lines[0] + lines[1][:len(lines[1])-3] + "\n" + lines[2], "line 2: it is damaged"},
		"a damaged time":      {lines[0] + "x" + lines[1], "line 2: it is damaged"},
		"a blank line":        {lines[0] + "\n" + lines[1], "line 2: it is damaged"},
		"too long":            {lines[0] + strings.Repeat(" ", maxList), "MB"},
		"cut short":           {string(whole) + lines[1][:20], ""},
		"a withdrawal alone":  {lines[0] + lines[1], ""},
		"joined":              {string(whole) + string(whole), ""},
		"no last line end":    {strings.TrimSuffix(string(whole), "\n"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
			if err := os.WriteFile(a.removals.file, []byte(c.list), 0o600); err != nil {
				t.Fatal(err)
			}
			err := a.Restore(ctx, backup, skolechefen, true)
			if c.names == "" {
				if got := audit(t, a); err != nil || !strings.HasSuffix(got[len(got)-1], " liste") {
					t.Fatalf("%q: %v", got, err)
				}
				return
			}
			if !errors.Is(err, ErrList) || !strings.Contains(err.Error(), c.names) {
				t.Error(err)
			}
			if got := audit(t, a); len(got) != 0 {
				t.Errorf("%q", got)
			}
		})
	}
	a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	if err := os.Mkdir(a.removals.file, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := a.Restore(ctx, backup, skolechefen, true); !errors.Is(err, ErrList) {
		t.Error("a folder is no list:", err)
	}
}

// The list is written first. What cannot be listed is not taken away, and its
// owner is told; what was listed before a crash is taken away by asking again, and
// by a restore.
func TestNothingIsTakenAwayThatTheListDoesNotHave(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		n := published(t, a, edition("123456", "2024/25", "x"))
		good := a.removals.file
		for _, bad := range []string{filepath.Join(filepath.Dir(good), "no", "folder", "fjernet"), "/dev/full"} {
			if _, err := os.Stat(bad); err != nil && strings.HasPrefix(bad, "/dev/") {
				continue
			}
			a.ListRemovals(bad)
			if _, err := a.Withdraw(ctx, n.ID, "fejl", skolechefen); !errors.Is(err, ErrUnavailable) {
				t.Errorf("%s: %v", bad, err)
			}
			if got, err := a.Notat(ctx, n.ID); err != nil || !got.Offentlig() {
				t.Errorf("%s: %+v, %v", bad, got, err)
			}
		}
		a.ListRemovals(good)
		first, err := os.ReadFile(good)
		if err != nil {
			t.Fatal(err)
		}
		crashed := string(first) + "2025-04-01T12:00:00Z traek-tilbage " + n.ID + "\n2025-04-01T12:0" // and another in the middle of a line
		if err := os.WriteFile(good, []byte(crashed), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Withdraw(ctx, n.ID, "fejl", skolechefen); err != nil {
			t.Fatal(err)
		}
		var list []removal
		err = a.read(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
			list, err = a.removals.read(ctx, tx)
			return err
		})
		if err != nil || len(list) != 2 || list[1].notat != n.ID {
			t.Errorf("%+v, %v", list, err)
		}
	})
}

// Who begins anew with the list of the archive before in its place goes on, and that
// list is kept beside the new one.
func TestTheListOfAnArchiveBeforeIsKept(t *testing.T) {
	a, b := opened(t, filepath.Join(t.TempDir(), "notat.db")), opened(t, filepath.Join(t.TempDir(), "notat.db"))
	published(t, a, edition("123456", "2024/25", "x"))
	giveList(t, a, b)
	published(t, b, edition("123456", "2024/25", "y"))
	if lists, err := filepath.Glob(b.removals.file + "*"); err != nil || len(lists) != 2 {
		t.Errorf("%q, %v", lists, err)
	}
}

// An archive that had no list gets the whole of it with the first thing that is done.
func TestAListThatIsGoneIsWrittenAnew(t *testing.T) {
	a, n, _ := backedUp(t, false)
	if err := os.Remove(a.removals.file); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Withdraw(ctx, n[2].ID, "fejl", skolechefen); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(a.removals.file)
	if err != nil || slices.ContainsFunc(n[:], func(n Notat) bool { return !bytes.Contains(data, []byte(n.ID)) }) || bytes.Count(data, []byte("\n")) != 5 {
		t.Errorf("%s%v", data, err)
	}
	if info, err := os.Stat(a.removals.file); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Error("others can read it", err)
	}
}

// A database file that was copied back after something was taken away from it does not
// agree with its list, and the audit names what came back.
func TestTheAuditNamesWhatCameBackWithAnOlderFile(t *testing.T) {
	a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	n := published(t, a, edition("123456", "2024/25", "x"))
	none := func(Linje) error { return nil }
	if err := a.Audit(ctx, none); err != nil {
		t.Fatal(err)
	}
	other := opened(t, filepath.Join(t.TempDir(), "notat.db")) // the file as it is now
	var b bytes.Buffer
	if err := a.WriteZip(ctx, &b); err != nil {
		t.Fatal(err)
	}
	backup, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err == nil {
		err = other.Restore(ctx, backup, skolechefen, true)
	}
	if err == nil {
		_, err = a.Withdraw(ctx, n.ID, "personoplysning", skolechefen)
	}
	if err != nil {
		t.Fatal(err)
	}
	giveList(t, a, other)
	if err := other.Audit(ctx, none); !errors.Is(err, ErrDisagrees) || !strings.Contains(err.Error(), "123456/2024-25/1") {
		t.Error(err)
	}
	if _, err := other.Withdraw(ctx, n.ID, "personoplysning", skolechefen); err != nil {
		t.Fatal(err)
	}
	if err := other.Audit(ctx, none); err != nil {
		t.Error(err)
	}
}

// A list that is older than a backup is not followed: what it lacks of what the backup
// knows tells that it may lack more. The audit names an older list that was copied back.
func TestAnOlderListIsNotedAndNotFollowed(t *testing.T) {
	from, n, _ := backedUp(t, false)
	whole, err := os.ReadFile(from.removals.file)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := from.WriteZip(ctx, &b); err != nil {
		t.Fatal(err)
	}
	backup, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(whole), "\n")
	over(t, func(t *testing.T, a *Archive) {
		for _, older := range []string{lines[0], lines[0] + lines[1], lines[0] + lines[1] + lines[2]} {
			if err := os.WriteFile(a.removals.file, []byte(older), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := a.Restore(ctx, backup, skolechefen, true); !errors.Is(err, ErrList) {
				t.Errorf("%q: %v", older, err)
			}
			if _, err := a.Notat(ctx, n[2].ID); !errors.Is(err, ErrNotFound) {
				t.Fatal("something was restored:", err)
			}
		}
		giveList(t, from, a)
		if err := a.Restore(ctx, backup, skolechefen, false); err != nil {
			t.Fatal(err)
		}
		none := func(Linje) error { return nil }
		if err := a.Audit(ctx, none); err != nil {
			t.Error(err)
		}
		if err := os.WriteFile(a.removals.file, []byte(lines[0]+lines[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := a.Audit(ctx, none); !errors.Is(err, ErrDisagrees) || !strings.Contains(err.Error(), "lacks 2") {
			t.Error(err)
		}
		if err := os.Remove(a.removals.file); err != nil { // and so it is written anew
			t.Fatal(err)
		}
		if _, err := a.Withdraw(ctx, n[2].ID, "fejl", skolechefen); err != nil {
			t.Fatal(err)
		}
		if err := a.Audit(ctx, none); err != nil {
			t.Error(err)
		}
	})
}

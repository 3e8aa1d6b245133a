package archive

import (
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// clocked gives archives whose clock the test moves.
func clocked(t *testing.T, test func(t *testing.T, a *Archive, pass func(time.Duration))) {
	for name, address := range addresses(t) {
		t.Run(name, func(t *testing.T) {
			start := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
			var passed atomic.Int64
			a := New(address, func() time.Time { return start.Add(time.Duration(passed.Load())) })
			a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
			t.Cleanup(func() { a.Close() })
			test(t, a, func(d time.Duration) { passed.Add(int64(d)) })
		})
	}
}

func TestASessionLastsWhileItIsUsedAndNeverPastItsEnd(t *testing.T) {
	clocked(t, func(t *testing.T, a *Archive, pass func(time.Duration)) {
		s, start := a.Sessions(), a.now()
		there := func(token string, want bool) {
			t.Helper()
			if data, found, err := s.FindCtx(ctx, token); err != nil || found != want || found && string(data) != "ana" {
				t.Errorf("%s after %v: %q %v %v", token, a.now().Sub(start), data, found, err)
			}
		}
		there("a", false) // and there is no archive yet
		for _, token := range []string{"a", "b"} {
			if err := s.CommitCtx(ctx, token, []byte("ana"), start.Add(4*time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		for range 4 {
			there("a", true)
			pass(59 * time.Minute)
		}
		there("a", true) // at 3:56, used each hour
		there("b", false)
		pass(4 * time.Minute)
		there("a", false)
	})
}

func TestASessionThatEndedStaysEnded(t *testing.T) {
	clocked(t, func(t *testing.T, a *Archive, pass func(time.Duration)) {
		s := a.Sessions()
		if err := s.DeleteCtx(ctx, "a"); err != nil {
			t.Error(err)
		}
		if err := s.CommitCtx(ctx, "a", []byte("ana"), a.now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		if err := s.DeleteCtx(ctx, "a"); err != nil {
			t.Fatal(err)
		}
		if _, found, err := s.FindCtx(ctx, "a"); found || err != nil {
			t.Error(found, err)
		}
		// Those that ended are not kept: the next to sign in takes them away.
		if err := s.CommitCtx(ctx, "old", []byte("x"), a.now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		pass(2 * time.Hour)
		if err := s.CommitCtx(ctx, "new", []byte("x"), a.now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		count := func(want int) {
			t.Helper()
			db, err := a.open(ctx, false)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			if err := db.QueryRow(`SELECT count(*) FROM session`).Scan(&n); err != nil || n != want {
				t.Errorf("%d sessions, %v", n, err)
			}
		}
		count(1)
		// Nor is the last one, where nobody signs in any more.
		for _, want := range []int{1, 0, 0} {
			if err := a.ExpireSessions(ctx); err != nil {
				t.Error(err)
			}
			count(want)
			pass(2 * time.Hour)
		}
	})
}

// Who was signed in is not to be read in the files when the session has ended.
func TestAnEndedSessionIsNotLeftInTheFiles(t *testing.T) {
	dir := t.TempDir()
	a := opened(t, filepath.Join(dir, "notat.db"))
	if err := a.Sessions().CommitCtx(ctx, "a", []byte(strings.Repeat("navn-der-skal-vaek ", 500)), a.now()); err != nil || !holds(t, dir, "navn-der-skal-vaek") {
		t.Fatal(err)
	}
	if err := a.ExpireSessions(ctx); err != nil {
		t.Fatal(err)
	}
	if holds(t, dir, "navn-der-skal-vaek") {
		t.Error("it is still in the files")
	}
}

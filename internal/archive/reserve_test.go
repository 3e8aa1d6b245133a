package archive

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is published can be withdrawn on a full disk: the room for it is there
// before it is public. The withdrawal itself, on a disk that is full, is tried in
// conformance.
func TestNothingIsPublishedThatCouldNotBeWithdrawn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notat.db")
	a := opened(t, file)
	first := published(t, a, edition("123456", "2024/25", "x"))
	size := func() int64 {
		info, err := os.Stat(file + "-reserve")
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	if size() < reserveBase {
		t.Errorf("%d bytes", size())
	}
	large := edition("123456", "2024/25", strings.Repeat("stort", 1<<18))
	large.Retter = first.ID
	published(t, a, large)
	if want := int64(reserveBase + 4*5<<18); size() < want { // four files of that size
		t.Errorf("%d bytes, want %d", size(), want)
	}
	was := a.reserve
	a.reserve.file = filepath.Join(t.TempDir(), "findes ikke", "reserve")
	if _, _, err := a.Publish(ctx, edition("222222", "2024/25", "y")); !errors.Is(err, ErrUnavailable) {
		t.Error("published without room to withdraw it:", err)
	}
	if _, err := a.Newest(ctx, "222222", "2024/25"); !errors.Is(err, ErrNotFound) {
		t.Error("it is there", err)
	}
	if a.Ready(ctx) == nil {
		t.Error("ready without a reserve")
	}
	a.reserve = was
	if a.reserve.release() == 0 || a.reserve.exists() {
		t.Error("the room was not given back")
	}
}

// An archive from before there were reserves gets the one that it needs.
func TestAReserveIsMadeForWhatIsThere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notat.db")
	a := opened(t, file)
	published(t, a, edition("123456", "2024/25", strings.Repeat("stort", 1<<18)))
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	want, err := os.Stat(file + "-reserve")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file + "-reserve"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Schools(ctx); err != nil {
		t.Fatal(err)
	}
	if got, err := os.Stat(file + "-reserve"); err != nil || got.Size() < want.Size() {
		t.Error("the reserve is not there again", err)
	}
}

// On a full disk what takes something away has the room of the reserve, and gives it
// back; what fails for another reason, or where there is no reserve, is not done twice.
func TestWhatTakesAwayHasTheRoomOfTheReserve(t *testing.T) {
	dir := t.TempDir()
	nowhere, err := sql.Open("sqlite", filepath.Join(dir, "no", "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer nowhere.Close()
	full := nowhere.Ping() // SQLite finds no room to open it
	other := errors.New("x")
	for _, c := range []struct {
		reserve int64
		fails   error
		times   int
		want    error
	}{{1000, nil, 1, nil}, {1000, other, 1, other}, {1000, full, 2, nil}, {0, full, 1, full}} {
		a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
		if c.reserve > 0 {
			if err := a.reserve.hold(c.reserve); err != nil {
				t.Fatal(err)
			}
		}
		times := 0
		err := a.withReserve(func() error {
			if times++; times == 1 {
				return c.fails
			}
			if a.reserve.exists() {
				t.Error("the reserve takes the room")
			}
			return nil
		})
		info, _ := os.Stat(a.reserve.file)
		if !errors.Is(err, c.want) || times != c.times || (info != nil) != (c.reserve > 0) || info != nil && info.Size() != c.reserve {
			t.Errorf("%+v: %v after %d times", c, err, times)
		}
	}
}

// A reserve only grows, to what is asked; and what is asked is the room for the log,
// 24 bytes more for each page, and for the database.
func TestTheReserveIsAsLargeAsItMustBe(t *testing.T) {
	const pages = 20_000
	if got := reserveFor(4096 * pages); got < reserveBase+(4096+24)*pages+4096*pages {
		t.Errorf("%d bytes for %d pages", got, pages)
	}
	r := reserve{filepath.Join(t.TempDir(), "reserve")}
	for _, c := range []struct{ ask, want int64 }{{0, 0}, {10, 10}, {10, 10}, {7, 10}, {300, 300}} {
		if err := r.hold(c.ask); err != nil {
			t.Error(err)
		}
		if info, err := os.Stat(r.file); err != nil || info.Size() != c.want {
			t.Errorf("%d asked: %v %v", c.ask, info.Size(), err)
		}
	}
	if links, err := os.ReadDir("/proc/self/fd"); err == nil { // where there is one
		for _, l := range links {
			if to, err := os.Readlink("/proc/self/fd/" + l.Name()); err == nil && to == r.file {
				t.Error("the file is held open: a service that publishes runs out of files")
			}
		}
	}
	if got := r.release(); got != 300 || r.exists() {
		t.Errorf("%d bytes are given back", got)
	}
	if r.release() != 0 {
		t.Error("what is not there is given back")
	}
}

// Another file may be put in the archive's place while a notat is written: it was
// not published then.
func TestWhatIsWrittenIntoAnotherFileIsNotPublished(t *testing.T) {
	for name, harm := range map[string]func(file string) error{
		"gone": os.Remove,
		"another": func(file string) error {
			data, err := os.ReadFile(file)
			return errors.Join(err, os.Remove(file), os.WriteFile(file, data, 0o600))
		},
	} {
		file := filepath.Join(t.TempDir(), "notat.db")
		a := opened(t, file)
		published(t, a, edition("123456", "2024/25", "x"))
		err := a.write(ctx, func(context.Context, *sql.Tx, string) error { return harm(file) })
		if !errors.Is(err, ErrUnavailable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

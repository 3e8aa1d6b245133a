package archive

import (
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

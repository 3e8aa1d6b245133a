//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What holds anything internal is made for its owner alone, and never wider than the
// umask; what is public is as wide as the umask lets it be.
func TestFilesAreAsWideAsWhatTheyHold(t *testing.T) {
	for _, umask := range []int{0o022, 0o077, 0} {
		before := syscall.Umask(umask)
		dir := t.TempDir()
		own, public := filepath.Join(dir, "a", "intern.pdf"), filepath.Join(dir, "b.pdf")
		err := writeFile(own, []byte("x"))
		if err == nil {
			err = writePublic(public, []byte("x"))
		}
		syscall.Umask(before)
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]os.FileMode{own: 0o600, filepath.Dir(own): 0o700, public: 0o666} {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			if got := info.Mode().Perm(); got != want&^os.FileMode(umask) {
				t.Errorf("umask %o: %s is %o", umask, filepath.Base(name), got)
			}
		}
	}
}

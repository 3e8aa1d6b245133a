package archive

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Only where a file could be made is no archive an empty one. What is there and is
// no archive, and what nobody can look into, cannot be reached, by readers and
// writers alike, and is left as it is.
func TestWhatIsNoArchiveCannotBeReached(t *testing.T) {
	for name, lay := range map[string]func(file string) error{
		"a folder":        func(file string) error { return os.Mkdir(file, 0o700) },
		"an empty file":   func(file string) error { return os.WriteFile(file, nil, 0o600) },
		"a file of words": func(file string) error { return os.WriteFile(file, []byte("hej"), 0o600) },
		"an archive to read only": func(file string) error {
			data, err := os.ReadFile("testdata/0.1.0.db")
			return errors.Join(err, os.WriteFile(file, data, 0o400))
		},
		"no folder": func(file string) error { return os.Remove(filepath.Dir(file)) },
		"a file for a folder": func(file string) error {
			return errors.Join(os.Remove(filepath.Dir(file)), os.WriteFile(filepath.Dir(file), []byte("hej"), 0o600))
		},
		"a reserve alone": func(file string) error { return os.WriteFile(file+"-reserve", []byte("x"), 0o600) },
	} {
		file := filepath.Join(t.TempDir(), "folder", "notat.db")
		if err := errors.Join(os.Mkdir(filepath.Dir(file), 0o700), lay(file)); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadFile(file)
		a := opened(t, file)
		if _, err := a.Schools(ctx); !errors.Is(err, ErrUnavailable) {
			t.Errorf("%s: read: %v", name, err)
		}
		if _, _, err := a.Publish(ctx, edition("123456", "2024/25", "x")); !errors.Is(err, ErrUnavailable) {
			t.Errorf("%s: published: %v", name, err)
		}
		if err := a.Ready(ctx); !errors.Is(err, ErrUnavailable) {
			t.Errorf("%s: ready: %v", name, err)
		}
		if after, _ := os.ReadFile(file); string(after) != string(before) {
			t.Errorf("%s: it was written to", name)
		}
	}
	if _, err := findFile(t.TempDir()); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Error("a folder is asked of SQLite:", err)
	}
	file := filepath.Join(t.TempDir(), "notat.db")
	if _, err := findFile(file); !errors.Is(err, fs.ErrNotExist) {
		t.Error("where a file could be made:", err)
	}
	if err := opened(t, file).Ready(ctx); err != nil {
		t.Error("not ready for its first notat:", err)
	}
}

package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"testing"
	"testing/fstest"
)

// sized is a folder whose files say that they are of some size.
type sized struct {
	fstest.MapFS
	size func(name string) int64
}

type sizedEntry struct {
	fs.DirEntry
	fs.FileInfo
	size int64
}

func (e sizedEntry) Name() string               { return e.DirEntry.Name() }
func (e sizedEntry) IsDir() bool                { return e.DirEntry.IsDir() }
func (e sizedEntry) Info() (fs.FileInfo, error) { return e, nil }
func (e sizedEntry) Size() int64                { return e.size }

func (s sized) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := s.MapFS.ReadDir(name)
	for i, d := range list {
		info, err := d.Info()
		if err != nil {
			return nil, err
		}
		list[i] = sizedEntry{d, info, s.size(path.Join(name, d.Name()))}
	}
	return list, err
}

// What a backup says of its sizes is believed only as far as a backup goes, and
// one that goes so far is taken.
func TestABackupMayBeAsLargeAsABackupIs(t *testing.T) {
	const files = maxIAlt / maxFil
	from := map[string]string{}
	for i := range files {
		from[fmt.Sprintf("notater/%d/%s", i, metaFil)] = "{}"
	}
	summed(from)
	line := len(hash(nil) + "  notater/123456/2024-25/12345/notat-internt.pdf\n")
	if n := maxSums / line; n < 130_000 || n > 180_000 {
		t.Errorf("%d files may be named", n)
	}
	for _, c := range []struct {
		largest, sums int64
		taken         bool
	}{{maxFil, 0, true}, {maxFil + 1, 0, false}, {maxFil, 1, false}, {1, maxFil, true}} {
		_, err := openBackup(sized{asFS(from), func(name string) int64 {
			if name == sumFil {
				return c.sums
			}
			return c.largest
		}})
		if (err == nil) != c.taken || err != nil && !errors.Is(err, ErrBackup) {
			t.Errorf("%d files of %d bytes and %d more: %v", files, c.largest, c.sums, err)
		}
	}
}

package archive

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The sizes of a backup. A backup that says it is larger is no backup of ours,
// and unpacking it would take the memory or the disk.
const (
	maxFil  = 64 << 20 // of one file: a record is at most 16 MB, and no file of its notat is four times that
	maxSums = 16 << 20 // of SHA256SUMS: 150,000 files
	maxIAlt = 32 << 30 // of all: a hundred schools for thirty years, at 10 MB each
)

// backup is a backup being read.
type backup struct {
	from fs.FS
	sums map[string]string // name -> SHA-256, hex
}

// openBackup reads the sums, and demands that they name every file and every
// file is there, none larger than it may be, before anything is unpacked.
func openBackup(from fs.FS) (*backup, error) {
	b := &backup{from: from}
	if err := b.readSums(); err != nil {
		return nil, err
	}
	there, total := 0, int64(0)
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if _, named := b.sums[name]; !named && name != sumFil {
			return fmt.Errorf("%s has no sum", name)
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		there, total = there+1, total+info.Size()
		switch {
		case !info.Mode().IsRegular():
			return fmt.Errorf("%s is no file", name)
		case info.Size() > maxFil, total > maxIAlt:
			return fmt.Errorf("%s: more than %d MB in one file, or %d GB in all", name, maxFil>>20, maxIAlt>>30)
		}
		return nil
	})
	if err == nil && there != len(b.sums)+1 {
		err = fmt.Errorf("%d files are named, and %d are there", len(b.sums), there-1)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBackup, err)
	}
	return b, nil
}

func (b *backup) readSums() error {
	data, err := b.bounded(sumFil, maxSums)
	if err != nil {
		return err
	}
	b.sums = map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		sum, name, _ := strings.Cut(lines.Text(), "  ")
		_, twice := b.sums[name]
		if twice || !fs.ValidPath(name) { // "" is no path
			return fmt.Errorf("%w: %s", ErrBackup, sumFil)
		}
		b.sums[name] = sum
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrBackup, sumFil, err)
	}
	for name := range b.sums {
		if !b.expected(name) {
			return fmt.Errorf("%w: nobody knows %s", ErrBackup, name)
		}
	}
	return nil
}

// expected reports whether a backup has such a file: its own, and those of a
// notat beside the one that tells of it.
func (b *backup) expected(name string) bool {
	switch path.Base(name) {
	case numreFil, tidligereFil, auditFil, register:
		return path.Dir(name) == "."
	case metaFil:
		return true // it says itself where it belongs
	}
	if b.expectedUdkast(name) {
		return true
	}
	_, told := b.sums[path.Join(path.Dir(name), metaFil)]
	return told && slices.Contains(slices.Concat(publicFiles, internalFiles), path.Base(name))
}

// read gives a file of the backup, when it is the one that was written.
func (b *backup) read(name string) ([]byte, error) {
	data, err := b.bounded(name, maxFil)
	if err != nil {
		return nil, err
	}
	if hash(data) != b.sums[name] {
		return nil, fmt.Errorf("%w: %s has another sum", ErrBackup, name)
	}
	return data, nil
}

// bounded reads a file, and no more of it than it may have, whatever it said.
func (b *backup) bounded(name string, bound int64) ([]byte, error) {
	f, err := b.from.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBackup, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, bound+1))
	if err == nil && int64(len(data)) > bound {
		err = fmt.Errorf("%s is larger than %d MB", name, bound>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBackup, err)
	}
	return data, nil
}

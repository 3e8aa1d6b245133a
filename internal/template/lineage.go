package template

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"notat/internal/ooxml"
)

// ErrExtends is a template that extends itself, or too many in a row.
var ErrExtends = errors.New("extends leads in a circle or too far")

// maxFolder is the bytes of all files of a template folder together: some
// large font families and pictures, and no more.
const maxFolder = 64 << 20

// kin is one template folder with the settings as its file has them.
type kin struct {
	name string
	fsys fs.FS
	file settingsAsWritten
	bad  notes // what is wrong in its template.json
}

// family is a template and what it extends, the template itself first.
type family []kin

func lineage(fsys fs.FS, name string, parents func(string) (fs.FS, error)) (family, error) {
	var line family
	for {
		k := kin{name: name, fsys: fsys}
		data, err := readFile(fsys, settingsFile, ooxml.MaxUpload)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if err == nil {
			k.file = readSettings(data, &k.bad)
		}
		line = append(line, k)
		next := k.file.extends
		if next == "" {
			return line, nil
		}
		for _, seen := range line {
			if seen.name == next || len(line) == maxExtends {
				return nil, fmt.Errorf("%w: %s", ErrExtends, next)
			}
		}
		if parents == nil {
			return nil, fmt.Errorf("extends %s: %w", next, fs.ErrNotExist)
		}
		if fsys, err = parents(next); err != nil {
			return nil, fmt.Errorf("extends %s: %w", next, err)
		}
		name = next
	}
}

// settings fills in the defaults and what is extended, the nearest last.
func (line family) settings(n *notes) Settings {
	s := defaults()
	for i := len(line) - 1; i >= 0; i-- {
		line[i].file.over(&s)
		n.found = append(n.found, line[i].bad.found...)
	}
	return s
}

// word gives the nearest notat.docx, or notat.dotx where Word saved it as a
// template.
func (line family) word() ([]byte, error) {
	for _, k := range line {
		for _, name := range []string{wordFile, "notat.dotx"} {
			data, err := readFile(k.fsys, name, ooxml.MaxUpload)
			if err == nil || !errors.Is(err, fs.ErrNotExist) {
				return data, err
			}
		}
	}
	return nil, fmt.Errorf("%s: %w", wordFile, fs.ErrNotExist)
}

// readFile reads a file of at most limit bytes, and one byte more of a larger
// one, so that whoever judges it sees that it is too large.
func readFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

// hash is the SHA-256 over name, length and bytes of each file, in the order of
// names. Files that Word and the system leave behind do not count.
func hash(line family) (string, error) {
	h, total := sha256.New(), int64(0)
	for _, k := range line {
		err := fs.WalkDir(k.fsys, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || leftover(d.Name()) {
				return err
			}
			data, err := readFile(k.fsys, path, maxFolder)
			if err != nil {
				return err
			}
			if total += int64(len(data)); total > maxFolder {
				return fmt.Errorf("folder is larger than %d MB", maxFolder>>20)
			}
			var size [8]byte
			binary.BigEndian.PutUint64(size[:], uint64(len(data)))
			h.Write([]byte(path + "\x00"))
			h.Write(size[:])
			h.Write(data)
			return nil
		})
		if err != nil {
			return "", err
		}
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || name == "Thumbs.db"
}

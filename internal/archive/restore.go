package archive

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// ErrBackup says that a backup is not whole, or was changed.
var ErrBackup = errors.New("archive: the backup is not whole")

// Restore fills an empty archive from a backup, in one transaction: a ZIP file
// opened as a file system, or a folder. Every file is held against its hash.
func (a *Archive) Restore(ctx context.Context, from fs.FS) error {
	sums, err := readSums(from)
	if err != nil {
		return err
	}
	b := backup{from, sums}
	return a.write(ctx, func(tx *sql.Tx, _ string) error {
		var there int
		if err := tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM notat) + (SELECT count(*) FROM audit)`).Scan(&there); err != nil {
			return err
		}
		if there > 0 {
			return ErrIkkeTom
		}
		for _, name := range slices.Sorted(maps.Keys(sums)) {
			if err := b.restore(ctx, tx, name); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	})
}

// backup is a backup being read.
type backup struct {
	from fs.FS
	sums map[string]string // name -> SHA-256, hex
}

// read gives a file of the backup, when it is the one that was written.
func (b backup) read(name string) ([]byte, error) {
	data, err := fs.ReadFile(b.from, name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBackup, err)
	}
	if hash(data) != b.sums[name] {
		return nil, ErrBackup
	}
	return data, nil
}

// restore puts one file where it belongs. A notat's own files come with the one
// that tells of it.
func (b backup) restore(ctx context.Context, tx *sql.Tx, name string) error {
	switch path.Base(name) {
	case metaFil:
		return b.notat(ctx, tx, name)
	case tidligereFil:
		return b.moved(ctx, tx, name)
	case auditFil:
		return b.audit(ctx, tx, name)
	}
	_, told := b.sums[path.Join(path.Dir(name), metaFil)]
	if !told || !slices.Contains(slices.Concat(offentlige, interne), path.Base(name)) {
		return fmt.Errorf("%w: nobody knows this file", ErrBackup)
	}
	return nil
}

func (b backup) notat(ctx context.Context, tx *sql.Tx, name string) error {
	data, err := b.read(name)
	if err != nil {
		return err
	}
	var n Notat
	if err := strictly(data, &n); err != nil {
		return err
	}
	if n.folder() != path.Dir(name) {
		return fmt.Errorf("%w: it tells of another notat", ErrBackup)
	}
	if _, err := tx.ExecContext(ctx, insertNotat, n.fields()...); err != nil {
		return err
	}
	for _, navn := range n.filer() {
		data, err := b.read(path.Join(n.folder(), navn))
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO fil (notat, navn, indhold) VALUES ($1, $2, $3)`, n.ID, navn, data); err != nil {
			return err
		}
	}
	return nil
}

// filer are the files that a notat has in the state that it is in.
func (n *Notat) filer() []string {
	var out []string
	if n.Offentlig() {
		out = append(out, offentlige...)
	}
	if n.Slettet == "" {
		out = append(out, interne...)
	}
	return out
}

func (b backup) moved(ctx context.Context, tx *sql.Tx, name string) error {
	data, err := b.read(name)
	if err != nil {
		return err
	}
	moved := map[string]string{}
	if err := strictly(data, &moved); err != nil {
		return err
	}
	for _, nummer := range slices.Sorted(maps.Keys(moved)) {
		if _, err := tx.ExecContext(ctx, `INSERT INTO tidligere (nummer, institutionsnr) VALUES ($1, $2)`, nummer, moved[nummer]); err != nil {
			return err
		}
	}
	return nil
}

func (b backup) audit(ctx context.Context, tx *sql.Tx, name string) error {
	data, err := b.read(name)
	if err != nil {
		return err
	}
	for line := range bytes.Lines(data) {
		var l Linje
		if err := strictly(line, &l); err != nil {
			return err
		}
		if err := l.insert(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

// strictly reads JSON that this package wrote: a key that it does not know is
// from a later release, and would be lost.
func strictly(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	return nil
}

func readSums(from fs.FS) (map[string]string, error) {
	data, err := fs.ReadFile(from, sumFil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBackup, err)
	}
	sums := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		if !ok || !fs.ValidPath(name) {
			return nil, fmt.Errorf("%w: %s", ErrBackup, sumFil)
		}
		sums[name] = sum
	}
	for _, must := range []string{tidligereFil, auditFil} {
		if _, ok := sums[must]; !ok {
			return nil, fmt.Errorf("%w: %s is missing", ErrBackup, must)
		}
	}
	return sums, nil
}

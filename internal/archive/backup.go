package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The files of a backup besides the notater's own. The last one lists the
// SHA-256 of all the others, as sha256sum -c reads it.
const (
	numreFil     = "tidligere-numre.json" // id -> the former numbers that the version gives
	tidligereFil = "tidligere.json"       // instead of it in backups of 0.1.0: number -> the school's own
	auditFil     = "audit.jsonl"
	sumFil       = "SHA256SUMS"
	metaFil      = "notat.json"
)

// Backup hands on everything that is kept, as plain files in a fixed order: one
// state of the archive, and the same files whichever database it lies in. It is
// ErrDisagrees, without the last file, when what is kept does not agree with the
// audit: nothing could be restored from it.
func (a *Archive) Backup(ctx context.Context, put func(name string, data []byte) error) error {
	var sums, audit bytes.Buffer
	keep := func(name string, data []byte) error {
		fmt.Fprintf(&sums, "%s  %s\n", hash(data), name)
		return put(name, data)
	}
	var numre map[string][]string
	var institutions []byte
	var disagreement []error
	err := a.readAll(ctx, func(ctx context.Context, tx *sql.Tx, p *patience) error {
		var lines []Linje
		if err := eachLinje(ctx, tx, func(l Linje) error {
			p.moved()
			lines = append(lines, l)
			line, err := json.Marshal(l)
			audit.Write(append(line, '\n'))
			return err
		}); err != nil {
			return err
		}
		notater, err := all(ctx, tx, `ORDER BY id`)
		if err != nil {
			return err
		}
		if numre, err = formerNumbers(ctx, tx); err != nil {
			return err
		}
		if institutions, err = registerOf(ctx, tx); err != nil {
			return err
		}
		agree := newRevision(lines, numre, true)
		disagreement = append(disagreement, at(auditFil, agree.chain()))
		slices.SortFunc(notater, func(a, b Notat) int { return strings.Compare(a.folder(), b.folder()) })
		for _, n := range notater {
			disagreement = append(disagreement, at(path.Join(n.folder(), metaFil), agree.notat(n)))
			if err := n.backup(ctx, tx, func(name string, data []byte) error {
				p.moved()
				disagreement = append(disagreement, at(path.Join(n.folder(), name), n.agrees(name, data)))
				if data == nil {
					return nil
				}
				return p.aside(func() error { return keep(path.Join(n.folder(), name), data) })
			}); err != nil {
				return err
			}
		}
		disagreement = append(disagreement, agree.whole())
		return backupUdkast(ctx, tx, func(name string, data []byte) error {
			p.moved()
			return p.aside(func() error { return keep(name, data) })
		})
	})
	if err != nil {
		return err
	}
	if err := errors.Join(disagreement...); err != nil {
		return err
	}
	former, err := json.MarshalIndent(numre, "", "  ") // keys sorted
	if err != nil {
		return err
	}
	if err := keep(numreFil, append(former, '\n')); err != nil {
		return err
	}
	if institutions != nil {
		if err := keep(register, institutions); err != nil {
			return err
		}
	}
	if err := keep(auditFil, audit.Bytes()); err != nil {
		return err
	}
	return put(sumFil, sums.Bytes())
}

// at says of an error in which file it lies.
func at(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", name, err)
}

// folder is where a version's files lie in a backup.
func (n *Notat) folder() string {
	return path.Join("notater", n.Institutionsnr, strings.Replace(n.Skoleaar, "/", "-", 1), strconv.Itoa(n.Version))
}

// backup hands on what a version consists of, nil for a file that is not there.
func (n *Notat) backup(ctx context.Context, tx *sql.Tx, keep func(navn string, data []byte) error) error {
	meta, err := json.MarshalIndent(n, "", "  ")
	if err != nil {
		return err
	}
	if err := keep(metaFil, append(meta, '\n')); err != nil {
		return err
	}
	for _, navn := range slices.Sorted(slices.Values(slices.Concat(publicFiles, internalFiles))) {
		data, err := n.file(ctx, tx, navn)
		if err != nil {
			return err
		}
		if err := keep(navn, data); err != nil {
			return err
		}
	}
	return nil
}

// file gives a file of the version, nil when it is not there.
func (n *Notat) file(ctx context.Context, tx *sql.Tx, navn string) (data []byte, err error) {
	err = tx.QueryRowContext(ctx, `SELECT indhold FROM fil WHERE notat = $1 AND navn = $2`, n.ID, navn).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return data, err
}

func formerNumbers(ctx context.Context, tx *sql.Tx) (map[string][]string, error) {
	type former struct{ id, number string }
	out := map[string][]string{}
	return out, each(ctx, tx, func(f *former) []any { return []any{&f.id, &f.number} },
		func(f former) error { out[f.id] = append(out[f.id], f.number); return nil }, `SELECT notat, nummer FROM tidligere_nummer ORDER BY notat, nummer`)
}

// WriteZip writes the backup as one ZIP file, whose bytes depend on what is kept
// and on nothing else.
func (a *Archive) WriteZip(ctx context.Context, w io.Writer) error {
	z := zip.NewWriter(w)
	err := a.Backup(ctx, func(name string, data []byte) error {
		f, err := z.Create(name)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	return z.Close()
}

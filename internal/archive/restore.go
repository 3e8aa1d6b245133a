package archive

import (
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
)

// ErrBackup says that a backup is not whole, was changed, or does not agree with
// itself.
var ErrBackup = errors.New("archive: the backup is not whole")

// Restore fills an empty archive from a backup, in one transaction: a ZIP file
// opened as a file system, or a folder. Every file is held against its hash, and
// every notat against the audit. What the list of the archive says was withdrawn or
// purged since is so again. Without a list it is ErrList, unless without says that
// there is none, and so it is by a list that is older than the backup; the audit tells
// of both.
func (a *Archive) Restore(ctx context.Context, from fs.FS, who Who, without bool) error {
	b, err := openBackup(from)
	if err != nil {
		return err
	}
	within, p := patient(ctx, a.bounds.write)
	defer p.end()
	return a.within(ctx, within, true, func(ctx context.Context, db *sql.DB) error {
		err := a.change(ctx, db, func(ctx context.Context, tx *sql.Tx, tid string) error {
			if err := b.restore(ctx, tx, tid, p, a.reserve); err != nil {
				return err
			}
			return a.removeAgain(ctx, tx, tid, who, without)
		})
		if err != nil {
			return err
		}
		return a.kind.tidy(ctx, db)
	})
}

// How a backup was restored, in the audit.
const (
	byList      = "liste"
	withoutList = "uden-liste"
)

// removeAgain takes away what was taken away after the backup was made.
func (a *Archive) removeAgain(ctx context.Context, tx *sql.Tx, tid string, who Who, without bool) error {
	list, err := a.removals.read(ctx, tx)
	if without && errors.Is(err, fs.ErrNotExist) {
		return enter(ctx, tx, tid, who, Restored, Notat{}, withoutList, "")
	}
	if err != nil {
		return err
	}
	older, err := lacks(ctx, tx, list)
	if err != nil {
		return err
	}
	if older > 0 { // what it lacks besides, nobody can know
		return fmt.Errorf("%w: %s is older than the backup: it lacks %d of what the backup knows was taken away", ErrList, a.removals.file, older)
	}
	applied, err := a.removals.apply(ctx, tx, tid, who, list)
	if err != nil || !applied {
		return err
	}
	return enter(ctx, tx, tid, who, Restored, Notat{}, byList, "")
}

func (b *backup) restore(ctx context.Context, tx *sql.Tx, tid string, p *patience, room reserve) error {
	var there int
	if err := tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM notat) + (SELECT count(*) FROM audit) + (SELECT count(*) FROM udkast)`).Scan(&there); err != nil {
		return err
	}
	if there > 0 {
		return ErrNotEmpty
	}
	lines, err := b.audit()
	if err != nil {
		return at(auditFil, err)
	}
	numre, err := b.numre()
	if err != nil {
		return at(numreFil, err)
	}
	agree, files := newRevision(lines, numre, !b.of010()), 2 // the audit and the former numbers
	if err := agree.chain(); err != nil {
		return fmt.Errorf("%s: %w: %w", auditFil, ErrBackup, err)
	}
	for _, name := range slices.Sorted(maps.Keys(b.sums)) {
		if path.Base(name) != metaFil {
			continue
		}
		n, err := b.notat(ctx, tx, p, agree, name)
		if err != nil {
			return err
		}
		if err := room.forYear(ctx, tx, n); err != nil {
			return err
		}
		files += 1 + len(n.filer())
	}
	if _, kept := b.sums[register]; kept {
		data, err := b.read(register)
		if err != nil {
			return err
		}
		if err := saveRegister(ctx, tx, tid, data); err != nil {
			return err
		}
		files++
	}
	drafts, err := b.restoreUdkast(ctx, tx, p)
	if err != nil {
		return err
	}
	if files += drafts; files != len(b.sums) {
		return fmt.Errorf("%w: it has files that were withdrawn or purged", ErrBackup)
	}
	if err := agree.whole(); err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	if b.of010() {
		if err := b.formerOf010(ctx, tx); err != nil {
			return err
		}
		return sealOf010(ctx, tx, p, lines)
	}
	for _, id := range slices.Sorted(maps.Keys(numre)) {
		if err := giveNumbers(ctx, tx, id, numre[id]); err != nil {
			return err
		}
	}
	for _, l := range lines {
		p.moved()
		if err := l.insert(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

// notat puts one notat with its files where it belongs.
func (b *backup) notat(ctx context.Context, tx *sql.Tx, p *patience, agree *revision, name string) (n Notat, err error) {
	if err := b.strictly(name, &n); err != nil {
		return n, at(name, err)
	}
	if n.folder() != path.Dir(name) {
		return n, fmt.Errorf("%s: %w: it tells of another notat", name, ErrBackup)
	}
	if b.of010() && n.OffentligHash+n.PostHash+n.InternHash != "" {
		return n, fmt.Errorf("%s: %w: it is of a later release than %s", name, ErrBackup, tidligereFil)
	}
	if n.Slettet != "" && n.TitelHash == "" && n.Noegle != "" && !b.of010() { // it was purged when the title was still kept
		n.Titel, n.TitelHash = "", hash([]byte(n.Titel))
	}
	if err := agree.notat(n); err != nil {
		return n, fmt.Errorf("%s: %w: %w", name, ErrBackup, err)
	}
	if n.TitelHash != "" { // 0.2.0 kept it
		n = n.purged()
	}
	if _, err := tx.ExecContext(ctx, insertNotat, n.fields()...); err != nil {
		return n, err
	}
	for _, navn := range n.filer() {
		var data []byte
		if err := p.aside(func() (err error) {
			name := path.Join(n.folder(), navn)
			if data, err = b.read(name); err == nil {
				if err = n.agrees(navn, data); err != nil {
					err = fmt.Errorf("%s: %w: %w", name, ErrBackup, err)
				}
			}
			return err
		}); err != nil {
			return n, err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO fil (notat, navn, indhold) VALUES ($1, $2, $3)`, n.ID, navn, data); err != nil {
			return n, err
		}
	}
	return n, nil
}

// filer are the files that a notat has in the state that it is in.
func (n *Notat) filer() []string {
	var out []string
	if n.Offentlig() {
		out = append(out, publicFiles...)
	}
	if n.Slettet == "" {
		out = append(out, internalFiles...)
	}
	return out
}

// numre are the former numbers that each notat gives.
func (b *backup) numre() (numre map[string][]string, err error) {
	if b.of010() {
		return nil, nil
	}
	err = b.strictly(numreFil, &numre)
	return numre, err
}

func (b *backup) audit() ([]Linje, error) {
	data, err := b.read(auditFil)
	if err != nil {
		return nil, err
	}
	var out []Linje
	for line := range bytes.Lines(data) {
		var l Linje
		if err := strictly(line, &l); err != nil {
			return nil, err
		}
		if b.of010() && l.Segl+l.Led != "" {
			return nil, fmt.Errorf("%w: it is of a later release than %s", ErrBackup, tidligereFil)
		}
		out = append(out, l)
	}
	return out, nil
}

// strictly reads JSON that this package wrote: a key that it does not know is
// from a later release, and would be lost.
func (b *backup) strictly(name string, into any) error {
	data, err := b.read(name)
	if err != nil {
		return err
	}
	return strictly(data, into)
}

func strictly(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	if d.More() {
		return fmt.Errorf("%w: more than one value", ErrBackup)
	}
	return nil
}

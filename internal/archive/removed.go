package archive

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// removals is the list of what was withdrawn and purged, outside the database: a
// backup that is older than a withdrawal knows nothing of it, and would bring back
// what was taken away. It holds times and ids, and not a word of a notat. One
// line tells whose list it is, by the first link of its audit, and then there is a
// line for each thing that was done:
//
//	notat-fjernet 1 <SHA-256, hex>
//	2026-03-05T09:12:44Z traek-tilbage k3x...
//
// A line is on the disk before the database commits. A crash between the two
// leaves a line too many, which takes away at a restore what somebody meant to
// take away; the other order would leave one too few, and bring it back.
type removals struct{ file string }

const (
	listHead = "notat-fjernet 1 "
	maxList  = 16 << 20 // bytes: 200,000 lines
)

// ErrList says that the list of what was withdrawn and purged is not there,
// cannot be read, is damaged, or is another archive's.
var ErrList = errors.New("archive: no list to restore by")

// removal is one line.
type removal struct {
	tid    string
	action Action
	notat  string
}

// removalsOf gives the list of the archive at an address: beside a SQLite file. A
// PostgreSQL server has no such place; it is in the working folder, by a name that goes
// with the server and database, unless ListRemovals tells another.
func removalsOf(kind *dialect, address string) removals {
	if kind != sqlite {
		if u, err := url.Parse(address); err == nil {
			u.User = nil // which changes
			address = u.String()
		}
		return removals{"notat-fjernet-" + hash([]byte(address))[:8]}
	}
	return removals{filepath.Clean(address) + "-fjernet"}
}

// ListRemovals puts the list in another place, before the archive is used. ""
// leaves it where it is.
func (a *Archive) ListRemovals(file string) {
	if file != "" {
		a.removals.file = file
	}
}

// read gives the list of the archive, an empty one for an empty archive. A last line that
// was cut short is one that was never done.
func (l removals) read(ctx context.Context, tx *sql.Tx) ([]removal, error) {
	var first string
	if err := tx.QueryRowContext(ctx, `SELECT led FROM audit WHERE nr = 1`).Scan(&first); errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	f, err := os.Open(l.file)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrList, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxList+1))
	if err == nil && len(data) > maxList {
		err = fmt.Errorf("%s: more than %d MB", l.file, maxList>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrList, err)
	}
	if !bytes.HasPrefix(data, []byte(listHead)) {
		return nil, fmt.Errorf("%w: %s, line 1: it is no such list", ErrList, l.file)
	}
	var out []removal
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		text, whole := strings.CutSuffix(line, "\n")
		if whose, head := strings.CutPrefix(text, listHead); head { // again where lists were joined
			if whose != first {
				return nil, fmt.Errorf("%w: %s, line %d: it is another archive's", ErrList, l.file, number)
			}
			continue
		}
		r, ok := parseRemoval(text)
		switch {
		case ok:
			out = append(out, r)
		case whole:
			return nil, fmt.Errorf("%w: %s, line %d: it is damaged", ErrList, l.file, number)
		}
	}
	return out, nil
}

func parseRemoval(line string) (r removal, ok bool) {
	part := strings.Split(line, " ")
	if len(part) != 3 {
		return r, false
	}
	r = removal{part[0], Action(part[1]), part[2]}
	_, err := time.Parse(time.RFC3339, r.tid)
	return r, err == nil && (r.action == Withdrawn || r.action == Purged) && len(r.notat) == len(newID())
}

// follow writes what this transaction took away to the list. done is the number of
// the last line of the audit before it.
func (l removals) follow(ctx context.Context, tx *sql.Tx, done int) error {
	var first string
	var last int
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(nr), 0) FROM audit`).Scan(&last); err != nil || last == done {
		return err
	}
	if err := tx.QueryRowContext(ctx, `SELECT led FROM audit WHERE nr = 1`).Scan(&first); err != nil {
		return err
	}
	_, err := os.Stat(l.file)
	fresh := errors.Is(err, fs.ErrNotExist)
	if fresh {
		done = 0 // what was taken away before there was a list
	}
	listed := map[removal]bool{}
	if done == 0 && !fresh { // restored: much of it is in the list; or begun anew: it is of the archive before
		known, err := l.read(ctx, tx)
		if err != nil {
			if err := os.Rename(l.file, l.file+"-"+newID()[:8]); err != nil {
				return unavailable(err)
			}
			fresh = true
		}
		for _, r := range known {
			listed[removal{"", r.action, r.notat}] = true
		}
	}
	var text strings.Builder
	if fresh {
		text.WriteString(listHead + first + "\n")
	}
	lines, err := list(ctx, tx, (*Linje).fields, selectLinje+`WHERE nr > $1 AND hvad IN ($2, $3) ORDER BY nr`, done, string(Withdrawn), string(Purged))
	if err != nil {
		return err
	}
	for _, line := range lines {
		if !listed[removal{"", line.Action, line.Notat}] {
			fmt.Fprintf(&text, "%s %s %s\n", line.Tid, line.Action, line.Notat)
		}
	}
	if text.Len() == 0 {
		return nil
	}
	if err := l.append(first, text.String()); err != nil {
		return unavailable(fmt.Errorf("the list of what is taken away: %w", err))
	}
	return nil
}

// append writes lines last in the list, and returns when they are on the disk. Another
// archive's list is left alone.
func (l removals) append(first, lines string) error {
	f, err := os.OpenFile(l.file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	size := info.Size()
	if size > 0 {
		head := make([]byte, len(listHead)+len(first)+1)
		if n, _ := f.ReadAt(head, 0); string(head[:n]) != listHead+first+"\n" {
			return fmt.Errorf("%s is another archive's, or damaged in line 1", l.file)
		}
		if size, err = wholeLines(f, size); err != nil {
			return err
		}
	}
	_, err = f.WriteAt([]byte(lines), size)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		f.Truncate(size) //nolint:errcheck // a line that is cut short counts for nothing
		return err
	}
	if size > 0 {
		return nil
	}
	if folder, err := os.Open(filepath.Dir(l.file)); err == nil { // the name of a new file is on the disk too
		folder.Sync() //nolint:errcheck // not every system can
		folder.Close()
	}
	return nil
}

// wholeLines gives where the last whole line ends: what comes after it is of a
// crash, and was never done.
func wholeLines(f *os.File, size int64) (int64, error) {
	const longest = 256
	tail := make([]byte, min(size, longest))
	if _, err := f.ReadAt(tail, size-int64(len(tail))); err != nil {
		return 0, err
	}
	i := bytes.LastIndexByte(tail, '\n')
	if i < 0 {
		return 0, fmt.Errorf("%s is damaged in its last line", f.Name())
	}
	return size - int64(len(tail)-i-1), nil
}

// lacks gives how much of what the audit tells was taken away a list has not. Each line of
// the list is written before that of the audit, so such a list is a copy from before.
func lacks(ctx context.Context, tx *sql.Tx, list []removal) (n int, err error) {
	listed := map[removal]bool{}
	for _, r := range list {
		listed[removal{"", r.action, r.notat}] = true
	}
	return n, each(ctx, tx, (*Linje).fields, func(l Linje) error {
		if !listed[removal{"", l.Action, l.Notat}] {
			n++
		}
		return nil
	}, selectLinje+`WHERE hvad IN ($1, $2)`, string(Withdrawn), string(Purged))
}

// apply takes away, in what was restored, what the list says was taken away
// since, and reports whether there was anything.
func (l removals) apply(ctx context.Context, tx *sql.Tx, tid string, who Who, list []removal) (applied bool, err error) {
	for _, r := range list {
		n, err := one(ctx, tx, `WHERE id = $1`, r.notat)
		if errors.Is(err, ErrNotFound) { // it was published after the backup
			continue
		}
		if err != nil {
			return applied, err
		}
		if n.Offentlig() {
			if err := withdraw(ctx, tx, tid, who, []Notat{n}, ""); err != nil {
				return applied, err
			}
			n.Tilbagetrukket, applied = tid, true
		}
		if r.action == Purged && n.Slettet == "" {
			if err := n.purge(ctx, tx, tid, who); err != nil {
				return applied, err
			}
			applied = true
		}
	}
	return applied, nil
}

// usable reports whether a line could be added.
func (l removals) usable() error {
	f, err := os.OpenFile(l.file, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // the next publication makes it
	}
	if err != nil {
		return fmt.Errorf("the list of what is taken away: %w", err)
	}
	return f.Close()
}

package archive

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
)

// reserve is room on the disk, kept beside a SQLite archive for one thing alone:
// on a full disk what must not be public can still be taken away. To delete is to
// write: SQLite puts the page that overwrites a page into its log first, so that
// a withdrawal needs as much room as what it withdraws. Nothing is published
// whose withdrawal the reserve has no room for. A PostgreSQL server keeps its own.
type reserve struct{ file string } // "" for PostgreSQL

// The room that is kept besides that for the files themselves: the log's part that
// is not in the database yet (1 MB), its index, and the pages of rows and indexes.
const reserveBase = 4 << 20

// reserveFor gives the room that withdrawing so many bytes takes: once in the log,
// which has 24 bytes more for each page of 4,096, and once in the database, where
// they may not have been yet when the disk was filled.
func reserveFor(bytes int64) int64 { return reserveBase + 2*bytes + bytes/64 }

// hold makes the reserve so large at least. What is in it is random: a disk that
// compresses would keep no room for zeros. What does not fit is an error, and
// what did fit stays.
func (r reserve) hold(size int64) error {
	if r.file == "" {
		return nil
	}
	f, err := os.OpenFile(r.file, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	var seed [32]byte
	_, _ = rand.Read(seed[:]) // it never fails
	_, err = io.CopyN(f, mathrand.NewChaCha8(seed), max(size-info.Size(), 0))
	return err
}

// release gives the room back to the disk, and reports how much it was.
func (r reserve) release() int64 {
	info, err := os.Stat(r.file)
	if err != nil || os.Remove(r.file) != nil {
		return 0
	}
	return info.Size()
}

// exists reports whether there is one at all, which says that there is an archive.
func (r reserve) exists() bool {
	_, err := os.Stat(r.file)
	return r.file != "" && err == nil
}

// there reports whether there is a reserve of the least size.
func (r reserve) there() bool {
	info, err := os.Stat(r.file)
	return r.file == "" || err == nil && info.Size() >= reserveBase
}

// forAll holds the reserve that the whole archive needs, where there is none yet.
func (r reserve) forAll(ctx context.Context, db *sql.DB) error {
	if r.there() {
		return nil
	}
	var most int64
	if err := db.QueryRowContext(ctx, `SELECT coalesce(max(s), 0) FROM (
		SELECT sum(length(f.indhold)) AS s FROM fil f JOIN notat n ON n.id = f.notat GROUP BY n.institutionsnr, n.skoleaar)`).Scan(&most); err != nil {
		return err
	}
	return r.hold(reserveFor(most))
}

// forYear holds the reserve that all files of a school and year need.
func (r reserve) forYear(ctx context.Context, tx *sql.Tx, n Notat) error {
	if r.file == "" {
		return nil
	}
	var size int64
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(sum(length(f.indhold)), 0) FROM fil f JOIN notat n ON n.id = f.notat
		WHERE n.institutionsnr = $1 AND n.skoleaar = $2`, n.Institutionsnr, n.Skoleaar).Scan(&size); err != nil {
		return err
	}
	if err := r.hold(reserveFor(size)); err != nil {
		return unavailable(fmt.Errorf("no room to withdraw it: %w", err))
	}
	return nil
}

// withReserve does what takes something away, with the room of the reserve when
// the disk has none, and takes as much of it back afterwards as is there again.
func (a *Archive) withReserve(do func() error) error {
	err := do()
	if !sqliteFull(err) && !errors.Is(err, syscall.ENOSPC) { // of the list of what is taken away
		return err
	}
	was := a.reserve.release()
	if was == 0 {
		return err
	}
	defer a.reserve.hold(was) //nolint:errcheck // Ready tells when it is not whole
	return do()
}

// room is ErrUnavailable where the disk of a SQLite archive takes no notat more: the log
// may have pages of its own to write to when nothing else has.
func (a *Archive) room() error {
	if a.kind != sqlite {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(a.address), ".notat-*")
	if err != nil {
		return unavailable(err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(make([]byte, roomForOne))
	return unavailable(errors.Join(err, f.Close()))
}

// roomForOne is what a notat without pictures takes in all its files, twice.
const roomForOne = 1 << 20

// reserveOf gives the reserve of the archive at an address.
func reserveOf(kind *dialect, address string) reserve {
	if kind != sqlite {
		return reserve{}
	}
	return reserve{filepath.Clean(address) + "-reserve"}
}

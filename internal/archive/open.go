package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// maxConns is far above what two cores can use and far below what PostgreSQL
// gives all instances together (100).
const maxConns = 16

// errNothing says that there is no archive yet, which to a reader is an empty one.
var errNothing = fmt.Errorf("%w: there is no archive yet", ErrNotFound)

// errGone says that the file is not there any more: it was opened before, or its
// reserve lies there still. A new one in its place would answer that nothing was
// ever published; who means to begin anew takes the reserve away too.
var errGone = fmt.Errorf("%w: its file is gone, and was there", ErrUnavailable)

// open gives the database with its schema in place, or errNothing when there is
// none yet and none is to be made. Each time it looks whether the file is the
// one that was opened: one that was put in its place is opened instead.
func (a *Archive) open(ctx context.Context, make bool) (*sql.DB, error) {
	if err := take(ctx, a.opening); err != nil {
		return nil, err
	}
	defer give(a.opening)
	file, err := a.kind.find(a.address)
	switch {
	case errors.Is(err, fs.ErrNotExist) && a.file == nil && !a.reserve.exists():
		if !make {
			return nil, errNothing
		}
		if err := create(ctx, a.address); err != nil {
			return nil, err
		}
		if file, err = a.kind.find(a.address); err != nil {
			return nil, unavailable(err)
		}
	case errors.Is(err, fs.ErrNotExist):
		return nil, errGone
	case err != nil:
		return nil, unavailable(err)
	}
	if a.db != nil && same(a.file, file) {
		return a.db, nil
	}
	a.shut() //nolint:errcheck // of a file that is not there any more
	var db *sql.DB
	// Even to be read, a SQLite archive needs some room beside it.
	if err := a.withReserve(func() (err error) { db, err = a.kind.connect(ctx, a.address); return err }); err != nil {
		return nil, err
	}
	a.db, a.file = db, file
	a.reserve.forAll(ctx, db) //nolint:errcheck // Ready tells when it is not there
	return db, nil
}

// still reports whether what was just written is where it will be looked for.
func (a *Archive) still(ctx context.Context, db *sql.DB) error {
	file, err := a.kind.find(a.address)
	if err != nil {
		return errGone
	}
	if err := take(ctx, a.opening); err != nil {
		return err
	}
	defer give(a.opening)
	if a.db != db || !same(a.file, file) {
		return errGone
	}
	return nil
}

func same(a, b os.FileInfo) bool {
	return a == nil && b == nil || a != nil && b != nil && os.SameFile(a, b)
}

// shut closes the database and waits for nobody: who is still at work in it is
// let finish.
func (a *Archive) shut() error {
	if a.db == nil {
		return nil
	}
	err := a.db.Close()
	a.db = nil
	return err
}

// forget closes a database that is damaged, so that the next call looks at what
// lies there then.
func (a *Archive) forget(db *sql.DB) {
	a.opening <- struct{}{}
	defer give(a.opening)
	if a.db == db {
		a.shut() //nolint:errcheck // it is damaged
	}
}

// Close closes the database.
func (a *Archive) Close() error {
	a.opening <- struct{}{}
	defer give(a.opening)
	return a.shut()
}

// connect opens the database at an address and brings its schema to the newest
// step.
func (k *dialect) connect(ctx context.Context, address string) (*sql.DB, error) {
	db, err := k.open(address)
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxConns)
	if err := migrate(ctx, db, k); err != nil {
		db.Close()
		return nil, fmt.Errorf("archive: %w", err)
	}
	return db, nil
}

// create makes the file of a SQLite archive, whole or not at all: a file without
// a schema would be one that was cut short. Of two that make it at once, the
// first one's stays. It holds internal editions and is for its owner's eyes, and
// SQLite gives the files beside it the mode that it has.
func create(ctx context.Context, file string) error {
	f, err := os.CreateTemp(filepath.Dir(file), ".notat-")
	if err != nil {
		return unavailable(err)
	}
	tmp := f.Name()
	defer os.Remove(tmp)
	if err := f.Close(); err != nil {
		return unavailable(err)
	}
	db, err := sqlite.connect(ctx, tmp)
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	if err := os.Link(tmp, file); err != nil && !errors.Is(err, fs.ErrExist) {
		return unavailable(err)
	}
	return nil
}

// findFile gives the file of a SQLite archive. It is fs.ErrNotExist only where
// one could be made: where the folder is missing or closed, nobody knows.
func findFile(name string) (os.FileInfo, error) {
	file, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(filepath.Dir(name)); err != nil {
			return nil, fmt.Errorf("its folder: %s", err) // not wrapped: it is another that does not exist
		}
		return nil, err
	case err != nil:
		return nil, err
	case !file.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file", name)
	case file.Mode().Perm()&0o222 == 0:
		// SQLite would make the files beside it such that nobody may write them either,
		// and leave them so.
		return nil, fmt.Errorf("%s may only be read", name)
	case file.Size() == 0:
		return nil, fmt.Errorf("%s is empty", name)
	}
	return file, nil
}

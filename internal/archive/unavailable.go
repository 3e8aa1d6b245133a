package archive

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	driversqlite "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrUnavailable says that the archive cannot be reached or cannot be used as
// it is, whatever the reason: no folder, a file that is gone or damaged, a
// database that is locked, full, stopped or silent. Nothing was changed that was
// not acknowledged, and asking again is right: the cause may be gone.
var ErrUnavailable = errors.New("archive: it cannot be reached")

// unavailable gives a reason the kind that all of them have.
func unavailable(err error) error {
	if err == nil || errors.Is(err, ErrUnavailable) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}

// foreign is an error of what the caller does with what it is given: a backup's
// disk is not the archive.
type foreign struct{ error }

func (f foreign) Unwrap() error { return f.error }

// told gives an error as the caller is told it. The caller's own departure stays
// what it is; a bound that was passed, and what the database or the disk says of
// itself, is ErrUnavailable; all else is a fault of this program.
func (a *Archive) told(ctx, within context.Context, err error) error {
	var f foreign
	switch {
	case err == nil, errors.Is(err, ErrUnavailable), errors.As(err, &f), refusal(err):
		return err
	case errors.Is(ctx.Err(), context.Canceled):
		return ctx.Err()
	case within.Err() != nil, err.Error() == closed, a.kind.unreachable(err):
		return unavailable(err)
	}
	return err
}

// closed is what database/sql says, by no error of its own, to who has a database
// that another just found to be gone.
const closed = "sql: database is closed"

// refusal reports an answer of the archive, which no bound makes another.
func refusal(err error) bool {
	var busy *Taken
	var used *InUse
	return errors.As(err, &busy) || errors.As(err, &used) ||
		slices.ContainsFunc([]error{ErrNotFound, ErrChanged, ErrWithdrawn, ErrStillPublic, ErrNotEmpty, ErrBackup, ErrDisagrees, ErrList}, func(e error) bool { return errors.Is(err, e) })
}

// sqliteOurs are the results by which SQLite says that the statement is wrong;
// by all others it says that the file or the disk is.
var sqliteOurs = []int{sqlite3.SQLITE_ERROR, sqlite3.SQLITE_INTERNAL, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_CONSTRAINT,
	sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_RANGE}

// sqliteCode gives SQLite's primary result code, 0 for what is no result of it.
func sqliteCode(err error) int {
	var e *driversqlite.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xff
}

func sqliteUnreachable(err error) bool {
	code := sqliteCode(err)
	return code != 0 && !slices.Contains(sqliteOurs, code)
}

// sqliteDamaged reports what is no better for being asked again as it is.
func sqliteDamaged(err error) bool {
	switch sqliteCode(err) {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY:
		return true
	}
	return false
}

// sqliteFull reports that there was no room: for what was written, or for the
// files that SQLite needs beside the database before it can read at all.
func sqliteFull(err error) bool {
	code := sqliteCode(err)
	return code == sqlite3.SQLITE_FULL || code == sqlite3.SQLITE_IOERR || code == sqlite3.SQLITE_CANTOPEN
}

// postgresClasses are the classes of SQLSTATE by which the server speaks of
// itself: connection, authorization, no such database, transaction state (read
// only), resources, intervention, system, corruption; and 42P01 and 42501, a
// table that is not there or not ours.
var postgresClasses = []string{"08", "28", "3D", "25", "53", "57", "58", "XX"}

// What the server did not say was lost on the way to it, in one of many words;
// what database/sql says itself is a fault of this program.
func postgresUnreachable(err error) bool {
	var said *pgconn.PgError
	if errors.As(err, &said) && len(said.Code) == 5 {
		return slices.Contains(postgresClasses, said.Code[:2]) || said.Code == "42P01" || said.Code == "42501"
	}
	return !strings.HasPrefix(err.Error(), "sql: ") || errors.Is(err, sql.ErrConnDone) || errors.Is(err, driver.ErrBadConn)
}

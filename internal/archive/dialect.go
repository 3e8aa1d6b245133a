package archive

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	sqlite3 "modernc.org/sqlite/lib"
)

// dialect is what the two databases do differently. All other SQL is the same
// text for both.
type dialect struct {
	open        func(address string) (*sql.DB, error)
	find        func(address string) (os.FileInfo, error) // the file, where it is one
	unreachable func(err error) bool                      // it says so of itself
	busy        func(err error) bool                      // another process writes
	lock        string                                    // taken first by every writing transaction
	snapshot    sql.IsolationLevel                        // of a transaction that reads one state
	appending   []string                                  // makes a table one that can only grow, {t} standing for its name
	// takes what was deleted out of the database's files, which hold it for a while otherwise
	tidy  func(ctx context.Context, db *sql.DB) error
	holds string // SQL: the file f.indhold has the number t.nummer as a JSON string in it
}

var sqlite = &dialect{
	open: func(file string) (*sql.DB, error) {
		if strings.ContainsAny(file, "?#") || strings.HasPrefix(file, "file:") || file == ":memory:" {
			return nil, errors.New("a SQLite archive is named by its file, whose name holds neither ? nor #")
		}
		// busy_timeout: in ms, and as the context allows; a connection is made
		// without one. WAL: readers and the writer do not wait for each other. FULL:
		// what is acknowledged outlives a power cut. secure_delete: what is withdrawn
		// is overwritten. autocheckpoint, in pages of 4 KB, and journal_size_limit,
		// in bytes: what is not yet in the database, which the reserve must have room
		// for, is 1 MB, or one notat that is larger. temp_store: nothing is
		// written beside the archive. immediate: a writer waits its turn before it reads.
		return sql.Open("sqlite", file+"?_pragma=busy_timeout(1000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"+
			"&_pragma=foreign_keys(1)&_pragma=secure_delete(1)&_pragma=wal_autocheckpoint(256)&_pragma=journal_size_limit(1048576)&_pragma=temp_store(2)&_txlock=immediate")
	},
	find:        findFile,
	tidy:        checkpoint,
	unreachable: sqliteUnreachable,
	busy:        func(err error) bool { return sqliteCode(err) == sqlite3.SQLITE_BUSY },
	appending: []string{
		`CREATE TRIGGER {t}_keeps BEFORE UPDATE ON {t} BEGIN SELECT RAISE(ABORT, '{t} only grows'); END`,
		`CREATE TRIGGER {t}_stays BEFORE DELETE ON {t} BEGIN SELECT RAISE(ABORT, '{t} only grows'); END`,
	},
	holds: `instr(f.indhold, CAST('"' || t.nummer || '"' AS BLOB)) > 0`,
}

// connectTime is what a PostgreSQL server gets to take a connection, where the
// address does not say: database/sql also makes connections that no request
// waits for any more, one after the other.
const connectTime = 4 * time.Second

var postgres = &dialect{
	open: func(address string) (*sql.DB, error) {
		c, err := pgx.ParseConfig(address)
		if err != nil {
			return nil, err
		}
		if c.ConnectTimeout == 0 {
			c.ConnectTimeout = connectTime
		}
		return stdlib.OpenDB(*c), nil
	},
	find:        func(string) (os.FileInfo, error) { return nil, nil },
	unreachable: postgresUnreachable,
	busy:        func(error) bool { return false },
	tidy: func(ctx context.Context, db *sql.DB) error {
		_, err := db.ExecContext(ctx, "VACUUM fil, notat, udkast, udkast_post, udkast_hos, session")
		return err
	},
	// One number of ours for all instances on the database.
	lock:     "SELECT pg_advisory_xact_lock(7405128)",
	snapshot: sql.LevelRepeatableRead,
	appending: []string{
		`CREATE OR REPLACE FUNCTION {t}_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{t} only grows'; END $$`,
		`CREATE TRIGGER {t}_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON {t} FOR EACH STATEMENT EXECUTE FUNCTION {t}_grows()`,
	},
	holds: `position(convert_to('"' || t.nummer || '"', 'UTF8') IN f.indhold) > 0`,
}

// checkpointPause is between two tries to empty the log: a reader takes a
// millisecond.
const checkpointPause = 10 * time.Millisecond

// checkpoint empties SQLite's log into the database, as soon as the readers that
// still need it are done.
func checkpoint(ctx context.Context, db *sql.DB) error {
	for {
		var busy, log, done int
		err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &done)
		if err != nil || busy == 0 {
			return err
		}
		time.Sleep(checkpointPause)
	}
}

func dialectOf(address string) *dialect {
	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		return postgres
	}
	return sqlite
}

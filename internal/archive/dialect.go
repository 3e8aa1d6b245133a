package archive

import (
	"database/sql"
	"errors"
	"os"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	_ "modernc.org/sqlite"             // the driver "sqlite"
)

// dialect is what the two databases do differently. All other SQL is the same
// text for both.
type dialect struct {
	driver    string
	dsn       func(address string) (string, error)
	exists    func(address string) bool
	lock      string             // taken first by every writing transaction
	snapshot  sql.IsolationLevel // of a transaction that reads one state
	appending []string           // makes a table one that can only grow, {t} standing for its name
	tidy      string             // takes what was deleted out of the files
}

var sqlite = &dialect{
	driver: "sqlite",
	dsn: func(file string) (string, error) {
		if strings.ContainsAny(file, "?#") {
			return "", errors.New("archive: the name of a SQLite file holds neither ? nor #")
		}
		// WAL: readers and the writer do not wait for each other. FULL: what is
		// acknowledged outlives a power cut. secure_delete: what is withdrawn is
		// overwritten. immediate: a writer waits its turn before it reads.
		return file + "?_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
			"&_pragma=foreign_keys(1)&_pragma=secure_delete(1)&_txlock=immediate", nil
	},
	exists: func(file string) bool { _, err := os.Stat(file); return err == nil },
	appending: []string{
		`CREATE TRIGGER {t}_keeps BEFORE UPDATE ON {t} BEGIN SELECT RAISE(ABORT, '{t} only grows'); END`,
		`CREATE TRIGGER {t}_stays BEFORE DELETE ON {t} BEGIN SELECT RAISE(ABORT, '{t} only grows'); END`,
	},
	tidy: "PRAGMA wal_checkpoint(TRUNCATE)",
}

var postgres = &dialect{
	driver: "pgx",
	dsn:    func(address string) (string, error) { return address, nil },
	exists: func(string) bool { return true },
	// One number of ours for all instances on the database.
	lock:     "SELECT pg_advisory_xact_lock(7405128)",
	snapshot: sql.LevelRepeatableRead,
	appending: []string{
		`CREATE FUNCTION {t}_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{t} only grows'; END $$`,
		`CREATE TRIGGER {t}_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON {t} FOR EACH STATEMENT EXECUTE FUNCTION {t}_grows()`,
	},
	tidy: "VACUUM fil",
}

func dialectOf(address string) *dialect {
	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		return postgres
	}
	return sqlite
}

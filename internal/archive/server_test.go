package archive

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

// What a PostgreSQL server says of itself, and what was lost on the way to it, is
// told as an archive that cannot be reached; that a statement is wrong is not.
func TestWhatAServerSaysOfItself(t *testing.T) {
	said := func(code string) error { return fmt.Errorf("asked: %w", &pgconn.PgError{Code: code}) }
	for _, c := range []struct {
		err  error
		want bool
	}{
		{said("08006"), true}, {said("28P01"), true}, {said("3D000"), true}, {said("25006"), true}, {said("53300"), true}, {said("57P03"), true}, {said("58030"), true}, {said("XX001"), true},
		{said("42P01"), true}, {said("42501"), true},
		{said("42601"), false}, {said("42703"), false}, {said("23505"), false}, {said("22021"), false}, {said("P0001"), false},
		{errors.New("sql: Scan error on column index 0"), false}, {sql.ErrTxDone, false}, {sql.ErrConnDone, true}, {driver.ErrBadConn, true}, {io.ErrUnexpectedEOF, true},
		{said(""), true}, // not even a code came through
	} {
		if got := postgresUnreachable(c.err); got != c.want {
			t.Errorf("%v: %v", c.err, got)
		}
	}
}

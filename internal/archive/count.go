package archive

import (
	"context"
	"database/sql"
)

// Counted is how many versions there are, by what is left of them.
type Counted struct{ Public, Withdrawn, Purged int }

// Count counts them; where there is no archive yet, none.
func (a *Archive) Count(ctx context.Context) (n Counted, err error) {
	err = a.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT count(CASE WHEN tilbagetrukket = '' THEN 1 END),
			count(CASE WHEN tilbagetrukket <> '' AND slettet = '' THEN 1 END), count(CASE WHEN slettet <> '' THEN 1 END) FROM notat`).
			Scan(&n.Public, &n.Withdrawn, &n.Purged)
	})
	return n, err
}

package archive

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Swept gives when what is past its time was last taken away. Where that was never noted it
// is when something was last published or saved; the zero time is of an empty archive.
func (a *Archive) Swept(ctx context.Context) (at time.Time, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		var tid string
		err := q.QueryRowContext(ctx, `SELECT tid FROM fejning`).Scan(&tid)
		if errors.Is(err, sql.ErrNoRows) {
			var said string
			err = q.QueryRowContext(ctx, `SELECT coalesce((SELECT max(tid) FROM audit), ''), coalesce((SELECT max(aendret) FROM udkast), '')`).Scan(&said, &tid)
			tid = max(tid, said)
		}
		if err != nil || tid == "" {
			return err
		}
		at, err = time.Parse(time.RFC3339, tid)
		return err
	})
	return at, orEmpty(err)
}

// NoteSwept notes when that was done. Of two instances the later one counts.
func (a *Archive) NoteSwept(ctx context.Context, at time.Time) error {
	if err := a.room(); err != nil { // the last room is for what is withdrawn
		return err
	}
	return orEmpty(a.reach(ctx, a.bounds.write, false, func(ctx context.Context, db *sql.DB) error {
		return a.change(ctx, db, func(ctx context.Context, tx *sql.Tx, _ string) error {
			_, err := tx.ExecContext(ctx, `INSERT INTO fejning (nr, tid) VALUES (1, $1)
				ON CONFLICT (nr) DO UPDATE SET tid = excluded.tid WHERE fejning.tid < excluded.tid`, at.UTC().Format(time.RFC3339))
			return err
		})
	}))
}

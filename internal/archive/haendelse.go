package archive

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Haendelse is something that happened to a published notat and is still to be told.
// It is one line of the audit, and there from the same transaction on.
type Haendelse struct {
	Linje
	Notat  Notat  // as it is now
	Sagsnr string // of the case it belongs to, "" where nobody said
	Tries  int    // how many times it was tried before
}

// maxClaim is how long one who has claimed an event may take to tell it: then it is
// another's, for the process may be gone.
const maxClaim = time.Minute

// queued puts a line of the audit among what is to be told.
func (l Linje) queued(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO haendelse (nr, raekke, forsoeg, naeste) VALUES ($1, $2, 0, $3)`, l.Nr, l.Institutionsnr+" "+l.Skoleaar, l.Tid)
	return err
}

// NextHaendelse claims the oldest event that is due, ErrNotFound when none is. Those
// of one school and year come one by one, in their order: while one is claimed, or
// waits to be tried again, those after it wait too.
func (a *Archive) NextHaendelse(ctx context.Context) (h Haendelse, err error) {
	var due bool
	err = a.ask(ctx, func(ctx context.Context, q querier) error { // writes nothing where there is nothing to do
		_, err := dueHaendelse(ctx, q, a.now())
		due = err == nil
		return err
	})
	if !due || err != nil {
		return h, notFound(err)
	}
	err = a.amend(ctx, func(ctx context.Context, tx *sql.Tx) error {
		now := a.now()
		nr, err := dueHaendelse(ctx, tx, now)
		if err != nil {
			return notFound(err)
		}
		if _, err := tx.ExecContext(ctx, `UPDATE haendelse SET forsoeg = forsoeg + 1, naeste = $1 WHERE nr = $2`, moment(now.Add(maxClaim)), nr); err != nil {
			return err
		}
		h, err = theHaendelse(ctx, tx, nr)
		return err
	})
	return h, err
}

func dueHaendelse(ctx context.Context, q querier, now time.Time) (nr int, err error) {
	err = q.QueryRowContext(ctx, `SELECT h.nr FROM haendelse h WHERE h.naeste <= $1
		AND NOT EXISTS (SELECT 1 FROM haendelse e WHERE e.raekke = h.raekke AND e.nr < h.nr) ORDER BY h.nr LIMIT 1`, moment(now)).Scan(&nr)
	return nr, err
}

func theHaendelse(ctx context.Context, tx *sql.Tx, nr int) (h Haendelse, err error) {
	err = each(ctx, tx, (*Linje).fields, func(l Linje) error { h.Linje = l; return nil }, selectLinje+`WHERE nr = $1`, nr)
	if err != nil {
		return h, err
	}
	if h.Notat, err = one(ctx, tx, `WHERE id = $1`, h.Linje.Notat); err != nil {
		return h, err
	}
	if err := tx.QueryRowContext(ctx, `SELECT forsoeg - 1 FROM haendelse WHERE nr = $1`, nr).Scan(&h.Tries); err != nil {
		return h, err
	}
	err = tx.QueryRowContext(ctx, `SELECT sagsnr FROM sag WHERE notat = $1`, h.Linje.Notat).Scan(&h.Sagsnr)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return h, err
}

// Told takes an event that was told out.
func (a *Archive) Told(ctx context.Context, nr int) error {
	return a.amend(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM haendelse WHERE nr = $1`, nr)
		return err
	})
}

// Untold puts an event off that could not be told.
func (a *Archive) Untold(ctx context.Context, nr int, until time.Time) error {
	return a.amend(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE haendelse SET naeste = $1 WHERE nr = $2`, moment(until), nr)
		return err
	})
}

// Waiting tells how many events are to be told, and since when the oldest is; the
// zero time when there is none.
func (a *Archive) Waiting(ctx context.Context) (n int, since time.Time, err error) {
	var oldest string
	err = a.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT count(*), coalesce(min(a.tid), '') FROM haendelse h JOIN audit a ON a.nr = h.nr`).Scan(&n, &oldest)
	})
	if err == nil && oldest != "" {
		since, err = time.Parse(time.RFC3339, oldest)
	}
	return n, since, err
}

// amend changes what is no part of what is published, in an archive that is there.
func (a *Archive) amend(ctx context.Context, work func(ctx context.Context, tx *sql.Tx) error) error {
	return a.reach(ctx, a.bounds.write, false, func(ctx context.Context, db *sql.DB) error {
		return a.change(ctx, db, func(ctx context.Context, tx *sql.Tx, _ string) error { return work(ctx, tx) })
	})
}

// moment is a time as it is kept.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

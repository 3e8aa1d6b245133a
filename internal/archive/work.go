package archive

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// What the archive is given for one call, within the caller's own time. Reading
// takes a millisecond and writing some; these are for a database that hangs, so
// that nobody waits for it longer than a person does.
const (
	maxRead  = 5 * time.Second
	maxWrite = 10 * time.Second
)

// bounds are those of an archive: the tests do not wait so long.
type bounds struct{ read, write time.Duration }

// take waits for its turn as long as the context does.
func take(ctx context.Context, turn chan struct{}) error {
	select {
	case turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func give(turn chan struct{}) { <-turn }

// reach does work on the database within a bound.
func (a *Archive) reach(ctx context.Context, bound time.Duration, make bool, work func(ctx context.Context, db *sql.DB) error) error {
	within, cancel := context.WithTimeout(ctx, bound)
	defer cancel()
	return a.within(ctx, within, make, work)
}

func (a *Archive) within(ctx, within context.Context, make bool, work func(ctx context.Context, db *sql.DB) error) error {
	db, err := a.open(within, make)
	if err == nil {
		if err = work(within, db); sqliteDamaged(err) {
			a.forget(db)
		}
	}
	return a.told(ctx, within, err)
}

// ask does work that is one question.
func (a *Archive) ask(ctx context.Context, work func(ctx context.Context, q querier) error) error {
	return a.reach(ctx, a.bounds.read, false, func(ctx context.Context, db *sql.DB) error { return work(ctx, db) })
}

// read does work on one consistent state of the archive. Without an archive it
// does nothing.
func (a *Archive) read(ctx context.Context, work func(ctx context.Context, tx *sql.Tx) error) error {
	err := a.reach(ctx, a.bounds.read, false, func(ctx context.Context, db *sql.DB) error { return a.snapshot(ctx, db, work) })
	return orEmpty(err)
}

// orEmpty is for those to whom no archive is an empty one.
func orEmpty(err error) error {
	if errors.Is(err, errNothing) {
		return nil
	}
	return err
}

func (a *Archive) snapshot(ctx context.Context, db *sql.DB, work func(ctx context.Context, tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: a.kind.snapshot})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	return work(ctx, tx)
}

// readAll is read for what takes as long as there is much: it is given up when
// the archive is silent for maxRead, not counting what the caller does aside.
func (a *Archive) readAll(ctx context.Context, work func(ctx context.Context, tx *sql.Tx, p *patience) error) error {
	within, p := patient(ctx, a.bounds.read)
	defer p.end()
	err := a.within(ctx, within, false, func(ctx context.Context, db *sql.DB) error {
		return a.snapshot(ctx, db, func(ctx context.Context, tx *sql.Tx) error { return work(ctx, tx, p) })
	})
	return orEmpty(err)
}

// write does work that changes the archive in one transaction, after every
// other: writers come one at a time, so that no two of them see the same state.
func (a *Archive) write(ctx context.Context, work func(ctx context.Context, tx *sql.Tx, tid string) error) error {
	return a.reach(ctx, a.bounds.write, true, func(ctx context.Context, db *sql.DB) error { return a.change(ctx, db, work) })
}

func (a *Archive) change(ctx context.Context, db *sql.DB, work func(ctx context.Context, tx *sql.Tx, tid string) error) error {
	// In this process they wait here, and not each with a connection in hand that
	// a reader could use.
	if err := take(ctx, a.writing); err != nil {
		return err
	}
	defer give(a.writing)
	err := inTx(ctx, db, a.kind, func(tx *sql.Tx) error {
		if err := known(ctx, tx); err != nil {
			return err
		}
		var done int
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(nr), 0) FROM audit`).Scan(&done); err != nil {
			return err
		}
		if err := work(ctx, tx, a.now().UTC().Format(time.RFC3339)); err != nil {
			return err
		}
		return a.removals.follow(ctx, tx, done)
	})
	if err != nil {
		return err
	}
	return a.still(ctx, db)
}

// inTx does work in one transaction. A SQLite file that another process is
// writing is waited for as long as the context does.
func inTx(ctx context.Context, db *sql.DB, kind *dialect, work func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	for kind.busy(err) && ctx.Err() == nil {
		tx, err = db.BeginTx(ctx, nil)
	}
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing is left to roll back after Commit
	if kind.lock != "" {
		if _, err := tx.ExecContext(ctx, kind.lock); err != nil {
			return err
		}
	}
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// patience ends a context when nothing has moved for a while.
type patience struct {
	timer *time.Timer
	bound time.Duration
	end   context.CancelFunc
}

func patient(ctx context.Context, bound time.Duration) (context.Context, *patience) {
	ctx, cancel := context.WithCancelCause(ctx)
	p := &patience{bound: bound, timer: time.AfterFunc(bound, func() { cancel(context.DeadlineExceeded) })}
	p.end = func() { cancel(nil) }
	return ctx, p
}

// moved says that something was got.
func (p *patience) moved() { p.timer.Reset(p.bound) }

// aside does what is the caller's own, in the caller's own time.
func (p *patience) aside(do func() error) error {
	p.timer.Stop()
	defer p.timer.Reset(p.bound)
	if err := do(); err != nil {
		return foreign{err}
	}
	return nil
}

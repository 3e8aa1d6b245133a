package archive

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

const (
	// maxProbe is what the archive gets to answer a probe, so that the probe is
	// answered within a second.
	maxProbe = 900 * time.Millisecond
	// probeHolds is how long an answer holds: who asks more often writes no more.
	probeHolds = 200 * time.Millisecond
)

// probe is the last look at the archive. There is one at a time: a database that
// hangs is not asked again until it has answered or given up.
type probe struct {
	mu   sync.Mutex
	last *look
}

type look struct {
	done chan struct{} // closed when err and at are there
	err  error
	at   time.Time
}

func (l *look) fresh() bool {
	select {
	case <-l.done:
		return time.Now().Before(l.at.Add(probeHolds))
	default:
		return true
	}
}

// Ready reports whether the archive can be used: it is opened and read, its schema
// is the one that this release knows, and something is written to it. It answers within
// a second, with ErrUnavailable when the archive does not.
func (a *Archive) Ready(ctx context.Context) error {
	a.probe.mu.Lock()
	l := a.probe.last
	if l == nil || !l.fresh() {
		l = &look{done: make(chan struct{})}
		a.probe.last = l
		go func() {
			defer close(l.done)
			l.err, l.at = a.look(context.WithoutCancel(ctx)), time.Now()
		}()
	}
	a.probe.mu.Unlock()
	select {
	case <-l.done:
		return l.err
	case <-ctx.Done():
		return unavailable(ctx.Err())
	case <-time.After(maxProbe):
		return unavailable(context.DeadlineExceeded)
	}
}

func (a *Archive) look(ctx context.Context) error {
	err := a.reach(ctx, maxProbe, false, func(ctx context.Context, db *sql.DB) error {
		if err := errors.Join(a.reserve.forAll(ctx, db), a.removals.usable()); err != nil {
			return unavailable(err)
		}
		return a.change(ctx, db, func(ctx context.Context, tx *sql.Tx, tid string) error {
			var first int
			if err := tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM (SELECT 1 FROM notat LIMIT 1) n) + (SELECT count(*) FROM (SELECT 1 FROM fil LIMIT 1) f)`).Scan(&first); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, `UPDATE proeve SET tid = $1 WHERE nr = 1`, tid)
			return err
		})
	})
	if err != nil && (a.kind != sqlite || !errors.Is(err, errNothing)) {
		return err
	}
	return a.room() // there is none yet, or it needs room
}

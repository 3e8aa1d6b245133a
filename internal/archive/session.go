package archive

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

const (
	// sessionIdle is how long a session lasts that nobody uses: a lunch and a meeting.
	sessionIdle = 90 * time.Minute
	// sessionTouch is how exactly its use is noted: a page that is read writes nothing.
	sessionTouch = time.Minute
)

// Sessions keeps who is signed in, as a store of github.com/alexedwards/scs. What it is
// given as a token is the hash of one, so that a copy of the database opens no session.
// A session ends at the time it was committed with, or when nobody has used it for
// sessionIdle. Using it never brings back one that was deleted meanwhile.
type Sessions struct{ a *Archive }

// Sessions gives the sessions of the archive.
func (a *Archive) Sessions() *Sessions { return &Sessions{a} }

// FindCtx gives the session's data, false when there is none or it has ended.
func (s *Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	now := s.a.now().UTC()
	used := ""
	err = s.a.ask(ctx, func(ctx context.Context, q querier) error {
		err := q.QueryRowContext(ctx, `SELECT indhold, brugt FROM session WHERE noegle = $1 AND udloeber > $2 AND brugt > $3`,
			token, now.Format(time.RFC3339), now.Add(-sessionIdle).Format(time.RFC3339)).Scan(&data, &used)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		return err
	})
	if errors.Is(err, ErrNotFound) {
		return nil, false, nil
	}
	if err == nil && used < now.Add(-sessionTouch).Format(time.RFC3339) {
		err = s.a.write(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error {
			_, err := tx.ExecContext(ctx, `UPDATE session SET brugt = $1 WHERE noegle = $2`, tid, token)
			return err
		})
	}
	return data, err == nil, err
}

// CommitCtx keeps a session, and forgets those that have ended.
func (s *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.a.write(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE noegle = $1 OR udloeber <= $2 OR brugt <= $3`,
			token, tid, s.a.now().UTC().Add(-sessionIdle).Format(time.RFC3339)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO session (noegle, indhold, udloeber, brugt) VALUES ($1, $2, $3, $4)`, token, data, expiry.UTC().Format(time.RFC3339), tid)
		return err
	})
}

// ExpireSessions forgets the sessions that have ended, down to the bytes: of whoever was
// the last to sign in too.
func (a *Archive) ExpireSessions(ctx context.Context) error {
	now := a.now().UTC()
	ended := []any{now.Format(time.RFC3339), now.Add(-sessionIdle).Format(time.RFC3339)}
	n := 0
	err := a.ask(ctx, func(ctx context.Context, q querier) error {
		return q.QueryRowContext(ctx, `SELECT count(*) FROM session WHERE udloeber <= $1 OR brugt <= $2`, ended...).Scan(&n)
	})
	if err != nil || n == 0 { // nothing is written for nothing
		return orEmpty(err)
	}
	return a.takeBack(ctx, func(ctx context.Context, tx *sql.Tx, _ string) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE udloeber <= $1 OR brugt <= $2`, ended...)
		return err
	})
}

// DeleteCtx ends a session. One that is not there has ended already.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	return orEmpty(s.a.reach(ctx, s.a.bounds.write, false, func(ctx context.Context, db *sql.DB) error {
		return s.a.change(ctx, db, func(ctx context.Context, tx *sql.Tx, _ string) error {
			_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE noegle = $1`, token)
			return err
		})
	}))
}

// Find, Commit and Delete are the same without a context, which the library demands
// and does not call.
func (s *Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit keeps a session.
func (s *Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete ends a session.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

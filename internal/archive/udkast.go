package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Udkast is a record that is kept at the municipality before it is published.
type Udkast struct {
	ID             string
	Institutionsnr string // "" when the record has none yet
	Skoleaar       string
	Skole          string
	Titel          string
	Version        int    // 1, 2, ...
	Aendret        string // when this version was saved
	AendretAf      string
	Sendt          string // when it was sent for approval, "" when it was not, or has changed since
	SendtAf        string
}

// ErrChanged says that somebody has saved another version meanwhile.
var ErrChanged = errors.New("archive: the draft has changed")

const (
	selectUdkast = `SELECT id, institutionsnr, skoleaar, skole, titel, version, aendret, aendret_af, sendt, sendt_af FROM udkast `
	insertUdkast = `INSERT INTO udkast (id, institutionsnr, skoleaar, skole, titel, version, aendret, aendret_af, sendt, sendt_af)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
)

func (u *Udkast) fields() []any {
	return []any{&u.ID, &u.Institutionsnr, &u.Skoleaar, &u.Skole, &u.Titel, &u.Version, &u.Aendret, &u.AendretAf, &u.Sendt, &u.SendtAf}
}

// SaveUdkast keeps a version of a draft: the first when ID is "", else the one after
// Version, which must be the newest. Who sent it for approval sent what was there.
func (a *Archive) SaveUdkast(ctx context.Context, u Udkast, post []byte, who Who) (Udkast, error) {
	err := a.write(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error {
		if u.ID == "" {
			u.ID, u.Version = newID(), 0
		} else {
			was, err := oneUdkast(ctx, tx, u.ID)
			if err != nil {
				return err
			}
			if was.Version != u.Version {
				return ErrChanged
			}
			if _, err := tx.ExecContext(ctx, `DELETE FROM udkast WHERE id = $1`, u.ID); err != nil {
				return err
			}
		}
		u.Version, u.Aendret, u.AendretAf, u.Sendt, u.SendtAf = u.Version+1, tid, who.user(), "", ""
		if _, err := tx.ExecContext(ctx, insertUdkast, u.fields()...); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO udkast_post (udkast, version, tid, af, indhold) VALUES ($1, $2, $3, $4, $5)`, u.ID, u.Version, tid, u.AendretAf, post)
		return err
	})
	return u, err
}

// SendUdkast sends a draft for approval, or with back takes it out of the list again.
func (a *Archive) SendUdkast(ctx context.Context, id string, version int, back bool, who Who) (u Udkast, err error) {
	err = a.write(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error {
		if u, err = oneUdkast(ctx, tx, id); err != nil {
			return err
		}
		if u.Version != version {
			return ErrChanged
		}
		if u.Sendt, u.SendtAf = tid, who.user(); back {
			u.Sendt, u.SendtAf = "", ""
		}
		_, err := tx.ExecContext(ctx, `UPDATE udkast SET sendt = $1, sendt_af = $2 WHERE id = $3`, u.Sendt, u.SendtAf, id)
		return err
	})
	return u, err
}

// Udkast gives a draft.
func (a *Archive) Udkast(ctx context.Context, id string) (u Udkast, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		u, err = oneUdkast(ctx, q, id)
		return err
	})
	return u, err
}

// UdkastPost gives the record of a draft's version.
func (a *Archive) UdkastPost(ctx context.Context, id string, version int) (post []byte, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		return notFound(q.QueryRowContext(ctx, `SELECT indhold FROM udkast_post WHERE udkast = $1 AND version = $2`, id, version).Scan(&post))
	})
	return post, err
}

// UdkastVersion is one version of a draft.
type UdkastVersion struct {
	Version int
	Tid, Af string
}

// UdkastVersioner lists a draft's versions, newest first.
func (a *Archive) UdkastVersioner(ctx context.Context, id string) (out []UdkastVersion, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		rows, err := q.QueryContext(ctx, `SELECT version, tid, af FROM udkast_post WHERE udkast = $1 ORDER BY version DESC`, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var v UdkastVersion
			if err := rows.Scan(&v.Version, &v.Tid, &v.Af); err != nil {
				return err
			}
			out = append(out, v)
		}
		return rows.Err()
	})
	return out, err
}

// AlleUdkast lists the drafts, the one that was changed last first.
func (a *Archive) AlleUdkast(ctx context.Context) (out []Udkast, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		rows, err := q.QueryContext(ctx, selectUdkast+`ORDER BY aendret DESC, id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var u Udkast
			if err := rows.Scan(u.fields()...); err != nil {
				return err
			}
			out = append(out, u)
		}
		return rows.Err()
	})
	return out, orEmpty(err)
}

// DeleteUdkast takes a draft away with all its versions, down to the bytes. One that
// is not there is gone already.
func (a *Archive) DeleteUdkast(ctx context.Context, id string) error {
	return a.takeBack(ctx, func(ctx context.Context, tx *sql.Tx, _ string) error {
		for _, q := range []string{`DELETE FROM udkast_post WHERE udkast = $1`, `DELETE FROM udkast WHERE id = $1`} {
			if _, err := tx.ExecContext(ctx, q, id); err != nil {
				return fmt.Errorf("draft: %w", err)
			}
		}
		return nil
	})
}

func oneUdkast(ctx context.Context, q querier, id string) (u Udkast, err error) {
	return u, notFound(q.QueryRowContext(ctx, selectUdkast+`WHERE id = $1`, id).Scan(u.fields()...))
}

func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

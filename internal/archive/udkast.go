package archive

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"time"
)

// Udkast is a record that is kept at the municipality before it is published.
type Udkast struct {
	ID             string `json:"id"`
	Institutionsnr string `json:"institutionsnr"` // "" when the record has none yet
	Skoleaar       string `json:"skoleaar"`
	Skole          string `json:"skole"`
	Titel          string `json:"titel"`
	Version        int    `json:"version"` // 1, 2, ...
	Aendret        string `json:"aendret"` // when this version was saved
	AendretAf      string `json:"aendretAf"`
	Sendt          string `json:"sendt"` // when it was sent for approval, "" when it was not, or has changed since
	SendtAf        string `json:"sendtAf"`
	Hentet         string `json:"-"` // when somebody last fetched it to work in it and has not handed it in, "" for nobody
}

// ErrChanged says that somebody has saved another version meanwhile.
var ErrChanged = errors.New("archive: the draft has changed")

const (
	selectUdkast = `SELECT id, institutionsnr, skoleaar, skole, titel, version, aendret, aendret_af, sendt, sendt_af,
		coalesce((SELECT max(tid) FROM udkast_hos h WHERE h.udkast = udkast.id), '') FROM udkast `
	insertUdkast = `INSERT INTO udkast (id, institutionsnr, skoleaar, skole, titel, version, aendret, aendret_af, sendt, sendt_af)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
	insertVersion = `INSERT INTO udkast_post (udkast, version, tid, af, institutionsnr, indhold) VALUES ($1, $2, $3, $4, $5, $6)`
)

// columns are the fields that the table has.
func (u *Udkast) columns() []any {
	return []any{&u.ID, &u.Institutionsnr, &u.Skoleaar, &u.Skole, &u.Titel, &u.Version, &u.Aendret, &u.AendretAf, &u.Sendt, &u.SendtAf}
}

// fields are those that are read.
func (u *Udkast) fields() []any { return append(u.columns(), &u.Hentet) }

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
		u.Version, u.Aendret, u.AendretAf, u.Sendt, u.SendtAf = u.Version+1, tid, who.User(), "", ""
		if _, err := tx.ExecContext(ctx, insertUdkast, u.columns()...); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, insertVersion, u.ID, u.Version, tid, u.AendretAf, u.Institutionsnr, post); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM udkast_hos WHERE udkast = $1 AND bruger = $2`, u.ID, u.AendretAf)
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
		if u.Sendt, u.SendtAf = tid, who.User(); back {
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
	if version > math.MaxInt32 { // PostgreSQL would refuse the question
		return nil, ErrNotFound
	}
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		post, err = onePost(ctx, q, id, version)
		return err
	})
	return post, err
}

func onePost(ctx context.Context, q querier, id string, version int) (post []byte, err error) {
	return post, notFound(q.QueryRowContext(ctx, `SELECT indhold FROM udkast_post WHERE udkast = $1 AND version = $2`, id, version).Scan(&post))
}

// UdkastVersion is one version of a draft.
type UdkastVersion struct {
	Version        int    `json:"version"`
	Tid            string `json:"tid"`
	Af             string `json:"af"`
	Institutionsnr string `json:"institutionsnr"` // that it was saved with, "" when it had none
}

// UdkastVersioner lists a draft's versions, newest first.
func (a *Archive) UdkastVersioner(ctx context.Context, id string) ([]UdkastVersion, error) {
	return a.udkastVersioner(ctx, `SELECT version, tid, af, institutionsnr FROM udkast_post WHERE udkast = $1 ORDER BY version DESC`, id)
}

func (a *Archive) udkastVersioner(ctx context.Context, query, id string) (out []UdkastVersion, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		out, err = versionsOf(ctx, q, query, id)
		return err
	})
	return out, err
}

func versionsOf(ctx context.Context, q querier, query, id string) ([]UdkastVersion, error) {
	return list(ctx, q, func(v *UdkastVersion) []any { return []any{&v.Version, &v.Tid, &v.Af, &v.Institutionsnr} }, query, id)
}

// AlleUdkast lists the drafts, the one that was changed last first.
func (a *Archive) AlleUdkast(ctx context.Context) (out []Udkast, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		out, err = list(ctx, q, (*Udkast).fields, selectUdkast+`ORDER BY aendret DESC, id`)
		return err
	})
	return out, orEmpty(err)
}

// DeleteUdkast takes a draft away with all its versions, down to the bytes. One that
// is not there is gone already.
func (a *Archive) DeleteUdkast(ctx context.Context, id string) error {
	return a.takeBack(ctx, func(ctx context.Context, tx *sql.Tx, _ string) error {
		return removeUdkast(ctx, tx, id)
	})
}

func removeUdkast(ctx context.Context, tx *sql.Tx, id string) error {
	for _, q := range []string{`DELETE FROM udkast_hos WHERE udkast = $1`, `DELETE FROM udkast_post WHERE udkast = $1`, `DELETE FROM udkast WHERE id = $1`} {
		if _, err := tx.ExecContext(ctx, q, id); err != nil {
			return err
		}
	}
	return nil
}

// FetchUdkast notes that somebody has fetched a draft's version to work in it. It is
// theirs until they hand it in.
func (a *Archive) FetchUdkast(ctx context.Context, id string, version int, who Who) error {
	return a.write(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error {
		if _, err := oneUdkast(ctx, tx, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM udkast_hos WHERE udkast = $1 AND bruger = $2`, id, who.User()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO udkast_hos (udkast, bruger, version, tid) VALUES ($1, $2, $3, $4)`, id, who.User(), version, tid)
		return err
	})
}

// UdkastHos lists who has fetched a draft and not handed it in, the last first.
func (a *Archive) UdkastHos(ctx context.Context, id string) ([]UdkastVersion, error) {
	return a.udkastVersioner(ctx, `SELECT version, tid, bruger, '' FROM udkast_hos WHERE udkast = $1 ORDER BY tid DESC, bruger`, id)
}

// UnusedUdkast lists the drafts that nobody has saved, sent or fetched since a time, the
// one that was left alone longest first.
func (a *Archive) UnusedUdkast(ctx context.Context, since time.Time) ([]Udkast, error) {
	all, err := a.AlleUdkast(ctx)
	if err != nil {
		return nil, err
	}
	before := since.UTC().Format(time.RFC3339)
	var out []Udkast
	for _, u := range slices.Backward(all) {
		if u.Brugt() < before {
			out = append(out, u)
		}
	}
	return out, nil
}

// Brugt is when somebody last saved, sent or fetched the draft.
func (u *Udkast) Brugt() string { return max(u.Aendret, u.Sendt, u.Hentet) }

func oneUdkast(ctx context.Context, q querier, id string) (u Udkast, err error) {
	return u, notFound(q.QueryRowContext(ctx, selectUdkast+`WHERE id = $1`, id).Scan(u.fields()...))
}

func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

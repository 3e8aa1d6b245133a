package archive

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// movedQuery begins a query on where former numbers lead. It follows from the
// versions that hold now and from nothing else, so that a correction or a
// withdrawal takes back what it takes back: a number leads to the school whose
// current notat gave it last, as long as no school has published a notat that
// holds by that number since then. By the order of the audit, since a clock may
// be set; and so no numbers ever lead in a circle.
const movedQuery = `WITH gaeldende AS NOT MATERIALIZED (
		SELECT n.id, n.institutionsnr, a.nr FROM notat n JOIN audit a ON a.notat = n.id AND a.hvad IN ('offentliggoer', 'ret')
		WHERE n.tilbagetrukket = '' AND NOT EXISTS (
			SELECT 1 FROM notat s WHERE s.institutionsnr = n.institutionsnr AND s.skoleaar = n.skoleaar AND s.version > n.version)),
	flyttet AS NOT MATERIALIZED (
		SELECT t.nummer, g.institutionsnr FROM tidligere_nummer t JOIN gaeldende g ON g.id = t.notat
		WHERE NOT EXISTS (SELECT 1 FROM gaeldende s WHERE s.institutionsnr = t.nummer AND s.nr > g.nr)
		AND NOT EXISTS (SELECT 1 FROM tidligere_nummer u JOIN gaeldende s ON s.id = u.notat WHERE u.nummer = t.nummer AND s.nr > g.nr))
	`

// Moved gives the number that a former one leads to, or "".
func (a *Archive) Moved(ctx context.Context, institutionsnr string) (to string, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		to, err = moved(ctx, q, institutionsnr)
		return err
	})
	return to, orEmpty(err)
}

func moved(ctx context.Context, q querier, number string) (to string, err error) {
	err = q.QueryRowContext(ctx, movedQuery+`SELECT institutionsnr FROM flyttet WHERE nummer = $1`, number).Scan(&to)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return to, err
}

// giveNumbers keeps the former numbers that a version gives.
func giveNumbers(ctx context.Context, tx *sql.Tx, id string, numre []string) error {
	for _, number := range numre {
		if _, err := tx.ExecContext(ctx, `INSERT INTO tidligere_nummer (notat, nummer) VALUES ($1, $2)`, id, number); err != nil {
			return err
		}
	}
	return nil
}

// former are the numbers that the publication gives as its school's former ones,
// its own left out. It is *InUse when a school has a notat by one of them that
// holds, unless the number leads here already or somebody has said that it is
// so: a typing error must not take another school's page.
func (u *Udgivelse) former(ctx context.Context, tx *sql.Tx) ([]string, error) {
	var out, used []string
	for _, number := range u.Tidligere {
		if number == u.Institutionsnr || slices.Contains(out, number) {
			continue
		}
		out = append(out, number)
		if slices.Contains(u.Confirmed, number) {
			continue
		}
		var living int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM notat WHERE institutionsnr = $1 AND tilbagetrukket = ''`, number).Scan(&living); err != nil {
			return nil, err
		}
		if living == 0 {
			continue
		}
		to, err := moved(ctx, tx, number)
		if err != nil {
			return nil, err
		}
		if to != u.Institutionsnr {
			used = append(used, number)
		}
	}
	if len(used) > 0 {
		return nil, &InUse{used}
	}
	return out, nil
}

package archive

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Notat gives one version.
func (a *Archive) Notat(ctx context.Context, id string) (Notat, error) {
	return a.first(ctx, `WHERE id = $1`, id)
}

// Newest gives the newest version for a school and year, withdrawn or not.
func (a *Archive) Newest(ctx context.Context, institutionsnr, skoleaar string) (Notat, error) {
	return a.first(ctx, `WHERE institutionsnr = $1 AND skoleaar = $2 ORDER BY version DESC LIMIT 1`, institutionsnr, skoleaar)
}

// Last gives the newest public version of the newest school year before the one
// given; "" is no bound.
func (a *Archive) Last(ctx context.Context, institutionsnr, before string) (Notat, error) {
	if before == "" {
		before = "9999/00"
	}
	return a.first(ctx, `WHERE institutionsnr = $1 AND skoleaar < $2 AND tilbagetrukket = '' ORDER BY skoleaar DESC, version DESC LIMIT 1`, institutionsnr, before)
}

func (a *Archive) first(ctx context.Context, where string, args ...any) (n Notat, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		n, err = one(ctx, q, where, args...)
		return err
	})
	return n, err
}

// File gives a file of a notat: ErrWithdrawn when it went with a withdrawal.
func (a *Archive) File(ctx context.Context, id, navn string) (data []byte, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		err := q.QueryRowContext(ctx, `SELECT indhold FROM fil WHERE notat = $1 AND navn = $2`, id, navn).Scan(&data)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if _, err := one(ctx, q, `WHERE id = $1`, id); err != nil {
			return err
		}
		return ErrWithdrawn
	})
	return data, err
}

// School gives all versions of a school and of the schools that became part of
// it, newest year and version first, and the number that its own leads to, or "".
func (a *Archive) School(ctx context.Context, institutionsnr string) (out []Notat, to string, err error) {
	err = a.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		out, err = all(ctx, tx, `WHERE institutionsnr = $1 OR institutionsnr IN (`+movedQuery+`SELECT nummer FROM flyttet WHERE institutionsnr = $1)
			ORDER BY skoleaar DESC, institutionsnr = $1 DESC, institutionsnr, version DESC`, institutionsnr)
		if err != nil {
			return err
		}
		to, err = moved(ctx, tx, institutionsnr)
		return err
	})
	return out, to, err
}

// Schools gives the newest public version of each school, in Danish order of the
// schools' names: the two databases would each sort in their own.
func (a *Archive) Schools(ctx context.Context) ([]Notat, error) { return a.newest(ctx, ``) }

// SchoolsOf gives the newest public version of each school that has been of a
// municipality, as Schools does.
func (a *Archive) SchoolsOf(ctx context.Context, kommune string) ([]Notat, error) {
	return a.newest(ctx, ofKommune, kommune)
}

// Year gives the newest public version of a school year of each school that has been of
// a municipality, as Schools does.
func (a *Archive) Year(ctx context.Context, kommune, skoleaar string) ([]Notat, error) {
	return a.newest(ctx, ofKommune+`AND skoleaar = $2 `, kommune, skoleaar)
}

// ofKommune finds a municipality's schools without a look at the others.
const ofKommune = `AND institutionsnr IN (SELECT institutionsnr FROM notat WHERE kommune = $1) `

func (a *Archive) newest(ctx context.Context, of string, args ...any) (out []Notat, err error) {
	err = a.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		rows, err := all(ctx, tx, `WHERE tilbagetrukket = '' `+of+`ORDER BY institutionsnr, skoleaar DESC, version DESC`, args...)
		for _, n := range rows {
			if len(out) == 0 || out[len(out)-1].Institutionsnr != n.Institutionsnr {
				out = append(out, n)
			}
		}
		return err
	})
	order := collate.New(language.Danish)
	slices.SortStableFunc(out, func(a, b Notat) int { return order.CompareString(a.Skole, b.Skole) })
	return out, err
}

// Alle gives every version, newest school year first, a school's versions together and
// newest first.
func (a *Archive) Alle(ctx context.Context) (out []Notat, err error) {
	err = a.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		out, err = all(ctx, tx, `ORDER BY skoleaar DESC, institutionsnr, version DESC`)
		return err
	})
	return out, err
}

// Kommuner gives the municipalities that the newest public version of a school is of.
func (a *Archive) Kommuner(ctx context.Context) (out []string, err error) {
	err = a.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		out, err = list(ctx, tx, func(k *string) []any { return []any{k} }, `SELECT DISTINCT kommune FROM notat n WHERE tilbagetrukket = '' AND NOT EXISTS (SELECT 1 FROM notat m
			WHERE m.institutionsnr = n.institutionsnr AND m.tilbagetrukket = '' AND (m.skoleaar > n.skoleaar OR m.skoleaar = n.skoleaar AND m.version > n.version)) ORDER BY kommune`)
		return err
	})
	return out, err
}

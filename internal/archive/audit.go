package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
)

// Action is what was done.
type Action string

// Everything that changes the archive.
const (
	Published Action = "offentliggoer"
	Corrected Action = "ret"
	Withdrawn Action = "traek-tilbage"
	Purged    Action = "slet"
	Restored  Action = "indlaes" // a backup, without the list of what was taken away since, or by it: see Aarsag
)

// Linje is one line of the audit. Lines are added in the transaction of what they
// tell of; the database refuses to change or remove them.
type Linje struct {
	Nr             int    `json:"nr"` // 1, 2, ... without holes
	Tid            string `json:"tid"`
	Token          string `json:"token"`
	Bruger         string `json:"bruger"`
	Action         Action `json:"hvad"`
	Notat          string `json:"notat"`
	Institutionsnr string `json:"institutionsnr"`
	Skoleaar       string `json:"skoleaar"`
	Version        int    `json:"version"`
	SHA256         string `json:"sha256"` // of the public PDF
	Aarsag         string `json:"aarsag"`
	Segl           string `json:"segl"` // of all that a publication consists of, or a purge left; "" in other lines
	Led            string `json:"led"`  // the seal of this line and all before it
}

// publishes reports whether the line tells of a new version.
func (l Linje) publishes() bool { return l.Action == Published || l.Action == Corrected }

// maxBruger is far longer than any name and keeps a line readable.
const maxBruger = 200

// User gives the user that the caller passed on, without what would break a line
// or could not be written down.
func (h Who) User() string {
	name := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(h.Bruger, "")))
	return string(name[:min(len(name), maxBruger)])
}

// enter adds a line about a notat, with its seal when that is what it tells of.
func enter(ctx context.Context, tx *sql.Tx, tid string, who Who, action Action, n Notat, aarsag, segl string) error {
	l := Linje{Tid: tid, Token: who.Token, Bruger: who.User(), Action: action, Notat: n.ID, Institutionsnr: n.Institutionsnr,
		Skoleaar: n.Skoleaar, Version: n.Version, SHA256: n.PDFHash, Aarsag: aarsag, Segl: segl}
	var before string
	if err := tx.QueryRowContext(ctx, `SELECT nr, led FROM audit ORDER BY nr DESC LIMIT 1`).Scan(&l.Nr, &before); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	l.Nr++
	l.Led = l.link(before)
	if err := l.insert(ctx, tx); err != nil || action == Restored {
		return err
	}
	return l.queued(ctx, tx)
}

func (l Linje) insert(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO audit (nr, tid, token, bruger, hvad, notat, institutionsnr, skoleaar, version, sha256, aarsag, segl, led)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		l.Nr, l.Tid, l.Token, l.Bruger, string(l.Action), l.Notat, l.Institutionsnr, l.Skoleaar, l.Version, l.SHA256, l.Aarsag, l.Segl, l.Led)
	return err
}

// Audit hands on every line, oldest first, and then holds all that is kept
// against them, as a backup does, and against the list of what was taken away: it is
// ErrDisagrees with every place where two of them tell different things. A database file
// that was copied back is older than its list.
func (a *Archive) Audit(ctx context.Context, use func(Linje) error) error {
	err := a.readAll(ctx, func(ctx context.Context, tx *sql.Tx, p *patience) error {
		return eachLinje(ctx, tx, func(l Linje) error { return p.aside(func() error { return use(l) }) })
	})
	if err != nil {
		return err
	}
	return errors.Join(a.Backup(ctx, func(string, []byte) error { return nil }), a.heldAgainstList(ctx))
}

// heldAgainstList is ErrDisagrees where something is still there that the list of what
// was taken away has, and where the list lacks what was: it was copied back. Without a
// list nothing was.
func (a *Archive) heldAgainstList(ctx context.Context) error {
	var disagreement []error
	err := a.readAll(ctx, func(ctx context.Context, tx *sql.Tx, p *patience) error {
		list, err := a.removals.read(ctx, tx)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		} else if err != nil {
			return err
		}
		older, err := lacks(ctx, tx, list)
		if err != nil {
			return err
		}
		if older > 0 {
			disagreement = append(disagreement, fmt.Errorf("%s: %w: it lacks %d of what was taken away", a.removals.file, ErrDisagrees, older))
		}
		for _, r := range list {
			p.moved()
			n, err := one(ctx, tx, `WHERE id = $1`, r.notat)
			switch {
			case errors.Is(err, ErrNotFound):
			case err != nil:
				return err
			case n.Offentlig() || r.action == Purged && n.Slettet == "":
				disagreement = append(disagreement, at(path.Join(n.folder(), metaFil), fmt.Errorf("%w: the list of what was taken away has it", ErrDisagrees)))
			}
		}
		return nil
	})
	return errors.Join(append(disagreement, err)...)
}

// Linjer gives up to limit lines before the one of a number, newest first; 0 is the end.
func (a *Archive) Linjer(ctx context.Context, before, limit int) (out []Linje, err error) {
	err = a.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		out, err = list(ctx, tx, (*Linje).fields, selectLinje+`WHERE nr < $1 OR $1 = 0 ORDER BY nr DESC LIMIT $2`, before, limit)
		return err
	})
	return out, err
}

// selectLinje begins a query for whole lines.
const selectLinje = `SELECT nr, tid, token, bruger, hvad, notat, institutionsnr, skoleaar, version, sha256, aarsag, segl, led FROM audit `

// fields are the line's fields, to be scanned into.
func (l *Linje) fields() []any {
	return []any{&l.Nr, &l.Tid, &l.Token, &l.Bruger, &l.Action, &l.Notat, &l.Institutionsnr, &l.Skoleaar, &l.Version, &l.SHA256, &l.Aarsag, &l.Segl, &l.Led}
}

func eachLinje(ctx context.Context, tx *sql.Tx, use func(Linje) error) error {
	return each(ctx, tx, (*Linje).fields, use, selectLinje+`ORDER BY nr`)
}

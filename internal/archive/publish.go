package archive

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Udgivelse is a version to be published. ID, Version, hashes, sizes and times
// of the Notat are set here.
type Udgivelse struct {
	Notat
	Filer     map[string][]byte // all the files of a notat
	Retter    string            // id of the version that this one corrects, "" for none
	Rettelse  string            // why, a code
	Withdraw  bool              // withdraw what is corrected, with Rettelse as the reason
	Tidligere []string          // numbers that lead to this school as long as the version holds
	// those of Tidligere that somebody has said are right, although a school has
	// notater of its own by them
	Confirmed []string
	Sagsnr    string // of the case that the notat belongs to, "" for none; events tell it
	Who       Who
}

// Publish keeps a version, in one transaction. The same record and template
// again gives the version that is there, and false. Another for the same school
// and year, without Retter or with one that is not the newest, is *Taken; a
// former number that is another school's own is *InUse.
func (a *Archive) Publish(ctx context.Context, u Udgivelse) (n Notat, fresh bool, err error) {
	for _, navn := range slices.Concat(publicFiles, internalFiles) {
		if len(u.Filer[navn]) == 0 {
			return n, false, fmt.Errorf("archive: %s is missing", navn)
		}
	}
	write := a.write
	if u.Withdraw {
		write = a.erase
	}
	err = write(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error {
		versions, err := all(ctx, tx, `WHERE institutionsnr = $1 AND skoleaar = $2 ORDER BY version DESC`, u.Institutionsnr, u.Skoleaar)
		if err != nil {
			return err
		}
		if same, err := u.against(versions); err != nil || same != nil {
			if same != nil {
				n, fresh = *same, false
			}
			return err
		}
		n, fresh = u.Notat, true
		n.ID, n.Salt, n.Version, n.Udgivet, n.UdgivetAf = newID(), newID(), 1, tid, u.Who.Token
		if len(versions) > 0 {
			n.Version = versions[0].Version + 1
		}
		n.Rettelse, n.Tilbagetrukket, n.Aarsag, n.Slettet = "", "", "", ""
		for navn, data := range u.Filer {
			*n.hashOf(navn) = hash(data)
		}
		n.PDFSize, n.HTMLSize = len(u.Filer[PDF]), len(u.Filer[HTML])
		former, err := u.insert(ctx, tx, n)
		if err != nil {
			return err
		}
		if err := u.correct(ctx, tx, tid, versions); err != nil {
			return err
		}
		if err := a.reserve.forYear(ctx, tx, n); err != nil {
			return err
		}
		action := Published
		if u.Retter != "" {
			action = Corrected
		}
		return enter(ctx, tx, tid, u.Who, action, n, u.Rettelse, n.seal(former))
	})
	if err != nil {
		return Notat{}, false, err
	}
	return n, fresh, nil
}

// against holds the publication against the versions that are there, newest
// first. It gives the one that it is already.
func (u *Udgivelse) against(versions []Notat) (*Notat, error) {
	if len(versions) == 0 {
		if u.Retter != "" {
			return nil, ErrNotFound
		}
		return nil, nil
	}
	newest := versions[0]
	if newest.Offentlig() && newest.Noegle == u.Noegle {
		return &newest, nil
	}
	if u.Retter != "" {
		switch {
		case !slices.ContainsFunc(versions, func(n Notat) bool { return n.ID == u.Retter }):
			return nil, ErrNotFound
		case newest.ID != u.Retter:
			return nil, &Taken{newest}
		}
		return nil, nil
	}
	for _, n := range versions {
		if n.Offentlig() && n.Noegle == u.Noegle {
			return &n, nil
		}
	}
	if newest.Offentlig() {
		return nil, &Taken{newest}
	}
	return nil, nil
}

// insert puts the version in its place, and gives the former numbers that it gives.
func (u *Udgivelse) insert(ctx context.Context, tx *sql.Tx, n Notat) ([]string, error) {
	if _, err := tx.ExecContext(ctx, insertNotat, n.fields()...); err != nil {
		return nil, err
	}
	for _, navn := range slices.Sorted(maps.Keys(u.Filer)) {
		if _, err := tx.ExecContext(ctx, `INSERT INTO fil (notat, navn, indhold) VALUES ($1, $2, $3)`, n.ID, navn, u.Filer[navn]); err != nil {
			return nil, err
		}
	}
	if u.Sagsnr != "" {
		if _, err := tx.ExecContext(ctx, `INSERT INTO sag (notat, sagsnr) VALUES ($1, $2)`, n.ID, u.Sagsnr); err != nil {
			return nil, err
		}
	}
	former, err := u.former(ctx, tx)
	if err != nil {
		return nil, err
	}
	return former, giveNumbers(ctx, tx, n.ID, former)
}

// correct marks what is corrected. When it is to be withdrawn, all that came
// before goes with it: the words in question stood there too.
func (u *Udgivelse) correct(ctx context.Context, tx *sql.Tx, tid string, versions []Notat) error {
	if u.Retter == "" {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `UPDATE notat SET rettelse = $1 WHERE id = $2`, u.Rettelse, u.Retter); err != nil {
		return err
	}
	if !u.Withdraw {
		return nil
	}
	return withdraw(ctx, tx, tid, u.Who, versions, u.Rettelse)
}

// newID gives 128 random bits in letters that are safe in an address and
// cannot be misread.
func newID() string { return strings.ToLower(rand.Text()) }

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// IsInUse gives the former numbers that are other schools' own, when that is the
// error.
func IsInUse(err error) ([]string, bool) {
	var u *InUse
	if errors.As(err, &u) {
		return u.Numre, true
	}
	return nil, false
}

// IsTaken gives the version that stands in the way, when that is the error.
func IsTaken(err error) (Notat, bool) {
	var o *Taken
	if errors.As(err, &o) {
		return o.Now, true
	}
	return Notat{}, false
}

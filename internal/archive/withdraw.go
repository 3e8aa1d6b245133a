package archive

import (
	"context"
	"database/sql"
)

// Withdraw takes the version's public files away for good. Of the newest version
// it takes all that came before as well: they said what is withdrawn, or what
// was corrected already. Withdrawn again it is as before.
func (a *Archive) Withdraw(ctx context.Context, id, aarsag string, who Who) (Notat, error) {
	var n Notat
	err := a.takeBack(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error {
		var err error
		if n, err = one(ctx, tx, `WHERE id = $1`, id); err != nil {
			return err
		}
		versions, err := all(ctx, tx, `WHERE institutionsnr = $1 AND skoleaar = $2 ORDER BY version DESC`, n.Institutionsnr, n.Skoleaar)
		if err != nil {
			return err
		}
		if versions[0].ID != id {
			versions = []Notat{n}
		}
		if err := withdraw(ctx, tx, tid, who, versions, aarsag); err != nil {
			return err
		}
		n, err = one(ctx, tx, `WHERE id = $1`, id)
		return err
	})
	return n, err
}

func withdraw(ctx context.Context, tx *sql.Tx, tid string, who Who, versions []Notat, aarsag string) error {
	for _, n := range versions {
		if !n.Offentlig() {
			continue
		}
		if _, err := tx.ExecContext(ctx, `UPDATE notat SET tilbagetrukket = $1, aarsag = $2 WHERE id = $3`, tid, aarsag, n.ID); err != nil {
			return err
		}
		if err := remove(ctx, tx, n.ID, publicFiles); err != nil {
			return err
		}
		if err := enter(ctx, tx, tid, who, Withdrawn, n, aarsag, ""); err != nil {
			return err
		}
	}
	return nil
}

// Purge takes the internal files of a withdrawn version away too, its title, and by
// what a guess of those could be tried: their hashes and the salt of the seal. What
// stays is that it was there, its school and numbers, the hashes of the public files,
// and the audit, in which what stays is sealed.
func (a *Archive) Purge(ctx context.Context, id string, who Who) (Notat, error) {
	var n Notat
	err := a.takeBack(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error {
		var err error
		if n, err = one(ctx, tx, `WHERE id = $1`, id); err != nil {
			return err
		}
		switch {
		case n.Offentlig():
			return ErrStillPublic
		case n.Slettet != "":
			return nil
		}
		return n.purge(ctx, tx, tid, who)
	})
	return n, err
}

// purge is for a version that is withdrawn, and not purged.
func (n *Notat) purge(ctx context.Context, tx *sql.Tx, tid string, who Who) error {
	*n = n.purged()
	n.Slettet = tid
	if _, err := tx.ExecContext(ctx, `UPDATE notat SET slettet = $1, salt = '' WHERE id = $2`, tid, n.ID); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, forget+`WHERE id = $1`, n.ID); err != nil {
		return err
	}
	if err := remove(ctx, tx, n.ID, internalFiles); err != nil {
		return err
	}
	former, err := formerNumbers(ctx, tx)
	if err != nil {
		return err
	}
	return enter(ctx, tx, tid, who, Purged, *n, n.Aarsag, n.seal(former[n.ID]))
}

// purged gives what is left of a version. forget does the same to rows, but for the
// salt, which step 2 of the schema knows nothing of.
func (n Notat) purged() Notat {
	n.Noegle, n.Salt, n.Titel, n.TitelHash, n.PostHash, n.InternHash = "", "", "", "", "", ""
	return n
}

const forget = `UPDATE notat SET noegle = '', titel = '', titel_hash = '', post_hash = '', intern_hash = '' `

func remove(ctx context.Context, tx *sql.Tx, id string, filer []string) error {
	for _, navn := range filer {
		if _, err := tx.ExecContext(ctx, `DELETE FROM fil WHERE notat = $1 AND navn = $2`, id, navn); err != nil {
			return err
		}
	}
	return nil
}

// takeBack is erase on a full disk as well.
func (a *Archive) takeBack(ctx context.Context, work func(ctx context.Context, tx *sql.Tx, tid string) error) error {
	return a.withReserve(func() error { return a.erase(ctx, work) })
}

// erase is write for what takes something away, down to the bytes. It is done
// when they are gone; done again it is as before.
func (a *Archive) erase(ctx context.Context, work func(ctx context.Context, tx *sql.Tx, tid string) error) error {
	return a.reach(ctx, a.bounds.write, false, func(ctx context.Context, db *sql.DB) error {
		if err := a.change(ctx, db, work); err != nil {
			return err
		}
		return a.kind.tidy(ctx, db)
	})
}

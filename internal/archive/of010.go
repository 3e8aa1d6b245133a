package archive

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// unsealed are the files whose hashes 0.1.0 did not keep.
var unsealed = []string{Offentlig, Post, Intern}

// sealOf010 seals what 0.1.0 left, whose files and numbers are in place already,
// with its audit. What is sealed is what is there now: it is only as sure as it
// was before, and of files that a withdrawal or a purge took nothing is known.
func sealOf010(ctx context.Context, tx *sql.Tx, p *patience, lines []Linje) error {
	notater, err := list(ctx, tx, (*Notat).fields, strings.Replace(selectNotat, "salt", "''", 1)) // step 2 of the schema has none
	if err != nil {
		return err
	}
	former, err := formerNumbers(ctx, tx)
	if err != nil {
		return err
	}
	seals, left := map[string]string{}, map[string]string{}
	for _, n := range notater {
		for _, navn := range unsealed {
			p.moved()
			data, err := n.file(ctx, tx, navn)
			if err != nil {
				return err
			}
			if data != nil {
				*n.hashOf(navn) = hash(data)
			}
		}
		if _, err := tx.ExecContext(ctx, `UPDATE notat SET offentlig_hash = $1, post_hash = $2, intern_hash = $3 WHERE id = $4`,
			n.OffentligHash, n.PostHash, n.InternHash, n.ID); err != nil {
			return err
		}
		seals[n.ID] = n.seal(former[n.ID])
		if n.Slettet != "" { // 0.1.0 left the title
			if _, err := tx.ExecContext(ctx, forget+`WHERE id = $1`, n.ID); err != nil {
				return err
			}
			n = n.purged()
			left[n.ID] = n.seal(former[n.ID])
		}
	}
	before := ""
	for _, l := range lines {
		l.Bruger = strings.ToValidUTF8(l.Bruger, "\uFFFD") // the command took it as it was typed
		switch {
		case l.publishes():
			l.Segl = seals[l.Notat]
		case l.Action == Purged:
			l.Segl = left[l.Notat]
		}
		l.Led = l.link(before)
		p.moved()
		if err := l.insert(ctx, tx); err != nil {
			return err
		}
		before = l.Led
	}
	return nil
}

// auditOf010 carries the audit of step 1 over into that of step 2.
func auditOf010(ctx context.Context, tx *sql.Tx, p *patience) error {
	lines, err := list(ctx, tx, (*Linje).fields, `SELECT nr, tid, token, bruger, hvad, notat, institutionsnr, skoleaar, version, sha256, aarsag, '', '' FROM audit_1 ORDER BY nr`)
	if err != nil {
		return err
	}
	if err := sealOf010(ctx, tx, p, lines); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DROP TABLE audit_1`)
	return err
}

// of010 reports whether the backup was made by 0.1.0, which knew no seals.
func (b *backup) of010() bool {
	_, old := b.sums[tidligereFil]
	return old
}

// formerOf010 reads where numbers led as 0.1.0 kept it, and gives them to the
// versions that say so, as step 2 of the schema does.
func (b *backup) formerOf010(ctx context.Context, tx *sql.Tx) error {
	leads := map[string]string{}
	if err := b.strictly(tidligereFil, &leads); err != nil {
		return fmt.Errorf("%s: %w", tidligereFil, err)
	}
	for _, number := range slices.Sorted(maps.Keys(leads)) {
		notater, err := all(ctx, tx, `WHERE institutionsnr = $1 AND tilbagetrukket = '' ORDER BY id`, leads[number])
		if err != nil {
			return err
		}
		for _, n := range notater {
			public, err := b.read(path.Join(n.folder(), Offentlig))
			if err != nil {
				return err
			}
			if !bytes.Contains(public, []byte(`"`+number+`"`)) {
				continue
			}
			if err := giveNumbers(ctx, tx, n.ID, []string{number}); err != nil {
				return err
			}
		}
	}
	return nil
}

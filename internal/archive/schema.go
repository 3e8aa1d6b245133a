package archive

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// migration is one step of the schema. A step that was released is never changed;
// the next change is a new step.
type migration struct {
	both      []string                                                 // the same for both databases, {holds} standing for the dialect's
	then      func(ctx context.Context, tx *sql.Tx, p *patience) error // what SQL cannot say, nil for nothing
	appending []string                                                 // tables that can only grow
}

// migrations in their order. BYTEA is PostgreSQL's word, and SQLite keeps bytes
// as bytes under any; times are text so that both give the same back.
var migrations = []migration{
	{
		both: []string{
			`CREATE TABLE notat (
				id TEXT NOT NULL PRIMARY KEY,
				institutionsnr TEXT NOT NULL,
				skoleaar TEXT NOT NULL,
				version INTEGER NOT NULL,
				noegle TEXT NOT NULL,
				skole TEXT NOT NULL,
				kommune TEXT NOT NULL,
				titel TEXT NOT NULL,
				filnavn TEXT NOT NULL,
				template TEXT NOT NULL,
				template_hash TEXT NOT NULL,
				release TEXT NOT NULL,
				pdf_hash TEXT NOT NULL,
				pdf_size INTEGER NOT NULL,
				html_hash TEXT NOT NULL,
				html_size INTEGER NOT NULL,
				udgivet TEXT NOT NULL,
				udgivet_af TEXT NOT NULL,
				rettelse TEXT NOT NULL,
				tilbagetrukket TEXT NOT NULL,
				aarsag TEXT NOT NULL,
				slettet TEXT NOT NULL,
				UNIQUE (institutionsnr, skoleaar, version))`,
			`CREATE TABLE fil (
				notat TEXT NOT NULL REFERENCES notat (id),
				navn TEXT NOT NULL,
				indhold BYTEA NOT NULL,
				PRIMARY KEY (notat, navn))`,
			`CREATE TABLE tidligere (
				nummer TEXT NOT NULL PRIMARY KEY,
				institutionsnr TEXT NOT NULL)`,
			`CREATE TABLE audit (
				nr INTEGER NOT NULL PRIMARY KEY,
				tid TEXT NOT NULL,
				token TEXT NOT NULL,
				bruger TEXT NOT NULL,
				hvad TEXT NOT NULL,
				notat TEXT NOT NULL,
				institutionsnr TEXT NOT NULL,
				skoleaar TEXT NOT NULL,
				version INTEGER NOT NULL,
				sha256 TEXT NOT NULL,
				aarsag TEXT NOT NULL)`,
		},
		appending: []string{"audit"},
	},
	{
		// Former numbers belong to the version that gives them. What step 1 kept for
		// the school is held against what the versions' own public records say.
		both: []string{
			`CREATE TABLE tidligere_nummer (
				notat TEXT NOT NULL REFERENCES notat (id),
				nummer TEXT NOT NULL,
				PRIMARY KEY (notat, nummer))`,
			`CREATE INDEX tidligere_nummer_nummer ON tidligere_nummer (nummer)`,
			`INSERT INTO tidligere_nummer (notat, nummer) SELECT n.id, t.nummer FROM tidligere t
				JOIN notat n ON n.institutionsnr = t.institutionsnr JOIN fil f ON f.notat = n.id AND f.navn = 'offentlig.json' WHERE {holds}`,
			`DROP TABLE tidligere`,
			// The hashes of all files, and the seals. The audit only grows: what its lines
			// lack they get in a new one.
			`ALTER TABLE notat ADD COLUMN offentlig_hash TEXT NOT NULL DEFAULT ''`,
			`ALTER TABLE notat ADD COLUMN post_hash TEXT NOT NULL DEFAULT ''`,
			`ALTER TABLE notat ADD COLUMN intern_hash TEXT NOT NULL DEFAULT ''`,
			// What is purged keeps no title; its seal needs the hash of it.
			`ALTER TABLE notat ADD COLUMN titel_hash TEXT NOT NULL DEFAULT ''`,
			`ALTER TABLE audit RENAME TO audit_1`,
			`CREATE TABLE audit (
				nr INTEGER NOT NULL PRIMARY KEY,
				tid TEXT NOT NULL,
				token TEXT NOT NULL,
				bruger TEXT NOT NULL,
				hvad TEXT NOT NULL,
				notat TEXT NOT NULL,
				institutionsnr TEXT NOT NULL,
				skoleaar TEXT NOT NULL,
				version INTEGER NOT NULL,
				sha256 TEXT NOT NULL,
				aarsag TEXT NOT NULL,
				segl TEXT NOT NULL,
				led TEXT NOT NULL)`,
			`CREATE INDEX audit_notat ON audit (notat)`,
			// What the probe writes.
			`CREATE TABLE proeve (nr INTEGER NOT NULL PRIMARY KEY, tid TEXT NOT NULL)`,
			`INSERT INTO proeve (nr, tid) VALUES (1, '')`,
		},
		then:      auditOf010,
		appending: []string{"audit"},
	},
	{
		// Who is signed in, and the drafts that are kept at the municipality.
		both: []string{
			`CREATE TABLE session (
				noegle TEXT NOT NULL PRIMARY KEY,
				indhold BYTEA NOT NULL,
				udloeber TEXT NOT NULL,
				brugt TEXT NOT NULL)`,
			`CREATE TABLE udkast (
				id TEXT NOT NULL PRIMARY KEY,
				institutionsnr TEXT NOT NULL,
				skoleaar TEXT NOT NULL,
				skole TEXT NOT NULL,
				titel TEXT NOT NULL,
				version INTEGER NOT NULL,
				aendret TEXT NOT NULL,
				aendret_af TEXT NOT NULL,
				sendt TEXT NOT NULL,
				sendt_af TEXT NOT NULL)`,
			`CREATE TABLE udkast_post (
				udkast TEXT NOT NULL,
				version INTEGER NOT NULL,
				tid TEXT NOT NULL,
				af TEXT NOT NULL,
				indhold BYTEA NOT NULL,
				PRIMARY KEY (udkast, version))`,
			// Who has fetched a draft to work in it, and not handed it in since.
			`CREATE TABLE udkast_hos (
				udkast TEXT NOT NULL,
				bruger TEXT NOT NULL,
				version INTEGER NOT NULL,
				tid TEXT NOT NULL,
				PRIMARY KEY (udkast, bruger))`,
		},
	},
	{
		// What is still to be told of, by the line of the audit that tells it, and the
		// number of each notat's case.
		both: []string{
			`CREATE TABLE haendelse (
				nr INTEGER NOT NULL PRIMARY KEY,
				raekke TEXT NOT NULL,
				forsoeg INTEGER NOT NULL,
				naeste TEXT NOT NULL)`,
			`CREATE INDEX haendelse_raekke ON haendelse (raekke, nr)`,
			`CREATE TABLE sag (
				notat TEXT NOT NULL PRIMARY KEY REFERENCES notat (id),
				sagsnr TEXT NOT NULL)`,
		},
	},
	{
		// The register of institutions, and the notater of one municipality of many.
		both: []string{
			`CREATE TABLE register (
				navn TEXT NOT NULL PRIMARY KEY,
				tid TEXT NOT NULL,
				sum TEXT NOT NULL,
				indhold BYTEA NOT NULL)`,
			`CREATE INDEX notat_kommune ON notat (kommune, skoleaar)`,
		},
	},
	{
		// When what is past its time was last taken away, and the school that each version
		// of a draft is of. Of older versions that are here already nobody knows it: they
		// are of no school, and seen by those who see every school's.
		both: []string{
			`CREATE TABLE fejning (nr INTEGER NOT NULL PRIMARY KEY, tid TEXT NOT NULL)`,
			`ALTER TABLE udkast_post ADD COLUMN institutionsnr TEXT NOT NULL DEFAULT ''`,
			`UPDATE udkast_post SET institutionsnr = coalesce((SELECT u.institutionsnr FROM udkast u WHERE u.id = udkast_post.udkast AND u.version = udkast_post.version), '')`,
		},
	},
	{
		// The salt of each seal. What is purged keeps nothing by which a guess of it could
		// be tried.
		both: []string{
			`ALTER TABLE notat ADD COLUMN salt TEXT NOT NULL DEFAULT ''`,
			forget + `WHERE slettet <> ''`,
		},
	},
}

// migrate brings the schema to the newest step, in one transaction. It is done once
// and takes as long as there is much, whoever asked first and however long that
// one waits; it is given up when the database is silent. A database of a later
// release is refused: this one would not know what it may not touch.
func migrate(ctx context.Context, db *sql.DB, kind *dialect) error {
	var have int
	err := db.QueryRowContext(ctx, `SELECT max(trin) FROM skema`).Scan(&have)
	switch {
	case err == nil && have == len(migrations):
		return nil
	case db.PingContext(ctx) != nil:
		return err // it is silent already
	}
	ctx, p := patient(context.WithoutCancel(ctx), maxWrite)
	defer p.end()
	return inTx(ctx, db, kind, func(tx *sql.Tx) error {
		p.moved()
		if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS skema (trin INTEGER NOT NULL PRIMARY KEY)`); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(trin), 0) FROM skema`).Scan(&have); err != nil {
			return err
		}
		if have > len(migrations) {
			return newer(have)
		}
		for i := have; i < len(migrations); i++ {
			if err := migrations[i].run(ctx, tx, kind, p); err != nil {
				return fmt.Errorf("step %d of the schema: %w", i+1, err)
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO skema (trin) VALUES ($1)`, i+1); err != nil {
				return err
			}
		}
		return nil
	})
}

func newer(have int) error {
	return fmt.Errorf("%w: the database has step %d of the schema, and this release knows %d", ErrUnavailable, have, len(migrations))
}

// known holds the schema against what this release knows: another may have
// brought it further while this one runs.
func known(ctx context.Context, q querier) error {
	var have int
	if err := q.QueryRowContext(ctx, `SELECT max(trin) FROM skema`).Scan(&have); err != nil {
		return err
	}
	if have > len(migrations) {
		return newer(have)
	}
	return nil
}

func (m migration) run(ctx context.Context, tx *sql.Tx, kind *dialect, p *patience) error {
	for _, s := range m.both {
		p.moved()
		if _, err := tx.ExecContext(ctx, strings.ReplaceAll(s, "{holds}", kind.holds)); err != nil {
			return err
		}
	}
	if m.then != nil {
		if err := m.then(ctx, tx, p); err != nil {
			return err
		}
	}
	for _, table := range m.appending {
		for _, s := range kind.appending {
			if _, err := tx.ExecContext(ctx, strings.ReplaceAll(s, "{t}", table)); err != nil {
				return err
			}
		}
	}
	return nil
}

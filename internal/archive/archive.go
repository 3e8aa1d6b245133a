// Package archive keeps the notater that are published: in SQLite, one file,
// or in PostgreSQL, by its address. It keeps bytes, numbers and who did what; it
// knows no record, makes no document and decides nothing about what may be
// published. What is written is written in one transaction or not at all.
package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Notat is one published version, without its files.
type Notat struct {
	ID             string `json:"id"` // random: tells nothing and cannot be guessed
	Institutionsnr string `json:"institutionsnr"`
	Skoleaar       string `json:"skoleaar"` // "2024/25"
	Version        int    `json:"version"`  // 1, 2, ... within a school and year
	Noegle         string `json:"noegle"`   // the same for the same record and template
	Skole          string `json:"skole"`
	Kommune        string `json:"kommune"`
	Titel          string `json:"titel"`
	Filnavn        string `json:"filnavn"` // of the files when they are saved, ASCII, without ending
	Template       string `json:"template"`
	TemplateHash   string `json:"templateHash"`
	Release        string `json:"release"`
	PDFHash        string `json:"pdfHash"` // SHA-256 of the public files, hex; they outlive the files
	PDFSize        int    `json:"pdfSize"`
	HTMLHash       string `json:"htmlHash"`
	HTMLSize       int    `json:"htmlSize"`
	Udgivet        string `json:"udgivet"` // RFC 3339 in UTC, as all times here
	UdgivetAf      string `json:"udgivetAf"`
	Rettelse       string `json:"rettelse"`       // why the next version was made, "" when there is none
	Tilbagetrukket string `json:"tilbagetrukket"` // when it was withdrawn, "" when it is public
	Aarsag         string `json:"aarsag"`         // code of why it was withdrawn
	Slettet        string `json:"slettet"`        // when the internal files went too
}

// Offentlig reports whether the version may be shown.
func (n *Notat) Offentlig() bool { return n.Tilbagetrukket == "" }

// The files of a notat. The public ones go when it is withdrawn, the internal
// ones when it is purged.
const (
	PDF       = "notat.pdf"
	HTML      = "notat.html"
	Offentlig = "offentlig.json" // the record of the public edition
	Post      = "intern.json"    // the record as posted
	Intern    = "intern.pdf"
)

var (
	offentlige = []string{HTML, PDF, Offentlig}
	interne    = []string{Post, Intern}
)

// Hvem is who does something.
type Hvem struct {
	Token  string // name of the bearer token, or of the command
	Bruger string // the user that the caller passed on
}

// What stands in the way.
var (
	ErrIkke      = errors.New("archive: no such notat")
	ErrTilbage   = errors.New("archive: the notat is withdrawn")
	ErrOffentlig = errors.New("archive: the notat is still public")
	ErrIkkeTom   = errors.New("archive: there are notater in it already")
)

// Optaget says that the school and year have a notat, which is another.
type Optaget struct{ Nu Notat }

func (o *Optaget) Error() string {
	return fmt.Sprintf("archive: %s %s has version %d already", o.Nu.Institutionsnr, o.Nu.Skoleaar, o.Nu.Version)
}

// Archive is safe for concurrent use, in one process and in many.
type Archive struct {
	kind    *dialect
	address string
	now     func() time.Time

	mu sync.Mutex
	db *sql.DB // nil until it is there
}

// New gives the archive at an address: postgres://... or the name of a SQLite
// file, which comes into being at the first publication. Nothing is opened yet.
func New(address string, now func() time.Time) *Archive {
	return &Archive{kind: dialectOf(address), address: address, now: now}
}

// open gives the database with its schema in place, or nil when there is none
// yet and none is to be made.
func (a *Archive) open(ctx context.Context, make bool) (*sql.DB, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.db != nil || !make && !a.kind.exists(a.address) {
		return a.db, nil
	}
	dsn, err := a.kind.dsn(a.address)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open(a.kind.driver, dsn)
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxConns)
	if err := migrate(ctx, db, a.kind); err != nil {
		db.Close()
		return nil, fmt.Errorf("archive: %w", err)
	}
	a.db = db
	return db, nil
}

// maxConns is far above what two cores can use and far below what PostgreSQL
// gives all instances together (100).
const maxConns = 16

// Close closes the database.
func (a *Archive) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.db == nil {
		return nil
	}
	err := a.db.Close()
	a.db = nil
	return err
}

// Ready reports whether the archive can be reached.
func (a *Archive) Ready(ctx context.Context) error {
	db, err := a.open(ctx, false)
	if err != nil || db == nil {
		return err
	}
	return db.PingContext(ctx)
}

// write does work that changes the archive in one transaction, after every
// other: writers come one at a time, so that no two of them see the same state.
func (a *Archive) write(ctx context.Context, work func(tx *sql.Tx, tid string) error) error {
	db, err := a.open(ctx, true)
	if err != nil {
		return err
	}
	return inTx(ctx, db, a.kind, func(tx *sql.Tx) error {
		return work(tx, a.now().UTC().Format(time.RFC3339))
	})
}

func inTx(ctx context.Context, db *sql.DB, kind *dialect, work func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing is left to roll back after Commit
	if kind.lock != "" {
		if _, err := tx.ExecContext(ctx, kind.lock); err != nil {
			return err
		}
	}
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// read does work on one consistent state of the archive. Without an archive it
// does nothing.
func (a *Archive) read(ctx context.Context, work func(tx *sql.Tx) error) error {
	db, err := a.open(ctx, false)
	if err != nil || db == nil {
		return err
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: a.kind.snapshot})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	return work(tx)
}

// Package archive keeps the notater that are published: in SQLite, one file,
// or in PostgreSQL, by its address; and beside them the drafts that wait at the
// municipality, and who is signed in. It keeps bytes, numbers and who did what; it
// knows no record, makes no document and decides nothing about what may be
// published. What is written is written in one transaction or not at all.
package archive

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// Notat is one published version, without its files.
type Notat struct {
	ID             string `json:"id"` // random: tells nothing and cannot be guessed
	Institutionsnr string `json:"institutionsnr"`
	Skoleaar       string `json:"skoleaar"`       // "2024/25"
	Version        int    `json:"version"`        // 1, 2, ... within a school and year
	Noegle         string `json:"noegle"`         // the same for the same record and template
	Salt           string `json:"salt,omitempty"` // random, of the seal: without it nobody can try what was sealed; "" of what 0.2.0 published
	Skole          string `json:"skole"`
	Kommune        string `json:"kommune"`
	Titel          string `json:"titel"`
	TitelHash      string `json:"titelHash,omitempty"` // of the title, in backups by 0.2.0 of what was purged, which kept it; else ""
	Filnavn        string `json:"filnavn"`             // of the files when they are saved, ASCII, without ending
	Template       string `json:"template"`
	TemplateHash   string `json:"templateHash"`
	Release        string `json:"release"`
	PDFHash        string `json:"pdfHash"` // SHA-256 of the public files, hex; they outlive the files
	PDFSize        int    `json:"pdfSize"`
	HTMLHash       string `json:"htmlHash"`
	HTMLSize       int    `json:"htmlSize"`
	OffentligHash  string `json:"offentligHash"` // of the other files; "" where 0.1.0 had taken the file away
	PostHash       string `json:"postHash"`
	InternHash     string `json:"internHash"`
	Udgivet        string `json:"udgivet"` // RFC 3339 in UTC, as all times here
	UdgivetAf      string `json:"udgivetAf"`
	Rettelse       string `json:"rettelse"`       // why the next version was made, "" when there is none
	Tilbagetrukket string `json:"tilbagetrukket"` // when it was withdrawn, "" when it is public
	Aarsag         string `json:"aarsag"`         // code of why it was withdrawn
	Slettet        string `json:"slettet"`        // when the internal files went too, and with them Noegle, Salt, Titel, PostHash and InternHash
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
	publicFiles   = []string{HTML, PDF, Offentlig}
	internalFiles = []string{Post, Intern}
)

// Who is who does something.
type Who struct {
	Token  string // name of the bearer token, or of the command
	Bruger string // the user that the caller passed on; its printable part is kept
}

// What stands in the way.
var (
	ErrNotFound    = errors.New("archive: no such notat")
	ErrWithdrawn   = errors.New("archive: the notat is withdrawn")
	ErrStillPublic = errors.New("archive: the notat is still public")
	ErrNotEmpty    = errors.New("archive: there are notater in it already")
)

// Taken says that the school and year have a notat, which is another.
type Taken struct{ Now Notat }

// InUse says that schools with notater of their own have the numbers that a
// publication gives as its school's former ones.
type InUse struct{ Numre []string }

func (u *InUse) Error() string {
	return fmt.Sprintf("archive: %s: a school has notater of its own by that number", strings.Join(u.Numre, ", "))
}

func (o *Taken) Error() string {
	return fmt.Sprintf("archive: %s %s has version %d already", o.Now.Institutionsnr, o.Now.Skoleaar, o.Now.Version)
}

// Archive is safe for concurrent use, in one process and in many. Every call
// heeds its context and a bound of its own, and gives ErrUnavailable when the
// database cannot be reached.
type Archive struct {
	kind    *dialect
	address string
	now     func() time.Time

	opening chan struct{} // held by who opens or closes; guards what follows
	db      *sql.DB       // nil until it is there
	file    os.FileInfo   // that was opened last, nil for PostgreSQL

	writing  chan struct{} // held by who writes
	bounds   bounds
	reserve  reserve
	removals removals
	probe    probe
}

// New gives the archive at an address: postgres://... or the name of a SQLite
// file, which comes into being at the first publication. Nothing is opened yet.
func New(address string, now func() time.Time) *Archive {
	kind := dialectOf(address)
	return &Archive{kind: kind, address: address, now: now, reserve: reserveOf(kind, address), removals: removalsOf(kind, address),
		opening: make(chan struct{}, 1), writing: make(chan struct{}, 1), bounds: bounds{maxRead, maxWrite}}
}

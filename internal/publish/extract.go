package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"notat/internal/ooxml"
	"notat/internal/render/docx"
	"notat/internal/render/pdf"
)

// MaxFil is the largest document that is read back, in bytes. The largest record
// is nearly all pictures, and its PDF holds each of them twice: drawn and in
// the record. Word files have the lower limit that ooxml keeps.
const MaxFil = 64 << 20

// Oprindelse is what a document carries of its own making.
type Oprindelse struct {
	Record       []byte // the record as the document's edition sees it, canonical JSON
	Template     string
	TemplateHash string
	Release      string
	Udgave       Udgave
}

// Ulaeselig says in Danish why nothing can be read from a file that was handed in.
type Ulaeselig struct {
	Besked string
	Err    error // what lies beneath, or nil
}

func (u *Ulaeselig) Error() string { return u.Besked }

func (u *Ulaeselig) Unwrap() error { return u.Err }

// The sentences of Ulaeselig.
const (
	notOurs       = "Filen er hverken en PDF-fil eller et Word-dokument."
	withoutRecord = "Filen er ikke hentet her, eller den er gemt, så den ikke kan kendes igen."
	damaged       = "Filen er beskadiget og kan ikke læses."
	changedInFile = "Det notat, der følger med inde i filen, er ændret, siden filen blev hentet."
	notARecord    = "Det notat, der følger med inde i filen, kan ikke læses."
)

// TooLarge refuses a file of more than limit bytes. It is for a door that knows
// the size before it has read the file.
func TooLarge(limit int64) *Ulaeselig {
	return &Ulaeselig{Besked: fmt.Sprintf("Filen fylder mere end %d MB og er for stor. Gør billederne mindre.", limit>>20)}
}

// Extract gives what a PDF or a Word draft carries. The error is an *Ulaeselig.
// That the record is one that can be rendered is not checked here.
func Extract(file []byte) (*Oprindelse, error) {
	var o *Oprindelse
	var err error
	switch {
	case len(file) > MaxFil:
		return nil, TooLarge(MaxFil)
	case bytes.HasPrefix(file, []byte("%PDF-")):
		o, err = fromPDF(file)
	case bytes.HasPrefix(file, []byte("PK")):
		o, err = fromWord(file)
	default:
		return nil, &Ulaeselig{Besked: notOurs}
	}
	if err != nil {
		return nil, err
	}
	if len(o.Record) > MaxBytes || !json.Valid(o.Record) {
		return nil, &Ulaeselig{Besked: notARecord}
	}
	return o, nil
}

func fromPDF(file []byte) (*Oprindelse, error) {
	m, err := pdf.ReadMark(file)
	switch {
	case errors.Is(err, pdf.ErrNoMark):
		return nil, &Ulaeselig{withoutRecord, err}
	case err != nil:
		return nil, &Ulaeselig{damaged, err}
	}
	return &Oprindelse{m.Record, m.Template, m.TemplateHash, m.Release, m.Udgave}, nil
}

func fromWord(file []byte) (*Oprindelse, error) {
	p, err := ooxml.Open(file)
	var refused *ooxml.Error
	switch {
	case errors.As(err, &refused):
		return nil, &Ulaeselig{refused.Message, err}
	case err != nil:
		return nil, &Ulaeselig{damaged, err}
	}
	m, err := docx.ReadMark(p)
	switch {
	case errors.Is(err, docx.ErrNoMark):
		return nil, &Ulaeselig{withoutRecord, err}
	case errors.Is(err, docx.ErrMarkChanged):
		return nil, &Ulaeselig{changedInFile, err}
	case err != nil:
		return nil, &Ulaeselig{damaged, err}
	}
	return &Oprindelse{m.Record, m.Template, m.TemplateHash, m.Release, m.Udgave}, nil
}

// madeWith names a release and a template in a sentence.
func (o *Oprindelse) madeWith() string {
	return fmt.Sprintf("%s og skabelonen %s", o.Release, o.Template)
}

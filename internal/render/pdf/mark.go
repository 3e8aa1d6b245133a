package pdf

import (
	"encoding/json"
	"errors"
	"fmt"

	"notat/internal/notat"
	"notat/internal/tagpdf"
	"notat/internal/tagpdf/check"
)

// The names of the two files within the file. The number of a name grows when a
// reader of the old one would misread the new.
const (
	recordName = "notat.json"
	markName   = "oprindelse.json"
)

// Mark is what a file says of its own making, so that it can be made again and
// compared with nothing else at hand.
type Mark struct {
	Record       []byte       `json:"-"` // canonical JSON of the record as the file's edition sees it
	Template     string       `json:"skabelon"`
	TemplateHash string       `json:"skabelonHash"`
	Release      string       `json:"release"`
	Udgave       notat.Udgave `json:"udgave"`
	Status       string       `json:"status"` // udkast or endelig
}

// ErrNoMark says that a PDF file was not made here, or lost what it carried.
var ErrNoMark = errors.New("pdf: the file carries no record")

// ErrUnopened says that a file does not open as ours do: what is in it only a reader
// of others' files may tell.
var ErrUnopened = check.ErrUnopened

// attach lets the file carry its record and its mark (ISO 19005-3, 6.8).
func attach(doc *tagpdf.Doc, d *notat.Document) error {
	if len(d.Record) == 0 {
		return nil
	}
	mark, err := json.Marshal(Mark{
		Template: d.Meta.Template, TemplateHash: d.Meta.TemplateHash,
		Release: d.Meta.Release, Udgave: d.Meta.Udgave, Status: d.Meta.Status,
	})
	if err != nil {
		return fmt.Errorf("%s: %w", markName, err)
	}
	doc.Attach(tagpdf.Attachment{
		Name: recordName, MIME: "application/json", Relationship: "Source",
		Description: "Notatets oplysninger, som dokumentet er lavet af", Data: d.Record,
	})
	doc.Attach(tagpdf.Attachment{
		Name: markName, MIME: "application/json", Relationship: "Data",
		Description: "Program, skabelon og udgave, som dokumentet er lavet med", Data: mark,
	})
	return nil
}

// ReadMark reads what a file carries. It is ErrNoMark for a PDF file without
// record or mark, and another error for what is no PDF file that can be read.
func ReadMark(file []byte) (*Mark, error) {
	var m Mark
	for _, part := range []struct {
		name string
		read func(data []byte) error
	}{
		{recordName, func(data []byte) error { m.Record = data; return nil }},
		{markName, func(data []byte) error { return json.Unmarshal(data, &m) }},
	} {
		data, err := check.Attachment(file, part.name)
		if errors.Is(err, check.ErrNoAttachment) {
			return nil, fmt.Errorf("%w: %w", ErrNoMark, err)
		}
		if err != nil {
			return nil, err
		}
		if err := part.read(data); err != nil {
			return nil, fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return &m, nil
}

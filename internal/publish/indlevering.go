package publish

import (
	"encoding/json"
	"errors"

	"notat/internal/fault"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/template"
)

// Indlevering is an edited Word draft that is handed back.
type Indlevering struct {
	Fil      []byte
	Navn     string // of the file, as it was handed in, or ""
	More     []Fil  // the other files of a round of comments, made of the same record
	Record   []byte // the record that the draft was made from, or nil: the one in the draft
	Public   bool   // Record is of the public edition alone, as a PDF carries it: what a draft carries goes before it
	Current  []byte // the record as it is today, or nil: as it was
	Svar     []byte // JSON object of answers, id -> choice, or nil
	Endelig  bool   // dokument.status becomes endelig
	Template *template.Template
	Name     string // template name, "" is the service's default
}

// IndleveringSvar is what came of it, in the form in which both doors show it.
type IndleveringSvar struct {
	Open       bool                `json:"aaben" jsonschema:"Noget skal rettes eller besvares."` // something blocks or must be answered
	Gyldig     bool                `json:"gyldig" jsonschema:"Den nye post har ingen fejl."`     // the new record has no errors
	Aendringer []recorddiff.Change `json:"aendringer" jsonschema:"Hvad der er ændret i Word."`
	Rest       []readback.Item     `json:"rest" jsonschema:"Hvad der skal besvares eller vides."`
	Faults     fault.List          `json:"faults" jsonschema:"Den nye posts fejl og advarsler."`                           // of the new record
	Record     json.RawMessage     `json:"record" jsonschema:"Den nye post; null, så længe noget er åbent eller forkert."` // null while something is open or wrong

	maybe    []byte             // the record as far as it is certain
	template *template.Template // whose labels changes are shown with
}

// Fil is a file that was handed in, and its name.
type Fil struct {
	Navn string
	Data []byte
}

// MaxFiler is how many files are handed in at once: as many as sit around a table.
// Each is read, placed and proved by itself.
const MaxFiler = 20

// ErrTooMany says that there are more.
var ErrTooMany = errors.New("too many files at once")

// Add adds one of the files.
func (q *Indlevering) Add(f Fil) error {
	switch {
	case q.Fil == nil:
		q.Fil, q.Navn = f.Data, f.Navn
	case len(q.More)+1 >= MaxFiler:
		return ErrTooMany
	default:
		q.More = append(q.More, f)
	}
	return nil
}

// Filer gives all of them.
func (q *Indlevering) Filer() []Fil { return append([]Fil{{q.Navn, q.Fil}}, q.More...) }

// Settled gives the new record where nothing is open, also one that has faults, which
// nobody but a page that tells of them may hand on.
func (i *IndleveringSvar) Settled() []byte {
	if i.Open {
		return nil
	}
	if i.Record != nil {
		return i.Record
	}
	return i.maybe
}

// Ready reports whether the new record may be taken over.
func (i *IndleveringSvar) Ready() bool { return !i.Open && i.Gyldig }

// weight is what reading the files takes: they are read one after the other.
func (q *Indlevering) weight() int {
	most := 0
	for _, f := range q.Filer() {
		most = max(most, weight(f.Data, q.Record, q.Current))
	}
	return most
}

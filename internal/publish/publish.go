// Package publish is the service behind both doors: it takes a record as
// posted and gives a document or what is wrong with it. The whole flow lies in
// this package, in order; it knows no HTTP, no flags and no format's inside.
package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"notat/internal/archive"
	"notat/internal/billede"
	"notat/internal/fault"
	"notat/internal/samtale"
	"notat/internal/template"
	"notat/internal/udgave"
)

// Service makes notater. It is safe for concurrent use.
type Service struct {
	templates     *template.Store
	standard      string                // the name of the template used when none is asked for
	prepared      sync.Map              // preparedKey -> what was made of a template
	archive       *archive.Archive      // nil: nothing is published here
	pictures      *billede.Cache        // the pictures made last, of records and templates
	institutioner atomic.Pointer[known] // nil: numbers are looked up nowhere
	room          Room                  // nil: nothing waits for its turn
	watcher       Watcher               // nil: nobody counts
	pakkenavn     Pakkenavn             // "" is the standard one
}

// New gives a service over the templates; standard names the default one.
func New(templates *template.Store, standard string) *Service {
	return &Service{templates: templates, standard: standard, pictures: new(billede.Cache)}
}

// Request is one record and what is wanted of it. The zero value of each field
// but Data is its default.
type Request struct {
	Data     []byte             // the record as posted
	Name     string             // template name, "" is the service's default
	Template *template.Template // instead of Name: a template that the caller opened
	Udgave   Udgave             // "" is the format's own
	Status   string             // replaces dokument.status before anything else
	// Kommentering is the day ("2026-06-12") until which others may comment: the
	// document is a draft of the public edition, in Word, and says so. "": it is none.
	Kommentering string
	Billeder     Billeder // where pictures given by file name are read; nil: there are none

	schools []string // the municipality's schools, as far as the archive knows them
	marks   []string // what every page says besides
}

// Billeder reads a picture that lies beside the record.
type Billeder func(name string) ([]byte, error)

// Report is what the checks found.
type Report struct {
	Faults  fault.List          // in document order
	Udeladt []udgave.Udeladelse // what the public edition leaves out, in document order

	Besvaret []Besvarelse // the answers to publishing checks that the record has

	record *samtale.Record // that Udeladt points into
}

// Draft reports whether the record is a draft, as far as it could be read.
func (r *Report) Draft() bool {
	return r.record != nil && r.record.Dokument.Status == samtale.Udkast
}

// Navn gives what the notat is called: its title and its year, as far as it has them.
func (r *Report) Navn() string {
	if r.record == nil || strings.TrimSpace(r.record.Dokument.Titel) == "" {
		return "Notat uden titel"
	}
	d := r.record.Dokument
	if d.Skoleaar == "" || strings.Contains(d.Titel, d.Skoleaar) {
		return d.Titel
	}
	return d.Titel + ", " + d.Skoleaar
}

// Sted gives the place of something left out in a clerk's words.
func (r *Report) Sted(u Udeladelse) string { return samtale.Sted(r.record, u.Pointer) }

// Rejected says that the record has errors, so nothing was made of it.
type Rejected struct{ Report }

func (r *Rejected) Error() string {
	return fmt.Sprintf("the record has %d errors", len(r.Faults.Only(fault.Error)))
}

// ErrUdgave and ErrStatus say that the request itself names something unknown.
var (
	ErrUdgave = errors.New("unknown edition")
	ErrStatus = errors.New("unknown status")
	// ErrKommentering says that only a Word draft of the public edition is for comments.
	ErrKommentering = errors.New("a round of comments needs a day (2026-06-12), and is a draft of the public edition in Word")
)

// checked is a record that passed, with its public edition. Its Report has what the
// rules found, and when the public edition is checked what that found.
type checked struct {
	valid  *samtale.Valid
	public *udgave.Offentlig
	looked bool // the publishing checks are in Report
	Report
}

// check takes a record through decoding, rules, reduction and publishing
// checks. The error is a *post.SyntaxError, ErrStatus, a *Rejected, or a
// failure of the program.
func (s *Service) check(ctx context.Context, q Request, t *template.Template) (*checked, error) {
	c, err := s.reduce(ctx, q, t)
	if err != nil {
		return nil, err
	}
	return c, s.look(ctx, c, t)
}

// reduce does what check does before the publishing checks.
func (s *Service) reduce(ctx context.Context, q Request, t *template.Template) (*checked, error) {
	switch status := samtale.Status(q.Status); status {
	case "", samtale.Udkast, samtale.Endelig:
	default:
		return nil, fmt.Errorf("%w: %q", ErrStatus, q.Status)
	}
	r, err := samtale.Decode(q.Data)
	if err != nil {
		return nil, err
	}
	if q.Billeder != nil {
		r.EmbedPictures(q.Billeder)
	}
	if q.Status != "" {
		r.SetStatus(samtale.Status(q.Status))
	}
	if err := fits(ctx, q.Data, r); err != nil {
		return nil, err
	}
	if err := r.DrawPictures(ctx, s.pictures); err != nil {
		return nil, err
	}
	krav := s.krav(t)
	krav.Schools = q.schools
	valid, faults := samtale.Validate(r, krav)
	numbers := s.institution(r)
	if r.Dokument.Status == samtale.Udkast {
		numbers = numbers.Demote()
	}
	if faults = append(faults, numbers...); numbers.HasErrors() {
		valid = nil
	}
	if valid == nil {
		checks := udgave.CheckInvalid(ctx, r, krav) // all at once, also what would stop the next attempt
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if q.Udgave == Intern || r.Dokument.Status == samtale.Udkast {
			checks = checks.Demote()
		}
		faults = once(append(faults, checks...))
		faults.Sort()
		s.found(faults)
		return nil, &Rejected{Report{Faults: faults, record: r}}
	}
	public, err := udgave.Unchecked(ctx, valid)
	if err != nil {
		return nil, err
	}
	return &checked{valid: valid, public: public, Report: Report{Faults: faults, Udeladt: public.Udeladt, Besvaret: besvaret(valid.Record()), record: valid.Record()}}, nil
}

// look runs the publishing checks over what reduce gave, once.
func (s *Service) look(ctx context.Context, c *checked, t *template.Template) error {
	if c.looked {
		return ctx.Err()
	}
	if err := c.public.Check(ctx); err != nil {
		return err
	}
	unfonted, err := s.lackingLetters(c.valid.Record(), t)
	if err != nil {
		return err
	}
	c.Faults = once(append(append(append(fault.List{}, c.Faults...), c.public.Faults...), unfonted...))
	c.Faults.Sort()
	s.found(c.Faults)
	c.looked = true
	return nil
}

// once leaves out that a section is empty where it is told that its part is not
// written: one line for one thing to do.
func once(l fault.List) fault.List {
	lacking := map[string]bool{}
	for _, f := range l {
		if strings.HasPrefix(f.Code, "mangler-") {
			lacking[f.Pointer] = true
		}
	}
	return slices.DeleteFunc(l, func(f fault.Fault) bool { return f.Code == "tomt-afsnit" && lacking[f.Pointer] })
}

// template gives the template that the request names.
func (s *Service) template(q Request) (*template.Template, error) {
	if q.Template != nil {
		return q.Template, nil
	}
	name := q.Name
	if name == "" {
		name = s.standard
	}
	return s.templates.Get(name)
}

// Validate checks the record as for publishing: a publishing check that is not
// answered is an error here, for an endelig record. Faults of the record are in
// the Report, never in the error.
func (s *Service) Validate(ctx context.Context, q Request) (*Report, error) {
	t, err := s.template(q)
	if err != nil {
		return nil, err
	}
	var c *checked
	err = s.computing(ctx, perPosted*len(q.Data), func(ctx context.Context) (err error) {
		c, err = s.check(ctx, q, t)
		return err
	})
	var no *Rejected
	switch {
	case errors.As(err, &no):
		return &no.Report, nil
	case err != nil:
		return nil, err
	}
	if !c.endelig() {
		c.Faults = c.Faults.Demote()
	}
	return &c.Report, nil
}

// endelig reports whether the publishing checks may refuse the record.
func (c *checked) endelig() bool { return c.valid.Record().Dokument.Status != samtale.Udkast }

// same reports whether both editions say the same. Of a record whose public edition
// is refused there is but one, which is internal.
func (c *checked) same() bool { return c.public.Same && !(c.endelig() && c.Faults.HasErrors()) }

// Document is one file, with what is to be told about it.
type Document struct {
	Data   []byte
	MIME   string
	Navn   Filnavn
	Report // warnings only; Udeladt is empty for the internal edition
}

// Templates lists the names of the templates that may be asked for, sorted.
func (s *Service) Templates() []string { return s.templates.Names() }

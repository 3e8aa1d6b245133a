package publish

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"notat/internal/compose"
	"notat/internal/notat"
	"notat/internal/parallel"
	"notat/internal/samtale"
	"notat/internal/template"
)

// composed is a record on its way to a file: what is said, and what to tell of it.
type composed struct {
	*checked
	template *template.Template
	document *notat.Document
	intern   bool // holds what the public edition does not
}

// Render makes the document in the format. Besides the errors of Validate it
// gives a *Rejected for a record with errors, and for the public edition of an
// endelig record with a publishing check that is not answered.
func (s *Service) Render(ctx context.Context, q Request, f Format) (d *Document, err error) {
	err = s.computing(ctx, perPosted*len(q.Data), func(ctx context.Context) error {
		d, err = s.render(ctx, q, f)
		return err
	})
	return d, err
}

// aside is how many bytes of a posted record are drawn while they are checked: a long one
// would take the memory of both at once.
const aside = 1 << 20

// render does the work of Render. Checking takes nearly as long as drawing, and what it
// finds is in no public document: that is drawn meanwhile, and left where it is refused.
func (s *Service) render(ctx context.Context, q Request, f Format) (*Document, error) {
	t, c, err := s.reduceFor(ctx, &q, f)
	if err != nil {
		return nil, err
	}
	if q.Udgave == Intern || c.public.Checked() || len(q.Data) > aside {
		m, err := s.composeChecked(ctx, c, t, q, f)
		if err != nil {
			return nil, err
		}
		return s.draw(ctx, m, f)
	}
	drawing := &unlessRefused{Context: ctx}
	var m *composed
	var data []byte
	var refusal, failure error
	parallel.Do(2, func(i int) {
		if i == 0 {
			refusal = s.refuse(ctx, c, t, Offentlig)
			drawing.refused.Store(refusal != nil)
		} else if m, failure = c.said(drawing, t, q, f); failure == nil {
			data, failure = s.file(drawing, m, f)
		}
	})
	if err := cmp.Or(refusal, failure); err != nil {
		return nil, err
	}
	return m.told(data, f), nil
}

// unlessRefused is a context that ends with another, or when a record is refused.
type unlessRefused struct {
	context.Context
	refused atomic.Bool
}

func (u *unlessRefused) Err() error {
	if u.refused.Load() {
		return context.Canceled
	}
	return u.Context.Err()
}

// draw makes the document of what is composed.
func (s *Service) draw(ctx context.Context, m *composed, f Format) (*Document, error) {
	data, err := s.file(ctx, m, f)
	if err != nil {
		return nil, err
	}
	return m.told(data, f), nil
}

// file makes the file of a composed document.
func (s *Service) file(ctx context.Context, m *composed, f Format) ([]byte, error) {
	draw, err := s.renderer(m.template, f)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	data, err := draw(ctx, m.document)
	if err != nil {
		return nil, refused(fmt.Errorf("%s: %w", f.Name, err))
	}
	s.drawn(f, began)
	return data, nil
}

// told is the file with what is to be told about it.
func (m *composed) told(data []byte, f Format) *Document {
	d := &Document{
		Data: data, MIME: f.MIME, Report: m.Report,
		Navn: filnavn(m.valid.Record(), m.intern, m.document.Meta.Kommentering != "", f.Name),
	}
	d.Faults = d.Faults.Demote()
	if m.document.Meta.Udgave == Intern {
		d.Udeladt = nil
	}
	return d
}

// forComments makes the request one for a draft of the public edition, when others
// are to comment on it.
func (q *Request) forComments(f Format) error {
	if q.Kommentering == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, q.Kommentering); err != nil || f.Name != "docx" || q.Udgave == Intern || q.Status == string(samtale.Endelig) {
		return ErrKommentering
	}
	q.Udgave, q.Status = Offentlig, string(samtale.Udkast)
	return nil
}

// reduceFor gives the request its edition, where it names none, and does what reduce does,
// with the template that the request names.
func (s *Service) reduceFor(ctx context.Context, q *Request, f Format) (*template.Template, *checked, error) {
	if err := q.forComments(f); err != nil {
		return nil, nil, err
	}
	if q.Udgave == "" {
		q.Udgave = f.Udgave
	}
	if !slices.Contains(Udgaver, q.Udgave) {
		return nil, nil, fmt.Errorf("%w: %q", ErrUdgave, q.Udgave)
	}
	t, err := s.template(*q)
	if err != nil {
		return nil, nil, err
	}
	c, err := s.reduce(ctx, *q, t)
	return t, c, err
}

// compose takes a request to the document that a renderer draws.
func (s *Service) compose(ctx context.Context, q Request, f Format) (*composed, error) {
	t, c, err := s.reduceFor(ctx, &q, f)
	if err != nil {
		return nil, err
	}
	return s.composeChecked(ctx, c, t, q, f)
}

// composeChecked takes what reduce gave to the document that a renderer draws.
func (s *Service) composeChecked(ctx context.Context, c *checked, t *template.Template, q Request, f Format) (*composed, error) {
	if err := s.refuse(ctx, c, t, q.Udgave); err != nil {
		return nil, err
	}
	return c.said(ctx, t, q, f)
}

// refuse looks over what reduce gave, and gives the *Rejected of a record that may not be
// given out in an edition.
func (s *Service) refuse(ctx context.Context, c *checked, t *template.Template, edition Udgave) error {
	if err := s.look(ctx, c, t); err != nil {
		return err
	}
	if edition == Offentlig && c.endelig() && c.Faults.HasErrors() {
		return &Rejected{c.Report}
	}
	return nil
}

// said composes what one edition of a checked record says; the record stays as it is.
// What the checks found is not asked for the public edition.
func (c *checked) said(ctx context.Context, t *template.Template, q Request, f Format) (*composed, error) {
	edition, valid, same := q.Udgave, c.valid, c.public.Same
	if edition == Intern {
		same = c.same()
	}
	if same || edition == Offentlig { // the same but for what the files of pictures hold besides: nobody marks that as internal, so it is in neither
		valid = c.public.Valid
	}
	carried, err := valid.Record().Canonical()
	if err != nil {
		return nil, err
	}
	d, err := compose.Notat(valid, t, compose.Options{
		Udgave: edition, Same: same, Draft: f.Draft, Release: Release, Record: carried, Kommentering: q.Kommentering,
	})
	if err != nil {
		return nil, err
	}
	d.Marks = append(d.Marks, q.marks...)
	return &composed{checked: c, template: t, document: d, intern: edition == Intern && !same}, ctx.Err()
}

package publish

import (
	"context"
	"errors"
	"slices"

	"notat/internal/archive"
	"notat/internal/fault"
	"notat/internal/samtale"
	"notat/internal/template"
)

// Offentliggoerelse is a record to be published.
type Offentliggoerelse struct {
	Data     []byte
	Billeder Billeder
	Retter   string // id of the version that this one corrects, "" for none
	Aarsag   string // why, one of Aarsager; "" is the first of them
	Who      Who
	May      func(institutionsnr string) bool // who publishes may do so at the school; nil: at every one
	udkast   string                           // id of the draft that it is, "" for none
	Intern   bool                             // the caller may be told what stands in last year's internal record
}

// Kvittering is what became of a publication.
type Kvittering struct {
	Udgivet
	Ny     bool // false: it was published before, and nothing was written
	Report      // warnings only
}

// Publish makes both editions of a record, holds the public PDF against what is
// promised of it, and keeps all in one transaction. Besides the errors of Render
// it gives ErrOff, ErrAarsag, ErrAndenSkole for a former number that is another school's
// own and that May does not have, whatever is answered to it, ErrNotFound for a Retter that is not of this
// school and year, an *Unsound, and an error that Taken knows.
func (s *Service) Publish(ctx context.Context, o Offentliggoerelse) (*Kvittering, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	if o.Aarsag == "" && o.Retter != "" {
		o.Aarsag = Aarsager[0].Kode
	}
	if o.Aarsag != "" && (o.Retter == "" || !knownAarsag(o.Aarsag)) {
		return nil, ErrAarsag
	}
	var u *archive.Udgivelse
	c, err := s.ready(ctx, a, o, func(ctx context.Context, c *checked, t *template.Template) (err error) {
		u, err = s.files(ctx, c, t)
		return err
	})
	if err != nil {
		return nil, err
	}
	// From here on it is the archive that is waited for.
	size := 0
	for _, f := range u.Filer {
		size += len(f)
	}
	release, err := s.hold(size)
	if err != nil {
		return nil, err
	}
	defer release()
	dropped, err := s.droppedSinceLast(ctx, a, c.valid.Record(), o.Intern)
	if err != nil {
		return nil, err
	}
	u.Retter, u.Rettelse, u.Withdraw, u.Who = o.Retter, o.Aarsag, o.Aarsag == personalData, o.Who
	others := func(number string) bool { return o.May != nil && !o.May(number) }
	u.Confirmed = slices.DeleteFunc(u.Confirmed, others)
	kept, fresh, err := a.Publish(ctx, *u)
	if used, is := archive.IsInUse(err); is {
		if slices.ContainsFunc(used, others) {
			return nil, ErrAndenSkole
		}
		return nil, c.inUse(used)
	}
	if err != nil {
		return nil, err
	}
	k := &Kvittering{Udgivet: kept, Ny: fresh, Report: c.Report}
	k.Faults = append(k.Faults.Demote(), dropped...)
	k.Faults.Sort()
	return k, nil
}

// ready checks a record for all that its publication asks for, and goes on with then in the same turn.
// What stands against it is a *Rejected.
func (s *Service) ready(ctx context.Context, a *Archive, o Offentliggoerelse, then func(context.Context, *checked, *template.Template) error) (c *checked, err error) {
	t, err := s.template(Request{})
	if err != nil {
		return nil, err
	}
	schools, err := schoolNames(ctx, a)
	if err != nil {
		return nil, err
	}
	var before []version
	if o.Retter != "" {
		if before, err = corrected(ctx, a, o.Retter); err != nil {
			return nil, err
		}
	}
	var approved *samtale.Record
	if o.udkast != "" {
		if approved, err = approvedDraft(ctx, a, o.udkast); err != nil {
			return nil, err
		}
	}
	err = s.computing(ctx, perPosted*len(o.Data), func(ctx context.Context) error {
		if c, err = s.publishable(ctx, Request{Data: o.Data, Billeder: o.Billeder, schools: schools}, t); err != nil {
			return err
		}
		if err := c.correctable(ctx, o.Aarsag, before, approved); err != nil {
			return err
		}
		return then(ctx, c, t)
	})
	return c, err
}

// schoolNames gives the names of the schools that have published here.
func schoolNames(ctx context.Context, a *Archive) (out []string, err error) {
	list, err := a.Schools(ctx)
	for _, n := range list {
		out = append(out, n.Skole)
	}
	return out, err
}

// publishable checks a record as check does, and for what only publishing asks:
// that it is endelig and has a number to be found by.
func (s *Service) publishable(ctx context.Context, q Request, t *template.Template) (*checked, error) {
	c, err := s.check(ctx, q, t)
	var no *Rejected
	switch {
	case errors.As(err, &no):
		r, err := samtale.Decode(q.Data)
		if err != nil {
			return nil, err
		}
		no.Faults = append(no.Faults, notPublishable(r, t)...)
		no.Faults.Sort()
		return nil, no
	case err != nil:
		return nil, err
	}
	c.Faults = append(c.Faults, notPublishable(c.valid.Record(), t)...)
	if c.Faults.HasErrors() {
		c.Faults.Sort()
		return nil, &Rejected{c.Report}
	}
	return c, nil
}

// notPublishable finds what a record lacks that may well be rendered.
func notPublishable(r *samtale.Record, t *template.Template) fault.List {
	out := unapproved(r, t.Settings.Godkendelse)
	if r.Dokument.Status == samtale.Udkast {
		out = append(out, onlyEndelig.at(r, "/dokument/status"))
	}
	if r.Skole.Institutionsnr == "" {
		out = append(out, lacksNumber.at(r, "/skole/institutionsnr"))
	}
	return out
}

// files makes everything that is kept of a notat.
func (s *Service) files(ctx context.Context, c *checked, t *template.Template) (*archive.Udgivelse, error) {
	pdf, _ := FormatNamed("pdf")
	html, _ := FormatNamed("html")
	public, err := c.said(ctx, t, Request{Udgave: Offentlig}, pdf)
	if err != nil {
		return nil, err
	}
	file, err := s.prove(ctx, public, pdf)
	if err != nil {
		return nil, err
	}
	public.document.Site = true
	page, err := s.draw(ctx, public, html) // the same document: only Word has prompts of its own
	if err != nil {
		return nil, err
	}
	all, err := c.said(ctx, t, Request{Udgave: Intern}, pdf)
	if err != nil {
		return nil, err
	}
	internal, err := s.draw(ctx, all, pdf)
	if err != nil {
		return nil, err
	}
	posted, err := c.valid.Record().Canonical()
	if err != nil {
		return nil, err
	}
	reduced, err := c.public.Valid.Record().Canonical()
	if err != nil {
		return nil, err
	}
	r := c.public.Valid.Record()
	return &archive.Udgivelse{
		Notat: archive.Notat{
			Institutionsnr: r.Skole.Institutionsnr, Skoleaar: r.Dokument.Skoleaar, Noegle: archive.Noegle(posted, t.Hash),
			Skole: r.Skole.Navn, Kommune: r.Kommune.Navn, Titel: r.Dokument.Titel, Filnavn: file.Navn.Stem(),
			Template: t.Name, TemplateHash: t.Hash, Release: Release,
		},
		Filer: map[string][]byte{archive.PDF: file.Data, archive.HTML: page.Data, archive.Offentlig: reduced,
			archive.Post: posted, archive.Intern: internal.Data},
		Sagsnr: r.Sag.Sagsnr, Tidligere: r.Skole.TidligereNumre, Confirmed: confirmed(c.valid.Record()),
	}, nil
}

package publish

import (
	"context"
	"errors"
	"strings"
	"unicode"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/template"
)

// maxHead is how much of a name or title the lists of drafts show, in characters.
const maxHead = 200

// Head tells which school and year a record is of, as far as it says so in the form that
// such things have: a list shows them, and nothing has been checked yet. The error is a
// *SyntaxError of what is no record.
func (s *Service) Head(ctx context.Context, data []byte) (u Udkast, err error) {
	err = s.computing(ctx, perPosted*len(data), func(context.Context) error {
		if err := Syntax(data); err != nil {
			return err
		}
		r, err := samtale.Decode(data)
		if err != nil {
			return err
		}
		u = Udkast{Skole: onOneLine(r.Skole.Navn), Titel: onOneLine(r.Dokument.Titel)}
		if samtale.IsInstitutionsnr(r.Skole.Institutionsnr) {
			u.Institutionsnr = r.Skole.Institutionsnr
		}
		if samtale.IsSkoleaar(r.Dokument.Skoleaar) {
			u.Skoleaar = r.Dokument.Skoleaar
		}
		return nil
	})
	return u, err
}

// onOneLine is a text as one line of a list.
func onOneLine(s string) string {
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || unicode.IsSpace(r) {
			return r
		}
		return -1
	}, s)), " ")
	line := []rune(s)
	return string(line[:min(len(line), maxHead)])
}

// AsFinal gives a record with dokument.status endelig, in canonical form.
func AsFinal(data []byte) ([]byte, error) {
	root, err := recorddiff.Parse(data)
	if err != nil {
		return nil, err
	}
	recorddiff.Set(root, "/dokument/status", string(samtale.Endelig))
	return recorddiff.Canonical(root)
}

// Publishable checks a draft, as it would be published, for all that Publish would, and
// writes nothing. retter is the version that it would correct, for a reason that lets it
// withhold what that version shows; "" for none.
func (s *Service) Publishable(ctx context.Context, id string, data []byte, retter string) (*Report, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	o := Offentliggoerelse{Data: data, Retter: retter, Aarsag: personalData, udkast: id}
	c, err := s.ready(ctx, a, o, func(context.Context, *checked, *template.Template) error { return nil })
	var no *Rejected
	switch {
	case errors.As(err, &no):
		return &no.Report, nil
	case err != nil:
		return nil, err
	}
	return &c.Report, nil
}

// PublishUdkast publishes a version of a draft, which must be the newest, as endelig,
// and takes the draft away. Besides the errors of Publish it gives ErrChanged. Where the
// last of it fails the notat is published, and the same again ends it.
func (s *Service) PublishUdkast(ctx context.Context, id string, version int, o Offentliggoerelse) (*Kvittering, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	u, err := a.Udkast(ctx, id)
	if err != nil {
		return nil, err
	}
	if u.Version != version {
		return nil, ErrChanged
	}
	post, err := a.UdkastPost(ctx, id, version)
	if err != nil {
		return nil, err
	}
	if o.Data, err = AsFinal(post); err != nil {
		return nil, err
	}
	o.udkast = id
	k, err := s.Publish(ctx, o)
	if err != nil {
		return nil, err
	}
	return k, a.DeleteUdkast(ctx, id)
}

// approvedDraft gives the record of the first version of a draft that had the approval
// of the newest; nil where that has none.
func approvedDraft(ctx context.Context, a *Archive, id string) (approved *samtale.Record, err error) {
	versions, err := a.UdkastVersioner(ctx, id)
	if err != nil {
		return nil, err
	}
	for i, v := range versions { // newest first
		post, err := a.UdkastPost(ctx, id, v.Version)
		if err != nil {
			return nil, err
		}
		r, err := samtale.Decode(post)
		switch {
		case err != nil:
			return nil, err
		case r.Dokument.Godkendt == samtale.Godkendt{}, i > 0 && r.Dokument.Godkendt != approved.Dokument.Godkendt:
			return approved, nil
		}
		approved = r
	}
	return approved, nil
}

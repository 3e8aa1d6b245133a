package publish

import (
	"context"
	"errors"

	"notat/internal/fault"
)

// Seen is a notat as it looks while it is written.
type Seen struct {
	Side    string       `json:"side" jsonschema:"Notatet som side, hvor ordene i hvert felt er mærket med feltets sted (data-sted); tom, når der er fejl i det."`
	Faults  fault.List   `json:"faults" jsonschema:"Alle fejl og advarsler på én gang."`
	Udeladt []Udeladelse `json:"udeladt" jsonschema:"Hvad den offentlige udgave udelader, også når det er den interne, der vises."`
}

// Show makes the page of an edition, in which each field's words are marked with
// their place in the record as posted, beside what the checks found. What cannot be
// shown as it is, is shown as a draft; what cannot be shown as a draft has no page.
func (s *Service) Show(ctx context.Context, q Request) (p *Seen, err error) {
	page, _ := FormatNamed("html")
	err = s.computing(ctx, perPosted*len(q.Data), func(ctx context.Context) error {
		p, err = s.show(ctx, q, page)
		var no *Rejected
		if errors.As(err, &no) && q.Status == "" {
			q.Status = "udkast"
			p, err = s.show(ctx, q, page)
		}
		if errors.As(err, &no) {
			p, err = &Seen{Faults: no.Faults, Udeladt: []Udeladelse{}}, nil
		}
		return err
	})
	return p, err
}

func (s *Service) show(ctx context.Context, q Request, page Format) (*Seen, error) {
	m, err := s.compose(ctx, q, page)
	if err != nil {
		return nil, err
	}
	m.document.Places = func(pointer string) string { return pointer }
	if m.document.Meta.Udgave == Offentlig {
		m.document.Places = m.public.Posted
	}
	d, err := s.draw(ctx, m, page)
	if err != nil {
		return nil, err
	}
	p := &Seen{Side: string(d.Data), Faults: d.Faults, Udeladt: m.public.Udeladt}
	if p.Faults == nil {
		p.Faults = fault.List{}
	}
	if p.Udeladt == nil {
		p.Udeladt = []Udeladelse{}
	}
	return p, nil
}

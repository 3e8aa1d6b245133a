package publish

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"notat/internal/samtale"
	"notat/internal/template"
)

// Next gives the draft of next year's record, as indented JSON: the school and
// the municipality, the participants by role, the focus areas, and the
// agreements that are not done as follow-up items without a status. The errors
// are those of Render.
func (s *Service) Next(ctx context.Context, q Request) ([]byte, error) {
	t, err := s.template(q)
	if err != nil {
		return nil, err
	}
	var out []byte
	err = s.computing(ctx, perPosted*len(q.Data), func(ctx context.Context) error {
		out, err = s.next(ctx, q, t)
		return err
	})
	return out, err
}

// next does what Next does, within a turn.
func (s *Service) next(ctx context.Context, q Request, t *template.Template) ([]byte, error) {
	c, err := s.check(ctx, q, t)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	next := nextRecord(c.valid)
	s.formerNumbers(next)
	if err := e.Encode(next); err != nil {
		return nil, fmt.Errorf("next year's record: %w", err)
	}
	return b.Bytes(), nil
}

// NextFor gives what Next does for the school's newest published notat, whose
// internal record is used only when the caller may see it.
func (s *Service) NextFor(ctx context.Context, institutionsnr string, intern bool) ([]byte, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	data, err := last(ctx, a, institutionsnr, "", intern)
	if err != nil {
		return nil, err
	}
	return s.Next(ctx, Request{Data: data})
}

// last gives the record of the newest public notat of a school, also when it has
// got a new number since.
func last(ctx context.Context, a *Archive, institutionsnr, before string, intern bool) ([]byte, error) {
	n, err := a.Last(ctx, institutionsnr, before)
	if errors.Is(err, ErrNotFound) {
		to, failed := a.Moved(ctx, institutionsnr)
		if failed != nil {
			return nil, failed
		}
		n, err = a.Last(ctx, to, before)
	}
	if err != nil {
		return nil, err
	}
	if intern {
		return a.File(ctx, n.ID, FilPost)
	}
	return a.File(ctx, n.ID, filOffentlig)
}

// nextRecord makes next year's draft. What is internal stays internal.
func nextRecord(v *samtale.Valid) *samtale.Record {
	old, k := v.Record().Clone(), v.Krav()
	r := &samtale.Record{
		Dokument: samtale.Dokument{Betegnelse: old.Dokument.Betegnelse, Skoleaar: nextYear(old.Dokument.Skoleaar), Status: samtale.Udkast},
		Kommune:  old.Kommune,
		Skole:    old.Skole,
	}
	r.Dokument.Titel = strings.ReplaceAll(old.Dokument.Titel, old.Dokument.Skoleaar, r.Dokument.Skoleaar)
	for _, d := range old.Deltagere {
		d.Navn, d.NavnOffentligt, d.Afbud = "", nil, false
		if d.Titel == "" {
			d.Titel = k.Partnavne[d.Part]
		}
		r.Deltagere = append(r.Deltagere, d)
	}
	followUp := followUps(old) // before the agreements are taken out of old
	headings := map[samtale.Del]string{}
	var carried []samtale.Afsnit
	everySection(old.Afsnit, func(a *samtale.Afsnit, intern bool) bool {
		if _, seen := headings[a.Del]; !seen && a.Del != "" && !intern {
			headings[a.Del] = a.Overskrift
		}
		if a.Del != samtale.Indsatser {
			return true
		}
		kept, bare := withoutAftaler(*a)
		if intern {
			kept.Synlighed = samtale.Intern
		}
		if !bare {
			carried = append(carried, kept)
		}
		return false
	})
	for _, d := range samtale.Dele {
		switch {
		case d == samtale.Indsatser && carried != nil:
			r.Afsnit = append(r.Afsnit, carried...)
		case k.Dele[d] == samtale.Kraevet, d == samtale.Opfoelgning && len(followUp) > 0:
			a := samtale.Afsnit{Overskrift: cmp.Or(headings[d], k.Delnavne[d]), Del: d}
			if d == samtale.Opfoelgning {
				a.Blokke = followUp
			}
			r.Afsnit = append(r.Afsnit, a)
		}
	}
	if r.Afsnit == nil {
		r.Afsnit = []samtale.Afsnit{}
	}
	return r
}

// nextYear gives the school year after one that is written right.
func nextYear(year string) string {
	first, _ := strconv.Atoi(year[:4])
	return fmt.Sprintf("%04d/%02d", first+1, (first+2)%100)
}

// everySection visits the sections, those below one as well when visit says so.
// intern says that it is internal, or one above it.
func everySection(list []samtale.Afsnit, visit func(a *samtale.Afsnit, intern bool) bool) {
	for i := range list {
		a := &list[i]
		hidden := a.Synlighed == samtale.Intern
		if visit(a, hidden) {
			everySection(a.Afsnit, func(b *samtale.Afsnit, intern bool) bool { return visit(b, hidden || intern) })
		}
	}
}

// withoutAftaler gives a section without its agreements: they are followed up,
// and agreed anew or not. bare is that they were all there was below its heading.
func withoutAftaler(a samtale.Afsnit) (_ samtale.Afsnit, bare bool) {
	had := len(a.Blokke) + len(a.Afsnit)
	var blocks []samtale.Blok
	for _, b := range a.Blokke {
		if _, agreed := b.(*samtale.Aftaler); !agreed {
			blocks = append(blocks, b)
		}
	}
	var sections []samtale.Afsnit
	for _, b := range a.Afsnit {
		if kept, bare := withoutAftaler(b); !bare {
			sections = append(sections, kept)
		}
	}
	a.Blokke, a.Afsnit = blocks, sections
	return a, had > 0 && len(blocks)+len(sections) == 0
}

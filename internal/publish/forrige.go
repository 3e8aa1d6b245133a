package publish

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"notat/internal/fault"
	"notat/internal/samtale"
)

// done are the statuses after which nobody asks for an agreement any more.
var done = map[string]bool{"naaet": true, "lukket": true}

// open gives the agreements of a record that are not done, each goal once: the
// year's own rather than the follow-up that it continues.
func open(r *samtale.Record) (public, internal []samtale.Aftale) {
	type found struct {
		samtale.Aftale
		intern bool
	}
	var order []string
	byGoal := map[string]found{}
	everySection(r.Afsnit, func(a *samtale.Afsnit, hidden bool) bool {
		for _, b := range a.Blokke {
			list, ok := b.(*samtale.Aftaler)
			if !ok {
				continue
			}
			for _, x := range list.Aftaler {
				if done[x.Status] {
					continue
				}
				key := goal(x)
				was, seen := byGoal[key]
				if !seen {
					order = append(order, key)
				}
				if !seen || was.FraSkoleaar != "" && x.FraSkoleaar == "" {
					byGoal[key] = found{x, hidden || b.Visibility() == samtale.Intern}
				}
			}
		}
		return true
	})
	for _, key := range order {
		if f := byGoal[key]; f.intern {
			internal = append(internal, f.Aftale)
		} else {
			public = append(public, f.Aftale)
		}
	}
	return public, internal
}

// goal is what an agreement is known by from one year to the next.
func goal(a samtale.Aftale) string { return strings.ToLower(strings.Join(strings.Fields(a.Maal), " ")) }

// followUps gives the open agreements as blocks of next year's record: each says
// which year it is from, and has no status until somebody gives it one.
func followUps(old *samtale.Record) []samtale.Blok {
	var out []samtale.Blok
	public, internal := open(old)
	for _, part := range []struct {
		list []samtale.Aftale
		syn  samtale.Synlighed
	}{{public, ""}, {internal, samtale.Intern}} {
		if len(part.list) == 0 {
			continue
		}
		b := &samtale.Aftaler{Type: "aftaler", Synlighed: part.syn}
		for _, a := range part.list {
			a.Status, a.Bemaerkning = "", ""
			if a.FraSkoleaar == "" {
				a.FraSkoleaar = old.Dokument.Skoleaar
			}
			b.Aftaler = append(b.Aftaler, a)
		}
		out = append(out, b)
	}
	return out
}

// dropped names each open agreement of the old record that the new one does not
// speak of.
func dropped(now, old *samtale.Record) fault.List {
	spoken := map[string]bool{}
	everySection(now.Afsnit, func(a *samtale.Afsnit, _ bool) bool {
		for _, b := range a.Blokke {
			if list, ok := b.(*samtale.Aftaler); ok {
				for _, x := range list.Aftaler {
					spoken[goal(x)] = true
				}
			}
		}
		return true
	})
	var out fault.List
	public, internal := open(old)
	for _, a := range append(public, internal...) {
		if spoken[goal(a)] {
			continue
		}
		year := a.FraSkoleaar
		if year == "" {
			year = old.Dokument.Skoleaar
		}
		out = append(out, notFollowedUp.at(now, "/afsnit", fmt.Sprintf("»%s« fra %s", a.Maal, year)))
	}
	return out
}

// ValidateAfter checks a record as Validate does, and names the agreements of an
// earlier record that it drops.
func (s *Service) ValidateAfter(ctx context.Context, q Request, old []byte) (*Report, error) {
	before, err := samtale.Decode(old)
	if err != nil {
		return nil, fmt.Errorf("the earlier record: %s", err) // not wrapped: it is not the record's own fault
	}
	report, err := s.Validate(ctx, q)
	if err != nil {
		return nil, err
	}
	now, err := samtale.Decode(q.Data)
	if err != nil {
		return nil, err
	}
	report.Faults = append(report.Faults, dropped(now, before)...)
	report.Faults.Sort()
	return report, nil
}

// droppedSinceLast holds a record against the school's notat of an earlier year,
// when there is one.
func (s *Service) droppedSinceLast(ctx context.Context, a *Archive, now *samtale.Record, intern bool) (fault.List, error) {
	data, err := last(ctx, a, now.Skole.Institutionsnr, now.Dokument.Skoleaar, intern)
	switch {
	case errors.Is(err, ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	}
	var out fault.List
	err = s.computing(ctx, perPosted*len(data), func(context.Context) error {
		old, err := samtale.Decode(data)
		if err == nil {
			out = dropped(now, old)
		}
		return err
	})
	return out, err
}

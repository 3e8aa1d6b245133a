package leaks

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// Shown makes the public editions of a leak, and gives the kinds of what is out in
// any of them; refused tells that there are none. The error is one of the program.
func (l *Leak) Shown(t testing.TB, s *publish.Service) (out []string, refused bool, err error) {
	t.Helper()
	record := l.Record
	if l.Edit != nil {
		if record, err = l.handedBack(t, s); record == nil || err != nil {
			return nil, true, err
		}
	}
	for _, f := range publish.Formats {
		d, err := s.Render(context.Background(), publish.Request{Data: record, Udgave: publish.Offentlig}, f)
		var no *publish.Rejected
		if errors.As(err, &no) {
			return nil, true, nil
		}
		if err != nil {
			return nil, false, fmt.Errorf("%s, %s: %w", l.Kind, f.Name, err)
		}
		var carried []byte
		if f.Name == "pdf" {
			x, err := publish.Extract(d.Data)
			if err != nil {
				return nil, false, fmt.Errorf("%s: %w", l.Kind, err)
			}
			carried = x.Record // the public record, which is published as JSON
		}
		file, err := Open(f.Name, d.Data, carried, d.Navn.Danish)
		if err != nil {
			return nil, false, fmt.Errorf("%s: %w", l.Kind, err)
		}
		out = append(out, l.in(file)...)
	}
	slices.Sort(out)
	return slices.Compact(out), false, nil
}

// in gives the kinds of what is in a file; what is withheld in every record is told of
// where nothing else is.
func (l *Leak) in(f *File) (out []string) {
	for i := len(l.Secrets) - 1; i >= 0; i-- {
		if s := l.Secrets[i]; f.Holds(s) && (s.Kind == l.Kind || len(out) == 0) {
			out = append(out, s.Kind)
		}
	}
	return out
}

// handedBack gives the record that comes of the clerk's draft, or nil where something
// must be answered first.
func (l *Leak) handedBack(t testing.TB, s *publish.Service) ([]byte, error) {
	t.Helper()
	docx, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: l.Record, Udgave: publish.Intern}, docx)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.Kind, err)
	}
	h := word.InWord(t, d.Data, nil)
	l.Edit(h)
	back, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: h.Save(t)})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.Kind, err)
	}
	return back.Record, nil
}

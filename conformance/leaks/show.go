package leaks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// Shown makes the public editions of a leak, and gives the kinds of what is out in
// any of them; refused tells that there are none. The error is one of the program.
func (l *Leak) Shown(t testing.TB, s *publish.Service) (out []string, refused bool, err error) {
	t.Helper()
	records := [][]byte{l.Record}
	if l.Edit != nil {
		if records, err = l.handedBack(t, s); err != nil {
			return nil, false, fmt.Errorf("%s: %w", l.Kind, err)
		}
	}
	refused = true
	for _, record := range records {
		for _, f := range publish.Formats {
			file, err := opened(s, record, f)
			if err != nil {
				return nil, false, fmt.Errorf("%s, %s: %w", l.Kind, f.Name, err)
			}
			if file != nil {
				refused = false
				out = append(out, l.in(file)...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), refused, nil
}

// opened makes the public edition of a record in a format, and lays it bare; it is nil
// where there is none.
func opened(s *publish.Service, record []byte, f publish.Format) (*File, error) {
	d, err := s.Render(context.Background(), publish.Request{Data: record, Udgave: publish.Offentlig}, f)
	var no *publish.Rejected
	if errors.As(err, &no) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var carried []byte
	if f.Name == "pdf" {
		x, err := publish.Extract(d.Data)
		if err != nil {
			return nil, err
		}
		carried = x.Record // the public record, which is published as JSON
	}
	return Open(f.Name, d.Data, carried, d.Navn.Danish)
}

// in gives the kinds of what is in a file. What was withheld anyway is out by what was
// planted, if anything was.
func (l *Leak) in(f *File) (out []string) {
	for _, s := range l.Secrets {
		if !f.Holds(s) {
			continue
		}
		if l.Kind != Plain {
			s.Kind = l.Kind
		}
		out = append(out, s.Kind)
	}
	return out
}

// secrecy are the questions of who may read something.
var secrecy = []string{"intern-tekst-offentlig", "ved-intern-tekst", "deltager-part"}

// handedBack gives the records that come of the clerk's draft, where nothing more must
// be answered: as it is, and with the first and the last answer to every question but
// that of who may read something.
func (l *Leak) handedBack(t testing.TB, s *publish.Service) (records [][]byte, err error) {
	t.Helper()
	docx, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: l.Record, Udgave: publish.Intern}, docx)
	if err != nil {
		return nil, err
	}
	h := word.InWord(t, d.Data, nil)
	l.Secrets = l.Edit(h)
	file := h.Save(t)
	back, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: file})
	if err != nil {
		return nil, err
	}
	if back.Ready() {
		return [][]byte{back.Record}, nil
	}
	for _, choice := range []func([]readback.Choice) string{
		func(c []readback.Choice) string { return c[0].ID }, func(c []readback.Choice) string { return c[len(c)-1].ID },
	} {
		answers := map[string]string{}
		for _, i := range back.Rest {
			if i.Severity == readback.Ask && len(i.Choices) > 0 && !slices.Contains(secrecy, i.Kode) {
				answers[i.ID] = choice(i.Choices)
			}
		}
		svar, err := json.Marshal(answers)
		if err != nil {
			return nil, err
		}
		again, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: file, Svar: svar})
		if err != nil {
			return nil, err
		}
		if again.Ready() {
			records = append(records, again.Record)
		}
	}
	return records, nil
}

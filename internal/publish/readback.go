package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"notat/internal/fault"
	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/render/docx"
	"notat/internal/samtale"
	"notat/internal/template"
)

// ErrSvar says that the answers are no JSON object of strings.
var ErrSvar = errors.New("the answers must be a JSON object of id to choice")

// ReadBack takes an edited draft back into its record. The error is an
// *Ulaeselig, ErrSvar, a *Rejected or *SyntaxError of the base record, or a
// failure of the program.
func (s *Service) ReadBack(ctx context.Context, q Indlevering) (out *IndleveringSvar, err error) {
	err = s.computing(ctx, q.weight(), func(ctx context.Context) (err error) {
		out, err = s.takeBack(ctx, q)
		return err
	})
	return out, err
}

// answersOf reads answers as they are sent.
func answersOf(data []byte) (svar map[string]string, err error) {
	if len(data) > 0 {
		if err := json.Unmarshal(withoutBOM(data), &svar); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrSvar, err)
		}
	}
	return svar, nil
}

// readBack reads a draft and puts what it changed into the record of today. What
// comes out has not been proved. An *ooxml.Error that comes with a proving is
// one of XML within the file.
func (s *Service) readBack(ctx context.Context, q Indlevering, from readback.Side) (*proving, *readback.Result, error) {
	svar, err := answersOf(q.Svar)
	if err != nil {
		return nil, nil, err
	}
	edited, mark, err := openEdited(q)
	if err != nil {
		return nil, nil, err
	}
	t, err := s.template(Request{Name: q.Name, Template: q.Template})
	if err != nil {
		return nil, nil, err
	}
	lost := mark.Record == nil
	if lost && !q.Public {
		if mark, err = s.editionOf(ctx, edited, q.Record, t); err != nil {
			return nil, nil, err
		}
	}
	base, ours, items, err := bases(ctx, q, mark, lost, svar)
	if err != nil {
		return nil, nil, err
	}
	baseline, seen, err := s.draft(ctx, base, t, mark.Udgave, mark.Kommentering)
	if err != nil {
		return nil, nil, err
	}
	if mark.Kommentering != "" {
		seen = nil // of a draft, whatever the record says
	}
	edited.Share(baseline)
	today, err := docx.ReadMark(baseline)
	if err != nil {
		return nil, nil, fmt.Errorf("own draft: %w", err)
	}
	in := wordsOf(t)
	in.Pictures = s.pictures
	in.Base, in.Svar = base, svar
	in.Baseline, in.Edited = readback.Draft{File: baseline, Controls: controls(today)}, readback.Draft{File: edited, Controls: controls(mark)}
	in.Final = q.Endelig || mark.Status == string(samtale.Endelig)
	in.Foreign = mark.Release != Release || mark.TemplateHash != today.TemplateHash
	p := &proving{Service: s, template: t, base: base, ours: ours, before: baseline, file: edited, svar: svar, seen: seen}
	if lost {
		if err := p.foreign(ctx); err != nil {
			return p, nil, err
		}
	}
	back, err := readback.Read(ctx, in)
	if err != nil {
		return p, nil, err
	}
	p.read = back.Changes
	back.Items = append(items, back.Items...)
	if in.Foreign && !lost {
		back.Items = append(back.Items, readback.Item{ID: "anden-udgivelse", Kode: "anden-udgivelse", Severity: readback.Info, Sted: "dokumentet", Tekst: mark.Release + " " + mark.Template,
			Besked: "Word-filen er fra en anden programversion eller skabelon. Se rettelserne godt igennem.", Choices: []readback.Choice{}})
	}
	if ours == nil {
		return p, back, nil
	}
	var more []readback.Item
	if p.merged, more, err = readback.Merge(ctx, base, back.Record, ours, from, svar); err != nil {
		return nil, nil, err
	}
	back.Record = p.merged.Record
	back.Items = append(back.Items, more...)
	if back.Changes, err = recorddiff.Diff(ctx, ours, p.merged.Record); err != nil {
		return nil, nil, err
	}
	p.byWhom(back.Changes)
	return p, back, nil
}

// byWhom tells who made the changes that came through a merge, where the file says so.
func (p *proving) byWhom(changes []recorddiff.Change) {
	by := map[string]string{}
	for _, c := range p.read {
		by[c.Before+"\x00"+c.After] = c.Af
	}
	for i := range changes {
		c := &changes[i]
		c.Af = by[c.Before+"\x00"+c.After]
	}
}

func controls(m *docx.Mark) map[string]readback.Control {
	out := make(map[string]readback.Control, len(m.Controls))
	for _, b := range m.Controls {
		out[b.Tag] = readback.Control{Pointer: b.Pointer, Rich: b.Rich}
	}
	return out
}

// draft draws a record as the Word draft of an edition: nothing of it is given out. The
// publishing checks run where they say which words are drawn, and else when somebody
// asks what they say of the record.
func (s *Service) draft(ctx context.Context, record []byte, t *template.Template, edition Udgave, kommentering string) (*ooxml.Package, *checked, error) {
	f, _ := FormatNamed("docx")
	q := Request{Data: record, Template: t, Udgave: edition, Kommentering: kommentering}
	t, c, err := s.reduceFor(ctx, &q, f)
	if err != nil {
		return nil, nil, err
	}
	if c.endelig() && (q.Udgave == Offentlig || c.public.Same) {
		if err := s.refuse(ctx, c, t, q.Udgave); err != nil {
			return nil, nil, err
		}
	}
	m, err := c.said(ctx, t, q, f)
	if err != nil {
		return nil, nil, err
	}
	draw, err := prepared(s, t, "draft", func() (func(context.Context, *notat.Document) (*ooxml.Package, error), error) { return docx.Parts(t) })
	if err != nil {
		return nil, nil, err
	}
	began := time.Now()
	p, err := draw(ctx, m.document)
	if err != nil {
		return nil, nil, refused(fmt.Errorf("%s: %w", f.Name, err))
	}
	s.drawn(f, began)
	return p, c, nil
}

// indleveringSvar checks the new record, which seen has done where it is not nil, and
// puts the answer together.
func (s *Service) indleveringSvar(ctx context.Context, back *readback.Result, endelig bool, t *template.Template, seen *checked) (*IndleveringSvar, error) {
	out := &IndleveringSvar{Open: back.Open(), Gyldig: true, Aendringer: back.Changes, Rest: back.Items, Faults: fault.List{}, template: t}
	if out.Aendringer == nil {
		out.Aendringer = []recorddiff.Change{}
	}
	if out.Rest == nil {
		out.Rest = []readback.Item{}
	}
	q := Request{Data: back.Record, Template: t}
	record := back.Record
	out.maybe = record
	if endelig {
		q.Status = string(samtale.Endelig)
		r, err := samtale.Decode(record)
		if err != nil {
			return nil, err
		}
		r.SetStatus(samtale.Endelig)
		if record, err = r.Canonical(); err != nil {
			return nil, err
		}
	}
	c, err := seen, error(nil)
	if c == nil || endelig {
		c, err = s.check(ctx, q, t)
	} else {
		err = s.look(ctx, c, t)
	}
	var no *Rejected
	switch {
	case errors.As(err, &no):
		out.Faults, out.Gyldig = no.Faults, false
	case err != nil:
		return nil, err
	default:
		out.Faults = append(out.Faults, c.Faults.Demote()...)
	}
	for i := range out.Faults {
		out.Faults[i].Line, out.Faults[i].Column = 0, 0 // nobody has seen the JSON that they would point into
	}
	if out.Ready() {
		out.Record = record
	}
	return out, nil
}

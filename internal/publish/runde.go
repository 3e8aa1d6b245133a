package publish

import (
	"cmp"
	"context"
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/render/docx"
)

// handed is one of the files that were handed in together, as it is read.
type handed struct {
	Fil
	public bool
	side   readback.Side
}

// round puts the files in the order in which they are merged: those that hold all
// before those of the public edition, which put theirs into it. A file alone has
// no name: its changes are those of whoever handed it in.
func round(q Indlevering) []handed {
	var out []handed
	for _, f := range q.Filer() {
		out = append(out, handed{Fil: f})
	}
	if len(out) == 1 {
		return out
	}
	savers := map[string]int{}
	for i := range out {
		f := &out[i]
		p, err := ooxml.Open(f.Data)
		if err != nil {
			continue // told when it is read
		}
		f.side.Navn = saver(p)
		if m, err := docx.ReadMark(p); err == nil {
			f.public = m.Udgave == Offentlig
		}
		savers[f.side.Navn]++
	}
	for i := range out {
		if f := &out[i]; f.side.Navn == "" || savers[f.side.Navn] > 1 {
			f.side.Navn = strings.TrimSuffix(path.Base(strings.ReplaceAll(f.Navn, `\`, "/")), ".docx")
		}
	}
	slices.SortStableFunc(out, func(a, b handed) int {
		return map[bool]int{true: 1}[a.public] - map[bool]int{true: 1}[b.public]
	})
	for i := range out {
		out[i].side.Number = i + 1
	}
	return out
}

var lastSaved = regexp.MustCompile(`<cp:lastModifiedBy>([^<]*)</cp:lastModifiedBy>`)

// saver gives who saved a file last, as Word writes it.
func saver(p *ooxml.Package) string {
	data, _ := p.Part("docProps/core.xml")
	if m := lastSaved.FindSubmatch(data); m != nil {
		return strings.TrimSpace(string(m[1]))
	}
	return ""
}

// takeBack reads the files one after the other, each into what came of those before
// it, and proves each.
func (s *Service) takeBack(ctx context.Context, q Indlevering) (*IndleveringSvar, error) {
	q.Record, q.Current = withoutBOM(q.Record), withoutBOM(q.Current)
	files := round(q)
	var all readback.Result
	var first, last *proving
	for i, f := range files {
		one := q
		one.Fil, one.Navn, one.More = f.Data, f.Navn, nil
		if i > 0 {
			one.Current = all.Record
		}
		p, back, err := s.readBack(ctx, one, f.side)
		var refused *ooxml.Error
		var no *Ulaeselig
		switch {
		case errors.Is(err, errForeign):
			return foreignSvar(), nil
		case p != nil && errors.As(err, &refused): // an editor wrote XML that is none
			return p.rescued(ctx, refused)
		case errors.As(err, &no) && len(files) > 1:
			return nil, &Ulaeselig{"»" + f.Navn + "«: " + no.Besked, err}
		case err != nil:
			return nil, err
		}
		if first == nil {
			first = p
		}
		last = p
		if err := p.lock(ctx, back); err != nil {
			return nil, err
		}
		if i == len(files)-1 { // of the words that all of them leave
			if err := p.approve(first.today(), back); err != nil {
				return nil, err
			}
		}
		alarms, err := p.prove(ctx, back)
		if err != nil {
			return nil, err
		}
		back.Items = append(back.Items, alarms...)
		gather(&all, back, p, f.side)
	}
	slices.SortStableFunc(all.Changes, func(a, b Change) int { return recorddiff.Compare(a.Pointer, b.Pointer) })
	out, err := s.indleveringSvar(ctx, &all, q.Endelig, first.template, last.checked(all.Record))
	if err != nil {
		return nil, err
	}
	if offered, err := first.offerLists(ctx, &all, out.Faults); err != nil || !offered {
		return out, err
	}
	return s.indleveringSvar(ctx, &all, q.Endelig, first.template, last.checked(all.Record))
}

// gather adds what came of one file to what came of those before it. The same
// question is asked once.
func gather(all, back *readback.Result, p *proving, from readback.Side) {
	all.Record = back.Record
	for i := range all.Changes {
		if c := &all.Changes[i]; p.merged != nil && c.Kind != "slettet" {
			c.Pointer = cmp.Or(p.merged.Now(c.Pointer), c.Pointer)
		}
	}
	for _, c := range back.Changes {
		c.Af = cmp.Or(c.Af, from.Navn)
		all.Changes = append(all.Changes, c)
	}
	type question struct{ id, kode string }
	at := make(map[question]int, len(all.Items)+len(back.Items)) // a file may have tens of thousands
	for n, i := range all.Items {
		at[question{i.ID, i.Kode}] = n
	}
	for _, i := range back.Items {
		if i.Af == "" && i.Severity != readback.Info && i.ID != i.Kode { // what is of the notat as a whole is nobody's
			i.Af = from.Navn
		}
		q := question{i.ID, i.Kode}
		if same, known := at[q]; known {
			all.Items[same].Join(i, p.svar)
			continue
		}
		at[q] = len(all.Items)
		all.Items = append(all.Items, i)
	}
}

// today gives the record that the file's changes went into.
func (p *proving) today() []byte {
	if p.ours != nil {
		return p.ours
	}
	return p.base
}

package publish

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/proof"
	"notat/internal/render/docx"
	"notat/internal/template"
)

// editionOf gives a mark to a draft that has lost its own and came with its record: that
// of the public edition where the file says less than half of what only the internal
// draft says, and nowhere that it is internal. Held against the internal draft, all that
// the public may not see would seem to be deleted.
func (s *Service) editionOf(ctx context.Context, file *ooxml.Package, record []byte, t *template.Template) (*docx.Mark, error) {
	intern := &docx.Mark{Udgave: Intern}
	says, err := proof.Scan(ctx, file)
	if err != nil {
		return nil, err
	}
	lines := slices.Concat(says.Lines, says.Beside)
	if slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, t.Tekst("maerke.intern")) }) {
		return intern, nil
	}
	only := map[string]bool{} // lines of the internal draft that the public one has not
	var public *docx.Mark
	for _, edition := range []Udgave{Intern, Offentlig} {
		d, _, err := s.draft(ctx, record, t, edition, "")
		var no *Rejected
		if errors.As(err, &no) {
			return intern, nil
		}
		if err != nil {
			return nil, err
		}
		said, err := proof.Scan(ctx, d)
		if err != nil {
			return nil, err
		}
		for _, l := range said.Lines {
			only[l] = edition == Intern
		}
		if public, err = docx.ReadMark(d); err != nil {
			return nil, err
		}
	}
	maps.DeleteFunc(only, func(_ string, is bool) bool { return !is })
	all := len(only)
	for _, l := range says.Lines {
		delete(only, l)
	}
	if public.Udgave != Offentlig || 2*len(only) <= all {
		return intern, nil
	}
	return &docx.Mark{Udgave: Offentlig, Record: public.Record}, nil
}

package publish

import (
	"context"
	"fmt"

	"notat/internal/tagpdf/check"
)

// Unsound says that a PDF breaks the promises of a tagged file, or says other
// words than its document. It is a fault of the program or of a template, never
// of the record.
type Unsound struct{ Findings []check.Finding }

// Error names codes and places only: it goes to logs, and what was found may
// hold words of the record.
func (u *Unsound) Error() string {
	said := "the PDF is unsound"
	for _, f := range u.Findings {
		said += fmt.Sprintf("; %s: %s", f.Where, f.Code)
	}
	return said
}

// RenderProven makes the PDF as Render does and reads it back before it is given
// out: what is published is held against the promises of PDF/UA-1 and PDF/A-3a
// that can be checked here, and against the document's own words. Besides the
// errors of Render it gives an *Unsound.
func (s *Service) RenderProven(ctx context.Context, q Request) (*Document, error) {
	f, _ := FormatNamed("pdf")
	m, err := s.compose(ctx, q, f)
	if err != nil {
		return nil, err
	}
	return s.prove(ctx, m, f)
}

// prove draws a composed document as a PDF and reads it back.
func (s *Service) prove(ctx context.Context, m *composed, f Format) (*Document, error) {
	d, err := s.draw(ctx, m, f)
	if err != nil {
		return nil, err
	}
	found, err := check.Against(d.Data, m.document.Text())
	switch {
	case err != nil:
		return nil, fmt.Errorf("read back: %w", err)
	case len(found) > 0:
		return nil, &Unsound{found}
	}
	return d, nil
}

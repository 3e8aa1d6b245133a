package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"notat/internal/template"
)

// Dom is the verdict on whether a PDF agrees with the record it carries.
type Dom int

// The verdicts.
const (
	Stemmer  Dom = iota // made again from its record, the file comes out the same
	Aendret             // it comes out another, or carries nothing to make it from
	Uafgjort            // another release or template, or no release: it cannot be made again here
)

// Verified is a verdict with what to tell of it.
type Verified struct {
	Dom    Dom
	Besked string // Danish
}

// notOrigin stands in every answer, so that no one reads more into it.
const notOrigin = " Kontrollen viser kun, om dokument og oplysninger stemmer overens, ikke hvem der har lavet dem."

func answer(d Dom, format string, args ...any) (Verified, error) {
	return Verified{d, fmt.Sprintf(format, args...) + notOrigin}, nil
}

// Verify makes a PDF again from the record it carries and compares the bytes.
// only, when not nil, is the one template to make it with. It proves agreement,
// not origin: whoever has the program can make a file that agrees. The error is
// a failure of the program.
func (s *Service) Verify(ctx context.Context, file []byte, only *template.Template) (Verified, error) {
	if !bytes.HasPrefix(file, []byte("%PDF-")) {
		return answer(Aendret, "Filen er ikke en PDF-fil.")
	}
	o, err := Extract(file)
	var no *Ulaeselig
	switch {
	case errors.As(err, &no):
		return answer(Aendret, "%s", no.Besked)
	case err != nil:
		return Verified{}, err
	}
	switch {
	case o.Release != Release:
		return answer(Uafgjort, "Det kan ikke afgøres her: Dokumentet er lavet med %s, og dette er %s.", o.Release, Release)
	case !fixed(o.Release):
		return answer(Uafgjort, "Det kan ikke afgøres: Dokumentet er lavet med %s, og det er ikke en endelig udgave af programmet.", o.Release)
	}
	return s.compare(ctx, file, o, only)
}

// compare makes a PDF again with this program, whatever its release is called.
func (s *Service) compare(ctx context.Context, file []byte, o *Oprindelse, only *template.Template) (Verified, error) {
	q := Request{Data: o.Record, Name: o.Template, Template: only, Udgave: o.Udgave}
	t, err := s.template(q)
	switch {
	case errors.Is(err, template.ErrName):
		return answer(Uafgjort, "Det kan ikke afgøres her: Dokumentet er lavet med skabelonen %s, som ikke findes her.", o.Template)
	case err != nil:
		return Verified{}, err
	case t.Hash != o.TemplateHash:
		return answer(Uafgjort, "Det kan ikke afgøres her: Dokumentet er lavet med skabelonen %s, og den, der findes her, er en anden.", o.Template)
	}
	same, err := s.again(ctx, q, file)
	switch {
	case err != nil:
		return Verified{}, err
	case !same:
		return answer(Aendret, "Dokumentet stemmer ikke med de oplysninger, der følger med i det. Det er ændret, siden det blev lavet.")
	}
	return answer(Stemmer, "Dokumentet stemmer med de oplysninger, der følger med i det. Lavet igen med %s bliver det nøjagtig den samme fil.", o.madeWith())
}

// again makes the PDF anew and compares. A record that is refused never became
// this file.
func (s *Service) again(ctx context.Context, q Request, file []byte) (bool, error) {
	f, _ := FormatNamed("pdf")
	made, err := s.Render(ctx, q, f)
	var refused *Rejected
	var syntax *SyntaxError
	switch {
	case errors.As(err, &refused), errors.As(err, &syntax), errors.Is(err, ErrUdgave):
		return false, nil
	case err != nil:
		return false, err
	}
	return bytes.Equal(made.Data, file), nil
}

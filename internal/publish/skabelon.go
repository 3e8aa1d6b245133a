package publish

import (
	"context"
	_ "embed"
	"io/fs"

	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// MaxWord is the largest Word file that is read, in bytes.
const MaxWord = ooxml.MaxUpload

// sample is an invented record with every kind of block, all that a template
// has a look for, and nothing that any template's rules refuse.
//
//go:embed proeve/proeve.json
var sample []byte

// Skabelontjek is what a check of a template found.
type Skabelontjek struct {
	Template *Template // nil when there are errors
	Faults   fault.List
}

// SkabelonSvar is a Skabelontjek in the form in which it is shown as JSON.
type SkabelonSvar struct {
	Gyldig bool       `json:"gyldig" jsonschema:"Der er ingen fejl; der kan være advarsler."`
	Faults fault.List `json:"faults" jsonschema:"Alle fejl og advarsler på én gang."`
}

// Svar gives the result for JSON: its list is never null.
func (k Skabelontjek) Svar() SkabelonSvar {
	return SkabelonSvar{Gyldig: !k.Faults.HasErrors(), Faults: append(fault.List{}, k.Faults...)}
}

// CheckWord checks a Word file that is to be the look of the named template, ""
// for the default: rules, words and fonts are that template's.
func (s *Service) CheckWord(ctx context.Context, word []byte, name string) (k Skabelontjek, err error) {
	base, err := s.template(Request{Name: name})
	if err != nil {
		return k, err
	}
	err = s.computing(ctx, weight(word), func(ctx context.Context) (err error) {
		k.Template, k.Faults, err = template.CheckWord(ctx, word, base)
		return err
	})
	return k, err
}

// TryWord checks a Word file as CheckWord does and, where it has no errors, makes
// the document of Preview with it.
func (s *Service) TryWord(ctx context.Context, word []byte, name string, f Format) (k Skabelontjek, d *Document, err error) {
	base, err := s.template(Request{Name: name})
	if err != nil {
		return k, nil, err
	}
	err = s.computing(ctx, weight(word)+perLogo, func(ctx context.Context) (err error) {
		if k.Template, k.Faults, err = template.CheckWord(ctx, word, base); err != nil || k.Template == nil {
			return err
		}
		d, err = s.Preview(ctx, k.Template, f)
		return err
	})
	return k, d, err
}

// CheckFolder checks a template folder, which may extend the service's templates.
func (s *Service) CheckFolder(folder fs.FS, name string) (Skabelontjek, error) {
	t, found, err := template.Check(folder, name, s.templates.Folder)
	return Skabelontjek{t, found}, err
}

// Preview makes a document that shows every kind of block in a template's look.
// It waits for no turn.
func (s *Service) Preview(ctx context.Context, t *Template, f Format) (*Document, error) {
	// A service of its own: what is prepared for a template that was handed in
	// must not be kept after the answer.
	d, err := New(s.templates, s.standard).Render(ctx, Request{Data: sample, Template: t, Udgave: Offentlig, Status: "endelig"}, f)
	if err != nil {
		return nil, err
	}
	d.Navn = Filnavn{ASCII: "proeve-" + t.Name + "." + f.Name, Danish: "prøve-" + t.Name + "." + f.Name}
	return d, nil
}

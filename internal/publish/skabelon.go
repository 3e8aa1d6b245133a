package publish

import (
	"bytes"
	"context"
	_ "embed"
	"io/fs"
	"path"
	"regexp"
	"strings"

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

	faulty func(context.Context) (*Template, error) // see Show
	by     *Service
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
	err = s.computing(ctx, weight(word)+perLogo, func(ctx context.Context) (err error) {
		k, err = s.checkWord(ctx, word, base)
		return err
	})
	return k, err
}

func (s *Service) checkWord(ctx context.Context, word []byte, base *Template) (Skabelontjek, error) {
	t, found, err := template.CheckWord(ctx, word, base)
	if err != nil {
		return Skabelontjek{}, err
	}
	faulty := func(ctx context.Context) (*Template, error) { return template.ShownWord(ctx, word, base) }
	return s.tried(ctx, Skabelontjek{t, found, faulty, s})
}

// TryWord checks a Word file as CheckWord does and makes the document of Preview with it,
// or that of Show where it has errors and faulty says so; nil where there is none.
func (s *Service) TryWord(ctx context.Context, word []byte, name string, f Format, faulty bool) (k Skabelontjek, d *Document, err error) {
	base, err := s.template(Request{Name: name})
	if err != nil {
		return k, nil, err
	}
	err = s.computing(ctx, weight(word)+perLogo, func(ctx context.Context) (err error) {
		if k, err = s.checkWord(ctx, word, base); err != nil {
			return err
		}
		switch {
		case k.Template != nil:
			d, err = s.Preview(ctx, k.Template, f)
		case faulty:
			d, err = k.Show(ctx, f)
		}
		return err
	})
	return k, d, err
}

// MendWord gives a template's Word file with what can be put right without asking, and
// tells what that was; nothing where there is nothing to do. The check says whether
// anything is left. A file that is not read is an *ooxml.Error.
func (s *Service) MendWord(ctx context.Context, word []byte) (d *Document, did []string, err error) {
	err = s.computing(ctx, weight(word)+perLogo, func(ctx context.Context) error {
		data, told, err := template.Mend(ctx, word)
		did = told
		d = &Document{Data: data, MIME: mended.MIME, Navn: Filnavn{ASCII: "notat-rettet.docx", Danish: "notat-rettet.docx"}}
		return err
	})
	return d, did, err
}

// Mendable reports whether MendWord may put one of the faults right.
func Mendable(found fault.List) bool { return template.Mendable(found) }

// mended is the format of a template.
var mended, _ = FormatNamed("docx")

// CheckFolder checks a template folder, which may extend the service's templates.
func (s *Service) CheckFolder(folder fs.FS, name string) (Skabelontjek, error) {
	t, found, err := template.Check(folder, name, s.templates.Folder)
	if err != nil {
		return Skabelontjek{}, err
	}
	faulty := func(context.Context) (*Template, error) {
		return template.ShownFolder(folder, name, s.templates.Folder)
	}
	return s.tried(context.Background(), Skabelontjek{t, found, faulty, s})
}

// tried makes the document of Preview in every format and edition, so that a template
// that is called in order is one that works. Where one cannot be made, or a tag is left
// in it, the template is not in order.
func (s *Service) tried(ctx context.Context, k Skabelontjek) (Skabelontjek, error) {
	if k.Template == nil {
		return k, nil
	}
	own := New(s.templates, s.standard) // see Preview
	for _, f := range Formats {
		for _, edition := range []Udgave{Offentlig, Intern} {
			d, err := own.Render(ctx, Request{Data: sample, Template: k.Template, Udgave: edition}, f)
			switch {
			case ctx.Err() != nil:
				return Skabelontjek{}, ctx.Err()
			case err != nil:
				k.refuse(template.NotMade(shown[f.Name], err))
				return k, nil
			}
			left, err := leftTag(f, d.Data)
			if err != nil {
				return Skabelontjek{}, err
			}
			if left != "" {
				k.refuse(template.TagLeft(shown[f.Name], left))
				return k, nil
			}
		}
	}
	return k, nil
}

// shown is what the formats are called to the one who makes a template.
var shown = map[string]string{"pdf": "PDF", "docx": "Word-udkast", "html": "side"}

func (k *Skabelontjek) refuse(f fault.Fault) {
	k.Template = nil
	k.Faults = append(k.Faults, f)
}

// markup is what stands between the words of HTML and of a Word part.
var markup = regexp.MustCompile(`<[^>]*>`)

// leftTag gives the first words of a document that begin as a tag does; a PDF shows
// what the page shows.
func leftTag(f Format, data []byte) (string, error) {
	if f.Name == "pdf" {
		return "", nil
	}
	parts := []ooxml.Part{{Data: data}}
	if f.Draft {
		p, err := ooxml.Open(data)
		if err != nil {
			return "", err
		}
		parts = p.Parts()
	}
	for _, part := range parts {
		if part.Name != "" && path.Ext(part.Name) != ".xml" || bytes.Count(part.Data, []byte("{")) < 2 {
			continue
		}
		words := markup.ReplaceAll(part.Data, nil)
		if i := bytes.Index(words, []byte("{{")); i >= 0 {
			return strings.ToValidUTF8(string(words[i:min(len(words), i+40)]), ""), nil
		}
	}
	return "", nil
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

// StandardWord gives the Word file of the standard template, to begin a new one with.
func (s *Service) StandardWord() ([]byte, error) {
	folder, err := s.templates.Folder("standard")
	if err != nil {
		return nil, err
	}
	return fs.ReadFile(folder, "notat.docx")
}

package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"notat/internal/parallel"
	"notat/internal/publish"
)

// rendering is what the flags of render say.
type rendering struct {
	out, format, template, udgave, status, kommentering string
	strict                                              bool
}

func renderCommand(fs *pflag.FlagSet) run {
	var r rendering
	fs.StringVarP(&r.out, "output", "o", "", "file to write, or folder; - is standard output; left out: the notat's own name here")
	fs.StringVar(&r.format, "format", "", "pdf, docx or html; left out: the ending of -o FILE decides, else pdf")
	fs.StringVar(&r.template, "template", "", "a template's name, or its folder")
	fs.StringVar(&r.udgave, "udgave", "", "offentlig or intern; left out: offentlig, and intern for docx")
	fs.StringVar(&r.status, "status", "", "udkast or endelig, instead of what the record says")
	fs.StringVar(&r.kommentering, "kommentering", "", "the day (2026-06-12) for comments on a Word draft of the public edition")
	fs.BoolVar(&r.strict, "strict", false, "make nothing of a record with warnings")
	return func(ctx context.Context, w World, args []string) error {
		records, err := expand(args)
		if err != nil {
			return err
		}
		if len(records) == 0 {
			return usagef("render: which record?")
		}
		return r.run(ctx, w, records)
	}
}

func (r rendering) run(ctx context.Context, w World, records []string) error {
	format, err := r.chosenFormat()
	if err != nil {
		return err
	}
	folder := r.isFolder()
	if len(records) > 1 && !folder && r.out != "" {
		return usagef("render: %d records need a folder, and %s is none", len(records), r.out)
	}
	s, store, _, err := service(w)
	if err != nil {
		return err
	}
	q := publish.Request{Name: r.template, Udgave: publish.Udgave(r.udgave), Status: r.status, Kommentering: r.kommentering}
	if isDir(r.template) {
		if q.Template, err = store.OpenDir(r.template); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	b := batch{rendering: r, w: w, folder: folder, total: len(records), written: map[string]string{}, bar: newBar(w.Stderr, len(records))}
	inOrder(records, func(name string) made {
		m := made{name: name}
		m.err = parallel.Try(func() error {
			src, err := w.read(name)
			if err != nil {
				return err
			}
			q := q
			q.Data, q.Billeder = src.data, src.billeder()
			m.doc, err = s.Render(ctx, q, format)
			return err
		})
		return m
	}, func(m made) bool {
		b.take(m)
		return b.stop == nil
	})
	return b.result()
}

// refusal gives what is wrong with the record when that is what the error says.
func refusal(err error) (publish.Report, bool) {
	var no *publish.Rejected
	var syntax *publish.SyntaxError
	switch {
	case errors.As(err, &no):
		return no.Report, true
	case errors.As(err, &syntax):
		return publish.Report{Faults: syntaxFault(syntax)}, true
	}
	return publish.Report{}, false
}

func (r rendering) chosenFormat() (publish.Format, error) {
	name := r.format
	if name == "" && !r.isFolder() {
		name = strings.ToLower(strings.TrimPrefix(filepath.Ext(r.out), "."))
	}
	if name == "" && r.kommentering != "" {
		name = "docx"
	}
	if name == "" {
		name = "pdf"
	}
	f, ok := publish.FormatNamed(name)
	if !ok {
		return f, usagef("render: no format %q; the formats are pdf, docx and html", name)
	}
	return f, nil
}

func (r rendering) isFolder() bool {
	return strings.HasSuffix(r.out, "/") || strings.HasSuffix(r.out, string(filepath.Separator)) || isDir(r.out)
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isPublic reports whether what is made may lie where everybody can read it: a Word
// draft is on its way, and holds its record as it is edited.
func (r rendering) isPublic() bool {
	f, err := r.chosenFormat()
	edition := publish.Udgave(r.udgave)
	if edition == "" {
		edition = f.Udgave
	}
	return err == nil && edition == publish.Offentlig && !f.Draft
}

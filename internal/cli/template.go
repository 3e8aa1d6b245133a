package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"notat/internal/fault"
	"notat/internal/publish"
	"notat/internal/template"
	"notat/templates"
)

// templateActions are the words that may follow notat template.
var templateActions = map[string]func(ctx context.Context, w World, what, out string) error{
	"new": newTemplate, "check": checkTemplate, "preview": previewTemplate,
}

func templateCommand(fs *pflag.FlagSet) run {
	out := fs.StringP("output", "o", "", "preview: the file to write; its ending says the format: .pdf, .docx or .html")
	return func(ctx context.Context, w World, args []string) error {
		if len(args) != 2 || templateActions[args[0]] == nil {
			return usagef("template: say new NAME, check DIR, or preview DIR -o FILE")
		}
		return templateActions[args[0]](ctx, w, args[1], *out)
	}
}

// newTemplate copies the standard template to a folder that is not there yet.
func newTemplate(_ context.Context, w World, dir, _ string) error {
	if name := filepath.Base(dir); !template.GoodName(name) {
		return usagef("template new: a template's name has small letters a-z, digits and hyphens; %q has not", name)
	}
	standard, err := fs.Sub(templates.FS, "standard")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o755); errors.Is(err, fs.ErrExist) {
		return usagef("template new: %s is there already, and nothing is overwritten", dir)
	} else if err != nil {
		return err
	}
	if err := os.CopyFS(dir, standard); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.Stdout, "%s\nÅbn %s i Word, ret den, og tjek den: notat template check %s\n", dir, filepath.Join(dir, "notat.docx"), dir)
	return err
}

// checkTemplate prints what is wrong, in Danish, a fault a line.
func checkTemplate(ctx context.Context, w World, what, _ string) error {
	k, _, err := checkNamed(ctx, w, what)
	if err != nil {
		return err
	}
	printTemplateFaults(w, k.Faults)
	errs, warnings := len(k.Faults.Only(fault.Error)), len(k.Faults.Only(fault.Warning))
	switch {
	case errs > 0:
		fmt.Fprintf(w.Stdout, "%s: %s, %s. Skabelonen kan ikke bruges, før fejlene er rettet.\n", what, count(errs, "fejl", "fejl"), count(warnings, "advarsel", "advarsler"))
		return errRecord
	case warnings > 0:
		fmt.Fprintf(w.Stdout, "%s: Skabelonen kan bruges. Der er %s.\n", what, count(warnings, "advarsel", "advarsler"))
	default:
		fmt.Fprintf(w.Stdout, "%s: Skabelonen er i orden.\n", what)
	}
	return nil
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// previewTemplate makes the document that shows every kind of block.
func previewTemplate(ctx context.Context, w World, what, out string) error {
	format, ok := publish.FormatNamed(strings.ToLower(strings.TrimPrefix(filepath.Ext(out), ".")))
	if !ok {
		return usagef("template preview: -o FILE with the ending .pdf, .docx or .html, please")
	}
	k, s, err := checkNamed(ctx, w, what)
	if err != nil {
		return err
	}
	var d *publish.Document
	if k.Template == nil {
		printTemplateFaults(w, k.Faults)
		d, err = k.Show(ctx, format)
	} else {
		d, err = s.Preview(ctx, k.Template, format)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if d != nil {
		if err := writePublic(out, d.Data); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w.Stdout, out); err != nil {
			return err
		}
	}
	if k.Template == nil {
		return errRecord
	}
	return nil
}

func printTemplateFaults(w World, faults fault.List) {
	for _, f := range faults {
		word := "fejl"
		if f.Severity == fault.Warning {
			word = "advarsel"
		}
		fmt.Fprintf(w.Stdout, "%s: %s: %s\n", word, f.Sted, f.Message)
	}
}

// checkNamed checks a template by its folder or its name, or a Word file alone.
func checkNamed(ctx context.Context, w World, what string) (publish.Skabelontjek, *publish.Service, error) {
	s, store, _, err := service(w)
	if err != nil {
		return publish.Skabelontjek{}, nil, err
	}
	var k publish.Skabelontjek
	switch info, statErr := os.Stat(what); {
	case statErr == nil && info.IsDir():
		abs, err := filepath.Abs(what)
		if err != nil {
			return k, nil, err
		}
		k, err = s.CheckFolder(os.DirFS(abs), filepath.Base(abs))
		return k, s, err
	case statErr == nil:
		data, err := w.readFile(what, publish.MaxWord)
		if err != nil {
			return k, nil, err
		}
		k, err = s.CheckWord(ctx, data, "")
		return k, s, err
	}
	folder, err := store.Folder(what)
	if err != nil {
		return k, nil, usagef("template: %s is neither a folder, a Word file nor the name of a template", what)
	}
	k, err = s.CheckFolder(folder, what)
	return k, s, err
}

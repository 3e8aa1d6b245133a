package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func oversigtCommand(fs *pflag.FlagSet) run {
	var q publish.Oversigt
	fs.StringVar(&q.Skoleaar, "skoleaar", "", "the school year, 2025/26; left out: the newest")
	fs.StringVar(&q.Kommune, "kommune", "", "the municipality, where the archive has several")
	fs.StringVar(&q.Name, "template", "", "a template's name, or its folder")
	format := fs.String("format", "", "pdf, docx, html or csv; left out: the ending of -o, else pdf")
	out := fs.StringP("output", "o", "", "file to write; - is standard output")
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) > 0 || *out == "" {
			return usagef("oversigt: -o FILE, and flags only")
		}
		name := *format
		if name == "" {
			name = "pdf"
			if ending := strings.TrimPrefix(filepath.Ext(*out), "."); ending != "" {
				name = ending
			}
		}
		f, known := publish.FormatNamed(name)
		if !known && name != "csv" {
			return usagef("oversigt: no format %q", name)
		}
		s, store, _, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		if isDir(q.Name) {
			if q.Template, err = store.OpenDir(q.Name); err != nil {
				return err
			}
		}
		q.Dag = time.Now().Format(time.DateOnly)
		var data []byte
		if name == "csv" {
			data, err = s.OverviewCSV(ctx, q)
		} else {
			var d *publish.Document
			if d, err = s.Overview(ctx, q, f); err == nil {
				data = d.Data
			}
		}
		switch {
		case errors.Is(err, publish.ErrNoYear), errors.Is(err, publish.ErrKommune), errors.Is(err, publish.ErrSkoleaar):
			return usagef("oversigt: %v", err)
		case err != nil:
			return w.archived(err)
		}
		if *out == "-" {
			_, err = w.data.Write(data)
			return err
		}
		return writePublic(*out, data)
	}
}

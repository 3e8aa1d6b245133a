package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func aarsstartCommand(fs *pflag.FlagSet) run {
	skoleaar := fs.String("skoleaar", "", "the school year that begins, 2026/27")
	out := fs.StringP("output", "o", "", "the ZIP file to write")
	name := fs.String("template", "", "a template's name, or its folder")
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) > 1 || *skoleaar == "" || *out == "" {
			return usagef("aarsstart: --skoleaar 2026/27, -o FILE.zip and at most one folder of last year's files")
		}
		s, store, _, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		w.learn(ctx, s)
		q := publish.Aarsstart{Skoleaar: *skoleaar, Name: *name}
		if isDir(*name) {
			if q.Template, err = store.OpenDir(*name); err != nil {
				return err
			}
		}
		if len(args) == 1 {
			err = w.lastYear(args[0], &q)
		} else {
			q.Sidste, err = s.LastYear(ctx, func(string) bool { return true })
		}
		if err != nil {
			return w.archived(err)
		}
		all, err := s.BeginYear(ctx, q)
		switch {
		case errors.Is(err, publish.ErrAarsstart), errors.Is(err, publish.ErrSkoleaar):
			return usagef("aarsstart: %v", err)
		case err != nil:
			return err
		}
		data, err := publish.Pakke(*skoleaar, all)
		if err != nil {
			return err
		}
		drafts := 0
		for _, b := range all {
			if b.Navn == "" {
				fmt.Fprintf(w.Stderr, "%s: intet udkast: %s\n", b.Skole, strings.Join(b.Mangler, " "))
				continue
			}
			drafts++
		}
		fmt.Fprintf(w.Stderr, "%d udkast. Hvad der mangler, står i mangler.txt.\n", drafts)
		return writeFile(*out, data)
	}
}

// lastYear reads a folder: last year's notater, and the extracts beside them. An
// extract was made on the day its file was saved, as far as anybody knows.
func (w World) lastYear(folder string, q *publish.Aarsstart) error {
	entries, err := os.ReadDir(folder) // sorted
	if err != nil {
		return err
	}
	for _, e := range entries {
		path, ending := filepath.Join(folder, e.Name()), strings.ToLower(filepath.Ext(e.Name()))
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") {
			continue
		}
		switch ending {
		case ".json", ".pdf", ".docx", ".xlsx", ".csv":
		default:
			continue
		}
		if len(q.Sidste)+len(q.Tal) > 2*publish.MaxAarsstart {
			return usagef("aarsstart: the folder %s holds too many files", folder)
		}
		data, err := w.readFile(path, publish.MaxUdtraek)
		if err != nil {
			return err
		}
		f := publish.Fil{Navn: e.Name(), Data: data}
		if ending == ".xlsx" || ending == ".csv" || strings.HasPrefix(strings.TrimLeft(string(data[:min(len(data), 64)]), "\ufeff \t\r\n"), "[") {
			info, err := e.Info()
			if err != nil {
				return err
			}
			q.Tal = append(q.Tal, publish.Udtraek{Fil: f, Dato: info.ModTime().Format(time.DateOnly)})
			continue
		}
		q.Sidste = append(q.Sidste, f)
	}
	return nil
}

package cli

import (
	"context"
	"path/filepath"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func talCommand(fs *pflag.FlagSet) run {
	var h handback
	var fil, dato string
	fs.StringVar(&fil, "fil", "", "the extract: the API's answer as JSON, .xlsx or CSV")
	fs.StringVar(&dato, "dato", "", "the day the extract was made, 2026-09-20")
	h.flags(fs)
	return func(ctx context.Context, w World, args []string) error {
		if len(args) != 1 || fil == "" {
			return usagef("tal: --fil UDTRAEK and one record")
		}
		return h.tal(ctx, w, args[0], fil, dato)
	}
}

// tal puts the figures of an extract into a record.
func (h handback) tal(ctx context.Context, w World, name, fil, dato string) error {
	src, err := w.read(name)
	if err != nil {
		return err
	}
	q := publish.Tal{Record: src.data, Dato: dato, Name: h.template, Fil: publish.Fil{Navn: filepath.Base(fil)}}
	if q.Fil.Data, err = w.readFile(fil, publish.MaxUdtraek); err != nil {
		return err
	}
	s, err := h.service(w, &q.Svar, &q.Template)
	if err != nil {
		return err
	}
	back, err := s.ReadTal(ctx, q)
	if err := w.refused("tal", name, fil, err); err != nil {
		return err
	}
	return h.tell(w, name, back)
}

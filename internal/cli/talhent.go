package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"notat/internal/config"
	"notat/internal/hent"
	"notat/internal/publish"
)

func talHentCommand(fs *pflag.FlagSet) run {
	out := fs.StringP("output", "o", "", "file for the extract; - is standard output")
	return func(ctx context.Context, w World, args []string) error {
		if len(args) != 1 || *out == "" {
			return usagef("tal-hent: -o EXTRACT and one record")
		}
		c, err := config.FromEnv(w.Environ)
		if err != nil {
			return usageError{err.Error()}
		}
		if c.StatistikKey == "" {
			return usagef("tal-hent: NOTAT_STATISTIK_KEY is not set")
		}
		src, err := w.read(args[0])
		if err != nil {
			return err
		}
		nr, skoleaar, err := publish.Skole(src.data)
		if w.unreadable(args[0], err) {
			return errRecord
		} else if err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
		trustRoots()
		extract, counts, err := hent.Kilde{URL: c.StatistikURL, Noegle: c.StatistikKey}.Skole(ctx, nr, skoleaar)
		if err != nil {
			return fmt.Errorf("tal-hent: %w", err)
		}
		for _, n := range counts {
			fmt.Fprintf(w.Stderr, "%s: %d rækker\n", n.Kube, n.Raekker)
		}
		fmt.Fprintf(w.Stderr, "Hentet i dag. Sæt tallene ind med notat tal --fil %s --dato %s\n", *out, time.Now().Format(time.DateOnly))
		return w.put(*out, extract)
	}
}

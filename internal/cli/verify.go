package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"notat/internal/publish"
	"notat/internal/template"
)

// verdicts are the ends of verify.
var verdicts = map[publish.Dom]error{publish.Stemmer: nil, publish.Aendret: errRecord, publish.Uafgjort: errUndecided}

func verifyCommand(fs *pflag.FlagSet) run {
	folder := fs.String("template", "", "the folder of the template it was made with, when it is none of those known by name")
	return func(ctx context.Context, w World, args []string) error {
		name, err := oneFile("verify", args)
		if err != nil {
			return err
		}
		data, err := w.readFile(name, publish.MaxFil)
		if err != nil {
			return err
		}
		s, store, _, err := service(w)
		if err != nil {
			return err
		}
		var only *template.Template
		if *folder != "" {
			if only, err = store.OpenDir(*folder); err != nil {
				return err
			}
		}
		k, err := s.Verify(ctx, data, only)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(w.Stdout, "%s: %s\n", name, k.Besked)
		return verdicts[k.Dom]
	}
}

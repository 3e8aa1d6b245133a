package cli

import (
	"context"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func extractCommand(fs *pflag.FlagSet) run {
	out := fs.StringP("output", "o", "-", "file to write; - is standard output")
	return func(_ context.Context, w World, args []string) error {
		name, err := oneFile("extract", args)
		if err != nil {
			return err
		}
		data, err := w.readFile(name, publish.MaxFil)
		if err != nil {
			return err
		}
		o, err := publish.Extract(data)
		switch {
		case w.unreadable(name, err):
			return errRecord
		case err != nil:
			return err
		}
		return w.put(*out, o.Record)
	}
}

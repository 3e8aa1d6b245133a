package cli

import (
	"context"

	"github.com/spf13/pflag"

	"notat/internal/pattern"
	"notat/internal/publish"
)

// schoolNumber tells a school's number from a file's name.
var schoolNumber = pattern.New(`^[0-9]{6}$`)

func nextCommand(fs *pflag.FlagSet) run {
	out := fs.StringP("output", "o", "-", "file to write; - is standard output")
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) != 1 {
			return usagef("next: one record, or the number of a school whose notat is published here")
		}
		s, _, _, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		w.learn(ctx, s)
		var data []byte
		if schoolNumber.MatchString(args[0]) {
			data, err = s.NextFor(ctx, args[0], true)
		} else {
			src, failed := w.read(args[0])
			if failed != nil {
				return failed
			}
			data, err = s.Next(ctx, publish.Request{Data: src.data, Billeder: src.billeder()})
		}
		if report, no := refusal(err); no {
			printFaults(w.Stderr, args[0], report.Faults)
			return errRecord
		}
		if err != nil {
			return w.archived(err)
		}
		return w.put(*out, data)
	}
}

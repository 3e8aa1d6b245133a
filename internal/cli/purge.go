package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func purgeCommand(fs *pflag.FlagSet) run {
	who := bruger(fs)
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) != 1 {
			return usagef("purge: the id of one withdrawn notat, please")
		}
		a, done, err := archive(w)
		if err != nil {
			return err
		}
		defer done(&err)
		n, err := a.Purge(ctx, args[0], publish.Who{Token: byCommand, Bruger: *who})
		if err != nil {
			return w.archived(err)
		}
		_, err = fmt.Fprintf(w.Stdout, "%s %s version %d is purged\n", n.Institutionsnr, n.Skoleaar, n.Version)
		return err
	}
}

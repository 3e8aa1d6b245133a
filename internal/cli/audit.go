package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func auditCommand(fs *pflag.FlagSet) run {
	asJSON := fs.Bool("json", false, "one JSON object per line")
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) > 0 {
			return usagef("audit takes flags only, not %q", args[0])
		}
		a, done, err := archive(w)
		if err != nil {
			return err
		}
		defer done(&err)
		e := json.NewEncoder(w.data)
		return w.archived(a.Audit(ctx, func(l publish.Linje) error {
			if *asJSON {
				return e.Encode(l)
			}
			_, err := fmt.Fprintf(w.Stdout, "%d\t%s\t%s\t%s\t%s\t%s %s v%d\t%s\t%s\t%s\t%s\n", l.Nr, l.Tid, l.Action, l.Token, l.Bruger, l.Institutionsnr, l.Skoleaar, l.Version, l.Notat, l.Aarsag, l.SHA256, l.Led)
			return err
		}))
	}
}

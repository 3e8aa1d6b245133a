package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func withdrawCommand(fs *pflag.FlagSet) run {
	aarsag := fs.String("aarsag", "", "why, shown at its addresses: "+aarsager())
	who := bruger(fs)
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) != 1 {
			return usagef("withdraw: the id of one notat, please")
		}
		s, _, _, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		n, err := s.Withdraw(ctx, args[0], *aarsag, publish.Who{Token: byCommand, Bruger: *who})
		if err != nil {
			return w.archived(err)
		}
		_, err = fmt.Fprintf(w.Stdout, "%s %s version %d is withdrawn: %s\n", n.Institutionsnr, n.Skoleaar, n.Version, publish.AarsagTekst(n.Aarsag))
		return err
	}
}

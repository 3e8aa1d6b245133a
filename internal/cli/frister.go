package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"notat/internal/config"
	"notat/internal/publish"
)

// fristerOf gives the rules of the settings.
func fristerOf(c config.Config) publish.Frister {
	return publish.Frister{UdkastDage: c.DraftDays, Skoleaar: c.PublicYears}
}

func fristerCommand(fs *pflag.FlagSet) run {
	right := fs.Bool("datoen-er-rigtig", false, "the date is right: a service that held back deletes again what is past its time")
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) != 0 {
			return usagef("frister: takes no arguments")
		}
		s, _, c, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		now := time.Now()
		if *right {
			if err := s.Believe(ctx, now); err != nil {
				return err
			}
		}
		all, err := s.Upcoming(ctx, fristerOf(c))
		if err != nil {
			return err
		}
		for _, f := range all {
			if f.Udkast != nil {
				fmt.Fprintf(w.Stdout, "%s udkast %s %s %s\n", f.Dag, f.Udkast.ID, f.Udkast.Skole, f.Udkast.Skoleaar)
				continue
			}
			fmt.Fprintf(w.Stdout, "%s notat %s %s %s\n", f.Dag, f.Notat.ID, f.Notat.Skole, f.Notat.Skoleaar)
		}
		leapt, err := s.Leapt(ctx, now)
		if err == nil && leapt != nil {
			err = leapt
		}
		return err
	}
}

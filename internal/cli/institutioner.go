package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func institutionerCommand(fs *pflag.FlagSet) run {
	fil := fs.String("fil", "", "the register of institutions, CSV")
	out := fs.StringP("output", "o", "", "file for what is used of it, to be named by NOTAT_INSTITUTIONER; - is standard output")
	return func(_ context.Context, w World, args []string) error {
		if len(args) > 0 || *fil == "" || *out == "" {
			return usagef("institutioner: --fil REGISTER.csv and -o FILE")
		}
		data, err := w.readFile(*fil, publish.MaxRegister)
		if err != nil {
			return err
		}
		r, err := publish.ReadInstitutioner(data)
		if w.unreadable(*fil, err) {
			return errRecord
		} else if err != nil {
			return err
		}
		fmt.Fprintf(w.Stderr, "%d institutioner\n", r.Len())
		if *out == "-" {
			_, err := w.data.Write(r.CSV())
			return err
		}
		return writePublic(*out, r.CSV())
	}
}

package cli

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func institutionerCommand(fs *pflag.FlagSet) run {
	fil := fs.String("fil", "", "the register of institutions, CSV")
	out := fs.StringP("output", "o", "", "file for what is used of it, to be named by NOTAT_INSTITUTIONER, instead of the archive; - is standard output")
	return func(ctx context.Context, w World, args []string) error {
		if len(args) > 0 || *fil == "" {
			return usagef("institutioner: --fil REGISTER.csv")
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
		switch *out {
		case "":
			return keepRegister(ctx, w, r)
		case "-":
			_, err := w.data.Write(r.CSV())
			return err
		}
		return writePublic(*out, r.CSV())
	}
}

// keepRegister keeps the register in the archive, where every process finds it.
func keepRegister(ctx context.Context, w World, r *publish.Institutioner) (err error) {
	a, done, err := archive(w)
	if err != nil {
		return err
	}
	defer done(&err)
	return a.SaveRegister(ctx, r.CSV())
}

// learn reads the register that the archive keeps, for a command that looks numbers up.
// Where the archive cannot be read that is told, and the command goes on.
func (w World) learn(ctx context.Context, s *publish.Service) {
	if err := s.Learn(ctx); err != nil {
		fmt.Fprintf(w.Stderr, "notat: the archive's register of institutions: %v\n", err)
	}
}

// learning is how soon a service notices that there is another register.
const learning = time.Minute

// keepLearning reads the register anew until ctx ends. What stands in the way is logged
// once, and again when it is something else.
func keepLearning(ctx context.Context, s *publish.Service, log *slog.Logger) {
	said := ""
	for {
		err := s.Learn(ctx)
		switch {
		case err == nil:
			said = ""
		case err.Error() != said && ctx.Err() == nil:
			said = err.Error()
			log.Warn("the archive's register of institutions cannot be read", "error", said)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(learning):
		}
	}
}

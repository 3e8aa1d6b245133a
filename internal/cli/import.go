package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

// importCommand begins a record with a file that somebody has. Its answers, its JSON
// and its exit codes are those of readback.
func importCommand(fs *pflag.FlagSet) run {
	var h handback
	var lastYear bool
	h.flags(fs)
	fs.BoolVar(&lastYear, "som-sidste-aar", false, "make next year's record of what the file says")
	return func(ctx context.Context, w World, args []string) error {
		if len(args) != 1 {
			return usagef("import: which file?")
		}
		q := publish.Begyndelse{Navn: args[0], SomSidsteAar: lastYear, Name: h.template}
		data, err := w.readFile(args[0], publish.MaxFil)
		if err != nil {
			return err
		}
		q.Fil = data
		s, err := h.service(w, &q.Svar, &q.Template)
		if err != nil {
			return err
		}
		back, err := s.Begin(ctx, q)
		if err := w.refused("import", args[0], args[0], err); err != nil {
			return err
		}
		return h.tell(w, args[0], back)
	}
}

// refused tells why a file, or the record of a name, could not be taken, where the answer
// is not for the end of the command.
func (w World) refused(command, name, file string, err error) error {
	switch report, refused := refusal(err); {
	case w.unreadable(file, err):
		return errRecord
	case errors.Is(err, publish.ErrSvar):
		return usagef("%s: %v", command, err)
	case refused:
		printFaults(w.Stderr, name, report.Faults)
		return errRecord
	case err != nil:
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

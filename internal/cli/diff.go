package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func diffCommand(fs *pflag.FlagSet) run {
	asJSON := fs.Bool("json", false, "one JSON array instead of lines")
	return func(ctx context.Context, w World, args []string) error {
		if len(args) != 2 {
			return usagef("diff: two records, please: the old and the new; %d were named", len(args))
		}
		var data [2][]byte
		for i, name := range args {
			src, err := w.read(name)
			if err != nil {
				return err
			}
			data[i] = src.data
		}
		changes, err := publish.Diff(ctx, data[0], data[1])
		var syntax *publish.SyntaxError
		switch {
		case errors.As(err, &syntax):
			for i, name := range args {
				if errors.As(publish.Syntax(data[i]), &syntax) {
					printFaults(w.Stderr, name, syntaxFault(syntax))
				}
			}
			return errRecord
		case err != nil:
			return err
		}
		if *asJSON {
			line, err := json.Marshal(changes)
			if err != nil {
				return err
			}
			fmt.Fprintf(w.data, "%s\n", line)
			return nil
		}
		for _, c := range changes {
			fmt.Fprintln(w.Stdout, changeLine(c))
		}
		return nil
	}
}

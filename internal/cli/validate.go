package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func validateCommand(fs *pflag.FlagSet) run {
	asJSON := fs.Bool("json", false, "one JSON object per record instead of lines")
	previous := fs.String("forrige", "", "last year's record: name the agreements that are not followed up")
	return func(ctx context.Context, w World, args []string) (err error) {
		if args, err = expand(args); err != nil {
			return err
		}
		if len(args) == 0 {
			return usagef("validate: which record?")
		}
		s, _, _, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		w.learn(ctx, s)
		validate := s.Validate
		if *previous != "" {
			old, err := w.read(*previous)
			if err != nil {
				return err
			}
			validate = func(ctx context.Context, q publish.Request) (*publish.Report, error) {
				return s.ValidateAfter(ctx, q, old.data)
			}
		}
		var result error
		for _, name := range args {
			src, err := w.read(name)
			if err != nil {
				return err
			}
			report, err := validate(ctx, publish.Request{Data: src.data, Billeder: src.billeder()})
			var syntax *publish.SyntaxError
			switch {
			case errors.As(err, &syntax):
				report = &publish.Report{Faults: syntaxFault(syntax)}
			case err != nil:
				return fmt.Errorf("%s: %w", name, err)
			}
			if report.Faults.HasErrors() {
				result = errRecord
			}
			if *asJSON {
				line, err := json.Marshal(struct {
					Fil string `json:"fil"`
					publish.Svar
				}{name, report.Svar()})
				if err != nil {
					return err
				}
				fmt.Fprintf(w.data, "%s\n", line)
				continue
			}
			printFaults(w.Stdout, name, report.Faults)
			printAnswers(w.Stdout, name, report.Besvaret)
			for _, u := range report.Udeladt {
				fmt.Fprintf(w.Stdout, "%s: offentlig udgave, %s: %s\n", name, u.Pointer, u.Tekst)
			}
		}
		return result
	}
}

// printAnswers lists the answers to publishing checks for the one who approves.
func printAnswers(out io.Writer, name string, answers []publish.Besvarelse) {
	for _, b := range answers {
		fmt.Fprintf(out, "%s: besvaret, %s: %s, %s: %s\n", name, b.Pointer, b.Kode, b.Sted, b.Begrundelse)
	}
}

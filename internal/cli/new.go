package cli

import (
	"context"
	"errors"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func newCommand(fs *pflag.FlagSet) run {
	var n publish.Ny
	fs.StringVar(&n.Kommune, "kommune", "", "name of the municipality")
	fs.StringVar(&n.Skole, "skole", "", "name of the school")
	fs.StringVar(&n.Skoleaar, "skoleaar", "", "school year, 2025/26")
	return func(ctx context.Context, w World, args []string) error {
		if len(args) > 0 {
			return usagef("new takes flags only, not %q", args[0])
		}
		s, _, _, err := service(w)
		if err != nil {
			return err
		}
		data, err := s.New(n)
		if errors.Is(err, publish.ErrNy) {
			return usageError{err.Error()}
		}
		if err != nil {
			return err
		}
		_, err = w.data.Write(data)
		return err
	}
}

package cli

import (
	"context"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func schemaCommand(*pflag.FlagSet) run {
	return func(ctx context.Context, w World, args []string) error {
		_, err := w.data.Write(publish.Schema())
		return err
	}
}

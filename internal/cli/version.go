package cli

import (
	"context"
	"fmt"
	"runtime"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func versionCommand(*pflag.FlagSet) run {
	return func(ctx context.Context, w World, args []string) error {
		_, err := fmt.Fprintf(w.Stdout, "%s (%s)\n", publish.Release, runtime.Version())
		return err
	}
}

package cli

import (
	"archive/zip"
	"context"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/pflag"
)

func restoreCommand(*pflag.FlagSet) run {
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) != 1 {
			return usagef("restore: one backup, please")
		}
		var from fs.FS
		if isDir(args[0]) {
			from = os.DirFS(args[0])
		} else {
			z, err := zip.OpenReader(args[0])
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			defer z.Close()
			from = z
		}
		a, done, err := archive(w)
		if err != nil {
			return err
		}
		defer done(&err)
		return w.archived(a.Restore(ctx, from))
	}
}

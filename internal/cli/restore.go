package cli

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	iofs "io/fs"
	"os"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func restoreCommand(fs *pflag.FlagSet) run {
	without := fs.Bool("uden-liste", false, "there is no list of what was withdrawn and purged after the backup; the audit tells that it was restored without")
	who := bruger(fs)
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) != 1 {
			return usagef("restore: one backup, please")
		}
		var from iofs.FS
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
		err = a.Restore(ctx, from, publish.Who{Token: byCommand, Bruger: *who}, *without)
		if errors.Is(err, publish.ErrList) && errors.Is(err, iofs.ErrNotExist) {
			err = fmt.Errorf("%w; copy it there, or use --uden-liste where there is none any more", err)
		}
		return w.archived(err)
	}
}

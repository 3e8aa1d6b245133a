package cli

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func pakkeCommand(fs *pflag.FlagSet) run {
	out := fs.StringP("output", "o", "", "the ZIP file; or a folder, for single files")
	intern := fs.Bool("intern", false, "the internal edition too")
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) != 1 || *out == "" {
			return usagef("pakke: the id of one notat, and -o FILE.zip or a folder, please")
		}
		s, _, _, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		files, err := s.Sagsfiler(ctx, args[0], *intern)
		if err != nil {
			return w.archived(err)
		}
		if isDir(*out) || strings.HasSuffix(*out, "/") {
			for _, f := range files {
				if err := writeFile(filepath.Join(*out, f.Navn), f.Data); err != nil {
					return err
				}
			}
			return nil
		}
		data, err := publish.Sagspakke(files)
		if err != nil {
			return err
		}
		return writeFile(*out, data)
	}
}

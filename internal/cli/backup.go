package cli

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

func backupCommand(*pflag.FlagSet) run {
	return func(ctx context.Context, w World, args []string) (err error) {
		if len(args) != 1 {
			return usagef("backup: one file, or a folder, please")
		}
		a, done, err := archive(w)
		if err != nil {
			return err
		}
		defer done(&err)
		if isDir(args[0]) || strings.HasSuffix(args[0], "/") {
			return w.archived(export(ctx, a, args[0]))
		}
		return w.archived(backupFile(ctx, a, args[0]))
	}
}

// backupFile writes the whole backup or none, and over nothing but a backup: the
// archive itself is a file that is soon named by mistake.
func backupFile(ctx context.Context, a *publish.Archive, name string) error {
	if _, err := os.Stat(name); err == nil {
		z, err := zip.OpenReader(name)
		if err != nil {
			return usagef("backup: %s is there already, and is no backup", name)
		}
		z.Close()
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".notat-*") // its mode is ownFile
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // gone already when all went well
	if err := a.WriteZip(ctx, tmp); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Sync(); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}

// export writes everything as plain files. What lies in the folder already would
// pass for part of it.
func export(ctx context.Context, a *publish.Archive, dir string) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return usagef("backup: the folder %s is not empty", dir)
	}
	return a.Backup(ctx, func(name string, data []byte) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), ownFolder); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, ownFile); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
}

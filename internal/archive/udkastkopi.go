package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// udkastFil tells in a backup of one draft; beside it lie its versions, 1.json, 2.json ...
const (
	udkastFil    = "udkast.json"
	udkastFolder = "udkast"
)

// udkastTold is what that file holds.
type udkastTold struct {
	Udkast
	Versioner []UdkastVersion `json:"versioner"` // oldest first
}

func versionFil(version int) string { return strconv.Itoa(version) + ".json" }

// backupUdkast hands on every draft. Who has fetched one is not kept: it says nothing
// where the backup is restored.
func backupUdkast(ctx context.Context, tx *sql.Tx, keep func(name string, data []byte) error) error {
	all, err := list(ctx, tx, (*Udkast).fields, selectUdkast+`ORDER BY id`)
	if err != nil {
		return err
	}
	for _, u := range all {
		told := udkastTold{Udkast: u}
		if told.Versioner, err = versionsOf(ctx, tx, `SELECT version, tid, af, institutionsnr FROM udkast_post WHERE udkast = $1 ORDER BY version`, u.ID); err != nil {
			return err
		}
		meta, err := json.MarshalIndent(told, "", "  ")
		if err != nil {
			return err
		}
		if err := keep(path.Join(udkastFolder, u.ID, udkastFil), append(meta, '\n')); err != nil {
			return err
		}
		for _, v := range told.Versioner {
			post, err := onePost(ctx, tx, u.ID, v.Version)
			if err != nil {
				return err
			}
			if err := keep(path.Join(udkastFolder, u.ID, versionFil(v.Version)), post); err != nil {
				return err
			}
		}
	}
	return nil
}

// restoreUdkast puts every draft of a backup where it belongs, and gives how many files
// they were.
func (b *backup) restoreUdkast(ctx context.Context, tx *sql.Tx, p *patience) (files int, err error) {
	for _, name := range slices.Sorted(maps.Keys(b.sums)) {
		if path.Base(name) != udkastFil {
			continue
		}
		var told udkastTold
		if err := b.strictly(name, &told); err != nil {
			return 0, at(name, err)
		}
		if path.Join(udkastFolder, told.ID, udkastFil) != name || len(told.Versioner) == 0 || told.Versioner[len(told.Versioner)-1].Version != told.Version {
			return 0, fmt.Errorf("%s: %w: it tells of another draft", name, ErrBackup)
		}
		if _, err := tx.ExecContext(ctx, insertUdkast, told.columns()...); err != nil {
			return 0, err
		}
		for i, v := range told.Versioner {
			if v.Version != i+1 {
				return 0, fmt.Errorf("%s: %w: a version is missing", name, ErrBackup)
			}
			var post []byte
			if err := p.aside(func() (err error) {
				post, err = b.read(path.Join(path.Dir(name), versionFil(v.Version)))
				return err
			}); err != nil {
				return 0, err
			}
			if _, err := tx.ExecContext(ctx, insertVersion, told.ID, v.Version, v.Tid, v.Af, v.Institutionsnr, post); err != nil {
				return 0, err
			}
		}
		files += 1 + len(told.Versioner)
	}
	return files, nil
}

// expectedUdkast reports whether a backup has such a file of a draft.
func (b *backup) expectedUdkast(name string) bool {
	folder, file := path.Split(name)
	if path.Dir(path.Clean(folder)) != udkastFolder {
		return false
	}
	if _, told := b.sums[folder+udkastFil]; !told {
		return false
	}
	n, err := strconv.Atoi(strings.TrimSuffix(file, ".json"))
	return file == udkastFil || err == nil && file == versionFil(n)
}

package archive

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What 0.2.0 left: a notat that is public, one that is withdrawn, one that is purged.
// testdata holds it as a SQLite file and as a backup.
const purged020 = "notater/333333/2024-25/1/" + metaFil

// Both ways from 0.2.0 take what a guess of what was purged could be tried by, and
// become the same.
func TestAnArchiveOf020ForgetsWhatItPurged(t *testing.T) {
	data, err := os.ReadFile("testdata/0.2.0.db")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "notat.db")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	restored := empty(t)
	if err := restored.Restore(ctx, asFS(of020(t)), skolechefen, true); err != nil {
		t.Fatal(err)
	}
	migrated := map[string]string{}
	for _, a := range []*Archive{opened(t, file), restored.Archive} {
		audit(t, a)
		files := map[string]string{}
		if err := a.Backup(ctx, func(name string, data []byte) error { files[name] = string(data); return nil }); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"noegle", "titel", "postHash", "internHash"} {
			if v := object(t, files[purged020])[key]; v != "" {
				t.Errorf("%s is still %q", key, v)
			}
		}
		if o := object(t, files[purged020]); o["titelHash"] != nil || o["offentligHash"] == "" {
			t.Errorf("%v", o)
		}
		delete(files, auditFil) // of the one it has a line more
		delete(files, sumFil)
		if len(migrated) > 0 && !maps.Equal(files, migrated) {
			t.Error("they differ")
		}
		migrated = files
	}
}

// A backup of 0.2.0 is held against its seals before anything of it is forgotten.
func TestABackupOf020IsHeldAgainstItsSeals(t *testing.T) {
	good := of020(t)
	a := empty(t)
	for key := range object(t, good[purged020]) {
		files := maps.Clone(good)
		files[purged020] = other(t, object(t, good[purged020]), key)
		summed(files)
		a.refuses(t, key, asFS(files))
	}
}

func of020(t *testing.T) map[string]string {
	t.Helper()
	z, err := zip.OpenReader("testdata/0.2.0.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		files[f.Name] = b.String()
	}
	if !strings.Contains(files[purged020], "titelHash") {
		t.Fatal("it was not made by 0.2.0")
	}
	return files
}

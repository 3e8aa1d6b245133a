package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// What 0.1.0 left: a school whose number another took by a typing error that was
// corrected since, a merger that holds, and a notat that was withdrawn and purged.
// testdata holds it as a SQLite file, as PostgreSQL's dump, and as a backup.
func upgraded(t *testing.T, a *Archive) {
	t.Helper()
	for from, want := range map[string]string{"111111": "", "222222": "", "333333": "444444", "555555": "444444", "777777": ""} {
		if to, err := a.Moved(ctx, from); err != nil || to != want {
			t.Errorf("%s leads to %q, %v; want %q", from, to, err, want)
		}
	}
	list, to, err := a.School(ctx, "222222")
	if err != nil || to != "" || len(list) != 2 || list[0].Version != 2 || list[1].Rettelse != "fejl" {
		t.Errorf("%+v %q %v", list, to, err)
	}
	if data, err := a.File(ctx, list[0].ID, PDF); err != nil || string(data) != "pdf den rettede" {
		t.Error(string(data), err)
	}
	want := []string{"1 offentliggoer esdh/skolechefen 111111 2024/25 v1 ", "2 offentliggoer esdh/skolechefen 222222 2024/25 v1 ", "3 ret esdh/skolechefen 222222 2024/25 v2 fejl",
		"4 offentliggoer esdh/skolechefen 333333 2023/24 v1 ", "5 offentliggoer esdh/skolechefen 444444 2024/25 v1 ", "6 offentliggoer esdh/skolechefen 666666 2024/25 v1 ",
		"7 traek-tilbage esdh/skolechefen 666666 2024/25 v1 personoplysning", "8 slet esdh/skolechefen 666666 2024/25 v1 personoplysning"}
	if got := audit(t, a); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	published(t, a, edition("888888", "2025/26", "efter opgraderingen"))
	if _, err := a.SaveUdkast(ctx, Udkast{Skole: "Engskolen"}, []byte("{}"), skolechefen); err != nil {
		t.Error(err)
	}
	if h, err := a.NextHaendelse(ctx); err != nil || h.Notat.Skoleaar != "2025/26" || h.Action != Published {
		t.Errorf("what happened after it is to be told, and nothing before: %+v %v", h, err)
	}
	if err := a.Ready(ctx); err != nil {
		t.Error(err)
	}
}

func TestTheArchiveOf010IsBroughtForward(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		data, err := os.ReadFile("testdata/0.1.0.db")
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "notat.db")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		upgraded(t, opened(t, file))
	})
	t.Run("postgres", func(t *testing.T) {
		server := os.Getenv("NOTAT_TEST_POSTGRES")
		if server == "" {
			t.Skip("NOTAT_TEST_POSTGRES names no server: conformance/postgres starts one")
		}
		dump, err := os.ReadFile("testdata/0.1.0.sql")
		if err != nil {
			t.Fatal(err)
		}
		address := emptySchema(t, server)
		db, err := sql.Open("pgx", address)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(string(dump)); err != nil {
			t.Fatal(err)
		}
		upgraded(t, opened(t, address))
	})
}

func TestABackupOf010IsRestored(t *testing.T) {
	z, err := zip.OpenReader("testdata/0.1.0.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	over(t, func(t *testing.T, a *Archive) {
		listOf010(t, z, a)
		if err := a.Restore(ctx, z, skolechefen, false); err != nil {
			t.Fatal(err)
		}
		upgraded(t, a)
	})
}

// The file and the backup of the same archive become the same.
func TestBothWaysFrom010AgreeToTheByte(t *testing.T) {
	data, err := os.ReadFile("testdata/0.1.0.db")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "notat.db")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader("testdata/0.1.0.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	restored := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	listOf010(t, z, restored)
	if err := restored.Restore(ctx, fs.FS(z), skolechefen, false); err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	for archive, into := range map[*Archive]*bytes.Buffer{opened(t, file): &a, restored: &b} {
		if err := archive.WriteZip(ctx, into); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("they differ")
	}
}

// However much there is to be sealed, and however short a time those wait who
// ask, the archive is brought forward.
func TestAnArchiveOf010IsBroughtForwardHoweverLongItTakes(t *testing.T) {
	data, err := os.ReadFile("testdata/0.1.0.db")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "notat.db")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE fil SET indhold = zeroblob(4000000) WHERE navn = $1`, Intern); err != nil {
		t.Fatal(err)
	}
	// Whoever opens it has some time, a quarter more each time; in the end enough to
	// begin, and far too little to end within.
	step := 0
	for bound := time.Millisecond; step != len(migrations); bound += bound / 4 {
		within, cancel := context.WithTimeout(ctx, bound)
		began := time.Now()
		opened, err := sqlite.connect(within, file)
		took := time.Since(began)
		cancel()
		if err == nil {
			opened.Close()
		}
		if err := db.QueryRow(`SELECT max(trin) FROM skema`).Scan(&step); err != nil {
			t.Fatal(err)
		}
		if step == len(migrations) && took < bound {
			t.Errorf("it was brought forward only within the time of who asked, %v", bound)
		}
	}
	if err := opened(t, file).Audit(ctx, func(Linje) error { return nil }); err != nil {
		t.Error(err)
	}
}

// What the command of 0.1.0 took for a user as it was typed can be restored from
// a backup of this release.
func TestAnAuditOf010ThatIsNoTextIsBroughtForward(t *testing.T) {
	data, err := os.ReadFile("testdata/0.1.0.db")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "notat.db")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{`DROP TRIGGER audit_keeps`, `UPDATE audit SET bruger = CAST(x'ff41' AS TEXT) WHERE nr = 2`} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	if err := opened(t, file).Backup(ctx, func(name string, data []byte) error { files[name] = string(data); return nil }); err != nil {
		t.Fatal(err)
	}
	if err := empty(t).Restore(ctx, asFS(files), skolechefen, true); err != nil {
		t.Error(err)
	}
}

// A backup is of 0.1.0 throughout, or sealed throughout.
func TestABackupThatIsHalfOf010RestoresNothing(t *testing.T) {
	z, err := zip.OpenReader("testdata/0.1.0.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	good := map[string]string{}
	for _, f := range z.File {
		data, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		good[f.Name] = string(data)
	}
	a := empty(t)
	for key, name := range map[string]string{`"offentligHash": "x",`: "notater/666666/2024-25/1/notat.json", `"postHash": "x",`: "notater/666666/2024-25/1/notat.json",
		`"internHash": "x",`: "notater/666666/2024-25/1/notat.json", `"segl":"x",`: auditFil, `"led":"x",`: auditFil} {
		files := maps.Clone(good)
		files[name] = strings.Replace(files[name], "{", "{"+key, 1)
		summed(files)
		a.refuses(t, key, asFS(files))
	}
	files := maps.Clone(good)
	delete(files, tidligereFil)
	files[numreFil] = "{}"
	summed(files)
	a.refuses(t, "nothing is sealed", asFS(files))
	summed(good)
	if err := a.Restore(ctx, asFS(good), skolechefen, true); err != nil {
		t.Error(err)
	}
}

// All instances of a new release may start at once: one brings the archive
// forward, and the others find it done.
func TestManyInstancesBringTheArchiveForwardAtOnce(t *testing.T) {
	data, err := os.ReadFile("testdata/0.1.0.db")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "notat.db")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 8 {
		a := opened(t, file)
		wait.Go(func() {
			if list, err := a.Schools(ctx); err != nil || len(list) == 0 {
				t.Errorf("%d schools, %v", len(list), err)
			}
		})
	}
	wait.Wait()
}

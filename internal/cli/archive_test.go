package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// desk is the command with an archive of its own.
func desk(t *testing.T) func(stdin string, args ...string) ran {
	db := filepath.Join(t.TempDir(), "notat.db")
	return func(stdin string, args ...string) ran {
		t.Helper()
		var out, err bytes.Buffer
		code := Run(context.Background(), args, World{Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &err, Environ: []string{"NOTAT_DATABASE=" + db, "NOTAT_BASE_URL=https://notater.example"}})
		return ran{code, out.String(), err.String()}
	}
}

// A former number that is another school's own is refused with its place.
func TestATypingErrorTakesNoSchoolsNumber(t *testing.T) {
	notat := desk(t)
	data, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	if err != nil {
		t.Fatal(err)
	}
	if r := notat(string(data), "publish", "-"); r.code != exitDone {
		t.Fatal(r.err)
	}
	other := strings.NewReplacer(`"institutionsnr": "123456"`, `"institutionsnr": "222222"`, `"123450"`, `"123456"`).Replace(string(data))
	if r := notat(other, "publish", "-"); r.code != exitRecord || !strings.Contains(r.err, "nummer-i-brug tidligere institutionsnumre") {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
}

// A backup holds internal editions.
func TestABackupIsItsOwnersAlone(t *testing.T) {
	notat := desk(t)
	file := filepath.Join(t.TempDir(), "a.zip")
	for _, args := range [][]string{{"publish", filepath.Join(examples, "birkelund-2024-25.json")}, {"backup", file}} {
		if r := notat("", args...); r.code != exitDone {
			t.Fatal(r.err)
		}
	}
	if info, err := os.Stat(file); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Error("a backup that everybody may read", err)
	}
}

package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
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

func TestANotatIsPublishedCorrectedWithdrawnAndPurged(t *testing.T) {
	notat := desk(t)
	record := filepath.Join(examples, "birkelund-2024-25.json")
	var k struct {
		ID       string
		Version  int
		Adresser struct{ PDF string }
	}
	for range 2 { // the second time it is the same
		r := notat("", "publish", "--bruger", "skolechefen", record)
		if r.code != exitDone {
			t.Fatal(r.err)
		}
		if err := json.Unmarshal([]byte(r.out), &k); err != nil || k.Version != 1 || k.Adresser.PDF != "https://notater.example/skoler/123456/2024-25/notat.pdf" {
			t.Fatal(err, r.out)
		}
	}
	data, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	corrected := strings.ReplaceAll(string(data), "13:00", "13:01")
	if r := notat(corrected, "publish", "-"); r.code != exitRecord || !strings.Contains(r.err, "--retter "+k.ID) {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
	if r := notat(corrected, "publish", "--retter", k.ID, "--aarsag", "personoplysning", "-"); r.code != exitDone {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
	if r := notat("", "purge", k.ID); r.code != exitDone {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
	if r := notat("", "withdraw", "--aarsag", "fejl", "findesikke"); r.code != exitRecord {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
	if r := notat("", "withdraw", k.ID); r.code != exitUsage {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
	r := notat("", "audit")
	var did []string
	for _, line := range strings.Split(strings.TrimSpace(r.out), "\n") {
		did = append(did, strings.Split(line, "\t")[2])
	}
	if got := strings.Join(did, " "); got != "offentliggoer traek-tilbage ret slet" {
		t.Error(got)
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
	if r := notat(other, "publish", "-"); r.code != exitRecord || !strings.Contains(r.err, "nummer-i-brug tidligere nummer 1") {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
}

func TestABackupRestoresEverything(t *testing.T) {
	first, second := desk(t), desk(t)
	if r := first("", "publish", filepath.Join(examples, "birkelund-2024-25.json")); r.code != exitDone {
		t.Fatal(r.err)
	}
	dir := t.TempDir()
	a, b, plain := filepath.Join(dir, "a.zip"), filepath.Join(dir, "b.zip"), filepath.Join(dir, "filer")+"/"
	for _, args := range [][]string{{"backup", a}, {"backup", plain}} {
		if r := first("", args...); r.code != exitDone {
			t.Fatal(r.err)
		}
	}
	for _, from := range []string{a, plain} {
		second = desk(t)
		for _, args := range [][]string{{"restore", from}, {"backup", b}} {
			if r := second("", args...); r.code != exitDone {
				t.Fatal(r.err)
			}
		}
		x, _ := os.ReadFile(a)
		y, _ := os.ReadFile(b)
		if len(x) == 0 || !bytes.Equal(x, y) {
			t.Errorf("%s: the restored archive gives another backup", from)
		}
	}
	if r := second("", "restore", a); r.code != exitRecord {
		t.Errorf("restored over what was there: exit %d: %s", r.code, r.err)
	}
	if _, err := os.Stat(plain + "notater/123456/2024-25/1/notat.pdf"); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(a); err != nil || info.Mode().Perm() != 0o600 {
		t.Error("a backup holds internal editions, and everybody may read it")
	}
}

func TestNextYearBeginsWithLastYearsAgreements(t *testing.T) {
	notat := desk(t)
	record := filepath.Join(examples, "birkelund-2024-25.json")
	r := notat("", "next", record)
	if r.code != exitDone {
		t.Fatal(r.err)
	}
	if v := notat(r.out, "validate", "-"); v.code != exitDone || !strings.Contains(v.out, "mangler-aftalestatus") {
		t.Errorf("exit %d: %s", v.code, v.out)
	}
	if v := notat(r.out, "validate", "--forrige", record, "-"); strings.Contains(v.out, "aftale-ikke-fulgt-op") {
		t.Error(v.out)
	}
	empty := notat("", "new", "--kommune", "Fjordby Kommune", "--skole", "Birkelund Skole", "--skoleaar", "2025/26")
	if v := notat(empty.out, "validate", "--forrige", record, "-"); !strings.Contains(v.out, "aftale-ikke-fulgt-op") {
		t.Error(v.out)
	}
	// The same from the archive.
	if p := notat("", "publish", record); p.code != exitDone {
		t.Fatal(p.err)
	}
	if n := notat("", "next", "123456"); n.out != r.out {
		t.Errorf("exit %d: %s", n.code, n.err)
	}
}

func TestATokenIsMadeAndTheSecretNotKept(t *testing.T) {
	r := notat(t, "", "token", "new", "--navn", "esdh", "--roller", "skriv,udgiv")
	if r.code != exitDone || !strings.Contains(r.out, "NOTAT_TOKENS: esdh:skriv,udgiv:") {
		t.Errorf("exit %d: %s%s", r.code, r.out, r.err)
	}
	for _, args := range [][]string{{"token"}, {"token", "new"}, {"token", "new", "--navn", "esdh", "--roller", "alt"}} {
		if r := notat(t, "", args...); r.code != exitUsage {
			t.Errorf("%v: exit %d", args, r.code)
		}
	}
}

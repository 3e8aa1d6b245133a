package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder writes records to a folder: each the short example, at another school.
func folder(t *testing.T, schools ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(examples, "solbakken-2025-26.json"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for i, s := range schools {
		record := strings.Replace(string(data), `"navn": "Solbakken"`, `"navn": "`+s+`"`, 1)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.json", i)), []byte(record), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// A folder of records becomes as many notater, told of in the records' order
// however they were made.
func TestAFolderOfRecordsIsRendered(t *testing.T) {
	var schools []string
	for i := range 12 {
		schools = append(schools, fmt.Sprintf("Skole %02d", 12-i))
	}
	in, out := folder(t, schools...), t.TempDir()
	if err := os.WriteFile(filepath.Join(in, "noter.txt"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := notat(t, "", "render", "--format", "html", "-o", out, in)
	lines := strings.Fields(r.out)
	if r.code != exitDone || len(lines) != 12 || len(files(t, out)) != 12 {
		t.Fatalf("exit %d, %d lines, %d files: %s", r.code, len(lines), len(files(t, out)), r.err)
	}
	for i, l := range lines {
		if want := fmt.Sprintf("skole-%02d-", 12-i); !strings.Contains(l, want) {
			t.Errorf("line %d is %s, want %s", i+1, l, want)
		}
	}
	if strings.Contains(r.err, "\r") {
		t.Error("a progress bar where there is no terminal")
	}
}

// What is wrong with one record does not stop the others; the end tells which
// were not made, and why.
func TestOneRecordsFaultsDoNotStopTheOthers(t *testing.T) {
	in, out := folder(t, "A-skolen", "B-skolen", "C-skolen"), t.TempDir()
	bad := filepath.Join(in, "01.json")
	if err := os.WriteFile(bad, []byte(without(t, "evaluering")), 0o644); err != nil {
		t.Fatal(err)
	}
	r := notat(t, "", "render", "-o", out, in)
	if r.code != exitRecord || len(files(t, out)) != 2 {
		t.Errorf("exit %d, files %v", r.code, files(t, out))
	}
	if !strings.Contains(r.err, "2 of 3 made") || !strings.Contains(r.err, bad+": the record has errors: mangler-evaluering\n") {
		t.Errorf("the summary is %s", r.err)
	}
	r = notat(t, "", "render", "-o", out, filepath.Join(in, "00.json"), filepath.Join(in, "findes-ikke.json"), bad, filepath.Join(in, "02.json"))
	if r.code != exitFailure || strings.Count(r.out, "\n") != 2 || !strings.Contains(r.err, "2 of 4 made") {
		t.Errorf("exit %d: %s%s", r.code, r.out, r.err)
	}
}

// Two records that would become one file: the first does, the second is told of.
func TestNoNotatIsWrittenOverAnother(t *testing.T) {
	in, out := folder(t, "A-skolen", "A skolen", "B-skolen"), t.TempDir()
	r := notat(t, "", "render", "-o", out, in)
	if r.code != exitUsage || len(files(t, out)) != 2 || !strings.Contains(r.err, "01.json would both become") {
		t.Errorf("exit %d, files %v: %s", r.code, files(t, out), r.err)
	}
}

func TestWhatIsWrongWithTheCallIsToldOnce(t *testing.T) {
	in := folder(t, "A-skolen", "B-skolen")
	for _, args := range [][]string{{"--udgave", "hemmelig", in}, {"--template", "findes-ikke", in}, {t.TempDir()}, {"-", "-"}, {"-o", "en.pdf", in}} {
		r := notat(t, "", append([]string{"render"}, args...)...)
		if r.code != exitUsage || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%v: exit %d: %s", args, r.code, r.err)
		}
	}
}

func TestAFolderIsValidated(t *testing.T) {
	if r := notat(t, "", "validate", folder(t, "A-skolen", "B-skolen")); r.code != exitDone {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
}

// The work is side by side, its results in order, and no further ahead than
// there are processors.
func TestResultsComeInOrder(t *testing.T) {
	var names, got []string
	for i := range 100 {
		names = append(names, fmt.Sprint(i))
	}
	inOrder(names, func(n string) string { return n }, func(n string) bool { got = append(got, n); return len(got) < 60 })
	if strings.Join(got, " ") != strings.Join(names[:60], " ") {
		t.Errorf("%v", got)
	}
}

func TestTheBarShowsHowFar(t *testing.T) {
	var out bytes.Buffer
	b := bar{&out, 4}
	b.show(1, "en-meget-lang-mappe/og-en-meget-lang-fil.json")
	b.hide()
	if got := out.String(); !strings.Contains(got, "1/4") || !strings.HasSuffix(got, "\r\x1b[K") || len(got) > 90 {
		t.Errorf("%q", got)
	}
	if newBar(&out, 4).out != nil {
		t.Error("a bar where there is no terminal")
	}
}

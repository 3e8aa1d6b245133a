package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"notat/internal/publish"
)

func TestVerifyTellsByItsExitCode(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.pdf")
	in := filepath.Join(examples, "solbakken-2025-26.json")
	verify := func(want int, args ...string) {
		t.Helper()
		r := notat(t, "", append([]string{"verify"}, args...)...)
		if r.code != want || !strings.Contains(r.out, "ikke hvem der har lavet dem") {
			t.Errorf("%v: exit %d, want %d: %s%s", args, r.code, want, r.out, r.err)
		}
	}
	fjordby := filepath.Join(examples, "templates", "fjordby")
	if r := notat(t, "", "render", "--template", fjordby, "-o", file, in); r.code != exitDone {
		t.Fatal(r.err)
	}
	same, altered := exitDone, exitRecord
	if strings.HasSuffix(publish.Release, "-dev") { // between releases nothing is decided
		same, altered = exitUndecided, exitUndecided
	}
	verify(exitUndecided, file)
	verify(same, "--template", fjordby, file)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(data, ' '), 0o644); err != nil {
		t.Fatal(err)
	}
	verify(altered, "--template", fjordby, file)
	verify(exitRecord, in)
	for dom, want := range map[publish.Dom]error{publish.Stemmer: nil, publish.Aendret: errRecord, publish.Uafgjort: errUndecided} {
		if got, known := verdicts[dom]; !known || got != want {
			t.Errorf("verdict %d ends in %v, not %v", dom, got, want)
		}
	}
}

// A file of a hundred megabytes is refused by its size; one that comes on
// standard input, when its limit is passed.
func TestAFileThatIsTooLargeIsRefusedUnread(t *testing.T) {
	const huge = 100 << 20
	file := filepath.Join(t.TempDir(), "a.docx")
	if err := os.WriteFile(file, []byte("PK\x03\x04"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, huge); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"readback", file}, {"extract", file}, {"verify", file}, {"template", "check", file}} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := notat(t, "", args...)
		runtime.ReadMemStats(&after)
		if r.code != exitRecord || !strings.HasPrefix(r.err, file+": Filen fylder mere end ") {
			t.Errorf("%v: exit %d, %q", args, r.code, r.err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 8<<20 {
			t.Errorf("%v: %d MB were asked for", args, used>>20)
		}
	}
	if r := notat(t, strings.Repeat("x", 21<<20), "readback", "-"); r.code != exitRecord || !strings.HasPrefix(r.err, "-: ") {
		t.Errorf("standard input: exit %d, %q", r.code, r.err)
	}
	if r := notat(t, "", "validate", file); r.code != exitRecord || !strings.Contains(r.out, "16 MB") {
		t.Errorf("as a record: exit %d, %q", r.code, r.out)
	}
}

// Drafts that others commented on are handed back together, into the record that
// they were made of.
func TestARoundOfCommentsIsHandedBackAtOnce(t *testing.T) {
	dir := t.TempDir()
	const record = "../../examples/solbakken-2025-26.json"
	for _, name := range []string{"a.docx", "b.docx"} {
		if r := notat(t, "", "render", "--kommentering", "2026-04-17", "-o", filepath.Join(dir, name), record); r.code != 0 {
			t.Fatal(r.err)
		}
	}
	if r := notat(t, "", "readback", "--record", record, "-o", filepath.Join(dir, "ny.json"), filepath.Join(dir, "a.docx"), filepath.Join(dir, "b.docx")); r.code != 0 || r.out != "" {
		t.Errorf("exit %d, %q %q", r.code, r.out, r.err)
	}
	if r := notat(t, "", "diff", record, filepath.Join(dir, "ny.json")); r.code != 0 || r.out != "" {
		t.Errorf("changed: exit %d, %q", r.code, r.out)
	}
	for _, args := range [][]string{{"--kommentering", "17. april"}, {"--kommentering", "2026-04-17", "--format", "pdf"}, {"--kommentering", "2026-04-17", "--udgave", "intern"}, {"--kommentering", "2026-04-17", "--status", "endelig"}} {
		if r := notat(t, "", append(append([]string{"render"}, args...), record)...); r.code != exitUsage {
			t.Errorf("%q: exit %d", args, r.code)
		}
	}
}

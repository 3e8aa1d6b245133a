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

// A draft that was rendered is handed back: the same record, exit 0, and the
// file only where it was asked for.
func TestReadbackGivesTheRecordOfADraft(t *testing.T) {
	dir := t.TempDir()
	draft, out, page := filepath.Join(dir, "u.docx"), filepath.Join(dir, "ny.json"), filepath.Join(dir, "l.html")
	do := func(args ...string) (int, string) {
		var o, e bytes.Buffer
		code := Run(context.Background(), args, World{Stdin: strings.NewReader(""), Stdout: &o, Stderr: &e})
		return code, o.String() + e.String()
	}
	if code, said := do("render", "-o", draft, "../../examples/solbakken-2025-26.json"); code != exitDone {
		t.Fatal(code, said)
	}
	code, said := do("readback", "--json", "-o", out, "--changes", page, draft)
	if code != exitDone {
		t.Fatal(code, said)
	}
	var answer struct {
		Aaben      bool
		Aendringer []any
		Rest       []any
	}
	if err := json.Unmarshal([]byte(said), &answer); err != nil || answer.Aaben || len(answer.Aendringer)+len(answer.Rest) > 0 {
		t.Error(err, said)
	}
	if code, said := do("diff", "../../examples/solbakken-2025-26.json", out); code != exitDone || said != "" {
		t.Error(code, said)
	}
	if html, err := os.ReadFile(page); err != nil || !bytes.Contains(html, []byte("Der er ingen ændringer.")) {
		t.Error(err, string(html))
	}
	if code, _ := do("readback", "../../examples/solbakken-2025-26.json"); code != exitRecord {
		t.Errorf("a file that is no draft: exit %d", code)
	}
	if code, _ := do("readback"); code != exitUsage {
		t.Errorf("no file: exit %d", code)
	}
}

// Nothing is written while something is open.
func TestReadbackWritesNothingBeforeAllIsAnswered(t *testing.T) {
	dir := t.TempDir()
	draft, other, out := filepath.Join(dir, "u.docx"), filepath.Join(dir, "anden.json"), filepath.Join(dir, "ny.json")
	var o, e bytes.Buffer
	w := World{Stdin: strings.NewReader(""), Stdout: &o, Stderr: &e}
	if code := Run(context.Background(), []string{"render", "-o", draft, "../../examples/solbakken-2025-26.json"}, w); code != exitDone {
		t.Fatal(code, e.String())
	}
	data, err := os.ReadFile("../../examples/birkelund-2024-25.json")
	if err == nil {
		err = os.WriteFile(other, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if code := Run(context.Background(), []string{"readback", "--record", other, "-o", out, draft}, w); code != exitRecord {
		t.Errorf("another school's record: exit %d", code)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
}

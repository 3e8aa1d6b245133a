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

const examples = "../../examples"

// ran is what a run of the command left behind.
type ran struct {
	code     int
	out, err string
}

func notat(t *testing.T, stdin string, args ...string) ran {
	t.Helper()
	var out, err bytes.Buffer
	code := Run(context.Background(), args, World{Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &err})
	return ran{code, out.String(), err.String()}
}

// without gives the Birkelund example with its sections of one part taken away.
func without(t *testing.T, parts ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r map[string]any
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	var kept []any
	for _, a := range r["afsnit"].([]any) {
		drop := false
		for _, p := range parts {
			drop = drop || a.(map[string]any)["del"] == p
		}
		if !drop {
			kept = append(kept, a)
		}
	}
	r["afsnit"] = kept
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

var requiredParts = []string{"rammesaetning", "opfoelgning", "testresultater", "evaluering"}

func TestAMissingPartStopsEveryFormat(t *testing.T) {
	for _, part := range requiredParts {
		for _, format := range []string{"pdf", "docx", "html"} {
			dir := t.TempDir() + "/"
			r := notat(t, without(t, part), "render", "-o", dir, "--format", format, "-")
			if r.code != exitRecord || !strings.Contains(r.err, "mangler-"+part) {
				t.Errorf("%s without %s: exit %d, %s", format, part, r.code, r.err)
			}
			if left, _ := os.ReadDir(dir); len(left) > 0 {
				t.Errorf("%s without %s: %s was written", format, part, left[0].Name())
			}
		}
	}
}

func TestAPictureMayLieBesideItsRecord(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(filepath.Join(examples, "solbakken-2025-26.json"))
	if err != nil {
		t.Fatal(err)
	}
	png, err := os.ReadFile("testdata/prik.png")
	if err != nil {
		t.Fatal(err)
	}
	record := strings.Replace(string(data), `"blokke": [`, `"blokke": [{"type":"figur","billede":"prik.png","alt":"En prik"},`, 1)
	file := filepath.Join(dir, "post.json")
	for name, content := range map[string][]byte{"post.json": []byte(record), "prik.png": png, "../ude.png": png} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if r := notat(t, "", "render", "-o", "-", "--format", "html", file); r.code != exitDone || !strings.Contains(r.out, `alt="En prik"`) {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
	// Nothing outside the record's folder is read, and a missing file is a fault with its place.
	for _, name := range []string{"../ude.png", "/etc/hostname", "findes-ikke.png"} {
		if err := os.WriteFile(file, []byte(strings.Replace(record, "prik.png", name, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		if r := notat(t, "", "validate", file); r.code != exitRecord || !strings.Contains(r.out, "billede") {
			t.Errorf("%s: exit %d: %s", name, r.code, r.out)
		}
	}
}

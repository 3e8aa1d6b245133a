package conformance

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// need skips the test where a tool is missing, and says so; in CI it fails.
func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			skip(t, tool+" is not installed")
		}
	}
}

func skip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("skipped: " + why)
	}
	t.Skip("skipped: " + why)
}

// patience is how long one run of a tool may take.
const patience = 15 * time.Minute

// ran runs a tool and gives what it wrote, and its exit code.
func ran(t *testing.T, name string, args ...string) (stdout, stderr []byte, code int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	var out, err bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &err
	var exit *exec.ExitError
	switch fail := cmd.Run(); {
	case errors.As(fail, &exit) && exit.ExitCode() > 0:
		return out.Bytes(), err.Bytes(), exit.ExitCode()
	case fail != nil:
		t.Fatalf("%s: %v\n%s", name, fail, err.Bytes())
	}
	return out.Bytes(), err.Bytes(), 0
}

// made gives the PDF files of a set that TestWriteEverything or TestMutants wrote.
func made(t *testing.T, set string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder(t), set, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s (%v)", set, err)
	}
	slices.Sort(files)
	return files
}

// part shows a few words around the one that differs.
func part(w []string, i int) string {
	return strings.Join(w[min(len(w), max(0, i-3)):min(len(w), i+5)], " ")
}

// Package losses plants losses in the program, one at a time, and asks who
// notices: the program itself, when it is used, or its tests. A loss is a few
// lines of one file that are exchanged for worse ones while the compiler works
// (go build -overlay); nothing in the program knows of it. It has tests only.
// What caught each lies in losses.txt beside this folder.
package losses

import (
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const root = "../.." // of the module

// stages are the files of losses, in the order of the table: the way of a
// record to paper, and of a draft back.
var stages = []string{"reading", "merging", "reducing", "composing", "drawing"}

// loss is one sabotage.
type loss struct {
	stage, name string
	what        string // what a reader would lose
	own         bool   // words are lost on the way back: the program itself has to see it
	old, new    string
}

// losses reads the rows of a stage. A row is a name; what a reader would lose,
// indented; lines with - that stand in one file and only once, however they are
// indented; lines with + that stand there instead. A line "= proof" says that
// the program itself has to see it.
func losses(t *testing.T, stage string) []loss {
	t.Helper()
	data, err := os.ReadFile(stage + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []loss
	for _, row := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		l := loss{stage: stage}
		for i, line := range strings.Split(row, "\n") {
			switch {
			case i == 0:
				l.name = line
			case line == "= proof":
				l.own = true
			case strings.HasPrefix(line, "- "):
				l.old += line[2:] + "\n"
			case line == "+":
			case strings.HasPrefix(line, "+ "):
				l.new += line[2:] + "\n"
			case strings.HasPrefix(line, "  "):
				l.what = strings.TrimSpace(l.what + " " + line[2:])
			default:
				t.Fatalf("%s.txt, %s: what is %q?", stage, l.name, line)
			}
		}
		if l.what == "" || l.old == "" || l.old == l.new {
			t.Fatalf("%s.txt, %s: a row has a name, what is lost, and lines that differ", stage, l.name)
		}
		out = append(out, l)
	}
	return out
}

// source is a file of the program.
type source struct{ path, text string }

// sources gives all of them; tests are none.
func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(filepath.Join(root, "internal"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := os.ReadFile(path)
		out = append(out, source{path, string(data)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// plant finds the one place of a loss, wherever in the program it stands, and
// gives the file with the loss in it.
func (l loss) plant(all []source) (source, error) {
	lines := strings.Split(strings.TrimSpace(l.old), "\n")
	for i := range lines {
		lines[i] = regexp.QuoteMeta(strings.TrimSpace(lines[i]))
	}
	old := regexp.MustCompile(strings.Join(lines, `[ \t]*\n\s*`))
	var out source
	found := 0
	for _, s := range all {
		at := old.FindAllStringIndex(s.text, -1)
		if found += len(at); len(at) == 1 {
			out = source{s.path, s.text[:at[0][0]] + strings.TrimSuffix(l.new, "\n") + s.text[at[0][1]:]}
		}
	}
	if found != 1 {
		return out, fmt.Errorf("%s.txt, %s: its lines stand in the program %d times, not once", l.stage, l.name, found)
	}
	if _, err := parser.ParseFile(token.NewFileSet(), out.path, out.text, 0); err != nil {
		return out, fmt.Errorf("%s.txt, %s: %w", l.stage, l.name, err)
	}
	return out, nil
}

// overlay writes what the compiler is told to read instead of a file.
func (s source) overlay(t *testing.T, dir string) string {
	t.Helper()
	path, err := filepath.Abs(s.path)
	if err != nil {
		t.Fatal(err)
	}
	instead := filepath.Join(dir, "instead.go")
	table, err := json.Marshal(map[string]any{"Replace": map[string]string{path: instead}})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "overlay.json")
	for file, data := range map[string][]byte{instead: []byte(s.text), name: table} {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return name
}

// Every loss can still be planted: the program has moved on, or a row has.
func TestEveryLossHasItsPlace(t *testing.T) {
	all := sources(t)
	names := map[string]bool{}
	for _, stage := range stages {
		for _, l := range losses(t, stage) {
			if _, err := l.plant(all); err != nil {
				t.Error(err)
			}
			if names[l.name] {
				t.Errorf("%s.txt: two rows are named %s", stage, l.name)
			}
			names[l.name] = true
		}
	}
	t.Logf("%d losses", len(names))
	if len(names) < 60 {
		t.Errorf("%d losses, at least 60 are promised", len(names))
	}
}

// Package losses plants losses in the program, and asks of each who notices: the
// program itself, when it is used, or its tests. A loss is a few lines of one
// file that are exchanged for worse ones while the compiler works (go build
// -overlay); nothing in the program knows of it. It has tests only. What caught
// each lies in losses.txt beside this folder.
package losses

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const root = "../.." // of the module

// stages are the files of losses, in the order of the table: the way of a
// record to paper, and of a draft back, and that of a file from elsewhere.
var stages = []string{"reading", "merging", "reducing", withholding, "composing", "drawing", "begynd"}

// withholding is the stage of the protections of what may not get out. A loss there
// is one of them that is off; what must notice it is the test of leaks, by a kind
// that got out.
const withholding = "withholding"

// loss is one sabotage.
type loss struct {
	stage, name string
	what        string // what a reader would lose
	own         bool   // words are lost on the way back: the program itself has to see it
	leak        string // the kind of leak that gets out
	old, new    string
}

// losses reads the rows of a stage. A row is a name; what a reader would lose,
// indented; lines with - that stand in one file and only once, however they are
// indented; lines with + that stand there instead. A line "= proof" says that
// the program itself has to see it, and another one with = the kind of leak that gets
// out, or is refused where another protection stands behind (": refused", "error").
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
			case strings.HasPrefix(line, "= "):
				l.leak = line[2:]
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
		if l.what == "" || l.old == "" || l.old == l.new || (stage == withholding) != (l.leak != "") {
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

// place is where a loss stands, and what stands there instead.
type place struct {
	source
	from, to int // bytes of the text
	new      string
}

// place finds the one place of a loss, wherever in the program it is.
func (l loss) place(all []source) (place, error) {
	lines := strings.Split(strings.TrimSpace(l.old), "\n")
	for i := range lines {
		lines[i] = regexp.QuoteMeta(strings.TrimSpace(lines[i]))
	}
	old := regexp.MustCompile(strings.Join(lines, `[ \t]*\n\s*`))
	var out place
	found := 0
	for _, s := range all {
		at := old.FindAllStringIndex(s.text, -1)
		if found += len(at); len(at) == 1 {
			out = place{s, at[0][0], at[0][1], strings.TrimSpace(l.new)}
		}
	}
	if found != 1 {
		return out, fmt.Errorf("%s.txt, %s: its lines stand in the program %d times, not once", l.stage, l.name, found)
	}
	return out, nil
}

// Every loss can still be planted: the program has moved on, or a row has.
func TestEveryLossHasItsPlace(t *testing.T) {
	all := sources(t)
	g := gather{files: map[string]*file{}, of: map[string]string{}}
	names := map[string]bool{}
	for _, stage := range stages {
		for _, l := range losses(t, stage) {
			if err := g.add(strconv.Itoa(len(names)+1), l, all); err != nil {
				t.Errorf("%s.txt, %s: %v", stage, l.name, err)
			}
			if names[l.name] {
				t.Errorf("%s.txt: two rows are named %s", stage, l.name)
			}
			names[l.name] = true
		}
	}
	for path, f := range g.files {
		if _, err := parser.ParseFile(token.NewFileSet(), path, f.String(), 0); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d losses", len(names))
	if len(names) < 60 {
		t.Errorf("%d losses, at least 60 are promised", len(names))
	}
}

package internal_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Each file, folder and exported name that the guides and decisions name is there.
func TestWhatTheGuidesNameIsThere(t *testing.T) {
	named, names := 0, exportedNames(t)
	decisions, err := filepath.Glob("../docs/adr/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, guide := range append(decisions, "../ARCHITECTURE.md", "../CONTRIBUTING.md", "../README.md") {
		text, err := os.ReadFile(guide)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("`((?:internal|conformance|docs|examples|release|templates|fonts|cmd|\\.ci)/[\\w./-]*\\w)`").FindAllStringSubmatch(string(text), -1) {
			named++
			if _, err := os.Stat(filepath.Join("..", m[1])); err != nil {
				t.Errorf("%s names %s, which is not there", guide, m[1])
			}
		}
		for _, m := range regexp.MustCompile("`([a-z]+\\.[A-Z]\\w*)").FindAllStringSubmatch(string(text), -1) {
			named++
			if !names[m[1]] {
				t.Errorf("%s names %s, which is not there", guide, m[1])
			}
		}
	}
	if named == 0 {
		t.Error("they name nothing: the test sees nothing")
	}
}

// The README counts what is done in Word alone as the lists do that anybody may walk.
func TestWhatIsCountedInWordIsListed(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	readme, n := read("README.md"), 0
	for part := range strings.SplitSeq(read("docs/word-alone.md"), "\n## ") {
		title, steps, _ := strings.Cut(part, "\n")
		row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(title) + ` \|[^|]*\| (\d+)\b`).FindStringSubmatch(readme)
		if row == nil {
			continue // what stands before the first list
		}
		n++
		if want := strconv.Itoa(len(regexp.MustCompile(`(?m)^\d+\. `).FindAllString(steps, -1))); row[1] != want {
			t.Errorf("%s: the README counts %s, and the list has %s", title, row[1], want)
		}
	}
	if n != 5 {
		t.Errorf("%d rows of the README have a list, not 5", n)
	}
}

// Each package has its row in ARCHITECTURE.md, but those for tests, which are named so.
func TestEveryPackageHasItsRow(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Join(regexp.MustCompile(`(?m)^\| `+"`"+`.*$`).FindAllString(string(text), -1), "\n")
	seen := map[string]bool{}
	err = filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		if pkg := filepath.ToSlash(filepath.Dir(file)); !seen[pkg] && !strings.HasSuffix(pkg, "test") {
			if seen[pkg] = true; !strings.Contains(rows, "`"+pkg+"`") {
				t.Errorf("ARCHITECTURE.md has no row for %s", pkg)
			}
		}
		return nil
	})
	if err != nil || len(seen) < 40 {
		t.Errorf("%d packages, %v", len(seen), err)
	}
}

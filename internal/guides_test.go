package internal_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Each file and folder that the guides name is there.
func TestWhatTheGuidesNameIsThere(t *testing.T) {
	named := 0
	for _, guide := range []string{"ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"} {
		text, err := os.ReadFile(filepath.Join("..", guide))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("`((?:internal|conformance|docs|examples|release|templates|fonts|cmd|\\.ci)/[\\w./-]*\\w)`").FindAllStringSubmatch(string(text), -1) {
			named++
			if _, err := os.Stat(filepath.Join("..", m[1])); err != nil {
				t.Errorf("%s names %s, which is not there", guide, m[1])
			}
		}
	}
	if named == 0 {
		t.Error("they name nothing: the test sees nothing")
	}
}

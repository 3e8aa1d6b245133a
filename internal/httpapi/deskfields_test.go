package httpapi

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"notat/internal/samtale"
)

// Every field of the record has its place at the desk.
func TestEveryFieldIsAtTheDesk(t *testing.T) {
	var desk strings.Builder
	err := filepath.WalkDir("skriv/src", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".ts" {
			return err
		}
		source, err := os.ReadFile(file)
		desk.Write(source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for f := range samtale.Fields() {
		if !regexp.MustCompile(`["/.]` + f.Key + `\b`).MatchString(desk.String()) {
			t.Errorf("%s.%s is nowhere in skriv/src", f.Type, f.Key)
		}
	}
}

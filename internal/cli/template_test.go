package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestATemplateIsShownInEachFormat(t *testing.T) {
	for _, dir := range []string{"standard", filepath.Join(examples, "templates", "fjordby"), filepath.Join(examples, "templates", "skovlund")} {
		for ending, head := range map[string]string{"pdf": "%PDF", "docx": "PK", "html": "<!DOCTYPE"} {
			file := filepath.Join(t.TempDir(), "x."+ending)
			if r := notat(t, "", "template", "preview", dir, "-o", file); r.code != exitDone {
				t.Fatalf("%s, %s: exit %d: %s%s", dir, ending, r.code, r.out, r.err)
			}
			if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), head) {
				t.Errorf("%s, %s: %v", dir, ending, err)
			}
		}
	}
	for _, args := range [][]string{{"preview", "standard"}, {"preview", "standard", "-o", "x.odt"}, {"check"}, {"check", "ukendt"}, {"slet", "standard"}} {
		if r := notat(t, "", append([]string{"template"}, args...)...); r.code != exitUsage {
			t.Errorf("%v: exit %d", args, r.code)
		}
	}
}

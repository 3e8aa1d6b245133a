package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestANewTemplateIsSoundAndNothingIsOverwritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "fjordby")
	if r := notat(t, "", "template", "new", dir); r.code != exitDone {
		t.Fatal(r.err)
	}
	if r := notat(t, "", "template", "check", dir); r.code != exitDone || !strings.Contains(r.out, "i orden") {
		t.Errorf("exit %d: %s", r.code, r.out)
	}
	mine := filepath.Join(dir, "README.md")
	if err := os.WriteFile(mine, []byte("mit"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := notat(t, "", "template", "new", dir); r.code != exitUsage {
		t.Errorf("again: exit %d", r.code)
	}
	if kept, _ := os.ReadFile(mine); string(kept) != "mit" {
		t.Error("overwritten")
	}
	if r := notat(t, "", "template", "new", filepath.Join(dir, "Vester Å")); r.code != exitUsage {
		t.Errorf("a name that is none: exit %d", r.code)
	}
}

func TestATemplatesFaultsAreToldInDanish(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"notat.docx": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "template.json": `{"grænse": 5}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := notat(t, "", "template", "check", dir)
	if r.code != exitRecord {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
	for _, line := range []string{"fejl: template.json, grænse: ", "fejl: notat.docx: Filen er i Words gamle format (.doc).", "2 fejl"} {
		if !strings.Contains(r.out, line) {
			t.Errorf("%q is not in\n%s", line, r.out)
		}
	}
	if r := notat(t, "", "template", "preview", dir, "-o", filepath.Join(dir, "x.pdf")); r.code != exitRecord || !strings.Contains(r.out, "fejl: ") {
		t.Errorf("preview: exit %d: %s", r.code, r.out)
	}
	if r := notat(t, "", "template", "check", filepath.Join(examples, "templates", "fjordby", "notat.docx")); r.code != exitDone {
		t.Errorf("the Word file alone: exit %d: %s", r.code, r.out)
	}
}

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

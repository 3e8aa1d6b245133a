package fonts

import (
	"io/fs"
	"strings"
	"testing"
)

func TestEveryFamilyHasItsFilesAndItsLicence(t *testing.T) {
	named := map[string]bool{}
	for _, f := range append(append([]Family{}, Families...), Fallback...) {
		for _, path := range []string{f.Regular, f.Bold, f.Italic, f.BoldItalic} {
			if path == "" {
				continue
			}
			named[path] = true
			folder, _, _ := strings.Cut(path, "/")
			for _, p := range []string{path, folder + "/LICENSE"} {
				if _, err := fs.Stat(FS, p); err != nil {
					t.Errorf("%s: %v", f.Name, err)
				}
			}
		}
	}
	files, _ := fs.Glob(FS, "*/*.ttf")
	for _, path := range files {
		if !named[path] {
			t.Errorf("%s belongs to no family", path)
		}
	}
}

func TestAStyleThatIsMissingGivesTheNearest(t *testing.T) {
	f := Family{Regular: "r", Bold: "b"}
	for want, style := range map[string][2]bool{"r": {false, true}, "b": {true, true}} {
		if got := f.File(style[0], style[1]); got != want {
			t.Errorf("bold %v, italic %v: got %s", style[0], style[1], got)
		}
	}
}

func TestFontsOfWordHaveStandIns(t *testing.T) {
	for name, want := range map[string]string{"ARIAL": "Liberation Sans", "Calibri ": "Carlito", "noto sans": "Noto Sans", "Verdana": "Source Sans 3"} {
		if f, ok := Find(name); !ok || f.Name != want {
			t.Errorf("%s: got %s, %v", name, f.Name, ok)
		}
	}
	if f, ok := Find("Fjordby Grotesk"); ok || f.Name != Default.Name {
		t.Errorf("an unknown font: got %s, %v", f.Name, ok)
	}
	for name := range Substitutes {
		if name != strings.ToLower(name) {
			t.Errorf("%s is never found", name)
		}
	}
}

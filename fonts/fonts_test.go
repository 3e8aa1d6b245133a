package fonts

import (
	"bytes"
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
	few, all := Family{Regular: "r", Bold: "b"}, Family{Regular: "r", Bold: "b", Italic: "i", BoldItalic: "bi"}
	for style, want := range map[[2]bool][2]string{{false, false}: {"r", "r"}, {true, false}: {"b", "b"}, {false, true}: {"r", "i"}, {true, true}: {"b", "bi"}} {
		if got := [2]string{few.File(style[0], style[1]), all.File(style[0], style[1])}; got != want {
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
	for _, standIn := range []map[string]Family{sameWidths, alike} {
		for name := range standIn {
			if name != strings.ToLower(name) {
				t.Errorf("%s is never found", name)
			}
		}
	}
	for name, want := range map[string]bool{"Arial": true, " Source Sans 3": true, "Georgia": false, "Fjordby Grotesk": false} {
		if SameWidths(name) != want {
			t.Errorf("%s has the same widths: %v", name, !want)
		}
	}
}

// A file is in the program once more as a string, which a new font must have too.
func TestEachFileIsTheOneOfFS(t *testing.T) {
	all, err := fs.Glob(FS, "*/*.ttf")
	if err != nil || len(all) != len(files) {
		t.Fatalf("%d files of %d, %v", len(files), len(all), err)
	}
	for _, path := range all {
		if want, err := fs.ReadFile(FS, path); err != nil || !bytes.Equal(File(path), want) {
			t.Errorf("%s is another file: %v", path, err)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("there is a file that is not there")
		}
	}()
	File("gone/Gone-Regular.ttf")
}

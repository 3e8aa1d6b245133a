package publish

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"notat/internal/tagpdf/check"
)

// maker is what bytes depend on besides the source: the toolchain packs the Word
// files and the pictures, and another processor rounds in other places.
func maker() string { return runtime.Version() + " " + runtime.GOARCH }

// What a release makes of the examples, byte for byte, lies beside them as sums.
// Under a released version they never change. Between releases they change with
// the file in the same commit, so that everyone sees that they did.
func TestExamplesHaveTheirBytes(t *testing.T) {
	file := filepath.Join(examples, "out", "bytes.txt")
	s, all := newService(t), records(t, examples)
	got := Release + ", " + maker() + "\n"
	for _, municipality := range s.Templates() {
		for _, name := range slices.Sorted(maps.Keys(all)) {
			for _, edition := range []Udgave{Offentlig, Intern} {
				for _, f := range Formats {
					data := made(t, s, Request{Data: all[name], Udgave: edition, Name: municipality}, f.Name)
					got += fmt.Sprintf("%x  %s/%s.%s.%s\n", sha256.Sum256(data), municipality, name, edition, f.Name)
				}
			}
		}
	}
	old, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := string(old)
	head, _, _ := strings.Cut(want, "\n")
	release, by, _ := strings.Cut(head, ", ")
	switch {
	case got == want:
	case release == Release && by != maker():
		t.Skipf("the sums are those of %s, and this is %s", by, maker())
	case release == Release && fixed(release):
		t.Errorf("%s makes other bytes than it did. A release keeps its own: call what comes after it by the next version with -dev (release.go), and then make golden.%s", release, changed(want, got))
	case *update:
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not current. If the change is meant, make golden, read the layouts line by line, and keep both in one commit.%s", file, changed(want, got))
	}
}

// changed lists the first lines of got that are not in want.
func changed(want, got string) string {
	had := map[string]bool{}
	for line := range strings.Lines(want) {
		had[line] = true
	}
	out, n := "", 0
	for line := range strings.Lines(got) {
		if !had[line] {
			if n++; n <= 5 {
				out += "\n  " + strings.TrimSpace(line)
			}
		}
	}
	return out + fmt.Sprintf("\n%d lines differ", n)
}

// Where each word of each example stands on paper lies beside the examples: of
// both editions, and of the public one in each municipality's template.
func TestExamplesHaveTheirLayout(t *testing.T) {
	s := newService(t)
	for name, data := range records(t, examples) {
		for _, municipality := range s.Templates() {
			editions, in := []Udgave{Offentlig}, "."+municipality
			if municipality == s.standard {
				editions, in = []Udgave{Offentlig, Intern}, ""
			}
			for _, edition := range editions {
				layout, err := check.Layout(made(t, s, Request{Data: data, Udgave: edition, Name: municipality}, "pdf"))
				if err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join(examples, "out", name+"."+string(edition)+in+".layout.txt"), layout)
			}
		}
	}
}

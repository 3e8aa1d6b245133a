package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestEveryDanishNameHasItsRow: each word of an exported name is English, which
// testdata/english.txt lists, or a word of docs/ordliste.md, whose names are there.
func TestEveryDanishNameHasItsRow(t *testing.T) {
	english, err := os.ReadFile(filepath.Join("testdata", "english.txt"))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, w := range strings.Fields(string(english)) {
		known[w] = true
	}
	ordliste, err := os.ReadFile(filepath.Join("..", "docs", "ordliste.md"))
	if err != nil {
		t.Fatal(err)
	}
	names := exportedNames(t)
	for _, row := range strings.Split(string(ordliste), "\n") {
		if cells := strings.Split(row, "|"); len(cells) > 3 {
			for _, name := range regexp.MustCompile(`\b[a-z]+\.[A-Z]\w*`).FindAllString(cells[2], -1) {
				if !names[name] {
					t.Errorf("docs/ordliste.md has a row for %s, which is not there", name)
				}
			}
			for _, name := range regexp.MustCompile(`[A-Za-z]+`).FindAllString(cells[2], -1) {
				for _, w := range wordsOf(name) {
					known[w] = true
				}
			}
		}
	}
	unknown := map[string]string{} // name -> its first word that nobody knows
	for name := range names {
		_, bare, _ := strings.Cut(name, ".")
		for _, w := range wordsOf(bare) {
			if !known[w] {
				unknown[name] = w
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(unknown)) {
		t.Errorf("%s: %q is neither in docs/ordliste.md nor in testdata/english.txt", name, unknown[name])
	}
}

// exportedNames gives the exported types, functions, methods, fields, variables
// and constants of all packages, as package.Name.
func exportedNames(t *testing.T) map[string]bool {
	names := map[string]bool{}
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && file != "..":
			return fs.SkipDir
		case !strings.HasSuffix(file, ".go"), strings.HasSuffix(file, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return err
		}
		add := func(ids ...*ast.Ident) {
			for _, id := range ids {
				if id.IsExported() {
					names[f.Name.Name+"."+id.Name] = true
				}
			}
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				add(d.Name)
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.ValueSpec:
						add(s.Names...)
					case *ast.TypeSpec:
						add(s.Name)
						ast.Inspect(s.Type, func(n ast.Node) bool {
							if field, ok := n.(*ast.Field); ok && s.Name.IsExported() {
								add(field.Names...)
							}
							return true
						})
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// wordsOf cuts a name into its words, in lower case: "SetPDFKind" is set, pdf, kind.
func wordsOf(name string) []string {
	var out []string
	for _, w := range regexp.MustCompile(`[A-Z]+[0-9]*(?:[A-Z]|$)|[A-Z]?[a-z0-9]+|[A-Z]`).FindAllString(cut.ReplaceAllString(name, "$1 $2"), -1) {
		out = append(out, strings.ToLower(w))
	}
	return out
}

// cut is where the last capital of several begins a word of its own.
var cut = regexp.MustCompile(`([A-Z])([A-Z][a-z])`)

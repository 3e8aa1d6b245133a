package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// What is written unescaped is what the program itself says. raw takes a type of
// its own, which a constant becomes by itself and a string does not; so it holds
// as long as nothing is converted to that type, and as long as strings are written
// nowhere but beside raw, where they are escaped.
func TestNoStringIsWrittenUnescaped(t *testing.T) {
	for folder, home := range map[string]string{"render/html": "html.go", "render/docx": "writer.go", "tagpdf": "file.go"} {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		typed, raws := false, 0
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					if n.Name.Name == "raw" {
						p := n.Type.Params.List[0].Type
						if e, ok := p.(*ast.Ellipsis); ok {
							p = e.Elt
						}
						id, ok := p.(*ast.Ident)
						typed = ok && id.Name == "literal" && filepath.Base(name) == home
					}
				case *ast.CallExpr:
					switch called := n.Fun.(type) {
					case *ast.Ident:
						if called.Name == "literal" {
							t.Errorf("%s: something is made a literal", set.Position(n.Pos()))
						}
					case *ast.SelectorExpr:
						of, _ := called.X.(*ast.Ident)
						switch {
						case called.Sel.Name == "raw":
							raws++
						case filepath.Base(name) == home || of == nil || of.Name == "b" || of.Name == "h": // text for elsewhere, and sums
						case called.Sel.Name == "WriteString", called.Sel.Name == "Write" && converted(n.Args[0]):
							t.Errorf("%s: a string is written as it is", set.Position(n.Pos()))
						}
					}
				}
				return true
			})
		}
		if !typed || raws < 50 {
			t.Errorf("%s: raw takes a type of its own: %v; it is called %d times", folder, typed, raws)
		}
	}
}

// converted tells []byte(s).
func converted(e ast.Expr) bool {
	c, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	_, ok = c.Fun.(*ast.ArrayType)
	return ok
}

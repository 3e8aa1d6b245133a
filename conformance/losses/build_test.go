package losses

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A program is built once, with all losses in it, and the environment says which
// of them is in force: a function that a loss is in begins with
//
//	if loss__ == "12" { return name__12(...) }
//
// and name__12 is the same function with the loss. Building it anew for each
// would take most of the time. The compiler reads these files instead of the
// program's own (-overlay); nothing in the program knows of them.

// envLoss names the loss that is in force.
const envLoss = "LOSSES_LOSS"

// gather is the files of a program with losses, and where each loss stands.
type gather struct {
	files map[string]*file // by path
	of    map[string]string
}

// file is one of the program's files with losses in it.
type file struct {
	text    string
	heads   map[int]string // offset in text -> what is put in there
	appends string
}

// add puts a loss in under a number.
func (g *gather) add(n string, l loss, all []source) error {
	at, err := l.place(all)
	if err != nil {
		return err
	}
	f := g.files[at.path]
	if f == nil {
		f = &file{text: at.text, heads: map[int]string{}}
		g.files[at.path] = f
	}
	g.of[n] = at.path
	return f.add(n, at)
}

func (f *file) add(n string, at place) error {
	was, err := decl(at.path, at.text, at.from)
	if err != nil {
		return err
	}
	text := at.text[:at.from] + at.new + at.text[at.to:]
	is, err := decl(at.path, text, at.from)
	if err != nil {
		return err
	}
	if is.fn == nil {
		for i, name := range is.value.Names {
			v := is.value.Values[i]
			f.appends += fmt.Sprintf("\nfunc init() { if loss__ == %q { %s = %s } }\n", n, name.Name, text[is.at(v.Pos()):is.at(v.End())])
		}
		return nil
	}
	call, err := was.call(n)
	if err != nil {
		return fmt.Errorf("%s: %w", was.fn.Name.Name, err)
	}
	f.heads[was.at(was.fn.Body.Lbrace)+1] += call
	name := is.at(is.fn.Name.End())
	f.appends += "\n" + text[is.at(is.fn.Pos()):name] + "__" + n + text[name:is.at(is.fn.End())] + "\n"
	return nil
}

// declared is the declaration that a byte of a file stands in.
type declared struct {
	set   *token.FileSet
	fn    *ast.FuncDecl
	value *ast.ValueSpec // when it is no function
}

func (d declared) at(p token.Pos) int { return d.set.Position(p).Offset }

func decl(path, text string, offset int) (d declared, err error) {
	d.set = token.NewFileSet()
	tree, err := parser.ParseFile(d.set, path, text, 0)
	if err != nil {
		return d, err
	}
	holds := func(n ast.Node) bool { return d.at(n.Pos()) <= offset && offset < d.at(n.End()) }
	for _, x := range tree.Decls {
		if !holds(x) {
			continue
		}
		switch x := x.(type) {
		case *ast.FuncDecl:
			d.fn = x
			return d, nil
		case *ast.GenDecl:
			for _, s := range x.Specs {
				if v, ok := s.(*ast.ValueSpec); ok && x.Tok == token.VAR && holds(s) {
					d.value = v
					return d, nil
				}
			}
		}
	}
	return d, fmt.Errorf("%s: byte %d is in no function and no variable", path, offset)
}

// call is what a function begins with when a loss is in it.
func (d declared) call(n string) (string, error) {
	name := d.fn.Name.Name + "__" + n
	if d.fn.Recv != nil {
		if len(d.fn.Recv.List[0].Names) == 0 {
			return "", fmt.Errorf("its receiver has no name")
		}
		name = d.fn.Recv.List[0].Names[0].Name + "." + name
	}
	var args []string
	for _, p := range d.fn.Type.Params.List {
		if len(p.Names) == 0 {
			return "", fmt.Errorf("a parameter has no name")
		}
		for _, x := range p.Names {
			if x.Name == "_" {
				return "", fmt.Errorf("a parameter has no name")
			}
			if args = append(args, x.Name); isEllipsis(p.Type) {
				args[len(args)-1] += "..."
			}
		}
	}
	do := name + "(" + strings.Join(args, ", ") + ")"
	if d.fn.Type.Results == nil {
		return fmt.Sprintf("if loss__ == %q { %s; return };", n, do), nil
	}
	return fmt.Sprintf("if loss__ == %q { return %s };", n, do), nil
}

func isEllipsis(e ast.Expr) bool {
	_, ok := e.(*ast.Ellipsis)
	return ok
}

// String gives the file with its losses.
func (f *file) String() string {
	var b strings.Builder
	from := 0
	offsets := make([]int, 0, len(f.heads))
	for at := range f.heads {
		offsets = append(offsets, at)
	}
	slices.Sort(offsets)
	for _, at := range offsets {
		b.WriteString(f.text[from:at] + f.heads[at])
		from = at
	}
	return b.String() + f.text[from:] + f.appends
}

// overlay writes the files, and the table that go build takes.
func (g *gather) overlay(t *testing.T, dir string) string {
	t.Helper()
	replace := map[string]string{}
	written := 0
	put := func(path, text string) {
		full, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		instead := filepath.Join(dir, fmt.Sprintf("%d.go", written))
		written++
		if err := os.WriteFile(instead, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		replace[full] = instead
	}
	for path, f := range g.files {
		put(path, f.String())
		tree, err := parser.ParseFile(token.NewFileSet(), path, f.text, parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		put(filepath.Join(filepath.Dir(path), "loss__.go"), fmt.Sprintf("package %s\n\nimport \"os\"\n\nvar loss__ = os.Getenv(%q)\n", tree.Name.Name, envLoss))
	}
	table, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(name, table, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// build makes the tests of a package with all losses in them, and gives the file.
func build(t *testing.T, overlay, pkg, dir string) string {
	t.Helper()
	file := filepath.Join(dir, strings.ReplaceAll(pkg, "/", "-")+".test")
	cmd := exec.Command("go", "test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay="+overlay, "-o", file, "./"+pkg)
	cmd.Dir = root
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s does not compile with the losses: %v\n%s", pkg, err, said)
	}
	return file
}

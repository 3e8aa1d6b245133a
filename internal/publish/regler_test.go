package publish

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/kontrol"
	"notat/internal/samtale"
)

const (
	reglerFil = "../../docs/da/regler.md"
	rulesFile = "../../docs/da/offentliggoerelse.md"
	ownRules  = "\n## Når notatet laves og offentliggøres\n" // what comes before is samtale's
)

// reglerDok is our part of the list of rules.
func reglerDok() string {
	var b strings.Builder
	b.WriteString(ownRules + "\n| Kode | Hvornår | Endeligt notat og udkast | Lov | Det skal du gøre |\n|---|---|---|---|---|\n")
	for _, g := range regler {
		alvor := map[fault.Severity]string{fault.Error: "fejl", fault.Warning: "advarsel"}[g.Alvor]
		gør := strings.ReplaceAll(g.Besked, "%s", "…")
		if g == notJSON { // the decoder's words
			gør = "Ret det, som beskeden nævner: den siger linje og tegn."
		}
		b.WriteString("| " + strings.Join([]string{"`" + g.Kode + "`", g.Naar, alvor, g.Lov, gør}, " | ") + " |\n")
	}
	return b.String()
}

func TestOurPartOfTheRuleListIsCurrent(t *testing.T) {
	list, err := os.ReadFile(reglerFil)
	if err != nil {
		t.Fatal(err)
	}
	before, ours, _ := bytes.Cut(list, []byte(ownRules))
	want := reglerDok()
	if *update {
		if err := os.WriteFile(reglerFil, append(before, want...), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if ownRules+string(ours) != want {
		t.Errorf("%s is not what the rules say: run go test ./internal/publish -update", reglerFil)
	}
}

// faultMakers are the files in which a fault of a record is made. Each takes its
// code from a rule of a table, which a list documents. A template's faults are
// about a Word file: they are told in words, and lie in a package of their own.
var faultMakers = map[string]bool{"samtale/validate.go": true, "kontrol/kontrol.go": true, "publish/regler.go": true}

// A clerk or a jurist who looks a code up finds it: every fault comes from a
// rule, and every rule is in one of the two lists.
func TestEveryCodeOfAFaultIsDocumented(t *testing.T) {
	listed := map[string]bool{}
	for _, file := range []string{reglerFil, rulesFile} {
		list, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)` \\|").FindAllSubmatch(list, -1) {
			listed[string(m[1])] = true
		}
	}
	var codes []string
	for _, g := range samtale.Regler() {
		codes = append(codes, g.Kode)
	}
	for _, g := range kontrol.Regler() {
		codes = append(codes, g.Kode)
	}
	for _, g := range regler {
		codes = append(codes, g.Kode)
	}
	for _, code := range codes {
		if !listed[code] {
			t.Errorf("%s is in neither list", code)
		}
	}
	for file, code := range faultsMade(t) {
		if !faultMakers[file] {
			t.Errorf("%s makes a fault of its own: take it from a rule, so that it is in a list", file)
		}
		if code != "" {
			t.Errorf("%s makes a fault with the code %s, which is of no rule", file, code)
		}
	}
}

// What the law behind a check or a rule of ours says, and where it was read, is told.
func TestEveryLawOfACheckHasItsSource(t *testing.T) {
	var laws []string
	for _, g := range kontrol.Regler() {
		laws = append(laws, g.Lov)
	}
	for _, g := range regler {
		laws = append(laws, g.Lov)
	}
	for _, law := range laws {
		if law != "" && !slices.ContainsFunc(samtale.Lovkilder, func(k samtale.Lovkilde) bool { return strings.HasPrefix(law, k.Lov) }) {
			t.Errorf("%q has no row in samtale.Lovkilder", law)
		}
	}
}

// faultsMade gives the files of the program that make a fault, and a code that
// one of them writes out.
func faultsMade(t *testing.T) map[string]string {
	t.Helper()
	made := map[string]string{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "template/") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", name), nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || !isFault(lit.Type) {
				return true
			}
			made[name] += ""
			for _, e := range lit.Elts {
				kv, keyed := e.(*ast.KeyValueExpr)
				if !keyed {
					made[name] = "in no keyed field"
				} else if text, ok := kv.Value.(*ast.BasicLit); ok && kv.Key.(*ast.Ident).Name == "Code" {
					made[name] = text.Value
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// isFault reports whether a literal is of type fault.Fault. A list of them that
// leaves the type of its members out has the name fault.List.
func isFault(typ ast.Expr) bool {
	sel, ok := typ.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Fault" {
		return false
	}
	pkg, ok := sel.X.(*ast.Ident)
	return ok && pkg.Name == "fault"
}

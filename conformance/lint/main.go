// Command lint is one program for what go vet, staticcheck and exhaustive see. It
// is run by go vet, which keeps what it said of each package until the package or
// something beneath it changes. It is a module of its own: linters are no part of
// the product, and no requirement of it. With -whole and packages it loads them all at
// once, for what is not seen in one alone.
package main

import (
	"log"
	"os"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/suite/vet"
	"golang.org/x/tools/go/analysis/unitchecker"
	"honnef.co/go/tools/analysis/lint"
	"honnef.co/go/tools/simple"
	"honnef.co/go/tools/staticcheck"
	"honnef.co/go/tools/stylecheck"
	"honnef.co/go/tools/unused"

	"github.com/nishanths/exhaustive/passes/exhaustive"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "-whole" {
		if whole(os.Args[2:]) > 0 {
			os.Exit(1)
		}
		return
	}
	must(exhaustive.Analyzer.Flags.Set("check", "switch"))
	must(exhaustive.Analyzer.Flags.Set("typeonly", "^notat/"))
	requires, err := exhaustive.Requires("switch")
	must(err)
	exhaustive.Analyzer.Requires = requires

	all := append([]*analysis.Analyzer{exhaustive.Analyzer, unread}, vet.Suite...)
	for _, checks := range [][]*lint.Analyzer{simple.Analyzers, staticcheck.Analyzers, stylecheck.Analyzers} {
		for _, c := range checks {
			if !c.Doc.NonDefault {
				all = append(all, c.Analyzer)
			}
		}
	}
	unitchecker.Main(all...)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// unread tells of what nobody uses in a package and its tests: unused finds it,
// and leaves the telling to staticcheck.
var unread = &analysis.Analyzer{
	Name:     "unread",
	Doc:      "what nobody uses (U1000)",
	Requires: []*analysis.Analyzer{unused.Analyzer.Analyzer},
	Run: func(p *analysis.Pass) (any, error) {
		for _, o := range p.ResultOf[unused.Analyzer.Analyzer].(unused.Result).Unused {
			if o.Kind == "type param" {
				continue // nobody can leave it out
			}
			for _, f := range p.Files {
				if file := p.Fset.File(f.FileStart); file.Name() == o.Position.Filename {
					p.Reportf(file.Pos(o.Position.Offset), "%s %s is unused (U1000)", o.Kind, o.Name)
				}
			}
		}
		return nil, nil
	},
}

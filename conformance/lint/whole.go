package main

import (
	"fmt"
	"log"
	"os"
	"slices"

	gochecksumtype "github.com/alecthomas/go-check-sumtype"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa/ssautil"
	"mvdan.cc/unparam/check"
)

// whole tells of what is seen only where all packages are there at once, which are
// loaded once: parameters and results that nobody needs (unparam), and switches over a
// closed set of types that forget one (go-check-sumtype). Tests are not looked at. It gives how many there are.
func whole(patterns []string) int {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax}, patterns...)
	must(err)
	if packages.PrintErrors(pkgs) > 0 || len(pkgs) == 0 {
		log.Fatal("no packages that can be read")
	}
	var told []string
	prog, _ := ssautil.Packages(pkgs, 0)
	prog.Build()
	var unneeded check.Checker
	unneeded.Packages(pkgs)
	unneeded.ProgramSSA(prog)
	issues, err := unneeded.Check()
	must(err)
	for _, i := range issues {
		told = append(told, fmt.Sprintf("%s: %s", prog.Fset.Position(i.Pos()), i.Message()))
	}
	for _, err := range gochecksumtype.Run(pkgs, gochecksumtype.Config{}) {
		told = append(told, err.Error())
	}
	slices.Sort(told)
	told = slices.Compact(told)
	for _, line := range told {
		fmt.Fprintln(os.Stderr, line)
	}
	return len(told)
}

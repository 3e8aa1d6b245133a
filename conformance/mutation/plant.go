package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is a fault that can be planted: the bytes from from to to of a file
// become text.
type mutant struct {
	kind     string
	file     string // below the root of the module, with /
	function string
	line     int
	column   int // in bytes
	from, to int
	text     string
	// The first line that changes, as it is and as it becomes, without space
	// around it. With file and function they name the fault wherever it moves to.
	before, after string
}

func (m *mutant) pkg() string {
	p, _ := strings.CutPrefix(filepath.ToSlash(filepath.Dir(m.file)), "internal/")
	return p
}

// key names the fault without the number of its line.
func (m *mutant) key() string {
	return m.file + " " + m.function + "\n- " + m.before + "\n+ " + m.after
}

// plantable gives all faults that can be planted in a package.
func plantable(dir string) ([]mutant, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var out []mutant
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		more, err := faults(filepath.ToSlash(file), src)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// drawn gives the faults in the order in which they are tried: the packages take
// turns, and in each the kinds, so that the many texts of samtale do not crowd out
// the few dropped cases of archive. Within a kind the order is that of their lots,
// so that an edit moves the sample only where it moves the program.
func drawn(all []mutant, seed uint64) []mutant {
	type drawing struct {
		mutant
		lot [sha256.Size]byte
	}
	same := map[string]int{} // how many of a name came before
	lots := make([]drawing, len(all))
	for i, m := range all {
		name := m.kind + "\n" + m.key()
		lots[i] = drawing{m, sha256.Sum256(fmt.Appendf(nil, "%d\n%s\n%d", seed, name, same[name]))}
		same[name]++
	}
	slices.SortFunc(lots, func(a, b drawing) int { return bytes.Compare(a.lot[:], b.lot[:]) })
	ordered := make([]mutant, len(lots))
	for i, d := range lots {
		ordered[i] = d.mutant
	}
	var packages [][]mutant
	for _, p := range grouped(ordered, (*mutant).pkg) {
		packages = append(packages, inTurn(grouped(p, func(m *mutant) string { return m.kind })))
	}
	return inTurn(packages)
}

// grouped parts the faults by a name, in the order of the names.
func grouped(all []mutant, name func(*mutant) string) (out [][]mutant) {
	groups := map[string][]mutant{}
	for _, m := range all {
		groups[name(&m)] = append(groups[name(&m)], m)
	}
	for _, n := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, groups[n])
	}
	return out
}

// inTurn takes one of each group, and again, until all are taken.
func inTurn(groups [][]mutant) (out []mutant) {
	for i, some := 0, true; some; i++ {
		some = false
		for _, g := range groups {
			if i < len(g) {
				out, some = append(out, g[i]), true
			}
		}
	}
	return out
}

// planter walks a file and gathers its faults.
type planter struct {
	fset     *token.FileSet
	src      []byte
	file     string
	function string
	out      []mutant
}

// faults gives the faults that can be planted in a file.
func faults(file string, src []byte) ([]mutant, error) {
	p := &planter{fset: token.NewFileSet(), src: src, file: file}
	f, err := parser.ParseFile(p.fset, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, d := range f.Decls {
		p.function = "-"
		if fn, ok := d.(*ast.FuncDecl); ok {
			p.function = fn.Name.Name
		}
		ast.Inspect(d, p.visit)
	}
	return p.out, nil
}

func (p *planter) at(pos token.Pos) int { return p.fset.Position(pos).Offset }

func (p *planter) source(n ast.Node) string { return string(p.src[p.at(n.Pos()):p.at(n.End())]) }

// replace adds the fault that a node becomes text.
func (p *planter) replace(kind string, n ast.Node, text string) {
	p.change(kind, n.Pos(), n.End(), text)
}

func (p *planter) change(kind string, from, to token.Pos, text string) {
	m := mutant{kind: kind, file: p.file, function: p.function, line: p.fset.Position(from).Line, column: p.fset.Position(from).Column, from: p.at(from), to: p.at(to), text: text}
	start := strings.LastIndexByte(string(p.src[:m.from]), '\n') + 1
	m.before = firstLine(string(p.src[start:]))
	end := strings.IndexByte(string(p.src[m.to:]), '\n')
	m.after = firstLine(string(p.src[start:m.from]) + text + string(p.src[m.to:m.to+end]))
	if m.after == "" {
		m.after = "(gone)"
	}
	if text == p.sourceOf(m) || m.before == m.after && !strings.Contains(p.sourceOf(m), "\n") {
		return
	}
	p.out = append(p.out, m)
}

func (p *planter) sourceOf(m mutant) string { return string(p.src[m.from:m.to]) }

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.TrimSpace(s)
}

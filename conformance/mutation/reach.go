package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// reach is what some tests run of the program: blocks of files, as go test
// -coverprofile writes them.
type reach map[string][]block

type block struct {
	from, to place
	run      bool
}

type place struct{ line, column int }

func (p place) before(q place) bool {
	return p.line < q.line || p.line == q.line && p.column < q.column
}

// readReach reads a cover profile: "module/file.go:1.2,3.4 statements runs".
func readReach(profile string) (reach, error) {
	data, err := os.ReadFile(profile)
	if err != nil {
		return nil, err
	}
	out := reach{}
	for _, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		file, rest, ok := strings.Cut(l, ":")
		if !ok || file == "mode" {
			continue
		}
		var b block
		var statements int
		var runs uint64
		if _, err := fmt.Sscanf(rest, "%d.%d,%d.%d %d %d", &b.from.line, &b.from.column, &b.to.line, &b.to.column, &statements, &runs); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", profile, strconv.Quote(l), err)
		}
		b.run = runs > 0
		_, file, _ = strings.Cut(file, "/") // below the root of the module
		out[file] = append(out[file], b)
	}
	return out, nil
}

// to reports whether the tests run a place. What stands in no block, a table or
// the head of a case, may be seen by anybody.
func (r reach) to(file string, p place) bool {
	inside := false
	for _, b := range r[file] {
		if !p.before(b.from) && p.before(b.to) {
			if b.run {
				return true
			}
			inside = true
		}
	}
	return !inside
}

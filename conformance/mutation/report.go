package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"
)

// How a fault ended.
type verdict int

const (
	survived verdict = iota
	killed
	tooSlow   // killed as well: a test that does not end is red
	noProgram // it does not compile, so it is no fault
)

// result is what came of a fault.
type result struct {
	mutant
	verdict verdict
	by      string // package and test that were red
	asked   int    // how many sets of tests run the place
	took    time.Duration
}

func (r result) String() string {
	what := map[verdict]string{survived: fmt.Sprintf("SURVIVED, %d asked", r.asked), killed: "killed by " + r.by, tooSlow: "does not end in " + r.by}[r.verdict]
	return fmt.Sprintf("%-10s %s:%d: %s (%.0f s)", r.kind, r.file, r.line, what, r.took.Seconds())
}

// tell writes the result of the nth fault, and a survivor's change of a line.
func (r result) tell(out io.Writer, n int) {
	fmt.Fprintf(out, "%3d %s\n", n, r)
	if r.verdict == survived {
		fmt.Fprintln(out, r.key())
	}
}

// readExplained reads survivors.txt: blocks apart by an empty line, each the file
// and function, the line as it is and as it becomes, and why; lines with # are
// for the reader. It gives why no test sees a fault and need not, by its key.
func readExplained(file string) (map[string]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for i, block := range strings.Split(string(data), "\n\n") {
		var lines []string
		for _, l := range strings.Split(block, "\n") {
			if l != "" && !strings.HasPrefix(l, "#") {
				lines = append(lines, l)
			}
		}
		switch {
		case len(lines) == 0:
		case len(lines) < 4 || !strings.HasPrefix(lines[1], "- ") || !strings.HasPrefix(lines[2], "+ "):
			return nil, fmt.Errorf("%s: block %d is not a place, a line as it is, as it becomes, and why:\n%s", file, i+1, block)
		default:
			out[strings.Join(lines[:3], "\n")] = strings.Join(lines[3:], " ")
		}
	}
	return out, nil
}

// readSurvivors reads the log of a run and gives the keys of the faults that it
// shows: they survived.
func readSurvivors(log string) (map[string]bool, error) {
	data, err := os.ReadFile(log)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	lines := strings.Split(string(data), "\n")
	for i := 2; i < len(lines); i++ {
		if strings.HasPrefix(lines[i-1], "- ") && strings.HasPrefix(lines[i], "+ ") {
			out[strings.Join(lines[i-2:i+1], "\n")] = true
		}
	}
	return out, nil
}

// stale names the explanations of lines that are there no more.
func stale(explained map[string]string) (out []string) {
	for key := range explained {
		place, change, _ := strings.Cut(key, "\n- ")
		file, _, _ := strings.Cut(place, " ")
		before, _, _ := strings.Cut(change, "\n+ ")
		if src, err := os.ReadFile(file); err != nil || !strings.Contains(string(src), before) {
			out = append(out, key)
		}
	}
	return out
}

// report writes the table and the survivors. The error says what must be done.
func report(out io.Writer, packages []string, results []result, explained map[string]string) error {
	type counts struct{ planted, own, others, slow, explained, open int }
	of := map[string]*counts{}
	kinds := map[string][2]int{}
	sum := &counts{}
	var open []result
	for _, p := range packages {
		of[p] = &counts{}
	}
	for _, r := range results {
		_, known := explained[r.key()]
		for _, c := range []*counts{of[r.pkg()], sum} {
			c.planted++
			switch by, _, _ := strings.Cut(r.by, " "); {
			case r.verdict == tooSlow:
				c.slow++
			case r.verdict == killed && by == r.pkg():
				c.own++
			case r.verdict == killed:
				c.others++
			case known:
				c.explained++
			default:
				c.open++
			}
		}
		k := kinds[r.kind]
		k[0]++
		if r.verdict == survived {
			k[1]++
			if !known {
				open = append(open, r)
			}
		}
		kinds[r.kind] = k
	}
	share := func(c *counts) int { return 100 * (c.own + c.others + c.slow) / max(c.planted, 1) }
	line := func(name string, c *counts) {
		fmt.Fprintf(out, "%-9s | %7d | %6d | %9d | %11d | %9d | %4d | %4d %%\n", name, c.planted, c.own, c.others, c.slow, c.explained, c.open, share(c))
	}
	fmt.Fprintf(out, "\npackage   | planted | by own | by others | without end | explained | open | killed\n")
	for _, p := range packages {
		line(p, of[p])
	}
	line("all", sum)
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Fprintf(out, "%-10s %3d planted, %2d survived\n", k, kinds[k][0], kinds[k][1])
	}
	for _, r := range open {
		fmt.Fprintf(out, "\n# line %d, no test sees it:\n%s\n", r.line, r.key())
	}
	gone := stale(explained)
	for _, key := range gone {
		fmt.Fprintf(out, "\n# explained, and there no more:\n%s\n", key)
	}
	if len(open) > 0 || len(gone) > 0 || share(sum) < least {
		return fmt.Errorf("%d %% are killed, %d must be; %d survivors are not explained, %d explanations are of nothing", share(sum), least, len(open), len(gone))
	}
	return nil
}

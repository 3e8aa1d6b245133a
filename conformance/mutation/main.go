// Command mutation asks whether a test would turn red. It plants small faults in
// the program, a seeded sample of them, one at a time: a condition turned round, a
// statement gone, a number one too large, a text emptied. Each is run against the
// tests that can see it, its own package's first, until one is red. What no test
// sees is shown as a change of a line, and is either killed by a test that states
// what a user was promised, or explained in survivors.txt.
//
// Nothing is written into the tree: the changed file is laid over the true one
// (go build -overlay). A fault that does not compile is none, and another is drawn.
//
// It ends with 1 when fewer than 85 % are killed or a survivor is not explained.
// The losses of readback have a table of their own (planted by name, not drawn).
//
// gremlins (0.6.0), the one kept tool on the module proxy, copies the module, draws
// no sample, knows neither dropped statements nor emptied texts, and runs a fault
// against its own package or against all.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

const (
	least     = 85 // per cent that must be killed
	survivors = "conformance/mutation/survivors.txt"
)

func main() {
	n := flag.Int("n", 300, "how many faults to plant")
	seed := flag.Uint64("seed", 1, "seed of the sample")
	packages := flag.String("packages", "samtale prosa post billede kontrol udgave readback story recorddiff publish archive compose httpapi", "where to plant them, beneath internal")
	var only only
	flag.StringVar(&only.file, "file", "", "plant them in files of this name only")
	flag.StringVar(&only.log, "again", "", "plant those only that this log of an earlier run shows as survivors")
	workers := flag.Int("workers", 2, "how many are tried at once")
	flag.Parse()
	if err := run(*n, *seed, *workers, strings.Fields(*packages), only, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "mutation:", err)
		os.Exit(1)
	}
}

// only says which faults are planted; without both all may be.
type only struct {
	file string // those of files of this name
	log  string // those that survived in this log
}

// of gives those that can be planted in some packages.
func (o only) of(packages []string) (out []mutant, err error) {
	var again map[string]bool
	if o.log != "" {
		if again, err = readSurvivors(o.log); err != nil {
			return nil, err
		}
	}
	for _, p := range packages {
		if sees[p] == nil {
			return nil, fmt.Errorf("there is no table of who sees %s", p)
		}
		found, err := plantable(filepath.Join("internal", p))
		if err != nil {
			return nil, err
		}
		for _, m := range found {
			if (o.file == "" || path.Base(m.file) == o.file) && (again == nil || again[m.key()]) {
				out = append(out, m)
			}
		}
	}
	return out, nil
}

// run works at the root of the module.
func run(n int, seed uint64, workers int, packages []string, only only, out io.Writer) error {
	explained, err := readExplained(survivors)
	if err != nil {
		return err
	}
	all, err := only.of(packages)
	if err != nil {
		return err
	}
	order := drawn(all, seed)
	fmt.Fprintf(out, "%d of %d possible faults, seed %d\n", min(n, len(order)), len(order), seed)
	b, err := newBench(seed, out)
	if err != nil {
		return err
	}
	defer b.close()
	results, err := sample(order, n, workers, b.try, out)
	if err != nil {
		return err
	}
	return report(out, packages, results, explained)
}

// sample tries the first n faults of an order that compile, some at once, and tells of
// each. The first that cannot be tried ends it.
func sample(order []mutant, n, workers int, try func(mutant) (result, error), out io.Writer) (results []result, err error) {
	var (
		mu     sync.Mutex
		change = sync.NewCond(&mu)
		next   int
		trying int
		busy   sync.WaitGroup
	)
	for range workers {
		busy.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for {
				for err == nil && len(results) < n && len(results)+trying >= n {
					change.Wait() // one that is being tried may be none
				}
				if err != nil || len(results) >= n || next == len(order) {
					return
				}
				m := order[next]
				next, trying = next+1, trying+1
				mu.Unlock()
				r, failed := try(m)
				mu.Lock()
				trying--
				switch {
				case failed != nil:
					err = failed
				case r.verdict != noProgram:
					results = append(results, r)
					r.tell(out, len(results))
				}
				change.Broadcast()
			}
		})
	}
	busy.Wait()
	return results, err
}

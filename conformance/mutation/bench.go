package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
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

// slower is how much longer than without a fault some tests may take, in times
// and besides: other work goes on beside them, and a program that changed is linked
// anew.
const (
	slower = 5
	extra  = 20 * time.Second
)

// bench plants faults and runs tests.
type bench struct {
	root, dir string
	seed      uint64
	out       io.Writer

	mu    sync.Mutex
	known map[tests]*green
}

// green is what is known of some tests without a fault.
type green struct {
	once   sync.Once
	err    error
	took   time.Duration
	reach  reach // what they run of the program
	random bool  // they take rapid's flags
}

func newBench(seed uint64, out io.Writer) (*bench, error) {
	root, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "mutation")
	if err != nil {
		return nil, err
	}
	return &bench{root: root, dir: dir, seed: seed, out: out, known: map[tests]*green{}}, nil
}

// without gives what is known of some tests without a fault. The first time they
// are run: they must be green.
func (b *bench) without(t tests) (*green, error) {
	b.mu.Lock()
	g := b.known[t]
	if g == nil {
		g = &green{}
		b.known[t] = g
	}
	b.mu.Unlock()
	g.once.Do(func() {
		deps, err := exec.Command("go", "list", "-test", "-deps", "./internal/"+t.pkg).Output()
		if err != nil {
			g.err = fmt.Errorf("%s: %w", t.pkg, err)
			return
		}
		g.random = strings.Contains(string(deps), "pgregory.net/rapid\n")
		profile, err := os.CreateTemp(b.dir, "cover")
		if err != nil {
			g.err = err
			return
		}
		profile.Close()
		start := time.Now()
		if text, err := b.test(t, g.random, 10*time.Minute, "-coverprofile="+profile.Name(), "-coverpkg=./internal/..."); err != nil {
			g.err = fmt.Errorf("%s is red without a fault: %w\n%s", t.pkg, err, text)
			return
		}
		g.took = time.Since(start)
		g.reach, g.err = readReach(profile.Name())
		fmt.Fprintf(b.out, "    without a fault: %s %s (%.0f s)\n", t.pkg, t.run, g.took.Seconds())
	})
	return g, g.err
}

func (b *bench) close() { os.RemoveAll(b.dir) }

// test runs some tests, with more flags for go test, and gives what they say. The
// error is one of the context or an *exec.ExitError.
func (b *bench) test(t tests, random bool, most time.Duration, flags ...string) (string, error) {
	ctx, stop := context.WithTimeout(context.Background(), most+time.Minute) // and what it starts goes with it
	defer stop()
	args := []string{"test", "-count=1", "-failfast", "-vet=off", "-p=1", "-ldflags=-s -w", "-exec=" + filepath.Join(b.root, "conformance/mutation/guard"), "-timeout=" + most.String()}
	args = append(args, flags...)
	if !t.long {
		args = append(args, "-short")
	}
	if t.run != "" {
		args = append(args, "-run="+t.run)
	}
	if t.skip != "" {
		args = append(args, "-skip="+t.skip)
	}
	args = append(args, "./internal/"+t.pkg)
	if random {
		args = append(args, fmt.Sprintf("-rapid.seed=%d", b.seed+1), "-rapid.nofailfile", "-rapid.shrinktime=0s")
	}
	c := exec.CommandContext(ctx, "go", args...)
	c.Dir = b.root
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) } // go ends the test as well
	c.WaitDelay = 10 * time.Second
	text, err := c.CombinedOutput()
	return string(text), err
}

var (
	red   = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)`)
	built = regexp.MustCompile(`\[(build|setup) failed\]`)
	late  = regexp.MustCompile(`(?m)^panic: test timed out`)
)

// try plants a fault and asks those who can see it until one is red.
func (b *bench) try(m mutant) (r result, err error) {
	start := time.Now()
	defer func() { r.took = time.Since(start) }()
	r.mutant = m
	overlay, err := b.lay(m)
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(filepath.Dir(overlay))
	for _, t := range sees[m.pkg()] {
		g, err := b.without(t)
		if err != nil {
			return r, err
		}
		if !g.reach.to(m.file, place{m.line, m.column}) {
			continue
		}
		r.asked++
		text, err := b.test(t, g.random, slower*g.took+extra, "-overlay="+overlay)
		var exit *exec.ExitError
		switch {
		case err == nil:
			continue
		case !errors.As(err, &exit):
			return r, fmt.Errorf("%s: %w\n%s", t.pkg, err, text)
		case built.MatchString(text):
			r.verdict = noProgram
		case late.MatchString(text):
			r.verdict, r.by = tooSlow, t.pkg
		default:
			r.verdict, r.by = killed, t.pkg
			if f := red.FindStringSubmatch(text); f != nil {
				r.by += " " + f[1]
			}
		}
		return r, nil
	}
	if r.asked == 0 { // nobody has compiled it
		if exec.Command("go", "build", "-overlay="+overlay, "./internal/"+m.pkg()).Run() != nil {
			r.verdict = noProgram
			return r, nil
		}
	}
	r.verdict = survived
	return r, nil
}

// lay writes the file with the fault, and the overlay that puts it in the true
// one's place.
func (b *bench) lay(m mutant) (string, error) {
	src, err := os.ReadFile(filepath.Join(b.root, m.file))
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(b.dir, "")
	if err != nil {
		return "", err
	}
	faulty, overlay := filepath.Join(dir, "faulty.go"), filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(faulty, []byte(string(src[:m.from])+m.text+string(src[m.to:])), 0o600); err != nil {
		return "", err
	}
	list, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(b.root, m.file): faulty}})
	if err != nil {
		return "", err
	}
	return overlay, os.WriteFile(overlay, list, 0o600)
}

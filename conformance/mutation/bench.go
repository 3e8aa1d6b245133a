package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
)

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
	g.once.Do(func() { g.err = b.measure(t, g) })
	return g, g.err
}

func (b *bench) measure(t tests, g *green) error {
	dir, err := os.MkdirTemp(b.dir, "")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	deps, err := exec.Command("go", "list", "-test", "-deps", "./internal/"+t.pkg).Output()
	if err != nil {
		return fmt.Errorf("%s: %w", t.pkg, err)
	}
	g.random = strings.Contains(string(deps), "pgregory.net/rapid\n")
	binary, profile := filepath.Join(dir, "x.test"), filepath.Join(dir, "cover.txt")
	if text, err := build(t.pkg, binary, "-coverpkg=./internal/..."); err != nil {
		return fmt.Errorf("%s: %w\n%s", t.pkg, err, text)
	}
	start := time.Now()
	text, err := b.test(t, g.random, binary, 10*time.Minute, "-test.coverprofile="+profile)
	switch {
	case err != nil:
		return fmt.Errorf("%s is red without a fault: %w\n%s", t.pkg, err, text)
	case bytes.Contains(text, []byte("no tests to run")):
		return fmt.Errorf("%s has no test that is called %s", t.pkg, t.run)
	}
	g.took = time.Since(start)
	fmt.Fprintf(b.out, "    without a fault: %s %s (%.0f s)\n", t.pkg, t.run, g.took.Seconds())
	g.reach, err = readReach(profile)
	return err
}

func (b *bench) close() { os.RemoveAll(b.dir) }

// build makes the tests of a package, and gives what the compiler says.
func build(pkg, binary string, flags ...string) ([]byte, error) {
	args := append([]string{"test", "-c", "-vet=off", "-p=1", "-ldflags=-s -w", "-o", binary}, flags...)
	return exec.Command("go", append(args, "./internal/"+pkg)...).CombinedOutput()
}

// test runs some tests of a binary, with more of its flags, and gives what they
// say. The error is an *exec.ExitError, or one of ours.
func (b *bench) test(t tests, random bool, binary string, most time.Duration, flags ...string) ([]byte, error) {
	ctx, stop := context.WithTimeout(context.Background(), most+extra) // for what does not even heed its own limit
	defer stop()
	args := append([]string{binary, "-test.count=1", "-test.failfast", "-test.timeout=" + most.String(), "-test.run=" + t.run, "-test.skip=" + t.skip}, flags...)
	if !t.long {
		args = append(args, "-test.short")
	}
	if random {
		args = append(args, fmt.Sprintf("-rapid.seed=%d", b.seed+1), "-rapid.nofailfile", "-rapid.shrinktime=0s")
	}
	c := exec.CommandContext(ctx, filepath.Join(b.root, "conformance/mutation/guard"), args...)
	c.Dir = filepath.Join(b.root, "internal", t.pkg)
	c.WaitDelay = 10 * time.Second
	return c.CombinedOutput()
}

var (
	red  = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)`)
	late = regexp.MustCompile(`(?m)^panic: test timed out`)
)

// try plants a fault and asks those who can see it until one is red.
func (b *bench) try(m mutant) (r result, err error) {
	start := time.Now()
	defer func() { r.took = time.Since(start) }()
	r.mutant = m
	dir, err := os.MkdirTemp(b.dir, "")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir)
	overlay, err := b.lay(dir, m)
	if err != nil {
		return r, err
	}
	if exec.Command("go", "build", overlay, "-o", os.DevNull, "./internal/"+m.pkg()).Run() != nil {
		r.verdict = noProgram
		return r, nil
	}
	built := map[string]string{} // package -> its tests
	for _, t := range sees[m.pkg()] {
		g, err := b.without(t)
		if err != nil {
			return r, err
		}
		if !g.reach.to(m.file, place{m.line, m.column}) {
			continue
		}
		r.asked++
		binary := built[t.pkg]
		if binary == "" {
			binary = filepath.Join(dir, path.Base(t.pkg)+".test")
			if text, err := build(t.pkg, binary, overlay); err != nil { // the program compiles, so a test spoke of what is gone
				if !bytes.Contains(text, []byte(".go:")) {
					return r, fmt.Errorf("%s: %w\n%s", t.pkg, err, text)
				}
				r.verdict, r.by = killed, t.pkg+" (its tests do not compile)"
				return r, nil
			}
			built[t.pkg] = binary
		}
		text, err := b.test(t, g.random, binary, slower*g.took+extra)
		var exit *exec.ExitError
		switch {
		case err == nil:
			continue
		case !errors.As(err, &exit):
			return r, fmt.Errorf("%s: %w\n%s", t.pkg, err, text)
		case late.Match(text), exit.ExitCode() < 0: // stopped from outside
			r.verdict, r.by = tooSlow, t.pkg
		default:
			r.verdict, r.by = killed, t.pkg
			if f := red.FindSubmatch(text); f != nil {
				r.by += " " + string(f[1])
			}
		}
		return r, nil
	}
	r.verdict = survived
	return r, nil
}

// lay writes the file with the fault, and gives the flag that puts it in the true
// one's place.
func (b *bench) lay(dir string, m mutant) (string, error) {
	src, err := os.ReadFile(filepath.Join(b.root, m.file))
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
	return "-overlay=" + overlay, os.WriteFile(overlay, list, 0o600)
}

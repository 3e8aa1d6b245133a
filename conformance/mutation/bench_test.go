package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
)

// As many faults are tried as were asked for, with others in the place of those that
// do not compile, and no more at once than there are workers.
func TestASampleIsOfFaultsThatCompile(t *testing.T) {
	order := make([]mutant, 40)
	for i := range order {
		order[i].line = i
	}
	for _, workers := range []int{1, 4} {
		var tried, now atomic.Int32
		try := func(m mutant) (result, error) {
			defer now.Add(-1)
			if now.Add(1) > int32(workers) {
				t.Error("more are tried at once than there are workers")
			}
			tried.Add(1)
			if m.line%2 == 0 {
				return result{mutant: m, verdict: noProgram}, nil
			}
			return result{mutant: m, verdict: killed}, nil
		}
		got, err := sample(order, 10, workers, try, io.Discard)
		if err != nil || len(got) != 10 || tried.Load() < 19 || tried.Load() > 23 {
			t.Errorf("%d workers: %d results of %d that were tried, %v", workers, len(got), tried.Load(), err)
		}
		for _, r := range got {
			if r.verdict != killed {
				t.Errorf("one that does not compile is a result: %+v", r)
			}
		}
		if got, err = sample(order, 100, workers, try, io.Discard); err != nil || len(got) != 20 {
			t.Errorf("%d workers: %d of 20 that compile, %v", workers, len(got), err)
		}
		broken := errors.New("broken")
		if _, err := sample(order, 10, workers, func(mutant) (result, error) { return result{}, broken }, io.Discard); !errors.Is(err, broken) {
			t.Errorf("what cannot be tried: %v", err)
		}
	}
}

// toy writes a module with one package and its test, and works there. The tree of the
// module itself is no place for faults that nobody sees.
func toy(t *testing.T, program, test string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the guard is a shell's")
	}
	guard, err := os.ReadFile("guard")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"go.mod": "module notat\n\ngo 1.26\n", "internal/toy/toy.go": program, "internal/toy/toy_test.go": test,
		"conformance/mutation/guard": string(guard), survivors: "# none yet\n",
	} {
		name = filepath.FromSlash(name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	sees["toy"] = []tests{{pkg: "toy"}}
	t.Cleanup(func() { delete(sees, "toy") })
}

const double = `package toy

func Negative(n int) bool { return n < 0 }

func Double(n int) int { return n * 2 }

func Nobody() string { return "asks" }
`

const doubleTest = `package toy

import "testing"

func TestNegative(t *testing.T) {
	if Negative(0) || Double(0) != 0 {
		t.Fail()
	}
}
`

// A fault that a test sees is killed by it, one that it runs and does not see survives,
// and one that nobody runs is asked of nobody.
func TestFaultsOfAToy(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles five programs: without -short")
	}
	toy(t, double, doubleTest)
	var log strings.Builder
	err := run(9, 1, 2, []string{"toy"}, only{}, &log)
	if err == nil || !strings.Contains(err.Error(), "40 % are killed") || !strings.Contains(err.Error(), "3 survivors are not explained") {
		t.Errorf("%v\n%s", err, &log)
	}
	for _, want := range []string{
		"5 of 5 possible faults", "internal/toy/toy.go:3: killed by toy TestNegative", "internal/toy/toy.go:5: SURVIVED, 1 asked",
		"internal/toy/toy.go:7: SURVIVED, 0 asked", "- func Double(n int) int { return n * 2 }\n+ func Double(n int) int { return n / 2 }",
	} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("there is no %q in\n%s", want, &log)
		}
	}
	if src, err := os.ReadFile("internal/toy/toy.go"); err != nil || string(src) != double {
		t.Errorf("the tree has the fault: %v\n%s", err, src)
	}
}

// What cannot be asked ends the run: tests that are red without a fault, that are not
// there, or that nobody has named.
func TestWhatCannotBeAsked(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles two programs: without -short")
	}
	toy(t, double, strings.Replace(doubleTest, "Double(0) != 0", "Double(1) != 3", 1))
	ask := func(pkg string, is tests) string {
		sees["toy"] = []tests{is}
		if err := run(1, 1, 1, []string{pkg}, only{}, io.Discard); err != nil {
			return err.Error()
		}
		return ""
	}
	if got := ask("toy", tests{pkg: "toy"}); !strings.Contains(got, "toy is red without a fault") {
		t.Errorf("red tests: %s", got)
	}
	if got := ask("toy", tests{pkg: "toy", run: "Nothing"}); !strings.Contains(got, "has no test that is called Nothing") {
		t.Errorf("no tests: %s", got)
	}
	if got := ask("other", tests{pkg: "toy"}); !strings.Contains(got, "no table of who sees other") {
		t.Errorf("an unknown package: %s", got)
	}
}

// Faults may be planted in one file alone, and those alone that a log shows.
func TestWhichFaultsArePlanted(t *testing.T) {
	toy(t, double, doubleTest)
	log := "  5 arithmetic internal/toy/toy.go:5: SURVIVED, 1 asked (1 s)\ninternal/toy/toy.go Double\n- func Double(n int) int { return n * 2 }\n+ func Double(n int) int { return n / 2 }\n"
	if err := os.WriteFile("log.txt", []byte(log), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		only only
		want int
	}{{only{}, 5}, {only{file: "toy.go"}, 5}, {only{file: "other.go"}, 0}, {only{log: "log.txt"}, 1}} {
		if got, err := c.only.of([]string{"toy"}); err != nil || len(got) != c.want {
			t.Errorf("%+v: %d faults, %v", c.only, len(got), err)
		}
	}
	if _, err := (only{log: "gone.txt"}).of([]string{"toy"}); err == nil {
		t.Error("a log that is not there shows nothing")
	}
}

package losses

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// make soak plants them all; -row plants those whose names match.
var (
	all    = flag.Bool("all", false, "plant every loss")
	row    = flag.String("row", "", "plant the losses whose stage and name match")
	update = flag.Bool("update", false, "write the table of losses anew")
)

const table = "../losses.txt"

// workers is how many losses are planted at a time.
var workers = runtime.NumCPU()

// TestNoLossGoesUnseen plants each loss, uses the program that has it, runs the
// tests, and holds what caught it against the table.
func TestNoLossGoesUnseen(t *testing.T) {
	if !*all && *row == "" {
		t.Skip("takes long: make losses")
	}
	r := &runner{T: t, drafts: t.TempDir(), clean: map[string]uses{}, tests: map[string]string{}, flags: map[string][]string{}, known: readTable(t)}
	only := regexp.MustCompile(*row)
	g := gather{files: map[string]*file{}, of: map[string]string{}}
	var planted []loss
	files := sources(t)
	for _, stage := range stages {
		for _, l := range losses(t, stage) {
			if !only.MatchString(stage + " " + l.name) {
				continue
			}
			planted = append(planted, l)
			if err := g.add(strconv.Itoa(len(planted)), l, files); err != nil {
				t.Fatalf("%s.txt, %s: %v", stage, l.name, err)
			}
		}
	}
	t.Logf("%d losses", len(planted))
	r.dir = t.TempDir()
	r.overlay = g.overlay(t, r.dir)
	for _, stage := range stages {
		u, err := r.use(stage, "")
		if err != nil {
			t.Fatal(err)
		}
		r.clean[stage] = u
	}

	rows := maps.Clone(r.known)
	var mu sync.Mutex
	var group sync.WaitGroup
	one := func(i int) {
		l, n := planted[i], strconv.Itoa(i+1)
		c := r.plant(l, n, packageOf(g.of[n]))
		mu.Lock()
		defer mu.Unlock()
		line := c.line(l)
		fmt.Println(line)
		if want := rows[l.name]; !*update && line != want {
			t.Errorf("the table says otherwise:\n%s\n%s", want, line)
		}
		if rows[l.name] = line; *update {
			writeTable(t, rows) // at once: it may be stopped
		}
	}
	desk := make(chan int)
	for range workers {
		group.Go(func() {
			for i := range desk {
				one(i)
			}
		})
	}
	for _, i := range rand.Perm(len(planted)) {
		desk <- i
	}
	close(desk)
	group.Wait()
}

// user is the package whose test uses the program.
const user = "conformance/losses"

// The packages whose tests run when a package's own see nothing.
var (
	service = []string{"internal/udgave", "internal/readback", "internal/publish"}
	doors   = []string{"internal/httpapi", "internal/cli"}
)

func packageOf(path string) string {
	return filepath.ToSlash(filepath.Dir(strings.TrimPrefix(path, root+"/")))
}

// caught is what noticed a loss.
type caught struct {
	said   []string // codes by which the program itself says it
	silent int      // uses in which it gives something else and says nothing
	of     int      // uses in all that it changes
	such   string   // one of those
	test   string   // package and name of the first test that turns red
}

const none = "-"

func (c caught) line(l loss) string {
	own := none
	if len(c.said) > 0 {
		own = strings.Join(c.said, " ")
		if l.stage == withholding {
			own = l.leak
			if n := len(c.said) - 1; n > 0 {
				own += fmt.Sprintf(" + %d", n)
			}
		} else if c.silent > 0 {
			own += fmt.Sprintf(" (%d of %d)", c.of-c.silent, c.of)
		}
	}
	test := c.test
	if test == "" {
		test = none
	}
	return strings.TrimRight(fmt.Sprintf("%-52s | %-46s | %s", l.name, own, test), " ")
}

type runner struct {
	*testing.T
	drafts string // the edited drafts, made by the program without a loss
	clean  map[string]uses

	known map[string]string // what the table says, by the names of the losses

	dir, overlay string
	building     sync.Mutex
	tests        map[string]string   // package -> its tests, with all losses in them
	flags        map[string][]string // package -> what they are told
}

// built gives the tests of a package.
func (r *runner) built(pkg string) string {
	r.building.Lock()
	defer r.building.Unlock()
	if r.tests[pkg] == "" {
		r.tests[pkg] = build(r.T, r.overlay, pkg, r.dir)
		if data, err := os.ReadFile(r.tests[pkg]); err == nil && pkg != user && bytes.Contains(data, []byte("rapid.nofailfile")) {
			r.flags[pkg] = []string{"-rapid.nofailfile", "-rapid.seed=1"} // nothing is kept, and the table is the same each time
		}
	}
	return r.tests[pkg]
}

// plant gives what notices a loss, and complains when nothing does.
func (r *runner) plant(l loss, n, pkg string) (c caught) {
	got, err := r.use(l.stage, n)
	if err != nil {
		c.said = []string{"crash"}
	} else {
		c.compare(r.clean[l.stage], got, l.stage)
	}
	if l.stage == withholding {
		if !slices.Contains(c.said, l.leak) {
			r.Errorf("UNSEEN: %s: not %q, but %q; %s", l.name, l.leak, c.said, l.what)
		}
		c.test = "leaks TestNothingWithheldGetsOut" // which does the same
		return c
	}
	if c.test = r.again(n, l.name); c.test == "" {
		c.test = r.first(n, pkg, len(c.said) > 0 && c.silent == 0)
	}
	switch where := fmt.Sprintf("%s (%s, %s)", l.name, l.stage, pkg); {
	case len(c.said) == 0 && c.test == "":
		r.Errorf("UNSEEN: %s: the program gives something else in %d uses; %s", where, c.of, l.what)
	case l.own && c.silent > 0:
		r.Errorf("SILENT: %s: in %d of %d uses the program says nothing, such as %q; %s", where, c.silent, c.of, c.such, l.what)
	}
	return c
}

// slow are the tests of the service that take longest: they run last.
const slow = "AnyRecord|NoEditIsLost|NothingWithheldIsInAnyByte|Killed|TooLargeForWord|TheReductionBecomes|DraftMayLack|Fuzz"

// anyChange is the test that tells any change, and not what is wrong.
const anyChange = "ExamplesHaveTheirBytes"

// again gives the test that the table names, if it turns red once more: it is
// found in a second, where the first of all takes a minute.
func (r *runner) again(n, name string) string {
	column := strings.Split(r.known[name], " | ")
	if len(column) != 3 {
		return ""
	}
	short, test, ok := strings.Cut(strings.TrimSpace(column[2]), " ")
	if !ok || !strings.HasPrefix(test, "Test") || r.red(n, "internal/"+short, "-test.run=^"+test+"$") == "" {
		return ""
	}
	return short + " " + test
}

// first gives the first test that turns red: of the loss's own package, of those
// that use the service, and, unless the program has said it all itself, of all
// others and those that take long.
func (r *runner) first(n, pkg string, said bool) string {
	near := append([]string{pkg}, service...)
	for _, pkg := range near {
		if test := r.red(n, pkg, "-test.skip="+slow+"|"+anyChange); test != "" {
			return test
		}
	}
	if said {
		return ""
	}
	for _, pkg := range near {
		if test := r.red(n, pkg, "-test.run="+slow); test != "" {
			return test
		}
	}
	for _, pkg := range doors {
		if test := r.red(n, pkg); test != "" {
			return test
		}
	}
	return ""
}

// compare finds the uses in which a program differs from one without a loss,
// and whether it says so: by something that it did not say before and that
// holds it up.
func (c *caught) compare(clean, got uses, stage string) {
	for name, was := range clean {
		is, there := got[name]
		if !there { // nothing was asked any more: the use before it tells
			continue
		}
		if is.Made == was.Made && slices.Equal(is.Said, was.Said) {
			continue
		}
		c.of++
		loud := false
		for _, s := range is.Said {
			if strings.HasPrefix(s, "!") && !slices.Contains(was.Said, s) {
				loud = true
				code := s[1:]
				if stage != withholding {
					code, _, _ = strings.Cut(code, " ")
				}
				c.said = append(c.said, code)
			}
		}
		if !loud {
			c.silent++
			c.such = name
		}
	}
	slices.Sort(c.said)
	c.said = slices.Compact(c.said)
}

// command runs the tests of a package with a loss in force; "" is none.
func (r *runner) command(n, pkg string, args ...string) *exec.Cmd {
	cmd := exec.Command(r.built(pkg), append(args, r.flags[pkg]...)...)
	cmd.Dir = filepath.Join(root, filepath.FromSlash(pkg))
	cmd.Env = append(os.Environ(), envLoss+"="+n)
	return cmd
}

// use uses the program with a loss.
func (r *runner) use(stage, n string) (uses, error) {
	file := filepath.Join(r.TempDir(), "uses.json")
	cmd := r.command(n, user, "-test.timeout=300s", "-test.run=^TestUse$")
	cmd.Env = append(cmd.Env, envStage+"="+stage, envDrafts+"="+r.drafts, envOut+"="+file)
	if said, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, said[:min(len(said), 2000)])
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var u uses
	return u, json.Unmarshal(data, &u)
}

// red gives the first test of a package that turns red, and does so again: one
// that fails for want of time may not.
func (r *runner) red(n, pkg string, which ...string) string {
	said, err := r.command(n, pkg, append(which, "-test.timeout=900s", "-test.failfast")...).CombinedOutput()
	if err == nil {
		return ""
	}
	short := strings.TrimPrefix(pkg, "internal/")
	for _, m := range failed.FindAllSubmatch(said, -1) {
		test := string(m[1])
		if r.command(n, pkg, "-test.timeout=900s", "-test.run=^"+test+"$").Run() != nil {
			return short + " " + test
		}
	}
	if bytes.Contains(said, []byte("\npanic: ")) || bytes.HasPrefix(said, []byte("panic: ")) {
		return short + " (crash)"
	}
	return ""
}

var failed = regexp.MustCompile(`(?m)^--- FAIL: (\w+)`)

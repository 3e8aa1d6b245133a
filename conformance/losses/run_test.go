package losses

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// make soak plants them all; -row plants those whose names match.
var (
	all    = flag.Bool("all", false, "plant every loss")
	row    = flag.String("row", "", "plant the losses whose names match")
	update = flag.Bool("update", false, "write the table of losses anew")
)

const table = "../losses.txt"

// workers is how many losses are planted at a time.
const workers = 2

// TestNoLossGoesUnseen plants each loss, uses the program that has it, runs the
// tests, and holds what caught it against the table.
func TestNoLossGoesUnseen(t *testing.T) {
	if !*all && *row == "" {
		t.Skip("takes half an hour: make losses")
	}
	r := &runner{T: t, drafts: t.TempDir(), clean: map[string]uses{}}
	for _, stage := range []string{"reading", "merging", "drawing"} {
		u, err := r.use(stage, "", t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		r.clean[stage] = u
	}
	r.clean["reducing"], r.clean["composing"] = r.clean["drawing"], r.clean["drawing"]

	rows := map[string]string{} // name -> line of the table
	if !*all || !*update {
		for name, line := range readTable(t) {
			rows[name] = line
		}
	}
	files := sources(t)
	only := regexp.MustCompile(*row)
	var mu sync.Mutex
	var group sync.WaitGroup
	desk := make(chan struct{}, workers)
	for _, stage := range stages {
		for _, l := range losses(t, stage) {
			if !only.MatchString(l.name) {
				continue
			}
			group.Go(func() {
				desk <- struct{}{}
				defer func() { <-desk }()
				c := r.plant(l, files)
				mu.Lock()
				defer mu.Unlock()
				line := c.line(l)
				t.Log(line)
				if want, ok := rows[l.name]; !*update && line != want {
					t.Errorf("the table says otherwise (%v):\n%s", ok, want)
				}
				rows[l.name] = line
			})
		}
	}
	group.Wait()
	if *update && !t.Failed() {
		writeTable(t, rows)
	}
}

// caught is what noticed a loss.
type caught struct {
	said   []string // codes by which the program itself says it
	silent int      // uses in which it gives something else and says nothing
	of     int      // uses in all that it changes
	test   string   // package and name of the first test that turns red
}

const none = "-"

func (c caught) line(l loss) string {
	own := none
	if len(c.said) > 0 {
		own = strings.Join(c.said, " ")
		if c.silent > 0 {
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
}

// plant gives what notices a loss, and complains when nothing does.
func (r *runner) plant(l loss, files []source) (c caught) {
	s, err := l.plant(files)
	if err != nil {
		r.Error(err)
		return c
	}
	dir := r.TempDir()
	overlay := s.overlay(r.T, dir)
	got, err := r.use(l.stage, overlay, dir)
	switch {
	case err != nil && errors.Is(err, errBuild):
		r.Errorf("%s: %v", l.name, err)
		return c
	case err != nil:
		c.said = []string{"crash"}
	default:
		c.compare(r.clean[l.stage], got)
	}
	for _, pkg := range []string{"./" + filepath.ToSlash(filepath.Dir(strings.TrimPrefix(s.path, root+"/"))), "./internal/publish", "./internal/..."} {
		if c.test, err = r.red(overlay, pkg); err != nil {
			r.Errorf("%s: %v", l.name, err)
		}
		if c.test != "" {
			break
		}
	}
	if len(c.said) == 0 && c.test == "" {
		r.Errorf("UNSEEN: %s (%s, %s): the program gives something else in %d uses; %s", l.name, l.stage, s.path, c.of, l.what)
	}
	if l.own && c.silent > 0 {
		r.Errorf("SILENT: %s (%s, %s): in %d of %d uses the program says nothing; %s", l.name, l.stage, s.path, c.silent, c.of, l.what)
	}
	return c
}

// compare finds the uses in which a program differs from one without a loss,
// and whether it says so: by something that it did not say before and that
// holds it up.
func (c *caught) compare(clean, got uses) {
	for name, was := range clean {
		is := got[name]
		if is.Made == was.Made && slices.Equal(is.Said, was.Said) {
			continue
		}
		c.of++
		loud := false
		for _, s := range is.Said {
			if strings.HasPrefix(s, "!") && !slices.Contains(was.Said, s) {
				loud = true
				code, _, _ := strings.Cut(s[1:], " ")
				c.said = append(c.said, code)
			}
		}
		if !loud {
			c.silent++
		}
	}
	slices.Sort(c.said)
	c.said = slices.Compact(c.said)
}

var errBuild = errors.New("does not compile")

func (r *runner) command(overlay string, args ...string) *exec.Cmd {
	all := []string{"test", "-count=1", "-vet=off"}
	if overlay != "" {
		all = append(all, "-overlay="+overlay)
	}
	cmd := exec.Command("go", append(all, args...)...)
	cmd.Dir = root
	cmd.Env = os.Environ()
	return cmd
}

// use uses the program with an overlay, or without.
func (r *runner) use(stage, overlay, dir string) (uses, error) {
	file := filepath.Join(dir, "uses-"+stage+".json")
	cmd := r.command(overlay, "-timeout=120s", "-run=^TestUse$", "./conformance/losses")
	cmd.Env = append(cmd.Env, envStage+"="+stage, envDrafts+"="+r.drafts, envOut+"="+file)
	if said, err := cmd.CombinedOutput(); err != nil {
		if bytes.Contains(said, []byte("[build failed]")) {
			err = errBuild
		}
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
func (r *runner) red(overlay, pkg string) (string, error) {
	var said bytes.Buffer
	cmd := r.command(overlay, "-timeout=300s", "-failfast", "-json", pkg)
	cmd.Stdout = &said
	if cmd.Run() == nil {
		return "", nil
	}
	lines := bufio.NewScanner(&said)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var e struct{ Action, Package, Test, Output string }
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			continue
		}
		switch {
		case e.Action == "build-fail":
			return "", errBuild
		case e.Action == "fail" && e.Test != "" && !strings.Contains(e.Test, "/"):
			path := "./" + strings.TrimPrefix(e.Package, "notat/")
			if r.command(overlay, "-timeout=300s", "-run=^"+e.Test+"$", path).Run() != nil {
				return strings.TrimPrefix(path, "./internal/") + " " + e.Test, nil
			}
		}
	}
	return "", lines.Err()
}

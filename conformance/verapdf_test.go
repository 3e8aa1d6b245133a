package conformance

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// flavours are the standards that every file must meet at once.
var flavours = []string{"ua1", "3a"}

// judged is veraPDF's verdict on one file: the rules it fails, by flavour.
type judged map[string][]string

// verdicts are all verdicts, by set and file name without ending.
type verdicts map[string]map[string]judged

// tally is one row of the table.
type tally struct{ files, rules, millis int }

// Everything that we make passes both standards; every mutant that our own check
// does not catch is caught here, and the table of mutants tells which.
func TestVeraPDF(t *testing.T) {
	t.Parallel() // once everything is written
	root := folder(t)
	need(t, "java")
	classes := filepath.Join("verapdf", "target", "classes")
	if _, err := os.Stat(filepath.Join(classes, "Validate.class")); err != nil {
		skip(t, "veraPDF is not built: mvn -f conformance/verapdf/pom.xml compile")
	}
	args := []string{"-cp", classes + string(os.PathListSeparator) + filepath.Join("verapdf", "target", "lib", "*"), "Validate"}
	for _, set := range append(setNames(), mutantFolder) {
		args = append(args, filepath.Join(root, set))
	}
	out, stderr, code := ran(t, "java", args...)
	if code > 1 {
		t.Fatalf("veraPDF: exit %d\n%s", code, stderr)
	}
	found, table := read(t, root, out)

	for _, set := range setNames() {
		for name, j := range found[set] {
			for flavour, rules := range j {
				t.Errorf("%s/%s fails %s: %s", set, name, flavour, strings.Join(rules, "; "))
			}
		}
	}
	t.Run("mutants", func(t *testing.T) { judgeMutants(t, found[mutantFolder]) })
	if err := os.WriteFile(filepath.Join(root, "table.txt"), []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
}

func setNames() (names []string) {
	for _, s := range sets {
		names = append(names, s.name)
	}
	return names
}

// read reads what Validate printed: "FILE FLAVOUR RULES-FAILED MILLISECONDS",
// and below it, indented by two, a line for each failed rule.
func read(t *testing.T, root string, out []byte) (verdicts, string) {
	t.Helper()
	found, rows := verdicts{}, map[string]*tally{}
	var now judged
	var flavour string
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if rule, ok := strings.CutPrefix(line, "  "); ok {
			if now != nil && !strings.HasPrefix(rule, "  ") {
				clause, _, _ := strings.Cut(rule, " ")
				now[flavour] = append(now[flavour], clause)
			}
			continue
		}
		f := strings.Fields(line)
		if len(f) != 4 || f[0] == "total:" {
			continue
		}
		rel, err := filepath.Rel(root, f[0])
		if err != nil {
			t.Fatal(err)
		}
		set, name := filepath.Dir(rel), strings.TrimSuffix(filepath.Base(rel), ".pdf")
		if found[set] == nil {
			found[set] = map[string]judged{}
		}
		if found[set][name] == nil {
			found[set][name] = judged{}
		}
		now, flavour = found[set][name], f[1]
		row := rows[set+" "+flavour]
		if row == nil {
			row = new(tally)
			rows[set+" "+flavour] = row
		}
		rules, _ := strconv.Atoi(f[2])
		millis, _ := strconv.Atoi(f[3])
		row.files, row.rules, row.millis = row.files+1, row.rules+rules, row.millis+millis
	}
	return found, tabled(t, rows)
}

// tabled lays the rows out as text. Every set must have a row for each flavour.
func tabled(t *testing.T, rows map[string]*tally) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s %-8s %6s %13s %8s\n", "set", "flavour", "files", "rules failed", "seconds")
	for _, flavour := range flavours {
		var all tally
		for _, set := range setNames() {
			r := rows[set+" "+flavour]
			if r == nil {
				t.Errorf("%s was not held against %s", set, flavour)
				continue
			}
			fmt.Fprintf(&b, "%-10s %-8s %6d %13d %8.1f\n", set, flavour, r.files, r.rules, float64(r.millis)/1000)
			all.files, all.rules, all.millis = all.files+r.files, all.rules+r.rules, all.millis+r.millis
		}
		fmt.Fprintf(&b, "%-10s %-8s %6d %13d %8.1f\n", "all", flavour, all.files, all.rules, float64(all.millis)/1000)
	}
	return b.String()
}

package losses

import (
	"os"
	"strings"
	"testing"
)

const head = `What notices a loss that is planted in the program: what it says itself when it
is used (the codes of what holds it up; how many of the uses that the loss changes,
where it is not all), and a test that turns red: the one that did before, else the first
of its own package, of the service, of the others. Of a protection that is off (WITHHOLDING) it is the
kind of leak that gets out, and how many more. The losses lie in the folder losses.
Written by make losses UPDATE=-update; read what changes.
`

// readTable gives the lines of the table by the names of the losses.
func readTable(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(table)
	if os.IsNotExist(err) {
		return map[string]string{}
	}
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if name, _, ok := strings.Cut(line, " | "); ok && name[0] != ' ' {
			out[strings.TrimSpace(name)] = strings.TrimSuffix(line, "\n")
		}
	}
	return out
}

// writeTable writes the lines of the losses that there are, stage by stage.
func writeTable(t *testing.T, lines map[string]string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(head)
	for _, stage := range stages {
		b.WriteString("\n" + strings.ToUpper(stage) + "\n")
		for _, l := range losses(t, stage) {
			if line, ok := lines[l.name]; ok {
				b.WriteString(line + "\n")
			}
		}
	}
	if err := os.WriteFile(table, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The table has every loss, and each is caught by something.
func TestTheTableHasEveryLoss(t *testing.T) {
	lines := readTable(t)
	n := 0
	for _, stage := range stages {
		for _, l := range losses(t, stage) {
			n++
			line, ok := lines[l.name]
			if !ok {
				t.Errorf("%s.txt, %s: not in the table; make losses ROW=%q UPDATE=-update", stage, l.name, l.name)
				continue
			}
			columns := strings.Split(line, " | ")
			if len(columns) != 3 || strings.TrimSpace(columns[1]) == none && strings.TrimSpace(columns[2]) == none {
				t.Errorf("unseen: %s", line)
			}
		}
	}
	if n != len(lines) {
		t.Errorf("the table has %d lines, and there are %d losses", len(lines), n)
	}
}

package kontrol_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// halves are the parts of the corpora: the one that was there when the check was
// written, then those that were held out, each written when the checks had been mended
// after the one before it.
var halves = []string{"", "-blind", "-blind2", "-blind3", "-blind4", "-blind5", "-blind6", "-blind7", "-blind8", "-blind9", "-blind10", "-blind11", "-blind12", "-blind13", "-blind14", "-blind15", "-blind16", "-blind17", "-blind18", "-blind19", "-blind20", "-blind21", "-blind22", "-blind23", "-blind24", "-blind25", "-blind26"}

// halvesOf gives those that a class has.
func halvesOf(class string) (out []string) {
	for _, half := range halves {
		if _, err := os.Stat("testdata/korpus/" + class + half + ".txt"); err == nil {
			out = append(out, half)
		}
	}
	return out
}

// tally counts the lines of a corpus that are judged.
type tally struct{ caught, harmful, wrong, harmless int }

func (n tally) and(m tally) tally {
	return tally{n.caught + m.caught, n.harmful + m.harmful, n.wrong + m.wrong, n.harmless + m.harmless}
}

// pageRows gives the rows of the tables of docs/da/fortrolighed.md, as their cells.
func pageRows(t *testing.T) (rows [][]string) {
	t.Helper()
	page, err := os.ReadFile("../../docs/da/fortrolighed.md")
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.Lines(string(page)) {
		if cells := strings.Split(strings.TrimSpace(l), "|"); len(cells) > 2 {
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			rows = append(rows, cells[1:len(cells)-1])
		}
	}
	return rows
}

// onPage holds what is counted now of a class, in the half that its check was written
// against and in those held out, against the page's table of what is found now: the
// last row of the class.
func onPage(t *testing.T, class string, own, held tally) {
	t.Helper()
	var got []string
	for _, cells := range pageRows(t) {
		if strings.HasSuffix(cells[0], "(`"+class+"`)") {
			got = cells[1:]
		}
	}
	var want []string
	for _, n := range []tally{own, held} {
		if n == (tally{}) {
			want = append(want, "", "")
			continue
		}
		want = append(want, fmt.Sprintf("%d af %d", n.caught, n.harmful), fmt.Sprintf("%d af %d", n.wrong, n.harmless))
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the page says of %s %q, and it is %q", class, got, want)
	}
}

// What was found in the first run of each part that was held out is on the page once for
// each class, and its sum and its share are those of the rows above.
func TestTheSumsOfTheFirstRunsAreRight(t *testing.T) {
	parts := len(halves) - 1
	sums, n := make([]tally, parts), 0
	for _, cells := range pageRows(t) {
		if len(cells) != parts+1 || strings.HasPrefix(cells[0], "---") {
			continue
		}
		for i, cell := range cells[1:] {
			switch sum := &sums[i]; {
			case strings.HasPrefix(cells[0], "**I alt"):
				if want := fmt.Sprintf("%d af %d", sum.caught, sum.harmful); cell != want {
					t.Errorf("part %d: %q, not %q", i+1, cell, want)
				}
			case strings.HasPrefix(cells[0], "**Andel"):
				if want := fmt.Sprintf("%.0f %%", 100*float64(sum.caught)/float64(sum.harmful)); cell != want {
					t.Errorf("part %d: %q, not %q", i+1, cell, want)
				}
			case strings.HasPrefix(cells[0], "**Falske"):
				if want := fmt.Sprintf("%d af ", sum.wrong); !strings.HasPrefix(cell, want) {
					t.Errorf("part %d: %q, not %q", i+1, cell, want)
				}
			case cell != "" && strings.Contains(cells[0], "(`"):
				var one tally
				if _, err := fmt.Sscanf(cell, "%d af %d", &one.caught, &one.harmful); err != nil {
					t.Errorf("part %d, %s: %q", i+1, cells[0], cell)
				}
				if _, wrong, ok := strings.Cut(cell, "("); ok {
					fmt.Sscanf(wrong, "%d", &one.wrong)
				}
				*sum = sum.and(one)
				n++
			}
		}
	}
	if n == 0 || sums[parts-1].harmful == 0 {
		t.Error("the page has no table of the first runs")
	}
}

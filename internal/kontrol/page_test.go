package kontrol_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// halves are the parts of a corpus: the one that was there when the check was written,
// then those that were held out, each written when the checks had been mended after
// the one before it.
var halves = []string{"", "-blind", "-blind2", "-blind3", "-blind4", "-blind5", "-blind6", "-blind7", "-blind8"}

// rows of the page of figures tell what is measured now: from which column, and how
// the row's name ends. What stands before that column is the first run of a part that
// was held out, and never changes. The first two parts share a row.
var rows = map[string]struct {
	column int
	end    string
}{"": {2, "`)"}, "-blind": {6, "`)"}, "-blind2": {4, "`, anden gang)"}, "-blind3": {4, "`, tredje gang)"}, "-blind4": {4, "`, fjerde gang)"}, "-blind5": {4, "`, femte gang)"}, "-blind6": {4, "`, sjette gang)"}, "-blind7": {4, "`, syvende gang)"}, "-blind8": {4, "`, ottende gang)"}}

// onPage holds a row of the table in docs/da/fortrolighed.md against what was counted.
func onPage(t *testing.T, class, half string, caught, harmful, wrong, harmless int) {
	t.Helper()
	column, row := rows[half].column, "(`"+class+rows[half].end
	page, err := os.ReadFile("../../docs/da/fortrolighed.md")
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.Lines(string(page)) {
		cells := strings.Split(l, "|")
		if len(cells) < column+3 || !strings.HasSuffix(strings.TrimSpace(cells[1]), row) {
			continue
		}
		for n, want := range []string{fmt.Sprintf("%d af %d", caught, harmful), fmt.Sprintf("%d af %d", wrong, harmless)} {
			if got := strings.TrimSpace(cells[column+n]); got != want {
				t.Errorf("the page says of %s, column %d: %q, and it is %q", class, column+n, got, want)
			}
		}
		return
	}
	t.Errorf("the page has no row of %s", class)
}

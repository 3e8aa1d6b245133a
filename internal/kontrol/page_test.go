package kontrol_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// The columns of the page of figures that tell what is measured now: how many are
// found, and beside it how many are taken falsely. What stands between them is the
// first run of the half that was held out, and never changes. The third part was held
// out too, and has a table of its own.
const (
	knownHalf = 2
	heldOut   = 6
	later     = 4
)

// onPage holds a row of the table in docs/da/fortrolighed.md against what was counted.
func onPage(t *testing.T, class string, column, caught, harmful, wrong, harmless int) {
	t.Helper()
	page, err := os.ReadFile("../../docs/da/fortrolighed.md")
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.Lines(string(page)) {
		cells := strings.Split(l, "|")
		row := "(`" + class + "`)"
		if column == later {
			row = "(`" + class + "`, anden gang)"
		}
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

package readback_test

import (
	"slices"
	"strings"
	"testing"
)

// A clerk who changes words is asked nothing, and one who puts something new into the
// draft once at most: so says the median of what the tables of edits ask, each of
// which is held to what it says.
func TestWhatAClerkIsAsked(t *testing.T) {
	asked := func(items []string) (n int) {
		for _, i := range items {
			if strings.HasPrefix(i, "ask ") {
				n++
			}
		}
		return n
	}
	var words, objects []int
	for _, c := range scripted {
		switch all := strings.Join(c.changes, " "); {
		case strings.Contains(all, "ny "):
			objects = append(objects, asked(c.items))
		case strings.Contains(all, "aendret "):
			words = append(words, asked(c.items))
		}
	}
	for _, table := range [][]meantEdit{quotes, inTables} {
		for _, c := range table {
			objects = append(objects, asked(c.items))
		}
	}
	for _, c := range inForm {
		objects = append(objects, len(c.asks))
	}
	for name, c := range map[string]struct {
		asked []int
		most  int
	}{"words": {words, 0}, "something new": {objects, 1}} {
		slices.Sort(c.asked)
		n := len(c.asked)
		t.Logf("%s: %d edits, median %d, most %d", name, n, c.asked[n/2], c.asked[n-1])
		if n < 30 || c.asked[n/2] > c.most {
			t.Errorf("%s: the median of %d edits is %d questions", name, n, c.asked[n/2])
		}
	}
}

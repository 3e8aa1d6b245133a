package typeset

import (
	"strings"
	"testing"

	"notat/fonts"
)

// A table of some kilobytes whose lists lead to one place over and over is refused
// before it is unfolded.
func TestAFontDoesNotUnfold(t *testing.T) {
	be := func(words ...int) (b []byte) {
		for _, w := range words {
			b = append(b, byte(w>>8), byte(w))
		}
		return b
	}
	repeat := func(n int, words ...int) (out []int) {
		for range n {
			out = append(out, words...)
		}
		return out
	}
	head := func(scripts, features, lookups int) []int { return []int{1, 0, scripts, features, lookups} }
	const begin, n, tail = 10, 900, 6000 // where the list begins, how long it is, where all of it leads to
	for _, c := range []struct {
		name  string
		table []int
	}{
		{"features", append(append(head(begin, 0, 0), n), repeat(n, 0, 0, tail)...)},
		{"lookups", append(append(head(0, begin, 0), n), repeat(n, 0, 0, tail)...)},
		{"subtables", append(append(head(0, 0, begin), n), repeat(n, tail)...)},
	} {
		table := be(c.table...)
		for len(table) < 1<<14 { // there, large counts
			table = append(table, 3, 0xE8)
		}
		if err := boundedLayout("GPOS", table); err == nil || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for _, f := range []string{"GSUB", "GPOS"} {
		if err := boundedLayout(f, embedded(fonts.Default.Regular).sfnt.tables[f]); err != nil {
			t.Error(err)
		}
	}
}

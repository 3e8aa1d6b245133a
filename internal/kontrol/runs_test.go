package kontrol

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	_ "notat/internal/testrun"
)

// The runs of digits are those that everybody sees, wherever they stand among letters of
// one byte or two.
func TestTheRunsOfDigitsAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`([ -~æøåÆØÅ]{0,9}[0-9]{0,3}){0,6}`).Draw(t, "s")
		var want []run
		for _, x := range regexp.MustCompile(`[0-9]+`).FindAllStringIndex(s, -1) {
			want = append(want, run{x[0], x[1]})
		}
		if got := runsOf(nil, s); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", s, got, want)
		}
	})
}

package misspelt_test

import (
	"strings"
	"testing"

	"notat/internal/misspelt"
)

// A slip of the pen is one step: a letter too many, one too few, another one, or two that
// changed places. However long the words are, their beginnings alone are compared.
func TestASlipIsOneStep(t *testing.T) {
	for _, c := range []struct {
		a, b string
		far  int
	}{
		{"", "", 0}, {"deltager", "deltager", 0}, {"deltagere", "deltager", 1}, {"dltager", "deltager", 1}, {"deltaher", "deltager", 1}, {"detlager", "deltager", 1},
		{"æble", "øble", 1}, {"", "frist", 5}, {"frist", "aftale", 5},
		{"abc", "abc", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abd", 1}, {"abc", "acb", 1}, {"abc", "bca", 2}, {"abc", "ab", 1}, {"ab", "abc", 1}, {"ca", "abc", 3}, {"kitten", "sitting", 3}, {"æø", "øæ", 1}, {"abcd", "badc", 2}, {"aab", "aba", 1}, {"abb", "bab", 1}, {"xab", "yab", 1}, {"abx", "bay", 2},
		{strings.Repeat("a", 1e6), strings.Repeat("a", 1e6) + "b", 0},
	} {
		if got, back := misspelt.Distance(c.a, c.b), misspelt.Distance(c.b, c.a); got != c.far || back != c.far {
			t.Errorf("%.20q, %.20q: %d and %d, not %d", c.a, c.b, got, back, c.far)
		}
	}
}

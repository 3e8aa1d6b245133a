package proof

import (
	"maps"
	"math/rand/v2"
	"testing"
)

// What is counted from what was counted already is what is counted from nothing.
func TestLinesAreCountedFromThoseThatAreCounted(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	some := func() (lines []string) {
		for range rnd.IntN(6) {
			lines = append(lines, []string{"en to", "to tre", "tre", "en en", ""}[rnd.IntN(5)])
		}
		return lines
	}
	for range 500 {
		had, lines := some(), some()
		if got, want := (tally{}).add(had...).of(had, lines), (tally{}).add(lines...); !maps.Equal(got, want) {
			t.Fatalf("%q after %q: %v, not %v", lines, had, got, want)
		}
	}
}

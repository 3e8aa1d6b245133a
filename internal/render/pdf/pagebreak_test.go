package pdf

import (
	"slices"
	"strings"
	"testing"

	"notat/internal/notat"
)

// A heading that the Word file lets begin a page begins one, and takes with it what it
// stands over; where it is the first on a page already, no page stays empty.
func TestAHeadingBeginsAPageWhereTheWordFileSaysSo(t *testing.T) {
	section := func(level int, s string) *notat.Heading {
		return &notat.Heading{Level: level, Anchor: "/afsnit/" + s, Inlines: say(s)}
	}
	doc := document(section(2, "A"), p(short), section(3, "B"), p(short), section(2, "C"), section(3, "D"), p(strings.Repeat(prose, 30)), section(2, "E"), p(short))
	for breaks, want := range map[bool][]int{true: {2, 2, 3, 3, 6}, false: {1, 1, 1, 1, 3}} {
		l := look()
		l.Heading[0].PageBreak = breaks
		r := rendererFor(t, l)
		flow, b := laidOut(t, r, doc)
		var got []int
		for _, name := range []string{"A", "B", "C", "D", "E"} {
			each(flow, func(it *item) {
				if it.kind == textual && plainOf(it.para) == name {
					got = append(got, it.lane)
				}
			})
		}
		if !slices.Equal(got, want) || b.pages != got[4] {
			t.Errorf("begins a page: %v: on pages %v of %d, not %v", breaks, got, b.pages, want)
		}
		used := map[int]bool{}
		each(flow, func(it *item) { used[it.lane] = used[it.lane] || it.visible() })
		for page := 1; page <= b.pages; page++ {
			if !used[page] {
				t.Errorf("begins a page: %v: page %d is empty", breaks, page)
			}
		}
		if breaks {
			for _, f := range faults(r, flow, b) {
				t.Error(f)
			}
		}
	}
}

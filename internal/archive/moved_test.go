package archive

import (
	"errors"
	"slices"
	"testing"
)

// Of all the former numbers that a publication gives, in whatever order, those
// that another school goes by are told, and none of the others is forgotten.
func TestEachFormerNumberIsLookedAt(t *testing.T) {
	const own, unused, said, used, last = "222222", "333333", "444444", "111111", "555555"
	over(t, func(t *testing.T, a *Archive) {
		for _, nr := range []string{said, used, last} {
			published(t, a, edition(nr, "2023/24", nr))
		}
		u := edition(own, "2024/25", "y")
		u.Tidligere, u.Confirmed = []string{own, unused, said, unused, used, last}, []string{said}
		_, _, err := a.Publish(ctx, u)
		var in *InUse
		if !errors.As(err, &in) || !slices.Equal(in.Numre, []string{used, last}) {
			t.Errorf("in use: %v", err)
		}
		u.Confirmed = []string{said, used, last}
		published(t, a, u)
		for from, want := range map[string]string{own: "", unused: own, said: own, used: own, last: own} {
			if to, err := a.Moved(ctx, from); err != nil || to != want {
				t.Errorf("%s leads to %q, %v", from, to, err)
			}
		}
		u = edition(own, "2025/26", "z") // what leads here already is not asked about again
		u.Tidligere = []string{unused, said, used, last}
		published(t, a, u)
	})
}

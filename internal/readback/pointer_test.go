package readback

import "testing"

// Words between two fields belong to an agreement, a quote, a result or a column
// when both fields do, and to the very same one.
func TestTwoPlacesOfOneItemAreKnown(t *testing.T) {
	const blok = "/afsnit/0/blokke/1"
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{blok + "/aftaler/2/maal", blok + "/aftaler/2/tiltag/0", true},
		{blok + "/aftaler/2/maal", blok + "/aftaler/2", true},
		{blok + "/citater/0/tekst", blok + "/citater/0/rolle", true},
		{blok + "/resultater/10/ord", blok + "/resultater/10/note", true},
		{blok + "/kolonner/1/overskrift", blok + "/kolonner/1/tekst", true},
		{blok + "/aftaler/2/maal", blok + "/aftaler/21/maal", false},
		{blok + "/aftaler/2/maal", blok + "/aftaler/3/maal", false},
		{blok + "/aftaler/2/maal", "/afsnit/0/blokke/2/aftaler/2/maal", false},
		{blok + "/aftaler/2/maal", blok + "/tekst", false},
		{blok + "/tekst", blok + "/tekst", false}, // a text is no item of a list
		{"", "", false},
	} {
		if got := sameItem(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

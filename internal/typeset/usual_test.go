package typeset

import (
	"testing"

	"notat/fonts"
)

// The numbers of the usual letters fit where a document keeps which it has, and a glyph
// has one of them only where it reads as that letter.
func TestUsualLettersHaveTheirNumbers(t *testing.T) {
	u := embedded(fonts.Default.Regular).Usual()
	if len(u.Glyphs) != len(u.Texts) || len(u.Glyphs) > MaxUsual {
		t.Fatalf("%d letters, %d glyphs", len(u.Texts), len(u.Glyphs))
	}
	for i, id := range u.Glyphs {
		if id == 0 {
			t.Errorf("the standard font has no %q", u.Texts[i])
		} else if got := u.Number(id, u.Texts[i]); got != i+1 {
			t.Errorf("%q is number %d and found as %d", u.Texts[i], i+1, got)
		}
		if u.Number(id, "\u00A0") != 0 {
			t.Errorf("%q is taken for a no-break space", u.Texts[i])
		}
	}
	if u.Number(0, "") != 0 || u.Number(65535, "e") != 0 {
		t.Error("a glyph that is no letter has a number")
	}
	for _, rare := range []int{13, 40, 41, 92} { // these codes are escaped in a PDF's strings
		if text := u.Texts[rare-1]; text != "q" && text != "W" && text != "Z" && text != "Q" {
			t.Errorf("%q has number %d", text, rare)
		}
	}
}

package typeset

import (
	"testing"

	"notat/fonts"
)

// A glyph has the code of a usual letter only where it reads as that letter.
func TestUsualLettersHaveTheirCodes(t *testing.T) {
	u := embedded(fonts.Default.Regular).Usual()
	for _, c := range []struct {
		letter rune
		code   uint8
	}{{' ', ' '}, {'e', 'e'}, {'\\', '\\'}, {'å', 0xE5}, {'–', 0x96}, {'•', 0x95}, {'’', 0x92}, {'€', 0x80}, {'\u00A0', 0xA0}} {
		id := u.Glyphs[c.code]
		if id == 0 || UsualLetters[c.code] != c.letter || u.Code(id, string(c.letter)) != c.code {
			t.Errorf("%q is not found as %#x", c.letter, c.code)
		}
		for _, other := range []string{"\u00AD", "ee", "", "q"} {
			if u.Code(id, other) != 0 {
				t.Errorf("%q is taken for %q", c.letter, other)
			}
		}
	}
	for _, c := range []uint8{0, '\n', '\r', 0x7F, 0x81, 0xAD} {
		if u.Glyphs[c] != 0 || UsualLetters[c] != 0 {
			t.Errorf("%#x is a usual letter", c)
		}
	}
	if u.Code(0, "") != 0 || u.Code(0, "\x00") != 0 || u.Code(65535, "e") != 0 {
		t.Error("a glyph that is no letter has a code")
	}
}

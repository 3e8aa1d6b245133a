package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lacking gives the letters of a text that none of the faces can draw, in NFC,
// each once, in their order: Break shows a substitute for them. What Clean takes
// for no letter is not among them, but what it takes for a letter without a
// meaning is: letters of private use, which only the writer's own machine can show.
func (s Stack) Lacking(text string) (out []rune) {
	if isPlain(text) {
		return nil
	}
	known := strings.Map(func(r rune) rune { // dropped is what strings.Map drops
		if cleanRune(r) == dropped {
			return dropped
		}
		return r
	}, text)
	for _, r := range composed(known) {
		if r < 0x180 || slices.Contains(out, r) { // Latin-1 and Latin Extended-A, which every text face has
			continue
		}
		switch c := cleanRune(r); {
		case r == softHyphen || r == zeroSpace || unicode.IsSpace(r):
		case c == utf8.RuneError && r != utf8.RuneError, !s.draws(r):
			out = append(out, r)
		}
	}
	return out
}

// draws tells whether a face has the letter, or one that looks like it.
func (s Stack) draws(r rune) bool {
	return alike[r] != "" || s.face([]rune{r}) != nil
}

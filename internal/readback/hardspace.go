package readback

import (
	"strings"
	"unicode"

	"notat/internal/story"
)

// hardSpace keeps two words on one line. Pages of the web have it wherever there is to
// be more white, so what is pasted has it between any words.
const hardSpace = "\u00a0"

// soften makes plain spaces of the hard ones of a new paragraph: one that stands at its
// edge or beside another space goes, one between two words divides them. Beside a
// number or a full stop it stays: "7. klasse", "100 kr.".
func soften(x *story.Paragraph) {
	if !strings.Contains(x.Text, hardSpace) {
		return
	}
	all := []rune(story.TextOf(x.Runs) + " ")
	keeps := func(c rune) bool { return unicode.IsDigit(c) || strings.ContainsRune(".§%", c) }
	before, at := ' ', 0
	for n := range x.Runs {
		x.Runs[n].Text = strings.Map(func(c rune) rune {
			next := all[at+1]
			if at++; string(c) == hardSpace {
				switch {
				case unicode.IsSpace(before) || unicode.IsSpace(next):
					return -1
				case !keeps(before) && !keeps(next):
					c = ' '
				}
			}
			before = c
			return c
		}, x.Runs[n].Text)
	}
	x.Text = story.TextOf(x.Runs)
}

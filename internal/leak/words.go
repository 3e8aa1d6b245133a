package leak

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// word is a word in normal form: NFKC, without what Unicode ignores by default,
// in lower case.
type word struct {
	text string
	ends bool // a sentence
}

// words cuts a text into its words. Signs are none; they end a sentence or not.
func words(s string) []word {
	s = norm.NFKC.String(strings.Map(func(c rune) rune {
		if ignored(c) {
			return -1
		}
		return c
	}, s))
	var out []word
	from, was := -1, ' '
	end := func(to int) {
		if from >= 0 {
			out = append(out, word{text: strings.ToLower(s[from:to])})
		}
		from = -1
	}
	for i, c := range s {
		if unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c) {
			if unicode.IsLower(was) && unicode.IsUpper(c) { // where the end of a paragraph was deleted
				end(i)
			}
			if was = c; from < 0 {
				from = i
			}
			continue
		}
		was = c
		end(i)
		if n := len(out); n > 0 && strings.ContainsRune(".!?:;\n¶", c) {
			out[n-1].ends = true
		}
	}
	end(len(s))
	return out
}

// ignored reports whether a character is default-ignorable (Unicode 15, § 5.21):
// nobody sees it.
func ignored(c rune) bool {
	if c < 0x300 && c != '\u00AD' { // as nearly all
		return false
	}
	return unicode.In(c, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// alone reports whether words from and to of a text are sentences of their own.
func (t text) alone(from, to int) bool {
	return (from == 0 || t.words[from-1].ends) && (to == len(t.words) || t.words[to-1].ends)
}

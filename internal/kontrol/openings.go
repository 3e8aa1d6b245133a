package kontrol

import "strings"

// openings are words by their first byte, so that one pass over a text looks for
// all of them.
type openings [256][]string

func openingsOf(words ...string) *openings {
	var o openings
	for _, w := range words {
		o[w[0]] = append(o[w[0]], w)
	}
	return &o
}

// in reports whether a text has one of the words, wherever in a word.
func (o *openings) in(s string) bool {
	for i := range len(s) {
		for _, w := range o[s[i]] {
			if strings.HasPrefix(s[i:], w) {
				return true
			}
		}
	}
	return false
}

// withinWord reports whether the byte at i follows a letter of ASCII: most that do not
// begin a word are known by that alone.
func withinWord(s string, i int) bool { return i > 0 && (s[i-1]|0x20)-'a' <= 'z'-'a' }

// begin reports whether a word of a text begins as one of them.
func (o *openings) begin(s string) bool {
	for i := range len(s) {
		if withinWord(s, i) {
			continue
		}
		for _, w := range o[s[i]] {
			if strings.HasPrefix(s[i:], w) && !endsInLetter(s[:i]) {
				return true
			}
		}
	}
	return false
}

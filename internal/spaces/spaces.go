// Package spaces knows what stands between words, and no words.
package spaces

import "strings"

// Joined gives words with single spaces between them and none around them: most texts
// have no others, and are given as they are.
func Joined(s string) string {
	before := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c <= ' ' && (c != ' ' || before == ' ') || wide[c] {
			return strings.Join(strings.Fields(s), " ")
		}
		before = c
	}
	return strings.TrimSuffix(s, " ")
}

// wide is the bytes that white space beyond ASCII begins with, and other letters too.
var wide = [256]bool{0xC2: true, 0xE1: true, 0xE2: true, 0xE3: true}

package laesning

import "strings"

// Lower gives a text in lower case, as strings.ToLower does. Danish is read by its bytes:
// À to Þ stand as far from their small letters as A to Z do.
func Lower(s string) string {
	first := -1 // capital
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == latin1 && i+1 < len(s) && s[i+1]&0xc0 == 0x80 {
			if i++; first < 0 && isUpperLatin1(s[i]) {
				first = i
			}
		} else if c >= 0x80 {
			return strings.ToLower(s)
		} else if first < 0 && 'A' <= c && c <= 'Z' {
			first = i
		}
	}
	if first < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:first])
	for i := first; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' || c >= 0x80 && c != latin1 && isUpperLatin1(c) {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// latin1 is the first byte of À to ÿ (UTF-8).
const latin1 = 0xc3

// isUpperLatin1 reports whether the byte after is that of a capital: × is none.
func isUpperLatin1(c byte) bool { return c >= 0x80 && c <= 0x9e && c != 0x97 }

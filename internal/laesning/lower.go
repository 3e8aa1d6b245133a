package laesning

import "strings"

// Lower gives a text in lower case, as strings.ToLower does. Danish is read by its bytes:
// À to Þ stand as far from their small letters as A to Z do.
func Lower(s string) string {
	var b strings.Builder
	from := 0 // what stands before is in b
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x80 {
			if c > 'Z' || c < 'A' {
				continue
			}
		} else if c != latin1 || i+1 == len(s) || s[i+1]&0xc0 != 0x80 {
			return strings.ToLower(s)
		} else if i++; isUpperLatin1(s[i]) {
			c = s[i]
		} else {
			continue
		}
		if from == 0 {
			b.Grow(len(s))
		}
		b.WriteString(s[from:i])
		b.WriteByte(c + 'a' - 'A')
		from = i + 1
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}

// latin1 is the first byte of À to ÿ (UTF-8).
const latin1 = 0xc3

// isUpperLatin1 reports whether the byte after is that of a capital: × is none.
func isUpperLatin1(c byte) bool { return c >= 0x80 && c <= 0x9e && c != 0x97 }

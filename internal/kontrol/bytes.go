package kontrol

import "unicode/utf8"

// The kinds of bytes that tell of a text what looks at it can find.
const (
	digit     = 1 << iota // counted, so it is 1
	atSign                // an @
	roughSign             // the first byte of what smooth may change, or a ] of a link
	inWord                // a letter or digit, or a part of one
)

// byteKinds gives the kinds of each byte.
var byteKinds = func() (t [256]byte) {
	for c := range t {
		switch {
		case '0' <= c && c <= '9':
			t[c] = digit | inWord
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[c] = inWord
		case c >= utf8.RuneSelf:
			t[c] = inWord
		}
		if c == 0xC2 || c >= 0xCC { // U+0080 to U+00BF, and U+0300 and on
			t[c] |= roughSign
		}
	}
	t['@'], t['*'], t[']'], t['\\'] = atSign, roughSign, roughSign, roughSign
	return t
}()

// wordSign reports whether a byte is a letter or digit, or a part of one.
func wordSign(c byte) bool { return byteKinds[c]&inWord != 0 }

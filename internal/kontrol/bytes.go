package kontrol

import "unicode/utf8"

// The kinds of bytes that tell of a text what looks at it can find.
const (
	digit  = 1 << iota // counted, so it is 1
	atSign             // an @
	inWord             // a letter or digit, or a part of one
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
	}
	t['@'] = atSign
	return t
}()

// wordSign reports whether a byte is a letter or digit, or a part of one.
func wordSign(c byte) bool { return byteKinds[c]&inWord != 0 }

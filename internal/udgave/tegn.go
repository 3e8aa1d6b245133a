package udgave

import "unicode/utf8"

// The kinds of bytes that tell of a text what looks at it can find.
const (
	ciffer  = 1 << iota // counted, so it is 1
	udenfor             // not ASCII: perhaps a number, ½ and its like
	snabela             // an @
	skema               // \ and :, which an address may have
	punktum
	ujaevnt // the first byte of what glat may change, or a ] of a link
	ordets  // a letter or digit, or a part of one
)

// tegnslags gives the kinds of each byte.
var tegnslags = func() (t [256]byte) {
	for c := range t {
		switch {
		case '0' <= c && c <= '9':
			t[c] = ciffer | ordets
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[c] = ordets
		case c >= utf8.RuneSelf:
			t[c] = udenfor | ordets
		}
		if c == 0xC2 || c >= 0xCC { // U+0080 to U+00BF, and U+0300 and on
			t[c] |= ujaevnt
		}
	}
	t['@'], t[':'], t['.'], t['*'], t[']'], t['\\'] = snabela, skema, punktum, ujaevnt, ujaevnt, skema|ujaevnt
	return t
}()

// ordtegn reports whether a byte is a letter or digit, or a part of one.
func ordtegn(c byte) bool { return tegnslags[c]&ordets != 0 }

// harPunktum reports whether a full stop stands within a word, as in a host.
func harPunktum(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if s[i] == '.' && ordtegn(s[i-1]) && ordtegn(s[i+1]) {
			return true
		}
	}
	return false
}

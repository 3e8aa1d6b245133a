package kontrol

import "unicode/utf8"

// wordSigns tells of each byte whether it is a letter or digit, or a part of one.
var wordSigns = func() (t [256]bool) {
	for c := range t {
		t[c] = '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf
	}
	return t
}()

// wordSign reports whether a byte is a letter or digit, or a part of one.
func wordSign(c byte) bool { return wordSigns[c] }

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

// signs are signs of ASCII.
type signs [256]bool

func signsOf(list string) (s signs) {
	for _, c := range []byte(list) {
		s[c] = true
	}
	return s
}

// in reports whether a text has one of them.
func (s *signs) in(text string) bool {
	for i := range len(text) {
		if s[text[i]] {
			return true
		}
	}
	return false
}

// enders end a sentence or a text, and starters stand before words whose capital says nothing.
var (
	enders   = signsOf("!?" + beside + below + far)
	starters = signsOf(".!?:;" + beside + below + far)
)

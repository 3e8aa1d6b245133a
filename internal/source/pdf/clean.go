package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// soft is the hyphen that is seen at the end of a line alone.
const soft = '\u00AD'

// clean gives text as one writes it: letters that were drawn as one are apart,
// letters and their accents are together, all white space is a space. What has no
// width and no meaning is left out.
func clean(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == soft:
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	if strings.ContainsFunc(s, isLigature) {
		var b strings.Builder
		for _, r := range s {
			if isLigature(r) {
				b.WriteString(norm.NFKC.String(string(r)))
			} else {
				b.WriteRune(r)
			}
		}
		s = b.String()
	}
	return norm.NFC.String(s)
}

func isLigature(r rune) bool { return r >= '\uFB00' && r <= '\uFB06' }

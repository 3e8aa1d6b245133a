package laesning

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some systems write a value of an address in base64 (RFC 4648 § 4 and 5) or in
// hexadecimal digits. leastCoded is the fewest signs that are tried, and mostCoded the
// most: a name or a number is far shorter, and a picture in an address far longer.
const (
	leastCoded = 8
	mostCoded  = 4096
)

// coded gives the texts that are written in base64 or hexadecimal digits in an
// address, each after a space, and so many times as deep one in the other: what is no text at all is an ordinary key.
func coded(s string, deep int) string {
	var out strings.Builder
	for _, in := range []string{"", "/"} { // a stroke is a sign of base64, and parts a path
		for from := 0; from < len(s); {
			to := from
			for to < len(s) && (base64Sign(s[to]) || strings.IndexByte(in, s[to]) >= 0) {
				to++
			}
			if word := s[from:to]; len(word) >= leastCoded && len(word) <= mostCoded && strings.Contains(word, in) {
				if t, ok := decoded(word); ok {
					t = unescape(t)
					if out.WriteString(" " + t); deep > 0 {
						out.WriteString(coded(t, deep-1))
					}
				}
			}
			from = max(to, from+1)
		}
	}
	return out.String()
}

func base64Sign(c byte) bool {
	return c >= '0' && c <= '9' || c|' ' >= 'a' && c|' ' <= 'z' || c == '+' || c == '-' || c == '_'
}

// decoded gives the text that is written so, and whether it is one.
func decoded(word string) (string, bool) {
	if b, err := hex.DecodeString(word); err == nil {
		if t, ok := readable(b); ok {
			return t, true
		}
	}
	word = strings.NewReplacer("-", "+", "_", "/").Replace(word)
	b, err := base64.RawStdEncoding.DecodeString(word)
	if err != nil {
		return "", false
	}
	return readable(b)
}

// readable gives bytes as text, in UTF-8 or as older systems wrote it, where each of
// its signs is one that people write.
func readable(b []byte) (string, bool) {
	s := string(b)
	if !utf8.Valid(b) {
		var latin strings.Builder
		for _, c := range b {
			if c >= utf8.RuneSelf && !strings.ContainsRune("æøåÆØÅéèêëöäüÖÄÜ", rune(c)) {
				return "", false
			}
			latin.WriteRune(rune(c))
		}
		s = latin.String()
	}
	for _, c := range s {
		if !unicode.IsPrint(c) && c != '\n' && c != '\t' || c >= utf8.RuneSelf && !unicode.IsLetter(c) && !unicode.IsPunct(c) {
			return "", false
		}
	}
	return s, true
}

package laesning

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// maxDecodings is how many times an address is decoded: a mail program wraps one
// address in another, a search page in a third. Each round costs a pass.
const maxDecodings = 4

// Address gives the normal form of a link's target: percent-encoding decoded, as
// often as there is some, hosts in punycode as they are read, and after it the texts
// that are written in it in base64 or hexadecimal digits. It keeps no way back: what it holds came from the target as a whole.
func Address(s string) Tekst {
	for range maxDecodings {
		d := unescape(s)
		if d == s {
			break
		}
		s = d
	}
	return Tekst{Form: Normal(hosts(s + coded(s, maxDecodings))).Form}
}

// Encoded reports whether a text has what Address would decode.
func Encoded(s string) bool {
	for i := strings.IndexByte(s, '%'); i >= 0 && i+2 < len(s); {
		if _, err := hex.Decode(make([]byte, 1), []byte(s[i+1:i+3])); err == nil {
			return true
		}
		n := strings.IndexByte(s[i+1:], '%')
		if n < 0 {
			break
		}
		i += n + 1
	}
	return indexACE(s) >= 0
}

// unescape decodes what is percent-encoded. Bytes that are no UTF-8 are read as
// Latin-1, as older systems wrote them.
func unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if more, err := hex.AppendDecode(b, []byte(s[i+1:i+3])); err == nil {
				b, i = more, i+2
				continue
			}
		}
		b = append(b, s[i])
	}
	if utf8.Valid(b) {
		return string(b)
	}
	var out strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = rune(b[0])
		}
		out.WriteRune(r)
		b = b[n:]
	}
	return out.String()
}

// ace begins a label in punycode (RFC 5890).
const ace = "xn--"

func indexACE(s string) int {
	if !strings.Contains(s, ace[len("xn"):]) { // as nearly all
		return -1
	}
	if i := strings.Index(s, ace); i >= 0 {
		return i
	}
	return strings.Index(s, "XN--")
}

// hosts gives a text with its labels in punycode as they are read.
func hosts(s string) string {
	var b strings.Builder
	for {
		i := indexACE(s)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		n := i + len(ace)
		for n < len(s) && (s[n] == '-' || s[n] < utf8.RuneSelf && Letter(rune(s[n]))) {
			n++
		}
		label := s[i:n]
		if u, err := idna.Punycode.ToUnicode(strings.ToLower(label)); err == nil {
			label = u
		}
		b.WriteString(s[:i])
		b.WriteString(label)
		s = s[n:]
	}
}

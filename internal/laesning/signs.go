package laesning

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Ignorable reports whether nobody sees a sign: Default_Ignorable_Code_Point, as
// Unicode derives it (DerivedCoreProperties.txt).
func Ignorable(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
		return true
	case !unicode.Is(unicode.Cf, r):
		return false
	}
	return !unicode.In(r, unicode.White_Space, unicode.Prepended_Concatenation_Mark) &&
		(r < 0xfff9 || r > 0xfffb) && (r < 0x13430 || r > 0x13440)
}

// Space reports whether a sign is white space to a reader: what Unicode calls so,
// and the Braille pattern without a dot.
func Space(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x85 && (unicode.Is(unicode.White_Space, r) || r == '\u2800')
}

// folded gives the sign that a sign is read as.
func folded(r rune) rune {
	if unicode.Is(unicode.Dash, r) || strings.ContainsRune("\u2043\u2500\u02d7\u30fc", r) {
		return '-'
	}
	if n, ok := digit(r); ok {
		return '0' + n
	}
	switch r {
	case '\u2018', '\u2019', '\u201a', '\u201b', '\u02bc', '\u02b9', '\u2032', '\u02bb':
		return '\''
	case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u2033':
		return '"'
	case '\u2044', '\u2215', '\u29f8': // ½ is 1⁄2
		return '/'
	case '\u3002':
		return '.'
	}
	if n := strings.IndexRune(smallCapitals, r); n >= 0 {
		return rune("ABCDEFGHIJKLMNOPRSTUVWYZ"[utf8.RuneCountInString(smallCapitals[:n])])
	}
	return drawn(r)
}

// smallCapitals are letters that are drawn as small capitals, of A to Z without Q and X.
const smallCapitals = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"

// drawn gives the letter or digit of a sign that is one in a ring or a box, of those that
// Unicode does not call compatible with it.
func drawn(r rune) rune {
	for _, x := range []struct{ from, to, is rune }{
		{0x1f150, 0x1f169, 'A'}, {0x1f170, 0x1f189, 'A'}, {0x1f1e6, 0x1f1ff, 'A'},
		{0x2776, 0x277e, '1'}, {0x2780, 0x2788, '1'}, {0x278a, 0x2792, '1'}, {0x24ff, 0x24ff, '0'}, {0x1f10b, 0x1f10c, '0'},
	} {
		if r >= x.from && r <= x.to {
			return x.is + r - x.from
		}
	}
	return r
}

// digit gives the value of a decimal digit of any script. They come in runs of
// ten, from nought on.
func digit(r rune) (rune, bool) {
	if !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, x := range unicode.Nd.R16 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return (r - rune(x.Lo)) % 10, true
		}
	}
	for _, x := range unicode.Nd.R32 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return (r - rune(x.Lo)) % 10, true
		}
	}
	return 0, false
}

// small reports whether a sign is a raised or lowered digit, or a fraction.
func small(r rune) bool {
	switch {
	case r == '\u00b2', r == '\u00b3', r == '\u00b9', r >= '\u00bc' && r <= '\u00be',
		r >= '\u2070' && r <= '\u2089', r >= '\u2150' && r <= '\u215f', r == '\u2189':
		return true
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// Letter reports whether a sign is part of a word: a letter, a digit, a mark on one.
func Letter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r >= 'À' && r <= 'ɏ' && r != '×' && r != '÷' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

// Meant gives a text as a reader takes it: turned back where it is shown from right to
// left, with the letters that a system made two signs of (Ã¦ for æ), and with those that a
// page names (&aelig;). It is false
// where that is the text itself.
func Meant(s string) (string, bool) {
	seen := s
	if strings.IndexByte(s, "\u202e"[0]) >= 0 { // a byte is found at once, and hardly any text has this one
		if t, ok := turned(s); ok {
			seen = t
		}
	}
	if strings.IndexByte(seen, "Ã"[1]) >= 0 && strings.Contains(seen, "Ã") {
		seen = misread.Replace(seen)
	}
	if i := strings.IndexByte(seen, '&'); i >= 0 && strings.IndexByte(seen[i:], ';') > 0 {
		seen = html.UnescapeString(seen)
	}
	return seen, seen != s
}

// misread are letters in UTF-8 that were read as Windows-1252 or Latin-1.
var misread = strings.NewReplacer("Ã¦", "æ", "Ã¸", "ø", "Ã¥", "å", "Ã†", "Æ", "Ã˜", "Ø", "Ã…", "Å", "Ã\u0086", "Æ", "Ã\u0098", "Ø", "Ã\u0085", "Å", "Ã©", "é", "Ã¼", "ü", "Ã¶", "ö", "Ã¤", "ä", "Ã¡", "á")

// turned gives a text as it is seen, where a sign in it (U+202E) has the letters
// after it shown from right to left. It is false where there is none.
func turned(s string) (string, bool) {
	const (
		override = "\u202e"
		ends     = "\u202c\u202d\u2066\u2067\u2068\u2069\u2028\u2029\n"
	)
	before, rest, ok := strings.Cut(s, override)
	if !ok {
		return "", false
	}
	var b strings.Builder
	for ok {
		b.WriteString(before)
		n := strings.IndexAny(rest, ends+override)
		if n < 0 {
			n = len(rest)
		}
		signs := []rune(norm.NFC.String(rest[:n])) // no accent stands before its letter
		slices.Reverse(signs)
		b.WriteString(string(signs))
		before, rest, ok = strings.Cut(rest[n:], override)
	}
	b.WriteString(before)
	return b.String(), true
}

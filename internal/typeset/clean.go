package typeset

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Marks that steer line breaks and have no width. Clean keeps them, Break uses them up.
const (
	softHyphen = '\u00AD'
	zeroSpace  = '\u200B' // zero width space
)

const (
	graphemeJoiner = '\u034F' // added by NFC after 30 marks, never drawn
	dropped        = rune(-1)
)

// Clean makes s fit to be set: valid UTF-8 in NFC, line ends as "\n", no other
// controls, no marks without a glyph (bidi controls, joiners, variation
// selectors), U+FFFD for private use and noncharacters. Soft hyphens and zero
// width spaces stay: Break breaks lines at them. So do joiners and selectors that
// make one picture of several signs: see joins.
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if i += size; r == '\r' && strings.HasPrefix(s[i:], "\n") {
			continue
		}
		if !joins(s[:i-size], r, s[i:]) {
			r = cleanRune(r)
		}
		if r != dropped {
			b.WriteRune(r)
		}
	}
	return composed(b.String())
}

// joiner makes one emoji of two, a selector chooses between the picture and the sign,
// and the keycap closes a digit in (UTS #51, 1.4).
const joiner, asSign, asPicture, keycap = '\u200D', '\uFE0E', '\uFE0F', '\u20E3'

// longestReading is how many UTF-16 units some readers of PDF take as what one glyph
// reads as (MuPDF before 1.22); a picture of more signs is drawn as two.
const longestReading = 8

// readable tells whether the picture that before ends in, joined to next, is short
// enough to be read.
func readable(before string, next rune) bool {
	units := utf16.RuneLen(joiner) + utf16.RuneLen(next)
	for before != "" && units <= longestReading {
		r, size := utf8.DecodeLastRuneInString(before)
		before = before[:len(before)-size]
		units += max(utf16.RuneLen(r), 1)
		if unicode.Is(unicode.So, r) && !strings.HasSuffix(before, string(joiner)) {
			break
		}
	}
	return units <= longestReading
}

func unseen(r rune) bool { return r == joiner || r == asSign || r == asPicture }

// joins tells whether r, between two texts, makes one picture of the signs about it.
// Anywhere else a joiner and a selector have no glyph.
func joins(before string, r rune, after string) bool {
	if !unseen(r) || before == "" || after == "" && r == joiner {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case r == joiner && (!unicode.Is(unicode.So, next) || !readable(before, next)):
		return false
	case r == joiner && last == asPicture:
		last, _ = utf8.DecodeLastRuneInString(before[:len(before)-size])
	case r != joiner && next == keycap:
		return strings.ContainsRune("0123456789#*", last)
	}
	return unicode.Is(unicode.So, last) || last >= 0x1F3FB && last <= 0x1F3FF // a skin colour
}

// composed is s in NFC: a letter and its marks as one where Unicode has that one.
func composed(s string) string {
	if norm.NFC.IsNormalString(s) {
		return s
	}
	return strings.ReplaceAll(norm.NFC.String(s), string(graphemeJoiner), "")
}

// CleanLine is Clean for what stands on one line and is read by machines:
// titles, alternative texts, bookmarks. Line ends become spaces, break points go,
// white space at the ends goes.
func CleanLine(s string) string {
	c := Clean(s)
	if strings.Contains(c, "\n") || strings.Contains(c, string(softHyphen)) || strings.Contains(c, string(zeroSpace)) {
		c = oneLine.Replace(c)
	}
	return strings.TrimSpace(c)
}

var oneLine = strings.NewReplacer("\n", " ", string(softHyphen), "", string(zeroSpace), "")

// isPlain tells whether s is what nearly all text is: letters of Latin-1 and
// common punctuation, which Clean leaves alone.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		for i+8 < len(s) && printed8(s[i:i+8]) {
			i += 8
		}
		switch c := s[i]; {
		case c >= ' ' && c < 0x7F, c == '\n':
		case c == 0xC2 && i+1 < len(s) && s[i+1] >= 0xA0 && s[i+1] < 0xC0: // U+00A0 to U+00BF
			i++
		case c == 0xC3 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] < 0xC0: // U+00C0 to U+00FF
			i++
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] >= 0x90 && s[i+2] < 0xA8: // U+2010 to U+2027
			i += 2
		default:
			return false
		}
	}
	return true
}

// printed8 tells whether the eight bytes of s are characters of ASCII that are drawn.
func printed8(s string) bool {
	_ = s[7]
	v := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	const ones = 0x0101010101010101
	return (v|(v-' '*ones)|(v+ones))&(0x80*ones) == 0 // none is above 0x7F, below the space, or 0x7F
}

// cleanRune gives what r becomes, or dropped.
func cleanRune(r rune) rune {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029': // what ends a line in some program
		return '\n'
	case '\t':
		return ' '
	case softHyphen, zeroSpace:
		return r
	}
	switch {
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // format characters with a glyph
		return r
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
		return dropped
	case unicode.In(r, unicode.Co, unicode.Noncharacter_Code_Point):
		return utf8.RuneError
	}
	return r
}

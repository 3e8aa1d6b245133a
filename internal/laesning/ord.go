package laesning

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain has the key of each ASCII letter and digit, and nought for other bytes.
var plain = func() (t [256]byte) {
	for c := range t {
		switch {
		case c >= 'A' && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			t[c] = byte(c)
		}
	}
	return t
}()

// Word gives where the next word of a text stands from a byte on: letters and
// digits. from is len(s) where there is none.
func Word(s string, i int) (from, to int) {
	from = wordStart(s, i)
	for to = from; to < len(s); {
		if plain[s[to]] != 0 {
			to++
			continue
		}
		if s[to] < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s[to:])
		if !Letter(r) {
			break
		}
		to += n
	}
	return from, to
}

// wordStart gives where the next word of a text begins from a byte on.
func wordStart(s string, i int) int {
	for i < len(s) {
		if plain[s[i]] != 0 {
			break
		}
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if Letter(r) {
			break
		}
		i += n
	}
	return i
}

// Ord is a word of a text: where it stands there, and where its key in the keys, in bytes. Sum
// is that of its key; see Sum.
type Ord struct {
	From, To int
	Key, End int
	Sum      uint64
}

// AppendWords appends the words of a text and their keys (see Key), one after the other. A key
// is empty where a word is nothing but marks.
func AppendWords(words []Ord, keys []byte, s string) ([]Ord, []byte) {
	keys = slices.Grow(keys, len(s))
	for to := 0; ; {
		from := to
		if from < len(s) && s[from] == ' ' { // as most of what stands between two words
			from++
		}
		if from == len(s) || plain[s[from]] == 0 {
			if from = wordStart(s, from); from == len(s) {
				return words, keys
			}
		}
		at, sum := len(keys), uint64(sumBegins)
		for to = from; ; {
			n, after := appendPlain(keys[len(keys):cap(keys)], s[to:], sum)
			keys, to, sum = keys[:len(keys)+n], to+n, after
			if to == len(s) || s[to] < utf8.RuneSelf {
				break
			}
			if to+1 < len(s) && s[to] == latin1 {
				if k := danish[s[to+1]]; k[0] != 0 { // most of what is not ASCII
					keys = append(keys, k[0], k[1])
					sum = ((sum^uint64(k[0]))*sumPrime ^ uint64(k[1])) * sumPrime
					to += 2
					continue
				}
			}
			r, n := utf8.DecodeRuneInString(s[to:])
			if !Letter(r) {
				break
			}
			before := len(keys)
			keys = slices.Grow(appendFolded(keys, r), len(s)-to)
			for _, k := range keys[before:] {
				sum = (sum ^ uint64(k)) * sumPrime
			}
			to += n
		}
		words = append(words, Ord{from, to, at, len(keys), sum})
	}
}

// danish has the keys of the Danish letters by their second byte.
var danish = func() (t [256][2]byte) {
	for _, w := range []string{"æae", "Æae", "øoe", "Øoe", "åaa", "Åaa"} {
		t[w[1]] = [2]byte{w[2], w[3]}
	}
	return t
}()

// appendPlain writes the keys of the ASCII letters and digits that a text begins with, and gives
// how many there are, and the sum of a key that had one and goes on so.
func appendPlain(dst []byte, s string, sum uint64) (int, uint64) {
	dst = dst[:len(s)]
	for i := range dst {
		k := plain[s[i]]
		if k == 0 {
			return i, sum
		}
		dst[i] = k
		sum = (sum ^ uint64(k)) * sumPrime
	}
	return len(s), sum
}

// The sums are FNV-1a.
const (
	sumBegins = 14695981039346656037
	sumPrime  = 1099511628211
)

// Sum gives the sum of a key, by which words are compared.
func Sum(key string) uint64 {
	sum := uint64(sumBegins)
	for i := range len(key) {
		sum = (sum ^ uint64(key[i])) * sumPrime
	}
	return sum
}

// Capital reports whether a word begins with a capital.
func Capital(word string) bool {
	if word != "" && word[0] < utf8.RuneSelf {
		return word[0] >= 'A' && word[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// Key gives what a word is compared by: small letters, å as aa, ø and ö as oe, æ
// and ä as ae, other letters without their accents, and letters of other scripts
// that look like Latin ones as those.
func Key(word string) string { return string(AppendKey(nil, word)) }

// AppendKey appends the key of a word.
func AppendKey(dst []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if k := plain[c]; k != 0 {
				c = k
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		dst = appendFolded(dst, r)
		i += n
	}
	return dst
}

// letters are the letters that are written in other ways, and what as.
var letters = map[rune]string{
	'æ': "ae", 'ä': "ae", 'ø': "oe", 'ö': "oe", 'å': "aa", 'œ': "oe", 'ß': "ss", 'ð': "d", 'đ': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ħ': "h",
	// Cyrillic and Greek letters that look like Latin ones.
	'а': "a", 'в': "b", 'е': "e", 'ё': "e", 'һ': "h", 'і': "i", 'ј': "j", 'к': "k", 'м': "m", 'н': "h", 'о': "o", 'р': "p", 'с': "c", 'ѕ': "s", 'т': "t", 'у': "y", 'х': "x",
	'α': "a", 'β': "b", 'ε': "e", 'ι': "i", 'κ': "k", 'ν': "v", 'ο': "o", 'ρ': "p", 'τ': "t", 'υ': "u", 'χ': "x",
}

// greekCapitals look like other Latin letters than their small ones do.
var greekCapitals = map[rune]string{'Η': "h", 'Μ': "m", 'Ν': "n", 'Υ': "y", 'Ζ': "z"}

func appendFolded(dst []byte, r rune) []byte {
	switch r { // the Danish ones first: they are most
	case 'æ', 'Æ':
		return append(dst, "ae"...)
	case 'ø', 'Ø':
		return append(dst, "oe"...)
	case 'å', 'Å':
		return append(dst, "aa"...)
	}
	if s, ok := greekCapitals[r]; ok {
		return append(dst, s...)
	}
	r = unicode.ToLower(r)
	if s, ok := letters[r]; ok {
		return append(dst, s...)
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	var place [16]byte
	d := norm.NFD.AppendString(place[:0], string(r))
	base, n := utf8.DecodeRune(d)
	if ring, _ := utf8.DecodeRune(d[n:]); base == 'a' && ring == '\u030a' {
		return append(dst, "aa"...)
	}
	if s, ok := letters[base]; ok {
		return append(dst, s...)
	}
	return utf8.AppendRune(dst, base)
}

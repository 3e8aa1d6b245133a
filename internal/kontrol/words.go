package kontrol

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// internWords tell that a text was written for use within the house. The stem of
// a word stands for all its forms.
var internWords = []struct {
	word string
	stem bool
}{
	{"internt", false},
	{"fortroligt", false},
	{"arbejdsdokument", true},
}

// internInitials are the letters that they begin with.
var internInitials = func() (f initials) {
	for _, x := range internWords {
		f.take(x.word)
	}
	return f
}()

// mayHoldInternWord reports whether one of them may be among the words of a reading. In most there is none, and no field needs to be looked through.
func mayHoldInternWord(t *tokens) bool {
	for _, x := range internWords {
		if t.heard(x.word) || x.stem && t.heardBegin(x.word) {
			return true
		}
	}
	return false
}

// heardBegin reports whether a word begins with another, by its key.
func (t *tokens) heardBegin(word string) bool {
	for i := range t.list {
		if w := &t.list[i]; w.End-w.Key > len(word) && string(t.keys[w.Key:w.Key+len(word)]) == word {
			return true
		}
	}
	return false
}

func hasInternWord(s string) bool {
	var place [64]byte
	for o, after := internInitials.nextWord(s); o != ""; o, after = internInitials.nextWord(after) {
		if len(o) < len("internt") {
			continue
		}
		lower := lowered(place[:0], o)
		for _, x := range internWords {
			if string(lower) == x.word || x.stem && strings.HasPrefix(string(lower), x.word) {
				return true
			}
		}
	}
	return false
}

// initials tell by its first byte which word of a text is worth a look:
// most are not, and need not be put in lower case.
type initials [utf8.RuneSelf]bool

// take takes in the words that begin as one of lower case does.
func (f *initials) take(word string) {
	if c := word[0]; c < utf8.RuneSelf {
		f[c], f[unicode.ToUpper(rune(c))] = true, true
	}
}

// nextWord gives the next word that is worth a look, and what follows it. One
// that does not begin with ASCII always is: K (U+212A) is a k in lower case.
func (f *initials) nextWord(s string) (word, after string) {
	for {
		word, s = nextWord(s)
		if word == "" || word[0] >= utf8.RuneSelf || f[word[0]] {
			return word, s
		}
	}
}

// nextWord gives the next word of a text, letters and digits, and what follows it.
func nextWord(s string) (word, after string) {
	s = s[until(s, true):]
	n := until(s, false)
	return s[:n], s[n:]
}

// until gives how much of a text stands before the first sign that is, or is
// not, part of a word.
func until(s string, word bool) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if wordSign(c) == word {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if letterOrDigit(r) == word {
			return i
		}
		i += n
	}
	return len(s)
}

func letterOrDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return wordSign(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// lowered appends a word in lower case.
func lowered(dst []byte, s string) []byte {
	for _, r := range s {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

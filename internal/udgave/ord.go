package udgave

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// interneOrd tell that a text was written for use within the house. The stem of
// a word stands for all its forms.
var interneOrd = []struct {
	ord    string
	stamme bool
}{
	{"internt", false},
	{"fortroligt", false},
	{"arbejdsdokument", true},
}

// foranInterne are the letters that they begin with.
var foranInterne = func() (f forbogstaver) {
	for _, x := range interneOrd {
		f.medtag(x.ord)
	}
	return f
}()

func harInterntOrd(s string) bool {
	var plads [64]byte
	for o, efter := foranInterne.naesteOrd(s); o != ""; o, efter = foranInterne.naesteOrd(efter) {
		if len(o) < len("internt") {
			continue
		}
		lille := smaat(plads[:0], o)
		for _, x := range interneOrd {
			if string(lille) == x.ord || x.stamme && strings.HasPrefix(string(lille), x.ord) {
				return true
			}
		}
	}
	return false
}

// forbogstaver tell by its first byte which word of a text is worth a look:
// most are not, and need not be put in lower case.
type forbogstaver [utf8.RuneSelf]bool

// medtag takes in the words that begin as one of lower case does.
func (f *forbogstaver) medtag(ord string) {
	if c := ord[0]; c < utf8.RuneSelf {
		f[c], f[unicode.ToUpper(rune(c))] = true, true
	}
}

// naesteOrd gives the next word that is worth a look, and what follows it. One
// that does not begin with ASCII always is: K (U+212A) is a k in lower case.
func (f *forbogstaver) naesteOrd(s string) (ord, efter string) {
	for {
		ord, s = naesteOrd(s)
		if ord == "" || ord[0] >= utf8.RuneSelf || f[ord[0]] {
			return ord, s
		}
	}
}

// naesteOrd gives the next word of a text, letters and digits, and what follows it.
func naesteOrd(s string) (ord, efter string) {
	s = s[indtil(s, true):]
	n := indtil(s, false)
	return s[:n], s[n:]
}

// indtil gives how much of a text stands before the first sign that is, or is
// not, part of a word.
func indtil(s string, ord bool) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if ordtegn(c) == ord {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if bogstavEllerCiffer(r) == ord {
			return i
		}
		i += n
	}
	return len(s)
}

func bogstavEllerCiffer(r rune) bool {
	if r < utf8.RuneSelf {
		return ordtegn(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func stortBogstav(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// smaat appends a word in lower case.
func smaat(dst []byte, s string) []byte {
	for _, r := range s {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

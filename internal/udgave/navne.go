package udgave

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// navne are the names that are not public, by their first word.
type navne map[string][]navn

// navn is one name in words of lower case.
type navn struct {
	ord  []string
	stor bool // one word with a capital: only words with a capital are that name ("Bo", never "bo")
}

func nyeNavne(list []string) navne {
	if len(list) == 0 {
		return nil
	}
	ns := navne{}
	for _, s := range list {
		var n navn
		for o := range ordene(glat(s)) {
			n.ord = append(n.ord, strings.ToLower(o))
			n.stor = len(n.ord) == 1 && stortBogstav(o)
		}
		if len(n.ord) > 0 {
			ns[n.ord[0]] = append(ns[n.ord[0]], n)
		}
	}
	return ns
}

// findes reports whether one of the names stands in a text: all its words, one
// after the other, in any case, the last one perhaps in the genitive. A name is
// whole: Bo is not in Bolig, and Ida Holm is not in Ida Holmgaard.
func (ns navne) findes(s string) bool {
	if len(ns) == 0 {
		return false
	}
	var buf []byte
	rest := s
	for {
		o, efter := naesteOrd(rest)
		if o == "" {
			return false
		}
		buf = smaat(buf[:0], o)
		for n := range 2 { // as it stands, and without the genitive's s
			key := buf
			if n == 1 {
				if len(buf) < 2 || buf[len(buf)-1] != 's' {
					break
				}
				key = buf[:len(buf)-1]
			}
			for _, navn := range ns[string(key)] {
				if n == 1 && len(navn.ord) > 1 {
					continue // only the last word of a name takes it
				}
				if navn.stor && !stortBogstav(o) {
					continue
				}
				if navn.fortsaetter(efter) {
					return true
				}
			}
		}
		rest = efter
	}
}

// fortsaetter reports whether a text goes on with the words after the first.
func (n navn) fortsaetter(s string) bool {
	var buf []byte
	for i, ord := range n.ord[1:] {
		o, efter := naesteOrd(s)
		const mellem = 6 // bytes between two words of a name: a space, a hyphen, marks of a link
		if o == "" || len(s)-len(efter)-len(o) > mellem {
			return false
		}
		buf = smaat(buf[:0], o)
		sidste := i == len(n.ord)-2
		if string(buf) != ord && !(sidste && string(buf) == ord+"s") {
			return false
		}
		s = efter
	}
	return true
}

// naesteOrd gives the next word of a text, letters and digits, and what follows it.
func naesteOrd(s string) (ord, efter string) {
	start := strings.IndexFunc(s, bogstavEllerCiffer)
	if start < 0 {
		return "", ""
	}
	s = s[start:]
	slut := strings.IndexFunc(s, func(r rune) bool { return !bogstavEllerCiffer(r) })
	if slut < 0 {
		slut = len(s)
	}
	return s[:slut], s[slut:]
}

// ordene gives the words of a text.
func ordene(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for o, efter := naesteOrd(s); o != "" && yield(o); o, efter = naesteOrd(efter) {
		}
	}
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

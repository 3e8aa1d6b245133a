package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary is which words stand whole in the file, in small letters.
type vocabulary map[string]bool

const hyphens = "-\u2010\u00AD"

// learn takes the words of lines that follow each other; those that a line's end
// parts teach nothing.
func (v vocabulary) learn(list []*line) {
	parted := false
	for _, l := range list {
		fields := strings.Fields(l.text())
		for i, w := range fields {
			last := i == len(fields)-1 && strings.ContainsRune(hyphens, lastRune(w))
			if !last && !(i == 0 && parted) {
				v[strings.ToLower(strip(w))] = true
			}
			parted = last
		}
	}
}

// strip takes off what stands around a word.
func strip(w string) string {
	w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.ReplaceAll(w, string(soft), "")
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// seam is how two lines of a paragraph are put together.
type seam int

const (
	spaced   seam = iota // with a space
	together             // as they are: the hyphen is the word's own
	oneWord              // without the hyphen, which is the line's
)

// seam says how, where it is sure: the hyphen is a soft one, or the word, or what
// it is an inflection of, stands whole elsewhere in the file. glued says that the
// file writes a space at the ends of lines, and has none at this one.
func (v vocabulary) seam(before, after string, glued bool) seam {
	hyphen := lastRune(before)
	if glued && hyphen == '/' {
		return together
	}
	if !strings.ContainsRune(hyphens, hyphen) {
		return spaced
	}
	if hyphen == soft {
		return oneWord
	}
	fields, next := strings.Fields(before), strings.Fields(after)
	if len(fields) == 0 || len(next) == 0 {
		return spaced
	}
	head := strings.ToLower(strip(strings.TrimRight(fields[len(fields)-1], hyphens)))
	tail := strings.ToLower(strip(next[0]))
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case head == "" || tail == "":
		return spaced
	case v[head+"-"+tail]:
		return together
	case digits(head) && digits(tail): // 2024-25, 010203-1235
		return together
	case joins[tail]:
		return spaced // "læse- og skrivevejleder"
	case unicode.IsLower(first) && v.knows(head, tail):
		return oneWord
	case glued:
		return together
	}
	return spaced
}

func digits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// knows reports whether a word of two parts, or one that it is an inflection of,
// stands in the file.
func (v vocabulary) knows(head, tail string) bool {
	whole := head + tail
	if v[whole] {
		return true
	}
	const letters = 3 // behind the line's end, at least, and of the ending, at most
	for end := len(whole) - 1; end >= len(head)+letters && len(whole)-end <= letters; end-- {
		if utf8.RuneStart(whole[end]) && v[whole[:end]] {
			return true // "undersøgelsen" of "undersøgelse"
		}
	}
	return false
}

// joins are the words behind the first half of two words with one end.
var joins = map[string]bool{"og": true, "eller": true, "samt": true, "som": true, "til": true, "men": true}

package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/prosa"
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

// parted reports whether the words before and after a line's end are surely parts
// of one word: the hyphen is a soft one, or the word, or what it is an inflection
// of, stands whole elsewhere in the file.
func (v vocabulary) parted(before, after string) bool {
	hyphen := lastRune(before)
	if !strings.ContainsRune(hyphens, hyphen) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(after)
	if !unicode.IsLower(first) {
		return false
	}
	if hyphen == soft {
		return true
	}
	fields, next := strings.Fields(before), strings.Fields(after)
	if len(fields) == 0 || len(next) == 0 {
		return false
	}
	head := strings.ToLower(strip(strings.TrimRight(fields[len(fields)-1], hyphens)))
	tail := strings.ToLower(strip(next[0]))
	whole := head + tail
	if head == "" || tail == "" || v[tail] && shortWord[tail] {
		return false // "læse- og skrivevejleder"
	}
	if v[whole] {
		return true
	}
	const letters = 3 // behind the line's end, at least: fewer say nothing
	for end := len(whole) - 1; end >= len(head)+letters; end-- {
		if utf8.RuneStart(whole[end]) && v[whole[:end]] && len(whole)-end <= letters {
			return true // "undersøgelsen" of "undersøgelse"
		}
	}
	return false
}

// shortWord are those behind the first half of two words with one end.
var shortWord = map[string]bool{"og": true, "eller": true, "samt": true, "som": true, "til": true, "men": true}

// follow puts the words of the next line behind those of a paragraph.
func (v vocabulary) follow(out, next []prosa.Ord) []prosa.Ord {
	if len(out) == 0 || len(next) == 0 {
		return append(out, next...)
	}
	last := &out[len(out)-1]
	switch {
	case v.parted(last.Tekst, next[0].Tekst):
		last.Tekst = strings.TrimRight(last.Tekst, hyphens)
	default:
		last.Tekst += " "
	}
	for _, o := range next {
		out = join(out, o)
	}
	return out
}

// whole takes away the soft hyphens that are left within lines.
func whole(out []prosa.Ord) []prosa.Ord {
	kept := out[:0]
	for _, o := range out {
		if o.Tekst = strings.ReplaceAll(o.Tekst, string(soft), ""); o.Tekst != "" {
			kept = append(kept, o)
		}
	}
	return trim(kept)
}

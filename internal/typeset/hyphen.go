package typeset

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Hyphenation is Liang's (Word Hy-phen-a-tion by Com-put-er, 1983) with the
// Danish patterns of TeX: where patterns match inside a word, the highest digit
// between two letters decides, and an odd one allows a hyphen. The patterns know
// no compounds and are wrong at some, so a soft hyphen in the text goes first.

//go:embed hyph-da/patterns.txt
var patternFile string

const (
	hyphenMargin  = 3  // letters before and after a hyphen
	hyphenLongest = 64 // letters; what is longer is no word
)

// hyphenation is the pattern table: the letters of a pattern to the digits
// around them.
type hyphenation struct {
	digits  map[string][]byte
	longest int // bytes of a pattern's letters
}

var danishHyphenation = sync.OnceValue(func() *hyphenation {
	h := &hyphenation{digits: map[string][]byte{}}
	for _, pattern := range strings.Fields(patternFile) {
		letters, digits := []rune{}, []byte{0}
		for _, r := range pattern {
			if r >= '0' && r <= '9' {
				digits[len(digits)-1] = byte(r - '0')
				continue
			}
			letters, digits = append(letters, r), append(digits, 0)
		}
		key := string(letters)
		h.digits[key], h.longest = digits, max(h.longest, len(key))
	}
	return h
})

// points gives the byte offsets in word, of small letters only, where a hyphen may stand.
func (h *hyphenation) points(word string) (offsets []int) {
	n := utf8.RuneCountInString(word)
	if n < 2*hyphenMargin || n > hyphenLongest {
		return nil
	}
	dotted := "." + word + "."
	var scores [hyphenLongest + 3]byte
	first := 0 // number of the letter at i
	for i := range dotted {
		for size := 1; size <= h.longest && i+size <= len(dotted); size++ {
			for j, digit := range h.digits[dotted[i:i+size]] {
				scores[first+j] = max(scores[first+j], digit)
			}
		}
		first++
	}
	letter := 0
	for i := range word {
		if letter >= hyphenMargin && n-letter >= hyphenMargin && scores[letter+1]%2 == 1 { // +1: the dot
			offsets = append(offsets, i)
		}
		letter++
	}
	return offsets
}

// hyphens gives the places where u may be broken with a hyphen: those that the
// text names, else those of Danish. Only a single word in small letters has
// them, so that names, abbreviations and addresses stay whole; one with a
// capital first has them too where it is wider than a line, as it would
// otherwise be broken between any two letters.
func (b *breaker) hyphens(u *unit) []point {
	if len(u.points) > 0 || !b.o.Hyphenate || u.more {
		return u.points
	}
	word, in := "", 0
	for i := range u.pieces {
		p := &u.pieces[i]
		w, single := onlyWord(p.word.Text)
		if !single || p.word.Actual != "" || w != "" && word != "" {
			return nil
		}
		if w != "" {
			word, in = w, i
		}
	}
	small := strings.ToLower(word)
	if word == "" || len(small) != len(word) || small != word && u.width <= b.o.Width+tolerance {
		return nil
	}
	b.points = b.points[:0]
	w, width := u.pieces[in].word, 0.0
	for _, p := range u.pieces[:in] {
		width += p.word.Width(b.paragraph.spans[p.span].Size)
	}
	scale := w.Font.scale(b.paragraph.spans[u.pieces[in].span].Size)
	start := strings.Index(w.Text, word)
	glyph := 0
	for _, offset := range danishHyphenation().points(small) {
		for glyph < len(w.Glyphs) && int(w.Glyphs[glyph].From) < start+offset {
			width += float64(w.Glyphs[glyph].Advance) * scale
			glyph++
		}
		if glyph < len(w.Glyphs) && int(w.Glyphs[glyph].From) == start+offset {
			b.points = append(b.points, point{at: cursor{in, glyph}, width: width})
		}
	}
	return b.points
}

// longWord is how many letters a word has that may be too long for a line of a phone.
const longWord = 16

// Hyphenated gives a text with soft hyphens where its long words may be broken, for a
// program that breaks lines but knows no Danish. Words with soft hyphens keep theirs.
func Hyphenated(text string) string {
	if len(text) < longWord {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + len(text)/8)
	for text != "" {
		n := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != softHyphen })
		if n < 0 {
			n = len(text)
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text)
		}
		b.WriteString(hyphenatedWord(text[:n]))
		text = text[n:]
	}
	return b.String()
}

func hyphenatedWord(word string) string {
	if utf8.RuneCountInString(word) < longWord || strings.ContainsRune(word, softHyphen) {
		return word
	}
	small := strings.ToLower(word)
	if len(small) != len(word) {
		return word
	}
	var b strings.Builder
	last := 0
	for _, at := range danishHyphenation().points(small) {
		b.WriteString(word[last:at] + string(softHyphen))
		last = at
	}
	return b.String() + word[last:]
}

// onlyWord gives the letters of text without the punctuation around them, ""
// where it has none. single is false where that is not all: digits, two words,
// capitals but the first.
func onlyWord(text string) (word string, single bool) {
	word = strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, r := range word {
		if !unicode.IsLower(r) && (i > 0 || !unicode.IsUpper(r)) {
			return "", false
		}
	}
	return word, true
}

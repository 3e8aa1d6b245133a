package typeset

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// segments calls yield with the ends of each stretch of the text between two
// places where a line may or must break (UAX #14), and with where the spaces or the line end
// at its end begin. Plain words, nearly all of
// a Danish text, are found without the segmenter, which costs more than
// everything else: a word of Latin letters and digits, maybe with a mark of its end
// after it, then spaces, then a letter or digit. No rule looks past such a place, so
// what lies between two of them can be given to the segmenter alone.
func (p *paragraph) segments(yield func(from, spaces, to int)) {
	text := p.text
	for at := 0; at < len(text); {
		if spaces, end := plainWord(text, at); end > at {
			yield(at, spaces, end)
			at = end
			continue
		}
		end := at + 1
		for end < len(text) {
			if c := text[end-1]; c == '\n' || c == ' ' && letterOrDigit(text, end) > 0 && plainBefore(text, end) {
				break
			}
			end++
		}
		start := at
		for _, to := range p.segmented(text[start:end]) {
			to += start
			body := strings.TrimSuffix(text[at:to], "\n")
			yield(at, at+len(strings.TrimRightFunc(body, breakable)), to)
			at = to
		}
		at = end
	}
}

// knotty are stretches of text that were given to the segmenter last, each in its place
// with the ends that it found: notater have the same bullets, years, times and
// addresses over and over.
var knotty [2048]atomic.Pointer[stretch]

type stretch struct {
	text string
	ends []int
}

// segmented gives where lines may or must break in a stretch of text, its end with them.
func (p *paragraph) segmented(text string) []int {
	place := &knotty[maphash.String(seed, text)%uint64(len(knotty))]
	if s := place.Load(); s != nil && s.text == text {
		return s.ends
	}
	if p.lines.InitWithString(text) != nil {
		return nil // not UTF-8: cannot be, the text is clean
	}
	var ends []int
	for it := p.lines.LineIterator(); it.Next(); {
		line := it.Line()
		ends = append(ends, line.OffsetInBytes+line.LengthInBytes)
	}
	if len(text) <= cachedWord {
		place.Store(&stretch{strings.Clone(text), ends})
	}
	return ends
}

// plainWord gives where the plain word at at ends, and where the spaces or the line end after
// it do; at itself where there is none.
func plainWord(text string, at int) (spaces, end int) {
	i := at
	for i < len(text) {
		if isLetterOrDigit[text[i]] {
			i++
			continue
		}
		n := letterOrDigit(text, i)
		if n == 0 {
			break
		}
		i += n
	}
	if i == at {
		return at, at
	}
	if i < len(text) && endsWord(text[i]) {
		i++
	}
	if i == len(text) {
		return i, i
	}
	if text[i] == '\n' {
		return i, i + 1
	}
	spaces = i
	for i < len(text) && text[i] == ' ' {
		i++
	}
	if i > spaces && (i == len(text) || letterOrDigit(text, i) > 0) {
		return spaces, i
	}
	return at, at
}

// endsWord tells whether c is a mark that no line begins with, wherever it stands
// (IS and EX of UAX #14).
func endsWord(c byte) bool {
	switch c {
	case ',', '.', ':', ';', '?', '!':
		return true
	}
	return false
}

// plainBefore tells whether the spaces before end follow a letter or digit, or a
// mark after one.
func plainBefore(text string, end int) bool {
	before := strings.TrimRight(text[:end], " ")
	if n := len(before); n > 0 && endsWord(before[n-1]) {
		before = before[:n-1]
	}
	n := len(before)
	return n > 0 && letterOrDigit(before, n-1) == 1 || n > 1 && letterOrDigit(before, n-2) == 2
}

// letterOrDigit gives the bytes of the letter of ASCII or Latin-1 or the digit at at, 0 for
// anything else.
func letterOrDigit(text string, at int) int {
	switch {
	case isLetterOrDigit[text[at]]:
		return 1
	case text[at] == 0xC3 && at+1 < len(text) && text[at+1] != 0x97 && text[at+1] != 0xB7: // U+00C0 to U+00FF but × and ÷
		return 2
	}
	return 0
}

// isLetterOrDigit are those of ASCII.
var isLetterOrDigit = func() (is [256]bool) {
	for c := range is {
		b := byte(c)
		is[c] = b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z'
	}
	return is
}()

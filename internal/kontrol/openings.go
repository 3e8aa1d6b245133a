package kontrol

import (
	"math"
	"strings"
)

// byByte are rows by a byte of theirs. Few bytes have any, and a table of slices would
// be 6 kB of which a command touches each page.
type byByte[T any] struct {
	at   [256]uint8 // in rows; 0 where there are none
	rows [][]T
}

func (b *byByte[T]) of(c byte) []T {
	if n := b.at[c]; n > 0 {
		return b.rows[n-1]
	}
	return nil
}

func (b *byByte[T]) add(c byte, row T) {
	if b.at[c] == 0 {
		b.rows = append(b.rows, nil)
		b.at[c] = uint8(len(b.rows))
	}
	n := b.at[c] - 1
	b.rows[n] = append(b.rows[n], row)
}

// openings are words by their first byte, so that one pass over a text looks for
// all of them.
type openings struct {
	byByte[string]
	seconds
}

func openingsOf(words ...string) *openings {
	var o openings
	for _, w := range words {
		o.add(w[0], w)
		o.note(int(o.at[w[0]]), w)
	}
	return &o
}

// here gives the words that may begin at a byte of a text.
func (o *openings) here(s string, i int) []string {
	if n := o.at[s[i]]; n > 0 && o.may(int(n), s[i:]) {
		return o.rows[n-1]
	}
	return nil
}

// seconds tell of each row of words by their first byte which second ones they have: most
// words of a text are known by that to be none of them.
type seconds []uint64

func (s *seconds) note(row int, w string) {
	if row > len(*s) {
		*s = append(*s, 0)
	}
	if len(w) == 1 {
		(*s)[row-1] = math.MaxUint64
		return
	}
	(*s)[row-1] |= 1 << (w[1] & 63)
}

func (s seconds) may(row int, text string) bool {
	return len(text) == 1 || s[row-1]>>(text[1]&63)&1 != 0
}

// in reports whether a text has one of the words, wherever in a word.
func (o *openings) in(s string) bool {
	for i := range len(s) {
		for _, w := range o.here(s, i) {
			if strings.HasPrefix(s[i:], w) {
				return true
			}
		}
	}
	return false
}

// withinWord reports whether the byte at i follows a letter of ASCII: most that do not
// begin a word are known by that alone.
func withinWord(s string, i int) bool { return i > 0 && (s[i-1]|0x20)-'a' <= 'z'-'a' }

// begin reports whether a word of a text begins as one of them.
func (o *openings) begin(s string) bool {
	for i := range len(s) {
		if withinWord(s, i) {
			continue
		}
		for _, w := range o.here(s, i) {
			if strings.HasPrefix(s[i:], w) && !endsInLetter(s[:i]) {
				return true
			}
		}
	}
	return false
}

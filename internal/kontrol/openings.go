package kontrol

import (
	"math/bits"
	"slices"
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

// byTwo are rows by the first two bytes of a word of theirs: most words of a text are known
// by these to be none of them.
type byTwo[T any] struct {
	at    [256]uint8 // by the first byte, in begin; 0 where there are none
	begin []seconds[T]
}

// seconds are the rows of words with one first byte.
type seconds[T any] struct {
	has  uint64 // which second bytes there are, by their last six bits
	rows [][]T  // for each of these, in their order
}

// add notes the row of a word of two bytes at the least.
func (b *byTwo[T]) add(w string, row T) {
	if b.at[w[0]] == 0 {
		b.begin = append(b.begin, seconds[T]{})
		b.at[w[0]] = uint8(len(b.begin))
	}
	s := &b.begin[b.at[w[0]]-1]
	bit := uint64(1) << (w[1] & 63)
	n := bits.OnesCount64(s.has & (bit - 1))
	if s.has&bit == 0 {
		s.has |= bit
		s.rows = slices.Insert(s.rows, n, nil)
	}
	s.rows[n] = append(s.rows[n], row)
}

// here gives the rows of words that may begin at a byte of a text.
func (b *byTwo[T]) here(s string, i int) []T {
	n := b.at[s[i]]
	if n == 0 || i+1 == len(s) {
		return nil
	}
	second, bit := &b.begin[n-1], uint64(1)<<(s[i+1]&63)
	if second.has&bit == 0 {
		return nil
	}
	return second.rows[bits.OnesCount64(second.has&(bit-1))]
}

// openings are words that one pass over a text looks for.
type openings struct{ byTwo[string] }

func openingsOf(words ...string) *openings {
	var o openings
	for _, w := range words {
		o.add(w, w)
	}
	return &o
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

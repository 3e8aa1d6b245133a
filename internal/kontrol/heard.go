package kontrol

import (
	"slices"
	"unicode/utf8"

	"notat/internal/laesning"
)

// Most checks look for words that hardly any notat has. What is heard of a reading tells
// of nearly every one of them that it is not there, without another pass.

// heardBits are many enough that the words of a notat of ten pages fill one in fifty of them:
// of fifty words that are not there one is heard.
const heardBits = 1 << 16

// hearAll marks each word, and hears of it.
func (t *tokens) hearAll() {
	n := len(t.list)
	t.marks = slices.Grow(t.marks[:0], n)[:n]
	if t.hear == nil {
		t.hear = new([heardBits / 64]uint64)
	}
	clear(t.hear[:])
	names := maybeGiven()
	for i := range t.list {
		w, key := &t.list[i], t.key(i)
		bit := w.Sum % heardBits
		t.hear[bit/64] |= 1 << (bit % 64)
		m := vocabulary[w.Sum%uint64(len(vocabulary))]
		if c := t.form[w.From]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf && t.capital(i) {
			m |= upper
		}
		if i+1 == n || t.form[w.To] != ' ' || t.list[i+1].From != w.To+1 {
			m |= parted
		}
		if len(key) > 0 && (key[0] <= '9' || key[len(key)-1] <= '9') { // a mark alone has an empty key
			m |= numbered
		}
		if bit := w.Sum >> 48; m&upper != 0 && names[bit/64]>>(bit%64)&1 != 0 && (fornavne[string(key)] || fornavne[string(stem(key))]) {
			m |= given
		}
		t.marks[i] = m
	}
}

// heard reports whether one of some words, by its key, may be among those that are summed up.
func (t *tokens) heard(keys ...string) bool {
	for _, k := range keys {
		if bit := laesning.Sum(k) % heardBits; t.hear[bit/64]>>(bit%64)&1 != 0 {
			return true
		}
	}
	return false
}

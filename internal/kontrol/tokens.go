package kontrol

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"notat/internal/laesning"
)

// tokens are the words of a text in normal form.
type tokens struct {
	form  string
	list  []laesning.Ord
	keys  []byte
	marks []mark                  // of each word; see hearAll
	hear  *[heardBits / 64]uint64 // see heard
}

// tokensOf takes a text far.
func tokensOf(form string) *tokens {
	t := &tokens{list: make([]laesning.Ord, 0, 1+len(form)/6), keys: make([]byte, 0, len(form))}
	t.take(form)
	return t
}

// take takes a text far in the room that there is.
func (t *tokens) take(form string) {
	t.form = form
	t.list, t.keys = laesning.AppendWords(t.list[:0], t.keys[:0], form)
}

// tokenRooms keep the room for the words of a reading: it is much, and only a check
// needs it.
var tokenRooms = sync.Pool{New: func() any { return &tokens{} }}

// maxTokenRoom is how many words of room are kept: those of a notat of a hundred pages.
const maxTokenRoom = 50_000

// release gives the room back. Nothing of the tokens may be used any more.
func (t *tokens) release() {
	if t.form = ""; cap(t.list) <= maxTokenRoom {
		tokenRooms.Put(t)
	}
}

func (t *tokens) word(i int) string { return t.form[t.list[i].From:t.list[i].To] }

// key gives the key of a word, for looking up only: it goes when keys do.
func (t *tokens) key(i int) []byte { return t.keys[t.list[i].Key:t.list[i].End] }

func (t *tokens) capital(i int) bool {
	if c := t.form[t.list[i].From]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	return laesning.Capital(t.word(i))
}

// gap gives what stands between a word and the next.
func (t *tokens) gap(i int) string {
	if i+1 >= len(t.list) {
		return t.form[t.list[i].To:]
	}
	return t.form[t.list[i].To:t.list[i+1].From]
}

// starts reports whether a word begins a sentence, a cell, an item or a text, where
// a capital says nothing.
func (t *tokens) starts(i int) bool {
	if i == 0 {
		return true
	}
	return starters.in(t.gap(i - 1))
}

// stem gives a key without the s of the genitive, or nothing.
func stem(key []byte) []byte {
	if n := len(key); n > 2 && key[n-1] == 's' {
		return key[:n-1]
	}
	return nil
}

// inCapitals reports whether a word has no small letter.
func inCapitals(word string) bool {
	for i := range len(word) {
		if word[i] >= 'a' && word[i] <= 'z' {
			return false
		}
	}
	return strings.ToUpper(word) == word
}

// initial reports whether a word is one letter.
func initial(word string) bool { return utf8.RuneCountInString(word) == 1 }

//go:embed lister/fornavne.txt
var fornavneText string

//go:embed lister/almindelige.txt
var almindeligeText string

var (
	fornavne    = keySet(fornavneText)    // first names in use in Denmark
	almindelige = keySet(almindeligeText) // words and months that are names too
)

// keySet reads a list of words.
func keySet(s string) map[string]bool {
	keys := laesning.Key(s) // of all at once: a space is its own
	m := make(map[string]bool, strings.Count(keys, " ")+strings.Count(keys, "\n")+1)
	for w := range strings.FieldsSeq(keys) {
		m[w] = true
	}
	return m
}

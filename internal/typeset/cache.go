package typeset

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// cache keeps words as one font draws them: a municipality's
// notater share most of their words. It has a fixed number of places, four for
// each hash; a new word takes the place of another where all four are taken.
// What is kept never changes what is drawn, only how soon, so that readers need
// no lock.
type cache struct {
	sets [4096][4]atomic.Pointer[Word] // of a text that the font cannot draw it has no font
}

// cachedWord is how many bytes a word has at most to be kept; longer ones seldom
// come twice.
const cachedWord = 64

var seed = maphash.MakeSeed()

// get gives the word of a text, which make makes where it is not kept. The text
// that make is given is no slice of a longer one.
func (c *cache) get(text string, make func(string) *Word) *Word {
	if len(text) > cachedWord {
		return make(strings.Clone(text))
	}
	hash := maphash.String(seed, text)
	set := &c.sets[hash%uint64(len(c.sets))]
	free := -1
	for i := range set {
		switch w := set[i].Load(); {
		case w == nil:
			free = i
		case w.Text == text:
			if w.Font == nil {
				return nil
			}
			return w
		}
	}
	if free < 0 {
		free = int(hash >> 62)
	}
	text = strings.Clone(text)
	w := make(text)
	if w == nil {
		set[free].Store(&Word{Text: text})
	} else {
		set[free].Store(w)
	}
	return w
}

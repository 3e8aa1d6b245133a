package typeset

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// cache keeps words as one font draws them, nil where it cannot: a municipality's
// notater share most of their words. It has a fixed number of places, four for
// each hash; a new word takes the place of another where all four are taken.
// What is kept never changes what is drawn, only how soon, so that readers need
// no lock.
type cache struct {
	sets [4096][4]atomic.Pointer[cached]
}

type cached struct {
	text string
	word *Word
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
		switch e := set[i].Load(); {
		case e == nil:
			free = i
		case e.text == text:
			return e.word
		}
	}
	if free < 0 {
		free = int(hash >> 62)
	}
	text = strings.Clone(text)
	w := make(text)
	set[free].Store(&cached{text, w})
	return w
}

package typeset

import (
	"strings"
	"sync"
)

// cache keeps one font's latest words as it draws them, nil ones too. It holds
// at most twice generation words: when the young half is full, the old half is
// forgotten. What is kept never changes what is drawn, only how soon.
type cache struct {
	mu         sync.RWMutex
	young, old map[string]*Word
}

const (
	generation = 4096 // words: a municipality's notater share most of theirs
	cachedWord = 64   // bytes; longer words seldom come twice
)

func (c *cache) get(w string) (r *Word, ok bool) {
	c.mu.RLock()
	r, ok = c.young[w]
	aged := false
	if !ok {
		r, aged = c.old[w]
	}
	c.mu.RUnlock()
	if aged {
		c.put(strings.Clone(w), r)
	}
	return r, ok || aged
}

// put keeps w, which must not be a slice of a longer text.
func (c *cache) put(w string, r *Word) {
	if len(w) > cachedWord {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.young == nil || len(c.young) >= generation {
		c.young, c.old = make(map[string]*Word, 256), c.young
	}
	c.young[w] = r
}

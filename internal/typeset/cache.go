package typeset

import (
	"strings"
	"sync"
)

// cache keeps the runs of one font's latest words, nil ones too. It holds
// at most twice generation words: when the young half is full, the old half is
// forgotten. What is kept never changes what is drawn, only how soon.
type cache struct {
	mu         sync.RWMutex
	young, old map[string]*run
}

const (
	generation = 4096 // words: a municipality's notater share most of theirs
	cachedWord = 64   // bytes; longer words seldom come twice
)

func (c *cache) get(w string) (r *run, ok bool) {
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
func (c *cache) put(w string, r *run) {
	if len(w) > cachedWord {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.young == nil || len(c.young) >= generation {
		c.young, c.old = make(map[string]*run, 256), c.young
	}
	c.young[w] = r
}

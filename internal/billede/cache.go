package billede

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"sync"
)

// A record is checked and drawn several times in a row, and a logo is the same in
// every document, so the small pictures made last are kept.
const (
	keepNumber = 64
	keepBytes  = 256 << 10 // of what a picture was made of, and of what it became
)

// Cache makes pictures, and keeps the small ones it made last. A nil Cache keeps
// none. It is safe for concurrent use.
type Cache struct {
	mu    sync.Mutex
	made  map[sum]made
	order []sum // oldest first
}

type sum = [sha256.Size]byte

// made is what became of a picture.
type made struct {
	Picture
	err error
}

// Draw is Draw, from memory where it can be.
func (c *Cache) Draw(ctx context.Context, url string) (Picture, error) {
	m := c.make(sha256.Sum256([]byte(url)), len(url), func() (Picture, error) {
		p, err := Draw(ctx, url)
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return p, err
	})
	return m.Picture, m.err
}

// Fit is Fit, from memory where it can be, with a name that no other picture has.
func (c *Cache) Fit(data []byte, mime string) (p Picture, name string, err error) {
	h := sha256.New()
	h.Write([]byte(mime))
	h.Write(data)
	key := sum(h.Sum(nil))
	m := c.make(key, len(data), func() (Picture, error) { return Fit(data, mime) })
	return m.Picture, hex.EncodeToString(key[:]), m.err
}

// make gives what was made under a key of so many bytes, or makes it. What a
// context ended is not kept.
func (c *Cache) make(key sum, size int, work func() (Picture, error)) made {
	if c == nil || size > keepBytes {
		p, err := work()
		return made{p, err}
	}
	c.mu.Lock()
	m, known := c.made[key]
	c.mu.Unlock()
	if known {
		return m
	}
	m.Picture, m.err = work()
	if m.bytes() > keepBytes || errors.Is(m.err, context.Canceled) || errors.Is(m.err, context.DeadlineExceeded) {
		return m
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.made[key]; !known {
		if c.made == nil {
			c.made = map[sum]made{}
		}
		if len(c.order) == keepNumber {
			delete(c.made, c.order[0])
			c.order = c.order[1:]
		}
		c.made[key] = m
		c.order = append(c.order, key)
	}
	return m
}

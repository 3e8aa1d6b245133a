package httpapi

import (
	"context"
	"io"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
)

// waitForTurn is how long a request waits for its turn before it is sent away.
const waitForTurn = 2 * time.Second

// inTurn does the work in one of the places in which records are worked on, so
// that no more are than there are processors. It gives errBusy when none came
// free, else what the work gave. A panic of the work frees the place too.
func (s *server) inTurn(ctx context.Context, work func() error) error {
	select {
	case s.slots <- struct{}{}:
	default:
		wait := time.NewTimer(waitForTurn)
		defer wait.Stop()
		select {
		case s.slots <- struct{}{}:
		case <-wait.C:
			return errBusy
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	defer func() { <-s.slots }()
	return work()
}

// maxHeld is the most bytes of posted bodies that are held at once, in all
// requests together: sixteen of the largest. They are read before their turn
// comes, since a slow client must not take a place, so the places bound nothing.
const maxHeld = 256 << 20

// bounded counts the posted bytes that the request holds until it is answered.
func (s *server) bounded(c *gin.Context) {
	b := &counted{ReadCloser: c.Request.Body, held: &s.held}
	defer func() { s.held.Add(-b.n) }()
	c.Request.Body = b
	c.Next()
}

// counted is a body whose bytes are counted as they arrive: what a client
// promises to send costs nothing.
type counted struct {
	io.ReadCloser
	held *atomic.Int64 // by all requests
	n    int64         // by this one
}

func (b *counted) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.n += int64(n)
	if b.held.Add(int64(n)) > maxHeld {
		return n, errBusy
	}
	return n, err
}

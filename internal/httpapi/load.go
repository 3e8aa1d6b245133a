package httpapi

import (
	"context"
	"errors"
	"io"
	"math"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/sync/semaphore"

	"notat/internal/publish"
)

// waitForTurn is how long a request waits for its turn before it is sent away.
const waitForTurn = 2 * time.Second

// Memory, in bytes.
const (
	// Needs is the least that the Go runtime's limit may be: what is left for it in
	// a container of 512 MB, which is what the guide asks for.
	Needs   = 384 << 20
	program = 32<<20 + maxKept // the program itself with its fonts and templates, and public files at hand
)

// room is the memory that requests share: a part for what is being computed, and
// a part for what lies still, which is bodies on their way in and answers on
// their way out. With more memory than the service needs, both are larger.
type room struct {
	computing *semaphore.Weighted
	size      int64 // of computing
	place     int64 // the least that a turn takes, so that there are no more than there are places
	lying     int64 // the most that may lie still
	held      atomic.Int64

	// For the metrics: bytes of the turns, who waits for one, and who was sent away
	// because there was no turn, or no room for what lies still.
	taken, waiting, noTurn, noRoom atomic.Int64
}

// newRoom shares out the memory below the runtime's limit.
func newRoom(limit int64, places int) *room {
	if limit == math.MaxInt64 { // none at all
		limit = Needs
	}
	spare := max(limit, Needs) - program
	size := spare * 3 / 5
	return &room{computing: semaphore.NewWeighted(size), size: size, place: size / int64(places), lying: spare - size}
}

// Turn does the work in one of the places, with so many bytes set aside for it;
// what needs more than there is has all of it, alone. It gives errBusy when
// nothing came free, else what the work gave. A panic of the work frees the place.
func (r *room) Turn(ctx context.Context, bytes int, work func() error) error {
	n := min(max(int64(bytes), r.place), r.size)
	wait, cancel := context.WithTimeout(ctx, waitForTurn)
	defer cancel()
	r.waiting.Add(1)
	err := r.computing.Acquire(wait, n)
	r.waiting.Add(-1)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.noTurn.Add(1)
		return errBusy
	}
	r.taken.Add(n)
	defer func() { r.taken.Add(-n); r.computing.Release(n) }()
	return work()
}

// waitInLine is how long a file from elsewhere waits for those before it, before it is
// sent away: half of the time that a request has.
const waitInLine = 15 * time.Second

// inLine is how many of them are read at once: one file is unpacked while what another
// says is made a record.
const inLine = 2

// queue lets a few at a time ask for their turns, which take long enough for the others
// to be sent away meanwhile.
type queue chan struct{}

// join waits for a place in front. It gives errBusy when none came free, and the error
// of ctx when that ended.
func (q queue) join(ctx context.Context) (leave func(), err error) {
	wait, cancel := context.WithTimeout(ctx, waitInLine)
	defer cancel()
	select {
	case q <- struct{}{}:
		return func() { <-q }, nil
	case <-wait.Done():
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, errBusy
	}
}

// Hold sets bytes aside for what lies still.
func (r *room) Hold(bytes int) (release func(), err error) {
	c := claim{room: r, whole: true}
	return c.drop, c.take(int64(bytes))
}

// claim is what one request has lying still.
type claim struct {
	*room
	bytes int64
	whole bool // may fill the room: it is what a turn was spent on
}

// take adds bytes, or gives errBusy when the room is full. A quarter of it is
// kept for requests of less than a megabyte, which nearly all are: forty slow
// clients with photos do not stop the others.
func (c *claim) take(bytes int64) error {
	most := c.lying
	if !c.whole && c.bytes+bytes > 1<<20 {
		most -= most / 4
	}
	if c.held.Add(bytes) > most {
		c.held.Add(-bytes)
		c.noRoom.Add(1)
		return errBusy
	}
	c.bytes += bytes
	return nil
}

func (c *claim) drop() {
	c.held.Add(-c.bytes)
	c.bytes = 0
}

// claimKey is where a request's claim is in its context.
const claimKey = "claim"

// maxUnread is how much of a body that is refused is let in and dropped, in bytes: far
// more than what may be sent, for a file with photos that is too large.
const maxUnread = 4 * publish.MaxWord

// bounded counts the bytes that lie still for the request: of its body, and from
// holding on of its answer. A client that sends all before it reads, as browsers do,
// hears why it is refused only when the rest of its body is let in.
func (s *server) bounded(c *gin.Context) {
	own := &claim{room: s.room}
	defer own.drop()
	c.Set(claimKey, own)
	body := c.Request.Body
	c.Request.Body = &counted{body, own}
	c.Next()
	if c.Writer.Status() >= http.StatusBadRequest && c.GetHeader("Expect") == "" { // who expects has not sent it
		io.CopyN(io.Discard, body, maxUnread) //nolint:errcheck // the answer is the same
	}
}

// holding exchanges what the request holds for its answer, which lies still until
// a slow reader has taken it.
func holding(c *gin.Context, bytes int) error {
	own, ok := c.Value(claimKey).(*claim)
	if !ok {
		return errors.New("httpapi: the request's bytes are not counted")
	}
	own.drop()
	return own.take(int64(bytes))
}

// readWhole reads to the end, as io.ReadAll does, what is said to be so many bytes,
// or -1. It takes twice what has come at most, and no more than is said.
func readWhole(r io.Reader, said int64) ([]byte, error) {
	b := make([]byte, 0, 4<<10)
	for {
		if len(b) == cap(b) {
			grown := int64(2 * cap(b))
			if int64(len(b)) <= said {
				grown = min(grown, said+1) // the one more meets the end
			}
			b = append(make([]byte, 0, grown), b...)
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}

// counted is a body whose bytes are counted as they arrive: what a client
// promises to send costs nothing.
type counted struct {
	io.ReadCloser
	claim *claim
}

func (b *counted) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if full := b.claim.take(int64(n)); full != nil {
		return n, full
	}
	return n, err
}

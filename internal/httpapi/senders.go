package httpapi

import (
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"
)

var kindMany = &kind{"for-mange", http.StatusTooManyRequests, "Der er sendt for mange forespørgsler"}

const (
	// maxClients bounds the table of clients: a thousand times those who work in a
	// municipality's schools at once. Those for whom there is no room share a turn.
	maxClients = 10_000
	// ofIPv6 is what one subscriber has of an IPv6 address.
	ofIPv6 = 64
)

// senders counts what each client sends.
type senders struct {
	perMinute int

	mu     sync.Mutex
	known  map[netip.Prefix]*rate.Limiter
	others *rate.Limiter
	swept  time.Time
}

func newSenders(perMinute int) *senders {
	c := &senders{perMinute: perMinute, known: map[netip.Prefix]*rate.Limiter{}}
	c.others = c.fresh()
	return c
}

// fresh lets a client begin with a minute's requests.
func (c *senders) fresh() *rate.Limiter {
	return rate.NewLimiter(rate.Limit(float64(c.perMinute)/60), c.perMinute)
}

// of gives the limiter of an address.
func (c *senders) of(address string, now time.Time) *rate.Limiter {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return c.others
	}
	bits := 32
	if a = a.Unmap(); a.Is6() {
		bits = ofIPv6
	}
	key, _ := a.Prefix(bits)
	c.mu.Lock()
	defer c.mu.Unlock()
	if l, there := c.known[key]; there {
		return l
	}
	if len(c.known) >= maxClients && now.Sub(c.swept) > time.Second {
		c.swept = now
		for k, l := range c.known {
			if l.TokensAt(now) >= float64(c.perMinute) { // silent for a minute: a new one is the same
				delete(c.known, k)
			}
		}
	}
	if len(c.known) >= maxClients {
		return c.others
	}
	l := c.fresh()
	c.known[key] = l
	return l
}

// wait reports how long the client must wait before it may ask, 0 for not at all.
func (c *senders) wait(address string, now time.Time) time.Duration {
	r := c.of(address, now).ReserveN(now, 1)
	d := r.DelayFrom(now)
	if d > 0 {
		r.CancelAt(now)
	}
	return d
}

// limited sends away who asks too often; probes ask as often as they like.
func (s *server) limited(c *gin.Context) {
	if s.senders == nil || probes[c.FullPath()] {
		return
	}
	d := s.senders.wait(c.ClientIP(), time.Now())
	if d == 0 {
		return
	}
	s.metrics.limited.Add(1)
	c.Header("Retry-After", strconv.Itoa(int(math.Ceil(d.Seconds()))))
	p := kindMany.with("Vent lidt, og prøv igen.")
	if byBrowser(c) {
		s.say(c, p.Status, message{Titel: p.Title, Tekst: p.Detail})
		return
	}
	answer(c, p)
}

package httpapi

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/pattern"
)

// requestIDHeader carries what a request is called: in its answer, in every line
// of the log about it, and in problems.
const requestIDHeader = "X-Request-Id"

// requestIDForm lets through what is an id anywhere, and nothing that could be a
// sentence, or break a line.
var requestIDForm = pattern.New(`^[A-Za-z0-9._-]{1,64}$`)

// forwardedHeader is where proxies write whom they ask for.
const forwardedHeader = "X-Forwarded-For"

// named gives the request its id: the one that a trusted proxy says, else a new one.
func (s *server) named(c *gin.Context) {
	id, trusted := c.GetHeader(requestIDHeader), s.byProxy(c)
	if !requestIDForm.MatchString(id) || !trusted {
		id = rand.Text()
	}
	if trusted {
		withoutPorts(c.Request.Header)
	}
	c.Header(requestIDHeader, id)
	c.Next()
}

// withoutPorts takes the ports away that some proxies (IIS, Azure) write behind the
// addresses: Gin would take the proxy itself for the client of all.
func withoutPorts(h http.Header) {
	list := strings.Split(strings.Join(h.Values(forwardedHeader), ","), ",")
	for i, s := range list {
		if a, err := netip.ParseAddrPort(strings.TrimSpace(s)); err == nil {
			list[i] = a.Addr().String()
		}
	}
	h.Set(forwardedHeader, strings.Join(list, ","))
}

func requestID(c *gin.Context) string { return c.Writer.Header().Get(requestIDHeader) }

// logOf is the log for what concerns one request.
func (s *server) logOf(c *gin.Context) *slog.Logger { return s.log.With("requestId", requestID(c)) }

// byProxy reports whether it is a trusted proxy that asks.
func (s *server) byProxy(c *gin.Context) bool {
	from, err := netip.ParseAddr(c.RemoteIP())
	return err == nil && slices.ContainsFunc(s.proxies, func(p netip.Prefix) bool { return p.Contains(from.Unmap()) })
}

// networks writes the proxies as Gin reads them.
func networks(proxies []netip.Prefix) (out []string) {
	for _, p := range proxies {
		out = append(out, p.String())
	}
	return out
}

// traceForm is a traceparent (W3C Trace Context, 3.2), as version 00 has it.
var traceForm = pattern.New(`^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$`)

// wellFormedTrace reports whether a header is a traceparent that may be logged.
func wellFormedTrace(h string) bool {
	return traceForm.MatchString(h) && !strings.HasPrefix(h, "ff") && h[3:35] != strings.Repeat("0", 32) && h[36:52] != strings.Repeat("0", 16)
}

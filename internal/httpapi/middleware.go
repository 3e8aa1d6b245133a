package httpapi

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/parallel"
)

// logged writes one line per request: no query, no body, no name from a record. A
// probe that is well asks every few seconds, and tells nobody anything.
func (s *server) logged(c *gin.Context) {
	start := time.Now()
	c.Next()
	s.metrics.answered(c)
	if probes[c.FullPath()] {
		return
	}
	line := []any{"method", c.Request.Method, "route", c.FullPath(), "status", c.Writer.Status(), "bytes", c.Writer.Size(),
		"ms", float64(time.Since(start).Microseconds()) / 1000, "client", c.ClientIP()}
	if trace := c.GetHeader("traceparent"); wellFormedTrace(trace) {
		line = append(line, "traceparent", trace)
	}
	s.logOf(c).Info("request", line...)
}

// probes are the addresses that a machine asks whether the service is well; when
// it is not, a line of its own says why.
var probes = map[string]bool{"/healthz": true, "/readyz": true}

// recovered turns a panic into an answer. The stack goes to the log; the
// panic's own text may hold words of a record and does not.
func (s *server) recovered(c *gin.Context) {
	defer func() {
		if p := recover(); p != nil {
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.logOf(c).Error("panic", "route", c.FullPath(), "stack", string(parallel.Caught(p).Stack))
			if !c.Writer.Written() {
				p, _ := problemOf(nil)
				answer(c, p)
			}
		}
	}()
	c.Next()
}

// contentPolicy lets a page show its own style and pictures and nothing else.
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func secured(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", contentPolicy)
	c.Next()
}

// timed gives the request its time; what is made for it stops when it is over.
func (s *server) timed(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), s.timeout)
	defer cancel()
	c.Request = c.Request.WithContext(ctx)
	c.Next()
}

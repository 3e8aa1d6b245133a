// Package httpapi is the HTTP door: routes, limits, problem answers, probes and
// the Danish pages. A handler reads, calls the service and answers; it decides
// nothing about records. Gin never leaves this package.
package httpapi

import (
	"cmp"
	"log/slog"
	"net/http"
	"net/netip"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/login"
	"notat/internal/publish"
)

const (
	// maxHeader is far above what a browser sends and far below what hurts.
	maxHeader = 64 << 10
	// headerTimeout is what a client gets to send its headers.
	headerTimeout = 5 * time.Second
	// idleTimeout is how long a kept connection may be silent.
	idleTimeout = 60 * time.Second
	// answerTime is what a client gets to read its answer, after the request's own time.
	answerTime = 30 * time.Second
)

// server is what the handlers share.
type server struct {
	service *publish.Service
	log     *slog.Logger
	timeout time.Duration
	room    *room
	line    queue // of files from elsewhere
	metrics *tally

	now       func() time.Time // the day, for what a page proposes
	kept      kept             // public files at hand
	became    became           // drafts that are notater now
	tokens    []config.Token
	frister   publish.Frister // what goes by itself
	login     *login.Door     // nil: nobody signs in
	origin    http.CrossOriginProtection
	base      string // what public addresses begin with
	was       string // where the accessibility statement is, or ""
	contact   string // whom readers turn to, or ""
	ancestors string // who may show a school's list in a frame

	root     string         // the path that the service lies beneath, "" or such as "/notater"
	proxies  []netip.Prefix // whose word on the client is taken
	senders  *senders       // nil: everybody may ask as often as they like
	draining atomic.Bool    // about to stop: nothing new is to be sent here

	described func() ([]byte, error) // the interface description, made once
}

// NewServers gives a server ready to listen, the one that answers with the metrics of
// its work, which is to listen elsewhere, and what makes the service say that it is
// about to stop.
func NewServers(s *publish.Service, c config.Config, log *slog.Logger) (service, metrics *http.Server, drain func()) {
	srv, h := newHandler(s, c, log)
	return limits(h, c, log), limits(srv.metrics, c, log), func() { srv.draining.Store(true) }
}

// limits puts a handler behind the times and sizes that a connection gets.
func limits(h http.Handler, c config.Config, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       c.Timeout,
		WriteTimeout:      c.Timeout + answerTime,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// newHandler gives all routes.
func newHandler(s *publish.Service, c config.Config, log *slog.Logger) (*server, http.Handler) {
	pages() // not by the first who asks for one
	publicPages()
	srv := &server{service: s, log: log, timeout: c.Timeout, room: newRoom(debug.SetMemoryLimit(-1), cmp.Or(c.Renders, runtime.GOMAXPROCS(0))), line: make(queue, inLine),
		now: time.Now, tokens: c.Tokens, base: c.BaseURL, ancestors: c.Ancestors, was: c.Was, contact: c.Contact, frister: publish.Frister{UdkastDage: c.DraftDays, Skoleaar: c.PublicYears}, proxies: c.Proxies, root: rootOf(c.BaseURL)}
	if c.ClientLimit > 0 {
		srv.senders = newSenders(c.ClientLimit)
	}
	s.Share(srv.room)
	srv.metrics = newTally(s, srv.room)
	s.Watch(srv.metrics)
	if a, err := s.Archive(); err == nil && c.WebhookURL != "" {
		srv.metrics.outbox(a)
	}
	srv.signIn(c)
	srv.described = sync.OnceValues(func() ([]byte, error) { return describe(srv.table(), srv.root) })
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash = false
	e.RemoteIPHeaders = []string{forwardedHeader}
	e.SetTrustedProxies(networks(c.Proxies)) //nolint:errcheck // they are networks
	e.Use(srv.named, srv.logged, srv.recovered, secured, srv.limited, srv.timed, srv.bounded)
	e.NoRoute(func(c *gin.Context) {
		if byBrowser(c) {
			srv.missing(c, publish.ErrNotFound)
			return
		}
		answer(c, kindNotFound.with("Adressen findes ikke."))
	})
	e.NoMethod(func(c *gin.Context) {
		answer(c, kindMethod.with("Adressen svarer ikke på "+c.Request.Method+"."))
	})
	srv.routes(e)
	return srv, below(srv.root, e)
}

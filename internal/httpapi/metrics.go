package httpapi

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	vm "github.com/VictoriaMetrics/metrics"
	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// tally counts what the service does, in the form that Prometheus reads (text
// format 0.0.4). Labels have the values of closed lists alone: an address's
// pattern, a status, a format, a code. No word of a record is among them.
type tally struct {
	families []*family
	requests *family
	drawn    *family
	found    *family
	told     [2]atomic.Int64 // messages that the receiver of events did not take, and took
	limited  atomic.Int64    // requests sent away because the client asked too often

	mu    sync.Mutex
	codes map[string]bool // that were found so far
}

// family is the metrics of one name.
type family struct {
	name, kind, help string
	*vm.Set
}

// with is the name of the family's metric that has the labels: name and value
// by turns.
func (f *family) with(labels ...string) string {
	var b bytes.Buffer
	b.WriteString(f.name)
	for i := 0; i < len(labels); i += 2 {
		fmt.Fprintf(&b, "%c%s=%q", "{,"[min(i, 1)], labels[i], labels[i+1])
	}
	if len(labels) > 0 {
		b.WriteByte('}')
	}
	return b.String()
}

// maxCodes is far above the number of codes that the checks have, and bounds what a
// scrape is made to carry.
const maxCodes = 500

// drawnBuckets are in seconds: a notat takes tens of milliseconds, the worst that
// may be posted some seconds.
var drawnBuckets = []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

func newTally(s *publish.Service, r *room) *tally {
	m := &tally{codes: map[string]bool{}}
	m.requests = m.family("notat_http_requests_total", "counter", "Requests answered, by method, pattern of the address and status.")
	m.drawn = m.family("notat_render_duration_seconds", "histogram", "How long it took to draw a document, by format.")
	m.found = m.family("notat_faults_total", "counter", "What the checks of posted records found, by code.")
	gauge := func(name, help string, labels []string, value func() float64) {
		f := m.family(name, "gauge", help)
		f.NewGauge(f.with(labels...), value)
	}
	of := func(v interface{ Load() int64 }) func() float64 { return func() float64 { return float64(v.Load()) } }
	gauge("notat_waiting_requests", "Requests that wait for their turn to compute.", nil, of(&r.waiting))
	refused := m.family("notat_refused_total", "counter", "Requests sent away: no turn came free, no room for bytes, or the client asked too often.")
	refused.NewGauge(refused.with("reason", "client"), of(&m.limited))
	refused.NewGauge(refused.with("reason", "turn"), of(&r.noTurn))
	refused.NewGauge(refused.with("reason", "memory"), of(&r.noRoom))
	held := m.family("notat_memory_held_bytes", "gauge", "Memory set aside for requests: for what is computed, and for what lies still.")
	held.NewGauge(held.with("part", "computing"), of(&r.taken))
	held.NewGauge(held.with("part", "lying"), of(&r.held))
	most := m.family("notat_memory_held_limit_bytes", "gauge", "The most that may be set aside.")
	most.NewGauge(most.with("part", "computing"), func() float64 { return float64(r.size) })
	most.NewGauge(most.with("part", "lying"), func() float64 { return float64(r.lying) })
	gauge("notat_goroutines", "Goroutines of the process.", nil, func() float64 { return float64(runtime.NumGoroutine()) })
	gauge("notat_info", "Always 1; which release runs.", []string{"release", publish.Release}, func() float64 { return 1 })
	events := m.family("notat_outbox_sent_total", "counter", "Messages sent to the receiver of events, by whether it took them.")
	events.NewGauge(events.with("taken", "no"), of(&m.told[0]))
	events.NewGauge(events.with("taken", "yes"), of(&m.told[1]))
	began := float64(time.Now().Unix())
	gauge("notat_start_time_seconds", "When the service started, in seconds since 1970.", nil, func() float64 { return began })
	if a, err := s.Archive(); err == nil {
		m.archive(a)
	}
	return m
}

// scrapeTime is what the archive gets for each of its numbers: a scrape is given
// up after ten seconds.
const scrapeTime = 2 * time.Second

// archive adds what the archive says when it is asked. What it cannot say is left
// out, so that nobody takes a silent database for an empty one.
func (m *tally) archive(a *publish.Archive) {
	up := m.family("notat_archive_up", "gauge", "1 when the archive can be read and written, else 0.")
	up.NewGauge(up.name, func() float64 {
		ctx, cancel := context.WithTimeout(context.Background(), scrapeTime)
		defer cancel()
		if a.Ready(ctx) != nil {
			return 0
		}
		return 1
	})
	versions := m.family("notat_archive_versions", "gauge", "Published versions, by what is left of them.")
	versions.RegisterMetricsWriter(func(w io.Writer) {
		ctx, cancel := context.WithTimeout(context.Background(), scrapeTime)
		defer cancel()
		n, err := a.Count(ctx)
		if err != nil {
			return
		}
		vm.WriteGaugeUint64(w, versions.with("state", "public"), uint64(n.Public))
		vm.WriteGaugeUint64(w, versions.with("state", "withdrawn"), uint64(n.Withdrawn))
		vm.WriteGaugeUint64(w, versions.with("state", "purged"), uint64(n.Purged))
	})
}

// outbox adds what is still to be told to the receiver of events.
func (m *tally) outbox(a *publish.Archive) {
	f := m.family("notat_outbox_waiting", "gauge", "Events that the receiver has not taken yet.")
	old := m.family("notat_outbox_oldest_seconds", "gauge", "How long the oldest of them has waited, 0 for none.")
	ask := func() (int, time.Time, error) {
		ctx, cancel := context.WithTimeout(context.Background(), scrapeTime)
		defer cancel()
		return a.Waiting(ctx)
	}
	f.RegisterMetricsWriter(func(w io.Writer) {
		if n, _, err := ask(); err == nil {
			vm.WriteGaugeUint64(w, f.name, uint64(n))
		}
	})
	old.RegisterMetricsWriter(func(w io.Writer) {
		if _, since, err := ask(); err == nil {
			age := 0.0
			if !since.IsZero() {
				age = time.Since(since).Seconds()
			}
			vm.WriteGaugeFloat64(w, old.name, max(age, 0))
		}
	})
}

func (m *tally) family(name, kind, help string) *family {
	f := &family{name, kind, help, vm.NewSet()}
	m.families = append(m.families, f)
	return f
}

// answered counts a request that has its answer. What no address takes is one.
func (m *tally) answered(c *gin.Context) {
	method, route := c.Request.Method, c.FullPath()
	if route == "" {
		method, route = "other", "none"
	}
	m.requests.GetOrCreateCounter(m.requests.with("method", method, "route", route, "status", strconv.Itoa(c.Writer.Status()))).Inc()
}

// Drawn is publish.Watcher's.
func (m *tally) Drawn(format string, took time.Duration) {
	m.drawn.GetOrCreatePrometheusHistogramExt(m.drawn.with("format", format), drawnBuckets).Update(took.Seconds())
}

// Found is publish.Watcher's.
func (m *tally) Found(code string) {
	m.mu.Lock()
	if !m.codes[code] && len(m.codes) >= maxCodes {
		code = "other"
	}
	m.codes[code] = true
	m.mu.Unlock()
	m.found.GetOrCreateCounter(m.found.with("code", code)).Inc()
}

// Told is publish.Watcher's.
func (m *tally) Told(taken bool) {
	if taken {
		m.told[1].Add(1)
	} else {
		m.told[0].Add(1)
	}
}

// ServeHTTP answers at /metrics.
func (m *tally) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path != "/metrics":
		http.NotFound(w, r)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "GET /metrics", http.StatusMethodNotAllowed)
		return
	}
	var b bytes.Buffer
	for _, f := range m.families {
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s %s\n", f.name, f.help, f.name, f.kind)
		f.WritePrometheus(&b)
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write(b.Bytes()) //nolint:errcheck // who asked is gone
}

package httpapi

import (
	"database/sql"
	"net"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"notat/internal/config"
)

// line is what lies between the service and its PostgreSQL server, and can be
// cut, frozen and mended.
type line struct {
	t          *testing.T
	at, server string

	mu     sync.Mutex
	thawed *sync.Cond
	frozen bool
	listen net.Listener
	open   []net.Conn
}

func newLine(t *testing.T, server string) *line {
	l := &line{t: t, at: "127.0.0.1:0", server: server}
	l.thawed = sync.NewCond(&l.mu)
	l.mend()
	t.Cleanup(l.cut)
	return l
}

// mend takes connections, at the same address each time.
func (l *line) mend() {
	listen, err := net.Listen("tcp", l.at)
	must(l.t, err)
	l.mu.Lock()
	l.at, l.listen = listen.Addr().String(), listen
	l.mu.Unlock()
	go func() {
		for {
			in, err := listen.Accept()
			if err != nil {
				return
			}
			out, err := net.Dial("tcp", l.server)
			if err != nil {
				in.Close()
				continue
			}
			l.mu.Lock()
			l.open = append(l.open, in, out)
			l.mu.Unlock()
			go l.carry(in, out)
			go l.carry(out, in)
		}
	}()
}

func (l *line) carry(to, from net.Conn) {
	defer to.Close()
	buf := make([]byte, 32<<10)
	for {
		n, err := from.Read(buf)
		l.mu.Lock()
		for l.frozen {
			l.thawed.Wait()
		}
		l.mu.Unlock()
		if n > 0 {
			if _, err := to.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// cut ends every connection and takes none.
func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.listen.Close()
	for _, c := range l.open {
		c.Close()
	}
	l.open = nil
}

func (l *line) freeze(frozen bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.frozen = frozen
	l.thawed.Broadcast()
}

// A server that is stopped, frozen, or silent to new connections is told as a
// file that is gone is, and all is well at once when it is back.
func TestAServerThatGoesAwayAndComesBack(t *testing.T) {
	address := sharedArchive(t)
	if os.Getenv("NOTAT_TEST_POSTGRES") == "" {
		t.Skip("NOTAT_TEST_POSTGRES names no server: conformance/postgres starts one")
	}
	u, err := url.Parse(address)
	must(t, err)
	l := newLine(t, u.Host)
	u.Host = l.at
	w := newSiteOn(t, u.String(), func(c *config.Config) { c.Timeout = 500 * time.Millisecond })
	newSiteOn(t, address, nil).mustPublish(birkelund(t), "")
	direct, err := sql.Open("pgx", address)
	must(t, err)
	defer direct.Close()
	for _, fault := range []struct {
		name       string
		harm, heal func()
	}{
		{"stopped", l.cut, l.mend},
		{"frozen", func() { l.freeze(true) }, func() { l.freeze(false) }},
		{"stopped while frozen", func() { l.freeze(true); l.cut() }, func() { l.freeze(false); l.mend() }},
		{"silent to new connections", func() { l.freeze(true); l.cut(); l.mend() }, func() { l.freeze(false) }},
		{"read only", func() {
			_, err := direct.Exec(`ALTER DATABASE postgres SET default_transaction_read_only = on`)
			must(t, err)
			l.cut()
			l.mend()
		}, func() {
			_, err := direct.Exec(`SET default_transaction_read_only = off; ALTER DATABASE postgres SET default_transaction_read_only = off`)
			must(t, err)
			l.cut()
			l.mend()
		}},
	} {
		if !w.becomes(true) {
			t.Fatalf("not ready before it is %s", fault.name)
		}
		w.readable("before it is " + fault.name)
		fault.harm()
		if fault.name == "read only" { // reading goes on; nothing was to be written
			w.settled()
			w.readable(fault.name)
		} else {
			w.unreadable(fault.name)
		}
		if fault.name != "read only" && w.writable() {
			t.Errorf("%s: it was written to", fault.name)
		}
		if !w.becomes(false) {
			t.Errorf("%s: it called itself ready", fault.name)
		}
		fault.heal()
		w.settled()
		w.readable("after it was " + fault.name)
		if !w.writable() || !w.becomes(true) {
			t.Errorf("%s: it did not recover", fault.name)
		}
	}
	// An administrator ends every connection: nothing fails otherwise than by a 503,
	// and the next request is answered.
	_, err = direct.Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`)
	must(t, err)
	w.settled()
	w.readable("after every connection was ended")
}

// settled asks until a connection is there: those that were cut are found to be
// so one by one, each by a 503.
func (w *site) settled() {
	w.t.Helper()
	for range 20 {
		r := w.ask("", "GET", "/skoler/123456", "")
		if r.StatusCode == 200 {
			return
		}
		if body := read(w.t, r); r.StatusCode != 503 || !strings.Contains(body, "<h1>") {
			w.t.Errorf("%d %s", r.StatusCode, body)
		}
	}
	w.t.Error("no connection in twenty requests")
}

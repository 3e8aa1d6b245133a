package httpapi

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/publish"
)

func init() { gin.SetMode(gin.ReleaseMode) } // else it prints each route

// listening gives the address of a real server on loopback with our limits.
func listening(t *testing.T, h http.Handler, timeout time.Duration) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := limits(h, config.Config{Timeout: timeout}, slog.New(slog.DiscardHandler))
	if h := server.ReadHeaderTimeout; h < time.Second || h > 10*time.Second {
		t.Errorf("a client has %v for its headers", h)
	}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return l.Addr().String()
}

// Files from elsewhere are read a few at a time, each in its turn: one that waits longer
// than a turn is waited for is read all the same. What waits too long is told to come
// again, and what has gone away waits no more.
func TestFilesFromElsewhereWaitInLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := make(queue, inLine)
		var read atomic.Int32
		for range 7 * inLine {
			go func() {
				leave, err := l.join(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				defer leave()
				read.Add(1)
				time.Sleep(waitForTurn)
			}()
		}
		synctest.Wait()
		gone, cancel := context.WithTimeout(t.Context(), waitForTurn/2)
		defer cancel()
		if _, err := l.join(gone); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		time.Sleep(8 * waitForTurn)
		if read.Load() != 7*inLine {
			t.Errorf("%d files are read", read.Load())
		}
		l <- struct{}{}
		l <- struct{}{}
		if _, err := l.join(t.Context()); !errors.Is(err, errBusy) {
			t.Error(err)
		}
	})
}

// Every place is taken: the next request waits a moment, and is told when to
// come again. When a place is free again it is served.
func TestWhenAllPlacesAreTakenTheAnswerIsToWait(t *testing.T) {
	t.Parallel() // it waits
	s := &server{log: slog.New(slog.DiscardHandler), room: newRoom(0, 1)}
	started, end := make(chan struct{}), make(chan struct{})
	e := gin.New()
	e.GET("/", func(c *gin.Context) {
		err := s.room.Turn(c.Request.Context(), 0, func() error { close(started); <-end; return nil })
		if err != nil {
			s.fail(c, err)
			return
		}
		c.String(200, "done")
	})
	address := "http://" + listening(t, e, time.Minute) + "/"
	first := make(chan int)
	go func() {
		r, err := http.Get(address)
		if err != nil {
			first <- 0
			return
		}
		first <- r.StatusCode
	}()
	<-started
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	if seconds, err := strconv.Atoi(r.Header.Get("Retry-After")); r.StatusCode != 503 || err != nil || seconds < 1 {
		t.Errorf("%d, Retry-After %q", r.StatusCode, r.Header.Get("Retry-After"))
	}
	if p, _ := answered(t, r); p.Title == "" {
		t.Error("the answer says nothing")
	}
	close(end)
	if status := <-first; status != 200 {
		t.Errorf("the first: %d", status)
	}
}

// A panic frees its place, else each would make the service smaller.
func TestAPanicFreesItsPlace(t *testing.T) {
	r := newRoom(0, 1)
	for range 3 {
		func() {
			defer func() { recover() }()
			r.Turn(t.Context(), 0, func() error { panic("x") })
		}()
	}
	if err := r.Turn(t.Context(), 0, func() error { return nil }); err != nil {
		t.Error(err)
	}
}

// As many small pieces of work are done side by side as there are places; a giant
// is done alone.
func TestAGiantIsDoneAlone(t *testing.T) {
	r := newRoom(0, 4)
	var now, most atomic.Int64
	work := func(bytes int) func() {
		return func() {
			err := r.Turn(t.Context(), bytes, func() error {
				most.Store(max(most.Load(), now.Add(1)))
				time.Sleep(20 * time.Millisecond)
				now.Add(-1)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
	}
	for _, c := range []struct {
		bytes int
		want  int64
	}{{1, 4}, {int(r.size), 1}, {1 << 40, 1}, {int(r.size) / 2, 2}} {
		var wait sync.WaitGroup
		for range 8 {
			wait.Go(work(c.bytes))
		}
		wait.Wait()
		if got := most.Swap(0); got > c.want || c.want == 1 && got != 1 {
			t.Errorf("%d of %d bytes at once, want at most %d", got, c.bytes, c.want)
		}
	}
}

// The context under which a document is made ends when its client goes away.
func TestAClientThatGoesAwayStopsItsRender(t *testing.T) {
	s := &server{log: slog.New(slog.DiscardHandler), room: newRoom(0, 1), timeout: time.Minute}
	started, ended := make(chan struct{}), make(chan error, 1)
	e := gin.New()
	e.Use(s.timed, s.bounded)
	e.POST("/", func(c *gin.Context) {
		if _, err := io.ReadAll(c.Request.Body); err != nil {
			ended <- err
			return
		}
		ended <- s.room.Turn(c.Request.Context(), 0, func() error {
			close(started)
			select {
			case <-c.Request.Context().Done():
				return c.Request.Context().Err()
			case <-time.After(20 * time.Second):
				return errors.New("it was never told")
			}
		})
	})
	conn, err := net.Dial("tcp", listening(t, e, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(conn, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
	<-started
	conn.Close()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the render ended with %v", err)
	}
}

// What lies still is counted, bodies as they arrive and answers until they are
// taken; over the bound the answer is 503, and when the others are done there is
// room again. Large ones leave a part of it to the small ones.
func TestWhatLiesStillIsBounded(t *testing.T) {
	s := &server{log: slog.New(slog.DiscardHandler), room: newRoom(0, 1)}
	e := gin.New()
	e.Use(s.bounded)
	e.POST("/", func(c *gin.Context) {
		body, err := io.ReadAll(c.Request.Body)
		if err == nil && s.room.held.Load() < int64(len(body)) {
			t.Error("the body is not counted")
		}
		if answer, _ := strconv.Atoi(c.Query("answer")); err == nil && answer > 0 {
			err = holding(c, answer)
		}
		if err != nil {
			s.fail(c, err)
		}
	})
	send := func(body, answer int) int {
		w := httptest.NewRecorder()
		e.ServeHTTP(w, httptest.NewRequest("POST", "/?answer="+strconv.Itoa(answer), bytes.NewReader(make([]byte, body))))
		return w.Code
	}
	const small, large = 1 << 10, 16 << 20
	for _, c := range []struct {
		held                 int64
		body, answer, status int
	}{
		{0, small, small, 200}, {0, large, 0, 200}, {0, small, large, 200}, {0, large, large, 200},
		{s.room.lying, small, 0, 503}, {s.room.lying - small, small, small, 200}, {s.room.lying - small, small, 2 * small, 503},
		{s.room.lying * 3 / 4, small, small, 200}, {s.room.lying * 3 / 4, large, 0, 503}, {s.room.lying * 3 / 4, small, large, 503},
	} {
		s.room.held.Store(c.held) // what others hold
		if status := send(c.body, c.answer); status != c.status || s.room.held.Load() != c.held {
			t.Errorf("%+v: %d, and %d bytes are held", c, status, s.room.held.Load())
		}
	}
}

// A body is read whole whatever it was said to be, in little more than its bytes.
func TestABodyIsReadWhole(t *testing.T) {
	for _, length := range []int{0, 1, 4095, 4096, 4097, 1 << 20} {
		sent := bytes.Repeat([]byte("x"), length)
		for _, said := range []int64{-1, 0, int64(length), int64(length) + 7, 1 << 40} {
			got, err := readWhole(iotest.HalfReader(bytes.NewReader(sent)), said)
			if err != nil || !bytes.Equal(got, sent) || cap(got) > max(2*length, 4096) || said == int64(length) && cap(got) > max(length+1, 4096)+8192 {
				t.Errorf("%d bytes, said to be %d: %d read into %d, %v", length, said, len(got), cap(got), err)
			}
		}
	}
	if got, err := readWhole(iotest.TimeoutReader(strings.NewReader("abc")), -1); err == nil || len(got) > 3 {
		t.Errorf("a body that fails: %q, %v", got, err)
	}
}

// Whatever limit there is, the shares are within it, and no smaller than what the
// service needs.
func TestTheRoomIsWithinTheLimit(t *testing.T) {
	least := newRoom(Needs, 2)
	for _, limit := range []int64{0, 1 << 20, Needs, Needs + 1, 4 << 30, math.MaxInt64} {
		for _, places := range []int{1, 2, 64, 1024} {
			r := newRoom(limit, places)
			if limit >= Needs && r.size+r.lying+program > limit || r.size < least.size || r.lying < least.lying || r.place*int64(places) > r.size {
				t.Errorf("%d bytes, %d places: %+v", limit, places, r)
			}
			if limit == math.MaxInt64 && r.size != least.size {
				t.Error("no limit is taken for all the memory there is")
			}
		}
	}
}

// raw sends bytes as they are and gives the status line of the answer, "" when
// the connection was closed without one, and how long that took.
func raw(t *testing.T, address string, parts ...string) (string, time.Duration) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	start := time.Now()
	conn.SetDeadline(start.Add(20 * time.Second))
	for _, p := range parts {
		if _, err := io.WriteString(conn, p); err != nil {
			break // the server has closed: it may have answered before
		}
	}
	answer, err := io.ReadAll(conn)
	if err, ok := err.(net.Error); ok && err.Timeout() {
		t.Error("no answer and no end")
	}
	line, _, _ := strings.Cut(string(answer), "\r\n")
	return line, time.Since(start)
}

// What is wrong with the bytes on the wire is answered or the connection is
// closed, soon; it never gets a 500 and never hangs.
func TestHostileConnections(t *testing.T) {
	const timeout = 1 * time.Second
	address := listening(t, handler(t), timeout)
	good := example(t, "solbakken-2025-26.json")
	head := "POST /v1/validering HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
	long := strings.Repeat("a", maxHeader+8<<10)
	for _, c := range []struct {
		name  string
		parts []string
		want  string // status, "" for a closed connection
	}{
		{"a good body", []string{head, "Content-Length: " + strconv.Itoa(len(good)) + "\r\n\r\n", good}, "200"},
		{"good chunks", []string{head, "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"}, "200"},
		{"a body that stops", []string{head, "Content-Length: 100\r\n\r\n{"}, "408"},
		{"no body at all", []string{head, "Content-Length: 100\r\n\r\n"}, "408"},
		{"chunks that stop", []string{head, "Transfer-Encoding: chunked\r\n\r\n5\r\n{}"}, "408"},
		{"a chunk of no size", []string{head, "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"}, "400"},
		{"a chunk longer than it says", []string{head, "Transfer-Encoding: chunked\r\n\r\n1\r\n{\"a\":1}\r\n0\r\n\r\n"}, "400"},
		{"a chunk of 16 exabytes", []string{head, "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n"}, "408"},
		{"a chunk size of many digits", []string{head, "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("0", 5000) + "2\r\n{}\r\n0\r\n\r\n"}, "400"},
		{"chunks with long extensions", []string{head, "Transfer-Encoding: chunked\r\n\r\n", strings.Repeat("1;"+strings.Repeat("x", 2000)+"\r\n{\r\n", 200), "0\r\n\r\n"}, "400"},
		{"length and chunks", []string{head, "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"}, "200"},
		{"two lengths", []string{head, "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"}, "400"},
		{"a negative length", []string{head, "Content-Length: -1\r\n\r\n{}"}, "400"},
		{"a length of text", []string{head, "Content-Length: ti\r\n\r\n{}"}, "400"},
		{"a length of 16 MB and one", []string{head, "Content-Length: 16777217\r\n\r\n{"}, "413"},
		{"a length of exabytes", []string{head, "Content-Length: 9223372036854775807\r\n\r\n{"}, "413"},
		{"a length beyond numbers", []string{head, "Content-Length: 99999999999999999999\r\n\r\n{"}, "400"},
		{"an unknown encoding", []string{head, "Transfer-Encoding: gzip\r\n\r\n{}"}, "501"},
		{"a packed body", []string{head, "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"}, "415"},
		{"headers too long", []string{"GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + long + "\r\n\r\n"}, "431"},
		{"an address too long", []string{"GET /" + long + " HTTP/1.1\r\nHost: x\r\n\r\n"}, "431"},
		{"headers without end", []string{"GET /healthz HTTP/1.1\r\nHost: x\r\n"}, ""},
		{"no host", []string{"GET /healthz HTTP/1.1\r\n\r\n"}, "400"},
		{"no HTTP", []string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"}, "400"},
		{"NUL in a header", []string{"GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n"}, "400"},
		{"a path out of the house", []string{"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"}, "404"},
		{"another method", []string{"BREW /v1/notat.pdf HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"}, "405"},
		{"expect and nothing", []string{head, "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n"}, "100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			line, took := raw(t, address, c.parts...)
			status := ""
			if words := strings.Fields(line); len(words) > 1 {
				status = words[1]
			}
			if status != c.want {
				t.Errorf("%q, want %q", line, c.want)
			}
			if limit := headerTimeout + timeout + 3*time.Second; took > limit {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// A place is held for computing only: while publications wait for a database that
// says nothing, as many as may be, notater are made in the one place there is.
func TestAnArchiveThatHangsStopsNoRender(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan net.Conn, 64)
	go func() {
		for {
			conn, err := silent.Accept()
			if err != nil {
				close(asked)
				return
			}
			asked <- conn
		}
	}()
	a := publish.OpenArchive("postgres://notat@"+silent.Addr().String()+"/notat?sslmode=disable", time.Now)
	a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
	defer a.Close()
	s := publish.New(builtin, "standard")
	s.Keep(a)
	h := Handler(s, config.Config{Timeout: 30 * time.Second, Renders: 1, Tokens: tokens()}, slog.New(slog.DiscardHandler))
	record := example(t, "birkelund-2024-25.json")
	ask := func(path, body string) int {
		q := httptest.NewRequest("POST", path, strings.NewReader(body))
		q.Header.Set("Content-Type", "application/json")
		q.Header.Set("Authorization", "Bearer "+secrets[config.RolePublish])
		w := httptest.NewRecorder()
		h.ServeHTTP(w, q)
		return w.Code
	}
	var publications sync.WaitGroup
	for range 4 {
		publications.Go(func() {
			if status := ask("/v1/notater", `{"record":`+record+`}`); status != 503 {
				t.Errorf("a publication without an archive gets %d", status)
			}
		})
	}
	conn := <-asked // one of them waits now
	for range 3 {
		if status := ask("/v1/notat.html", record); status != 200 {
			t.Errorf("while the archive is waited for, a render gets %d", status)
		}
	}
	silent.Close()
	conn.Close()
	for conn := range asked {
		conn.Close()
	}
	publications.Wait()
}

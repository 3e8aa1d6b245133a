package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// running is the command as a service of its own process.
type running struct {
	*testing.T
	pid     int
	address string // host:port
}

// start runs the service with the settings, besides a database of its own.
func start(t *testing.T, settings ...string) running {
	t.Helper()
	c := exec.Command("notat", "serve") // as TestMain has it
	c.Dir = t.TempDir()
	c.Env = append(append(notOurs(), "NOTAT_ADDR=127.0.0.1:0"), settings...)
	log, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	lines := bufio.NewScanner(log)
	for lines.Scan() {
		var line struct{ Msg, Addr string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "listening" {
			go io.Copy(io.Discard, log)
			return running{t, c.Process.Pid, line.Addr}
		}
	}
	t.Fatal("the service ended before it listened ", lines.Err())
	return running{}
}

// post sends a body and gives the status of the answer, which it reads.
func (r running) post(path, kind, body string) int {
	client := http.Client{Timeout: time.Minute}
	a, err := client.Post("http://"+r.address+path, kind, strings.NewReader(body))
	if err != nil {
		return 503 // the answer was sent, and the connection closed, before the body was
	}
	defer a.Body.Close()
	if _, err := io.Copy(io.Discard, a.Body); err != nil {
		r.Errorf("%s: %v", path, err)
	}
	return a.StatusCode
}

// slowly sends a request that leaves out the last bytes of its body, and gives the
// connection, which takes little of the answer before it is read.
func (r running) slowly(method, path, body string, leave int) net.Conn {
	conn, err := net.Dial("tcp", r.address)
	if err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() { conn.Close() })
	conn.(*net.TCPConn).SetReadBuffer(4 << 10)
	conn.SetDeadline(time.Now().Add(time.Minute))
	fmt.Fprintf(conn, "%s %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", method, path, len(body))
	io.WriteString(conn, body[:len(body)-leave]) // one that is refused is closed meanwhile
	return conn
}

// status reads the first line of an answer, and no more; 0 when there is none.
func status(conn net.Conn) int {
	line := make([]byte, len("HTTP/1.1 200"))
	if _, err := io.ReadFull(conn, line); err != nil {
		return 0
	}
	n, _ := strconv.Atoi(string(line[len("HTTP/1.1 "):]))
	return n
}

// peak gives the most memory that the process has had, in MB.
func (r running) peak() int {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", r.pid))
	if err != nil {
		r.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if words := strings.Fields(line); words[0] == "VmHWM:" {
			kb, _ := strconv.Atoi(words[1])
			return kb >> 10
		}
	}
	r.Fatal("no VmHWM")
	return 0
}

// notOurs is the environment without what would be a setting: NOTAT_SOAK speaks to
// the tests alone, and the command refuses a setting that it does not know.
func notOurs() []string {
	return slices.DeleteFunc(os.Environ(), func(e string) bool { return strings.HasPrefix(e, "NOTAT_") })
}

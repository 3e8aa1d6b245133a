package httpapi

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Who sends all before reading, as browsers do, is told why it was refused: the rest of
// the body is let in, and the connection is not torn down beneath it.
func TestWhoSendsTooMuchHearsWhy(t *testing.T) {
	at := httptest.NewServer(newSite(t, nil).Handler)
	defer at.Close()
	for _, c := range []struct {
		address, media string
		chunked        bool
		status         int
	}{
		{"/v1/notat.pdf", "application/json", false, 413},
		{"/v1/notat.pdf", "application/json", true, 413},
		{"/v1/notat.pdf", "text/plain", false, 415},
		{"/v1/findesikke", "text/plain", true, 404},
		{"/v1/skabelontjek", mimeWord[0], false, 413},
	} {
		conn, err := net.Dial("tcp", at.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		body := strings.Repeat(" ", 22<<20)
		length := fmt.Sprintf("Content-Length: %d\r\n\r\n", len(body))
		if c.chunked {
			length, body = "Transfer-Encoding: chunked\r\n\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(body), body)
		}
		if _, err := io.WriteString(conn, "POST "+c.address+" HTTP/1.1\r\nHost: x\r\nContent-Type: "+c.media+"\r\n"+length+body); err != nil {
			t.Errorf("%s as %s, chunked %v: %v", c.address, c.media, c.chunked, err)
		}
		if r, err := http.ReadResponse(bufio.NewReader(conn), nil); err != nil || r.StatusCode != c.status {
			t.Errorf("%s as %s, chunked %v: %v, %v", c.address, c.media, c.chunked, r, err)
		}
		conn.Close()
	}
}

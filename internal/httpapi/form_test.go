package httpapi

import (
	"encoding/base64"
	"net/http/httptest"
	"strings"
	"testing"

	"notat/internal/publish"
)

// What is no form is sent back as such, before any of it is read; so is one that
// says it is larger than the files that its address takes, and what is around them.
func TestAFormIsKnownByItsHead(t *testing.T) {
	h := handler(t)
	const good = "multipart/form-data; boundary=x"
	for path, most := range map[string]int64{
		"/skabelon": publish.MaxWord + int64(base64.StdEncoding.EncodedLen(publish.MaxWord)) + 16<<10, "/": 53 << 20, "/v1/indlevering": 53 << 20,
	} {
		for _, c := range []struct {
			kind string
			said int64
			want int
		}{
			{"", 10, 415}, {"multipart", 10, 415}, {"multipart/form-data", 10, 415}, {"multipart/form-data; boundary=", 10, 415}, {"multipart/form-data; boundary=x; boundary=y", 10, 415},
			{"application/x-www-form-urlencoded", 10, 415}, {"application/x-www-form-urlencoded; boundary=x", 10, 415},
			{good, 10, 400}, {good, most, 400}, {good, most + 1, 413}, // a form that does not come whole
		} {
			q := httptest.NewRequest("POST", path, strings.NewReader("--x"))
			q.Header.Set("Content-Type", c.kind)
			q.ContentLength = c.said
			w := httptest.NewRecorder()
			if h.ServeHTTP(w, q); w.Code != c.want {
				t.Errorf("%s: %q of %d bytes: %d %.200s", path, c.kind, c.said, w.Code, w.Body)
			}
		}
	}
}

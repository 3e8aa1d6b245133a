package httpapi

import (
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"notat/internal/config"
)

// A part of an address that can be no id, number or year leads nowhere: 404, at
// every address that has such parts, and the same on both databases.
func TestBadAddressesLeadNowhere(t *testing.T) {
	if testing.Short() {
		t.Skip("asks thousands of addresses: left out with -short")
	}
	good := map[string]string{"id": strings.Repeat("a", 26), "institutionsnr": "123456", "skoleaar": "2024-25"}
	bad := []string{"%00", "%FF", "%C3%28", "%ED%A0%80", "123456%00", "123456%FF", "12345", "1234567", "12345a", "%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6",
		"2024-2", "2024_25", "2024-25%0A", "%27", "%25", "-1", "A" + strings.Repeat("a", 25), strings.Repeat("a", 30_000)}
	for name, archive := range map[string]string{"sqlite": filepath.Join(t.TempDir(), "notat.db"), "shared": sharedArchive(t)} {
		at := instance(t, archive)
		ask := func(method, path string, role config.Role, body string) *http.Response {
			q, err := http.NewRequest(method, at+path, strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			q.Header.Set("Content-Type", "application/json")
			q.Header.Set("Authorization", "Bearer "+secrets[role])
			r, err := http.DefaultClient.Do(q)
			if err != nil {
				t.Fatal(err)
			}
			io.Copy(io.Discard, r.Body)
			r.Body.Close()
			return r
		}
		if r := ask("POST", "/v1/notater", config.RolePublish, `{"record":`+birkelund(t)+`}`); r.StatusCode != 201 {
			t.Fatalf("%s: %d", name, r.StatusCode)
		}
		if r := ask("GET", "/skoler/123456/2024-25/notat.pdf", "", ""); r.StatusCode != 200 {
			t.Fatalf("%s: %d", name, r.StatusCode)
		}
		n := 0
		for _, route := range (&server{}).table() {
			for _, v := range variable.FindAllStringSubmatch(route.path, -1) {
				for _, b := range bad {
					path := strings.Replace(route.path, v[0], b, 1)
					for key, g := range good {
						path = strings.Replace(path, "{"+key+"}", g, 1)
					}
					for _, role := range []config.Role{config.RoleWrite, config.RolePublish, config.RoleReadIntern} {
						if r := ask(route.method, path+"?aarsag=fejl", role, ""); r.StatusCode != 404 {
							t.Errorf("%s: %s %.80s: %d", name, route.method, path, r.StatusCode)
						}
						n++
					}
				}
			}
		}
		if n < 100 {
			t.Errorf("only %d addresses asked", n)
		}
	}
}

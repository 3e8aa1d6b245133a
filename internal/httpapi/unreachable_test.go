package httpapi

import (
	"context"
	"database/sql"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

// a database that is not there is told the same way, whatever the reason: a page
// for people, a problem for machines, 503 with Retry-After for both.
var (
	forPeople   = []string{"/skoler", "/skoler/123456", "/skoler/123456/embed", "/skoler/123456/feed.atom", "/skoler/123456/2024-25/notat.html", "/skoler/123456/2024-25/notat.pdf", "/skoler/999999", "/notater/" + nobodys + "/notat.html"}
	forMachines = []string{"/v1/notater/" + nobodys + "/intern.json", "/v1/notater/" + nobodys + "/intern.pdf"}
)

// readable holds that what may be read answers as it is to, and unreadable that
// nothing does.
func (w *site) readable(when string) {
	w.t.Helper()
	want := map[string]string{"/skoler/999999": "404", "/notater/" + nobodys + "/notat.html": "404"}
	for _, a := range forPeople {
		if want[a] == "" {
			want[a] = "200"
		}
	}
	w.answers(when, want)
}

func (w *site) unreadable(when string) {
	w.t.Helper()
	for _, a := range forPeople {
		r := w.ask("", "GET", a, "")
		if r.StatusCode != 503 || r.Header.Get("Retry-After") == "" || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") || !strings.Contains(read(w.t, r), "<h1>") {
			w.t.Errorf("%s: %s answers %d, %s", when, a, r.StatusCode, r.Header.Get("Content-Type"))
		}
	}
	for _, a := range forMachines {
		w.told(when, config.RoleReadIntern, a)
	}
	w.told(when, config.RoleWrite, "/v1/skoler/123456/naeste")
}

// nobodys is an id as they are, that no notat has.
const nobodys = "abcdefghijklmnopqrstuvwxyz"

// unreached is what machines are told.
const unreached = "urn:notat:problem:arkivet-kan-ikke-naas"

func (w *site) told(when string, role config.Role, address string) {
	w.t.Helper()
	r := w.ask(role, "GET", address, "")
	if p, _ := answered(w.t, r); p.Status != 503 || p.Type != unreached || r.Header.Get("Retry-After") == "" {
		w.t.Errorf("%s: %s answers %d %s", when, address, p.Status, p.Type)
	}
}

// writable asks for what writes and finds nothing to do.
func (w *site) writable() bool {
	w.t.Helper()
	r := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+nobodys+"?aarsag=fejl", "")
	p, _ := answered(w.t, r)
	if p.Status != 404 && (p.Status != 503 || p.Type != unreached || r.Header.Get("Retry-After") == "") {
		w.t.Errorf("a withdrawal answers %d %s", p.Status, p.Type)
	}
	return p.Status == 404
}

func (w *site) ready() bool {
	w.t.Helper()
	start := time.Now()
	r := w.ask("", "GET", "/readyz", "")
	if took := time.Since(start); took > 1500*time.Millisecond { // a second, on a machine that is busy
		w.t.Errorf("/readyz took %s", took)
	}
	return r.StatusCode == 200
}

// becomes waits for a probe, whose answer holds for a moment.
func (w *site) becomes(ready bool) bool {
	for end := time.Now().Add(3 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if w.ready() == ready {
			return true
		}
	}
	return false
}

// kept gives the file of an archive with one notat, closed and whole.
func keptArchive(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	a := publish.OpenArchive(filepath.Join(dir, "notat.db"), time.Now)
	s := publish.New(builtin, "standard")
	s.Keep(a)
	if _, err := s.Publish(context.Background(), publish.Offentliggoerelse{Data: []byte(birkelund(t)), Who: publish.Who{Token: "test"}}); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "notat.db")
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// byOther does something in the database as another process would, and gives
// what ends it.
func byOther(t *testing.T, file string, statements ...string) func() {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	must(t, err)
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		_, err := db.Exec(s)
		must(t, err)
	}
	return func() { db.Close() }
}

// Each fault of the file is told, and is over when its cause is.
func TestAnArchiveThatCannotBeReachedIsToldAsOne(t *testing.T) {
	if testing.Short() {
		t.Skip("harms a score of archives: left out with -short")
	}
	whole, err := os.ReadFile(keptArchive(t))
	must(t, err)
	move := func(t *testing.T, from, to string) { t.Helper(); must(t, os.Rename(from, to)) }
	overwrite := func(change func([]byte) []byte) func(*testing.T, string) func() {
		return func(t *testing.T, file string) func() {
			move(t, file, file+".good")
			must(t, os.WriteFile(file, change(append([]byte{}, whole...)), 0o600))
			return func() { move(t, file+".good", file) }
		}
	}
	for name, fault := range map[string]struct {
		harm     func(t *testing.T, file string) (heal func())
		readable bool // reading goes on meanwhile
	}{
		"the folder is gone": {harm: func(t *testing.T, file string) func() {
			dir := filepath.Dir(file)
			move(t, dir, dir+"-away")
			return func() { move(t, dir+"-away", dir) }
		}},
		"the folder cannot be searched": {harm: func(t *testing.T, file string) func() {
			dir := filepath.Dir(file) // a file in its place: root may search every folder
			move(t, dir, dir+"-away")
			must(t, os.WriteFile(dir, []byte("x"), 0o600))
			return func() { must(t, os.Remove(dir)); move(t, dir+"-away", dir) }
		}},
		"the file is deleted": {harm: func(t *testing.T, file string) func() {
			move(t, file, file+".away")
			return func() { move(t, file+".away", file) }
		}},
		"the file cannot be read": {harm: func(t *testing.T, file string) func() {
			move(t, file, file+".away")
			must(t, os.Mkdir(file, 0o700))
			return func() { must(t, os.Remove(file)); move(t, file+".away", file) }
		}},
		"the file may only be read": {harm: func(t *testing.T, file string) func() {
			must(t, os.Chmod(file, 0o400))
			return func() { must(t, os.Chmod(file, 0o600)) }
		}},
		"the file is garbage":   {harm: overwrite(func(b []byte) []byte { return []byte(strings.Repeat("ikke en database ", 4096)) })},
		"the file is cut short": {harm: overwrite(func(b []byte) []byte { return b[:2*4096] })},
		"the file is empty":     {harm: overwrite(func([]byte) []byte { return nil })},
		"the schema is newer": {harm: func(t *testing.T, file string) func() {
			byOther(t, file, `INSERT INTO skema (trin) VALUES (999)`)()
			return byOther(t, file, `SELECT 1`, `PRAGMA busy_timeout = 1000`)
		}, readable: true},
		"another process writes": {harm: func(t *testing.T, file string) func() { return byOther(t, file, `BEGIN IMMEDIATE`) }, readable: true},
	} {
		for _, running := range []bool{true, false} {
			when := name + map[bool]string{true: ", while it runs", false: ", from the start"}[running]
			t.Run(when, func(t *testing.T) {
				t.Parallel()
				file := filepath.Join(t.TempDir(), "arkiv", "notat.db")
				must(t, os.Mkdir(filepath.Dir(file), 0o700))
				must(t, os.WriteFile(file, whole, 0o600))
				must(t, os.WriteFile(file+"-reserve", nil, 0o600))
				w := newSiteOn(t, file, func(c *config.Config) { c.Timeout = 500 * time.Millisecond })
				if running {
					w.readable("before")
					if !w.becomes(true) || !w.writable() {
						t.Fatal("it was not ready before")
					}
				}
				heal := fault.harm(t, file)
				readable := fault.readable && (running || !strings.Contains(name, "newer"))
				if readable {
					w.readable("meanwhile")
				} else {
					w.unreadable("meanwhile")
				}
				if w.writable() {
					t.Error("it was written to meanwhile")
				}
				if !w.becomes(false) {
					t.Error("it called itself ready meanwhile")
				}
				if strings.Contains(name, "newer") {
					byOther(t, file, `DELETE FROM skema WHERE trin = 999`)()
				}
				heal()
				w.readable("afterwards")
				if !w.writable() || !w.becomes(true) {
					t.Errorf("it did not recover: %s", w.log.String())
				}
			})
		}
	}
}

// What was deleted while the service runs is not begun anew: nothing would tell
// that anything was ever published.
func TestNothingIsPublishedIntoAFileThatIsGone(t *testing.T) {
	file := keptArchive(t)
	w := newSiteOn(t, file, nil)
	w.readable("before")
	must(t, os.Remove(file))
	_, r := w.publish(numbered(t, "222222", nil), "")
	if p, _ := answered(t, r); p.Status != 503 {
		t.Errorf("%d", p.Status)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a new file was made")
	}
}

// A server that is not there, and one that takes connections and says nothing.
func TestAServerThatDoesNotAnswerIsToldAsOne(t *testing.T) {
	t.Parallel() // it waits
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer silent.Close()
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	nobody.Close()
	for name, at := range map[string]net.Listener{"silent": silent, "nobody": nobody} {
		t.Run(name, func(t *testing.T) {
			w := newSiteOn(t, "postgres://notat@"+at.Addr().String()+"/notat?sslmode=disable", func(c *config.Config) { c.Timeout = 60 * time.Millisecond })
			w.unreadable(name)
			if w.writable() || w.ready() {
				t.Error("it is written to")
			}
		})
	}
}

// A school whose notater cannot be read is not one that is unknown, or has moved.
func TestASchoolThatCannotBeReadIsNotSaidToBeMissing(t *testing.T) {
	file := keptArchive(t)
	byOther(t, file, `ALTER TABLE notat RENAME COLUMN titel TO overskrift`)()
	w := newSiteOn(t, file, nil)
	for _, a := range []string{"/skoler/123456", "/skoler/123456/embed", "/skoler/123456/feed.atom"} {
		if r := w.ask("", "GET", a, ""); r.StatusCode < 500 {
			t.Errorf("%s answers %d", a, r.StatusCode)
		}
	}
}

// Publications that wait for a server take no place from those who need none.
func TestAServerThatHangsStopsNoRendering(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer silent.Close()
	w := newSiteOn(t, "postgres://notat@"+silent.Addr().String()+"/notat?sslmode=disable", func(c *config.Config) { c.Renders = 1 })
	left, leave := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			r := httptest.NewRequest("POST", "/v1/notater", strings.NewReader(`{"record":`+birkelund(t)+`}`)).WithContext(left)
			r.Header.Set("Authorization", "Bearer "+secrets[config.RolePublish])
			r.Header.Set("Content-Type", "application/json")
			w.Handler.(promised).Handler.ServeHTTP(httptest.NewRecorder(), r)
		})
	}
	if _, err := silent.Accept(); err != nil { // one of them is there
		t.Error(err)
	}
	if r := w.ask("", "POST", "/v1/notat.pdf", birkelund(t)); r.StatusCode != 200 {
		t.Errorf("a rendering answers %d meanwhile", r.StatusCode)
	}
	leave()
	wg.Wait()
}

// A fresh service has no archive yet, which is no fault; a folder that is not
// there is one.
func TestAServiceWithNothingPublishedIsReady(t *testing.T) {
	w := newSite(t, nil)
	if !w.ready() {
		t.Error("not ready")
	}
	w.answers("fresh", map[string]string{"/skoler": "200", "/skoler/123456": "404"})
}

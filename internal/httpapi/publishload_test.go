package httpapi

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

// instance gives the address of a running service on an archive.
func instance(t *testing.T, archive string) string {
	t.Helper()
	a := publish.OpenArchive(archive, time.Now)
	a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
	t.Cleanup(func() { a.Close() })
	s := publish.New(builtin, "standard")
	s.Keep(a)
	return "http://" + listening(t, Handler(s, config.Config{Timeout: 30 * time.Second, Tokens: tokens()}, slog.New(slog.DiscardHandler)), 30*time.Second)
}

// sharedArchive is on PostgreSQL where a server is given, else on SQLite.
func sharedArchive(t *testing.T) string {
	t.Helper()
	server := os.Getenv("NOTAT_TEST_POSTGRES")
	if server == "" {
		return filepath.Join(t.TempDir(), "notat.db")
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	name := "l" + strings.ToLower(rand.Text())
	if _, err := db.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Exec("DROP SCHEMA " + name + " CASCADE"); db.Close() })
	return server + "&search_path=" + name
}

// Fifty clients publish and read over two instances on one archive: no error, no
// lost write, and what is read is what was published. -load says for how long; else each
// of them does it on both.
func TestTwoInstancesPublishToOneArchive(t *testing.T) {
	archive := sharedArchive(t)
	instances := []string{instance(t, archive), instance(t, archive)}
	record := birkelund(t)
	if *load > 0 {
		record = example(t, "birkelund-2024-25.json")
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}, Timeout: time.Minute}
	var wg sync.WaitGroup
	var mu sync.Mutex
	var published, reads, busy atomic.Int64
	sums := map[string]string{} // address -> SHA-256
	end := time.Now().Add(*load)
	for i := range 50 {
		wg.Go(func() {
			for n, done := 0, 0; done < 2 && !t.Failed() || time.Now().Before(end); n++ {
				if i%5 == 0 { // every fifth publishes
					nr := fmt.Sprintf("%02d%04d", i, n%10_000)
					body := `{"record":` + strings.Replace(record, "123456", nr, 1) + `}`
					q, _ := http.NewRequest("POST", instances[done%2]+"/v1/notater", strings.NewReader(body))
					q.Header.Set("Content-Type", "application/json")
					q.Header.Set("Authorization", "Bearer "+secrets[config.RolePublish])
					r, err := client.Do(q)
					if err != nil {
						t.Error(err)
						return
					}
					answer, _ := io.ReadAll(r.Body)
					r.Body.Close()
					if r.StatusCode == 503 { // asked to come again
						busy.Add(1)
						continue
					}
					var k receipt
					if err := json.Unmarshal(answer, &k); r.StatusCode != 201 || err != nil {
						t.Errorf("%d %s", r.StatusCode, answer)
						return
					}
					published.Add(1)
					done++
					mu.Lock()
					sums[k.Addresses.PDF], sums[k.Addresses.VersionHTML] = k.SHA256.PDF, k.SHA256.HTML
					mu.Unlock()
					continue
				}
				mu.Lock()
				var address, want string
				for address, want = range sums {
					break
				}
				mu.Unlock()
				if address == "" {
					time.Sleep(5 * time.Millisecond)
					continue
				}
				sameBytes(t, client, instances[(i+done)%2]+address, want)
				reads.Add(1)
				done++
			}
		})
	}
	wg.Wait()
	for address, want := range sums {
		for _, at := range instances {
			sameBytes(t, client, at+address, want)
		}
	}
	t.Logf("%d published, %d read, %d asked to wait", published.Load(), reads.Load(), busy.Load())
}

func sameBytes(t *testing.T, client *http.Client, address, want string) {
	r, err := client.Get(address)
	if err != nil {
		t.Error(err)
		return
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	sum := sha256.Sum256(body)
	if err != nil || r.StatusCode != 200 || hex.EncodeToString(sum[:]) != want {
		t.Errorf("%s: %d, %v, other bytes", address, r.StatusCode, err)
	}
}

// Reads of the stable address: how many a second, and how long the slowest of a
// hundred takes. It measures with -load only.
func TestReadsOfTheStableAddress(t *testing.T) {
	if *load == 0 {
		t.Skip("measures with -load")
	}
	at := instance(t, sharedArchive(t))
	q, _ := http.NewRequest("POST", at+"/v1/notater", bytes.NewBufferString(`{"record":`+example(t, "birkelund-2024-25.json")+`}`))
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("Authorization", "Bearer "+secrets[config.RolePublish])
	r, err := http.DefaultClient.Do(q)
	if err != nil || r.StatusCode != 201 {
		t.Fatal(r, err)
	}
	r.Body.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: *clients}}
	for _, file := range []string{"notat.pdf", "notat.html"} {
		var wg sync.WaitGroup
		var mu sync.Mutex
		var took []time.Duration
		end := time.Now().Add(*load)
		for range *clients {
			wg.Go(func() {
				var own []time.Duration
				for time.Now().Before(end) {
					start := time.Now()
					r, err := client.Get(at + "/skoler/123456/2024-25/" + file)
					if err != nil || r.StatusCode != 200 {
						t.Error(r, err)
						return
					}
					io.Copy(io.Discard, r.Body)
					r.Body.Close()
					own = append(own, time.Since(start))
				}
				mu.Lock()
				took = append(took, own...)
				mu.Unlock()
			})
		}
		wg.Wait()
		slices.Sort(took)
		t.Logf("%s: %.0f requests/s, p50 %s, p99 %s", file, float64(len(took))/load.Seconds(), took[len(took)/2], took[len(took)*99/100])
	}
}

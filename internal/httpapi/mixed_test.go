package httpapi

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"runtime/metrics"
	"slices"
	"sync"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

var (
	load    = flag.Duration("load", 0, "make load: for how long many clients ask for documents")
	clients = flag.Int("clients", 32, "with -load: how many clients")
)

// answerTimed is what one request came to.
type answerTimed struct {
	status int
	took   time.Duration
}

// Under a mixed load every answer is a document, a report or a 503, and memory
// stays bounded. Without -load it runs for a moment only.
func TestMixedLoad(t *testing.T) {
	length, loud := *load, *load > 0
	if !loud {
		length = 200 * time.Millisecond
	}
	var records [][]byte
	for _, name := range []string{"alle-blokke-2025-26.json", "birkelund-2024-25.json", "lindevang-2022-23.json", "solbakken-2025-26.json"} {
		records = append(records, []byte(example(t, name)))
	}
	paths := []string{"/v1/notat.pdf", "/v1/notat.pdf", "/v1/notat.docx", "/v1/notat.html", "/v1/validering"}
	s := publish.New(store, "standard")
	if err := s.Ready(); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server, _, _ := NewServers(s, config.Config{Timeout: 30 * time.Second}, slog.New(slog.DiscardHandler))
	go server.Serve(l)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: *clients}, Timeout: time.Minute}

	var mu sync.Mutex
	var all []answerTimed
	var wait sync.WaitGroup
	end := time.Now().Add(length)
	for n := range *clients {
		wait.Go(func() {
			var mine []answerTimed
			for i := n; time.Now().Before(end); i++ {
				start := time.Now()
				r, err := client.Post("http://"+l.Addr().String()+paths[i%len(paths)], "application/json", bytes.NewReader(records[i*7%len(records)]))
				if err != nil {
					t.Error(err)
					return
				}
				_, err = io.Copy(io.Discard, r.Body)
				r.Body.Close()
				if err != nil {
					t.Error(err)
				}
				mine = append(mine, answerTimed{r.StatusCode, time.Since(start)})
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, mine...)
		})
	}
	held := make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
		var most uint64
		for time.Now().Before(end) {
			metrics.Read(sample)
			most = max(most, sample[0].Value.Uint64())
			time.Sleep(10 * time.Millisecond)
		}
		held <- most
	}()
	wait.Wait()
	most := <-held

	count := map[int]int{}
	var took []time.Duration
	for _, a := range all {
		count[a.status]++
		if a.status == 200 {
			took = append(took, a.took)
		}
	}
	for status, n := range count {
		if status != 200 && status != 503 {
			t.Errorf("%d answers of %d", n, status)
		}
	}
	if len(took) == 0 {
		t.Fatal("not one document")
	}
	slices.Sort(took)
	if loud {
		fmt.Printf("%d clients, %d cores, %v: %.0f documents/s, p50 %v, p99 %v, %d times 503, %d MB at most\n", *clients, runtime.GOMAXPROCS(0), length,
			float64(len(took))/length.Seconds(), took[len(took)/2].Round(time.Millisecond/10), took[len(took)*99/100].Round(time.Millisecond/10), count[503], most>>20)
	}
	if most > 2<<30 {
		t.Errorf("%d MB", most>>20)
	}
}

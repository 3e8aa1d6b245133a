package httpapi

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/login/logintest"
	"notat/internal/publish"
)

// People who write, approve, publish and read, on two instances with one archive, each
// going from one to the other as a load balancer sends them: no error, no lost write, and
// nobody signs in twice. All of them are in one draft too. -load says for how long, and
// then they are 40; else it is twice.
func TestPeopleWorkOnTwoInstances(t *testing.T) {
	length, people := *load, 40
	if *load == 0 {
		people = 5
	}
	archive, p := sharedArchive(t), logintest.New(t)
	p.Says(map[string]any{"preferred_username": "ana", "roles": []string{"alt"}})
	var instances []*house
	for range 2 {
		w := newSiteOn(t, archive, func(c *config.Config) {
			c.OIDC, c.DraftDays, c.Timeout = p.Settings(mappings...), 400, 30*time.Second
		})
		w.Handler = w.Handler.(promised).Handler
		instances = append(instances, &house{w, p, archive})
	}
	var record map[string]any
	if err := json.Unmarshal([]byte(birkelund(t)), &record); err != nil {
		t.Fatal(err)
	}
	record["ekstra"] = map[string]any{"faelles": "ja"}
	shared := func() string { data, _ := json.Marshal(record); return string(data) }()
	draft := instances[0].as("forvaltning").keeps(shared)

	visitors := make([]*visitor, people)
	for i := range visitors {
		visitors[i] = instances[i%2].as("forvaltning")
	}
	var busy, published atomic.Int64
	var mu sync.Mutex
	var took []time.Duration       // to read a stable address
	written := make([]int, people) // how often each has saved in the shared draft
	var wait sync.WaitGroup
	began := time.Now()
	for i, b := range visitors {
		wait.Go(func() {
			for round := 1; round <= 2 || time.Since(began) < length; round++ { // on each instance once
				b.house = instances[(i+round)%2]
				// tries does what is sent away when there is too much to do again.
				tries := func(what string, want int, do func() (int, string)) string {
					for {
						status, said := do()
						if status == 503 && time.Since(began) < length+time.Minute {
							busy.Add(1)
							time.Sleep(50 * time.Millisecond)
							continue
						}
						if status != want {
							t.Errorf("%s: %d %s", what, status, said)
						}
						return said
					}
				}
				nr := fmt.Sprintf("%06d", i*10_000+round)
				own := strings.Replace(birkelund(t), "123456", nr, 1)
				at := tries("keep", 303, func() (int, string) { r := b.hands("x.json", own); return r.StatusCode, r.Header.Get("Location") })
				at = strings.TrimPrefix(at, "https://notater.example")
				tries("send", 303, func() (int, string) {
					r := b.presses(at, "handling", "send", "version", "1")
					return r.StatusCode, ""
				})
				tries("see", 200, func() (int, string) { return b.get(at).StatusCode, "" })
				notat := tries("publish", 303, func() (int, string) {
					r := b.presses(at+"/udgiv", "version", "1", "sikker", "ja")
					return r.StatusCode, r.Header.Get("Location")
				})
				published.Add(1)
				tries("card", 200, func() (int, string) {
					return b.get(strings.TrimPrefix(notat, "https://notater.example")).StatusCode, ""
				})
				tries("read", 200, func() (int, string) {
					began := time.Now()
					r := b.get("/skoler/" + nr + "/2024-25/notat.html")
					mu.Lock()
					defer mu.Unlock()
					took = append(took, time.Since(began))
					return r.StatusCode, ""
				})

				var mine map[string]any
				if err := json.Unmarshal([]byte(shared), &mine); err != nil {
					t.Error(err)
					return
				}
				mine["ekstra"].(map[string]any)[fmt.Sprintf("p%d", i)] = "1"
				if round > 1 {
					continue // what is merged into version 1 again says the same
				}
				data, err := json.Marshal(mine)
				if err != nil {
					t.Error(err)
					return
				}
				// Who loses the race for long is told, and does it again.
				for range 20 {
					if status := b.handsTo(draft+"/rettelser", "x.json", string(data), "lavetaf", "1").StatusCode; status == 303 {
						written[i]++
						break
					} else if status != 409 && status != 503 {
						t.Errorf("merge: %d", status)
						break
					}
				}
			}
		})
	}
	wait.Wait()
	t.Logf("%d people for %v: %d published, %d asked to wait; a stable address is read in %v, 99 of 100 times in %v",
		people, length, published.Load(), busy.Load(), nth(took, 50), nth(took, 99))
	if published.Load() == 0 {
		t.Error("nothing was published")
	}
	told := int64(0)
	a := publish.OpenArchive(archive, time.Now)
	a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
	defer a.Close()
	if err := a.Audit(t.Context(), func(publish.Linje) error { told++; return nil }); err != nil || told != published.Load() {
		t.Errorf("the audit tells of %d, %v", told, err)
	}
	var end struct{ Ekstra map[string]string }
	if err := json.Unmarshal([]byte(read(t, visitors[0].get(draft+"/fil?format=json"))), &end); err != nil {
		t.Fatal(err)
	}
	for i, n := range written {
		if n == 0 || end.Ekstra[fmt.Sprintf("p%d", i)] != "1" {
			t.Errorf("person %d saved %d times, and the draft says %v", i, n, end.Ekstra)
		}
	}
}

// nth gives the duration that so many of a hundred stay below.
func nth(took []time.Duration, percent int) time.Duration {
	if len(took) == 0 {
		return 0
	}
	slices.Sort(took)
	return took[(len(took)-1)*percent/100]
}

// A stable address is read as fast where people sign in as where nobody does.
func TestSignInMakesNoReadSlower(t *testing.T) {
	archive, p := sharedArchive(t), logintest.New(t)
	p.Says(people["forvaltning"])
	signed := &house{newSiteOn(t, archive, func(c *config.Config) { c.OIDC, c.DraftDays = p.Settings(mappings...), 400 }), p, archive}
	signed.Handler = signed.Handler.(promised).Handler
	plain := &house{newSiteOn(t, archive, nil), p, archive}
	plain.Handler = plain.Handler.(promised).Handler
	b := signed.as("forvaltning")
	b.publishes(b.keeps(birkelund(t)))
	var took [2][]time.Duration
	for i := range 400 { // in turn, so that what else runs on the machine hits both
		reader := []*visitor{plain.visitor(), signed.visitor()}[i%2]
		began := time.Now()
		if r := reader.get("/skoler/123456/2024-25/notat.html"); r.StatusCode != 200 {
			t.Fatal(r.StatusCode)
		}
		took[i%2] = append(took[i%2], time.Since(began))
	}
	before, now := nth(took[0], 50), nth(took[1], 50)
	t.Logf("%v without sign-in, %v with it", before, now)
	if now > before*3/2 {
		t.Errorf("a read takes %v, and %v where nobody signs in", now, before)
	}
}

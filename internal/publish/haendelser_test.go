package publish

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	mathrand "math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"notat/internal/archive"
	"notat/internal/webhook"
)

const eventSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

// receiver takes what is told, and says no, or nothing for a while, now and then.
type receiver struct {
	*httptest.Server
	moody bool

	mu    sync.Mutex
	asked map[string]besked // by id, also what was not taken
	taken []string          // ids in their order, once each
	times int
}

func newReceiver(t *testing.T, moody bool) *receiver {
	r := &receiver{moody: moody, asked: map[string]besked{}}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		data, err := io.ReadAll(q.Body)
		var b besked
		if err != nil || json.Unmarshal(data, &b) != nil {
			return
		}
		id := q.Header.Get("webhook-id")
		r.mu.Lock()
		defer r.mu.Unlock()
		r.times++
		if old, twice := r.asked[id]; twice && old.Type != b.Type {
			t.Errorf("%s was %s, and is %s", id, old.Type, b.Type)
		}
		r.asked[id] = b
		if r.moody && mathrand.IntN(4) == 0 {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		if !slices.Contains(r.taken, id) {
			r.taken = append(r.taken, id)
		}
		if r.moody {
			time.Sleep(time.Duration(mathrand.IntN(3000)) * time.Microsecond) // who asked may be killed before it is told
		}
	}))
	t.Cleanup(r.Close)
	return r
}

// teller tells of the events of an archive whose clock is so much ahead: what a
// killed process had claimed is due again.
func teller(t *testing.T, a *Archive, url string) telling {
	t.Helper()
	to, err := webhook.New(url, eventSecret, []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")})
	if err != nil {
		t.Fatal(err)
	}
	s := newService(t)
	s.Keep(a)
	return telling{s, a, to, func(n Udgivet) (string, string) {
		return "https://notater.example/" + n.Institutionsnr, "https://notater.example/" + n.ID
	}, slog.New(slog.DiscardHandler)}
}

func ahead(i int) func() time.Time {
	return func() time.Time { return time.Now().Add(time.Duration(i) * 2 * time.Minute) }
}

// small is a version whose files are a few bytes: here it is the archive that works.
func small(nr string, words int, retter string) archive.Udgivelse {
	data := []byte(strconv.Itoa(words))
	return archive.Udgivelse{
		Notat: Udgivet{Institutionsnr: nr, Skoleaar: "2024/25", Noegle: archive.Noegle(data, "aa"), Skole: "Skole " + nr, Kommune: "Fjordby Kommune", Titel: "Notat om Anna", Filnavn: "notat", Template: "standard", TemplateHash: "aa", Release: "notat 0"},
		Filer: map[string][]byte{FilPDF: data, FilHTML: data, filOffentlig: []byte("{}"), FilPost: data, FilInternPDF: data}, Retter: retter, Rettelse: map[bool]string{true: "fejl"}[retter != ""], Sagsnr: "25/" + nr, Who: Who{Token: "test"},
	}
}

// Whatever moment a process is killed at, each event is told at least once, none of
// what did not happen, and those of one school and year in their order.
func TestEventsAreToldWhateverIsKilled(t *testing.T) {
	if address := os.Getenv("EVENTS_TEST_ARCHIVE"); address != "" {
		doUntilKilled(t, address)
		return
	}
	addresses := map[string]string{"sqlite": filepath.Join(t.TempDir(), "notat.db")}
	if server := os.Getenv("NOTAT_TEST_POSTGRES"); server != "" {
		addresses["postgres"] = ownSchema(t, server)
	}
	for name, address := range addresses {
		t.Run(name, func(t *testing.T) {
			r := newReceiver(t, true)
			list := filepath.Join(t.TempDir(), "fjernet")
			acknowledged := map[string]int{}
			for i := range *kills {
				c := exec.Command(os.Args[0], "-test.run=^TestEventsAreToldWhateverIsKilled$")
				c.Env = append(os.Environ(), "EVENTS_TEST_ARCHIVE="+address, "EVENTS_TEST_LIST="+list, "EVENTS_TEST_RECEIVER="+r.URL, "EVENTS_TEST_AHEAD="+strconv.Itoa(i))
				out, err := c.StdoutPipe()
				if err != nil {
					t.Fatal(err)
				}
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				// Every other is killed from its start on, when the archive is opened, and
				// every other after something was done.
				lines, from, armed := bufio.NewScanner(out), []string{"ready", "did "}[i%2], false
				for lines.Scan() {
					if done, ok := strings.CutPrefix(lines.Text(), "did "); ok {
						acknowledged[done]++
					}
					if strings.HasPrefix(lines.Text(), from) && !armed {
						armed = true
						time.AfterFunc(time.Duration(mathrand.IntN(150_000))*time.Microsecond, func() { c.Process.Kill() })
					}
				}
				if err := lines.Err(); err != nil && !errors.Is(err, os.ErrClosed) {
					t.Fatal(err)
				}
				c.Wait() // killed
			}
			a := OpenArchive(address, ahead(*kills+1000)) // beyond the longest pause
			a.ListRemovals(list)
			defer a.Close()
			again(t, a)
			rest := teller(t, a, r.URL)
			left, _, err := a.Waiting(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for more := true; more; {
				if more, err = rest.one(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			told := held(t, a, r)
			for done, times := range acknowledged {
				if told[done] < times {
					t.Errorf("%s was acknowledged, and is not told of", done)
				}
			}
			t.Logf("%d kills, %d acknowledged, %d events, %d messages, %d left for the last", *kills, len(acknowledged), len(r.taken), r.times, left)
			if len(acknowledged) < *kills/2 {
				t.Error("little was done before the kills: the test sees nothing")
			}
		})
	}
}

// again does what was not acknowledged once more, as whoever asked for it does: what was
// taken away is noted in the list before it goes, so that no backup brings it back.
func again(t *testing.T, a *Archive) {
	t.Helper()
	var ids []string
	err := a.Audit(t.Context(), func(l Linje) error {
		if l.Action == archive.Published || l.Action == archive.Corrected {
			ids = append(ids, l.Notat)
		}
		return nil
	})
	if err != nil && !errors.Is(err, ErrDisagrees) {
		t.Fatal(err)
	}
	for _, id := range ids {
		if _, err := a.Withdraw(t.Context(), id, "fejl", Who{Token: "test"}); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Purge(t.Context(), id, Who{Token: "test"}); err != nil {
			t.Fatal(err)
		}
	}
}

// held holds what was told against the audit, and counts it by what was done.
func held(t *testing.T, a *Archive, r *receiver) map[string]int {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	happened, order, told := map[string]archive.Action{}, map[string][]string{}, map[string]int{}
	if err := a.Audit(t.Context(), func(l Linje) error {
		id := "msg_" + l.Led[:32]
		happened[id] = l.Action
		order[l.Institutionsnr] = append(order[l.Institutionsnr], id)
		told[string(l.Action)+" "+l.Notat]++
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, id := range r.taken {
		got[r.asked[id].Data.Institutionsnr] = append(got[r.asked[id].Data.Institutionsnr], id)
	}
	for nr, want := range order {
		if !slices.Equal(got[nr], want) {
			t.Errorf("of %s %d events are told, and %d happened, or in another order", nr, len(got[nr]), len(want))
		}
	}
	for id, b := range r.asked {
		if action, is := happened[id]; !is || beskedTypes[action] != b.Type {
			t.Errorf("%s is told of, which did not happen", b.Type)
		}
	}
	return told
}

// doUntilKilled publishes, corrects, withdraws and purges, says what is done, and
// tells of it beside.
func doUntilKilled(t *testing.T, address string) {
	i, _ := strconv.Atoi(os.Getenv("EVENTS_TEST_AHEAD"))
	a := OpenArchive(address, ahead(i))
	a.ListRemovals(os.Getenv("EVENTS_TEST_LIST"))
	telling := teller(t, a, os.Getenv("EVENTS_TEST_RECEIVER"))
	go func() {
		for {
			if more, err := telling.one(t.Context()); err != nil || !more {
				time.Sleep(time.Millisecond)
			}
		}
	}()
	ctx := context.Background()
	fmt.Println("ready")
	for {
		nr := fmt.Sprintf("%06d", mathrand.IntN(1_000_000))
		n, _, err := a.Publish(ctx, small(nr, 1, ""))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("did offentliggoer", n.ID)
		if mathrand.IntN(2) == 0 {
			if n, _, err = a.Publish(ctx, small(nr, 2, n.ID)); err != nil {
				t.Fatal(err)
			}
			fmt.Println("did ret", n.ID)
		}
		if _, err := a.Withdraw(ctx, n.ID, "fejl", Who{Token: "test"}); err != nil {
			t.Fatal(err)
		}
		fmt.Println("did traek-tilbage", n.ID)
		if _, err := a.Purge(ctx, n.ID, Who{Token: "test"}); err != nil {
			t.Fatal(err)
		}
		fmt.Println("did slet", n.ID)
	}
}

// A message has the numbers that a notat is known by and where it is, and no word of
// it; while the receiver is away nothing is lost, and the others wait for nobody.
func TestAMessageHasNumbersAlone(t *testing.T) {
	a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	defer a.Close()
	r := newReceiver(t, false)
	away := teller(t, a, "http://127.0.0.1:1")
	if more, err := away.one(t.Context()); more || err != nil {
		t.Errorf("there is no archive, and something to tell: %v", err)
	}
	u := small("123456", 1, "")
	u.Filer[filOffentlig], u.Sagsnr = []byte(`{"sag":{"sagsnr":"24/7"}}`), "" // as one of before, or out of a backup
	n, _, err := a.Publish(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	if more, err := away.one(t.Context()); !more || err != nil {
		t.Fatal(more, err)
	}
	if got := away.sagsnr(t.Context(), n.ID); got != "24/7" {
		t.Errorf("the case is %q", got)
	}
	if _, err := a.Withdraw(t.Context(), n.ID, "fejl", Who{}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.Publish(t.Context(), small("654321", 1, "")); err != nil {
		t.Fatal(err)
	}
	here := teller(t, a, r.URL)
	if more, err := here.one(t.Context()); !more || err != nil {
		t.Fatal(more, err)
	}
	if len(r.taken) != 1 || r.asked[r.taken[0]].Data.Institutionsnr != "654321" {
		t.Errorf("%+v: the other school's waits, or a withdrawal is told before its publication", r.asked)
	}
	if got := here.sagsnr(t.Context(), n.ID); got != "" { // withdrawn, and the rest is no record
		t.Errorf("the case is %q", got)
	}
	if n, since, err := a.Waiting(t.Context()); n != 2 || since.IsZero() || err != nil {
		t.Errorf("%d wait since %v, %v", n, since, err)
	}
	if _, err := a.NextHaendelse(t.Context()); !errors.Is(err, ErrNotFound) {
		t.Errorf("what was put off is due: %v", err)
	}
	_, body, err := here.message(archive.Haendelse{Linje: Linje{Led: strings.Repeat("a", 64), Action: archive.Purged, Tid: "2025-04-02T10:00:00Z", Notat: n.ID, Institutionsnr: "123456", Skoleaar: "2024/25", Version: 1, SHA256: n.PDFHash, Aarsag: "fejl"}, Notat: n, Sagsnr: "25/1234"})
	want := `{"type":"notat.slettet","timestamp":"2025-04-02T10:00:00Z","data":{"id":"` + n.ID + `","institutionsnr":"123456","skole":"Skole 123456","skoleaar":"2024/25","version":1,"sagsnr":"25/1234",` +
		`"adresse":"https://notater.example/123456","versionsadresse":"https://notater.example/` + n.ID + `","sha256":"` + n.PDFHash + `","aarsag":"fejl"}}`
	if err != nil || string(body) != want {
		t.Errorf("%s\n%s, %v", body, want, err)
	}
}

func TestAnErrorTellsNoAddress(t *testing.T) {
	to, err := webhook.New("https://receiver.invalid/?noegle=hemmelig", eventSecret, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := reason(to.Send(t.Context(), "x", time.Now(), nil)); strings.Contains(got, "hemmelig") || got == "" {
		t.Error(got)
	}
}

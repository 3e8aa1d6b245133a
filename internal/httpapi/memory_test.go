package httpapi

import (
	"bytes"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/publish"
)

// The largest body that is let in has room to lie still.
func TestTheLargestBodyHasRoom(t *testing.T) {
	own := claim{room: newRoom(Needs, 2)}
	if err := own.take(maxIndlevering); err != nil {
		t.Error(err)
	}
}

// alone says that a test runs in a process of its own, where nothing is made yet.
const alone = "NOTAT_TEST_ALONE"

// What is set aside for the program itself is what it takes, and not far more,
// which would be lost to those who ask.
func TestTheProgramTakesWhatIsSetAsideForIt(t *testing.T) {
	if os.Getenv(alone) == "" {
		c := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		c.Env = append(os.Environ(), alone+"=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	heap := func() int64 {
		runtime.GC()
		runtime.GC() // what is pooled goes at the second
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	before := heap()
	h := Handler(publish.New(builtin, "standard"), config.Config{Timeout: time.Minute}, slog.New(slog.DiscardHandler))
	for _, f := range publish.Formats {
		if r := post(h, "/v1/notat."+f.Name, example(t, "birkelund-2024-25.json")); r.StatusCode != 200 {
			t.Fatal(r.StatusCode)
		}
	}
	const aside = program - maxKept
	if takes := heap() - before; takes > aside || takes < aside/4 {
		t.Errorf("%d MB are taken, and %d set aside", takes>>20, aside>>20)
	}
	runtime.KeepAlive(h)
}

// Whoever is answered with what was sent gets the memory that writing it takes.
func TestAnAnswerTakesWhatIsSetAsideForIt(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which takes memory of its own, runs short")
	}
	const size = 4 << 20
	sent := strings.Repeat("a", size)
	for name, c := range map[string]struct {
		cost  int
		write func() error
	}{
		"JSON": {jsonCost, func() error { _, err := asJSON(&publish.IndleveringSvar{Record: []byte(`"` + sent + `"`)}); return err }},
		"page": {pageCost, func() error {
			v := editsView{frame: frame{carries: []publish.Fil{{Data: []byte(sent)}}}}
			return v.write(new(bytes.Buffer), "rettelser.html", &v)
		}},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err := c.write()
		runtime.ReadMemStats(&after)
		if takes := after.TotalAlloc - before.TotalAlloc; err != nil || takes > uint64(c.cost*size) {
			t.Errorf("%s: %d bytes for each, %v", name, takes/size, err)
		}
	}
}

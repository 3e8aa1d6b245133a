package publish

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Once the service is ready, the first notat in each format has nothing left to read or to
// compile: what it allocates besides is for its own words.
func TestTheFirstNotatWaitsForNothing(t *testing.T) {
	const inside = "NOTAT_TEST_FIRST"
	if os.Getenv(inside) == "" {
		c := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		c.Env = append(os.Environ(), inside+"=1", "GOGC=off", "GOMAXPROCS=1") // a collection empties what is pooled, and each processor has its own
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	s := newService(t)
	if err := s.Ready(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(examples, "lindevang-2022-23.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats {
		takes := func() uint64 {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := s.Render(context.Background(), Request{Data: data, Status: "udkast"}, f); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		if first, second := takes(), takes(); first > 3*second {
			t.Errorf("%s: the first takes %d bytes, and the second %d", f.Name, first, second)
		}
	}
}

// A probe asks again and again: what was ready once is not made once more.
func TestWhatIsReadyTakesNoTurn(t *testing.T) {
	var room counting
	s := newService(t)
	s.Share(&room)
	var asked [2]int
	for i := range asked {
		if err := s.Ready(); err != nil {
			t.Fatal(err)
		}
		asked[i] = len(room.asked)
	}
	if asked[0] == 0 || asked[1] != asked[0] {
		t.Errorf("%d turns, and then %d", asked[0], asked[1])
	}
}

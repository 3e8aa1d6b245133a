package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"notat/internal/samtale"
	"notat/internal/tagpdf/check"
	"notat/internal/testrun"
)

// maxGrowth is how much more work a thing of twice the size may be: twice, and
// what a sort, a map and the collector add.
const maxGrowth = 2.6

// work is one thing that is done with a record or with what became of it.
type work struct {
	name    string
	prepare func(s *Service, record []byte) ([]byte, error)
	do      func(ctx context.Context, s *Service, data []byte) error
}

// works are every format, and every reader of what comes from outside.
var works = append(renderings(), []work{
	{"record", asPosted, func(ctx context.Context, s *Service, data []byte) error {
		_, err := s.Validate(ctx, Request{Data: data})
		return err
	}},
	{"Word file handed in", asFile("docx"), func(ctx context.Context, s *Service, data []byte) error {
		_, err := s.ReadBack(ctx, Indlevering{Fil: data})
		return err
	}},
	{"template", asFile("docx"), func(ctx context.Context, s *Service, data []byte) error {
		_, err := s.CheckWord(ctx, data, "")
		return err
	}},
	{"PDF extracted", asFile("pdf"), func(_ context.Context, _ *Service, data []byte) error {
		_, err := Extract(data)
		return err
	}},
	{"PDF checked", asFile("pdf"), func(_ context.Context, _ *Service, data []byte) error {
		_, err := check.Bytes(data)
		return err
	}},
}...)

func renderings() (out []work) {
	for _, f := range Formats {
		out = append(out, work{f.Name, asPosted, func(ctx context.Context, s *Service, data []byte) error {
			_, err := s.Render(ctx, Request{Data: data}, f)
			return err
		}})
	}
	return out
}

func asPosted(_ *Service, record []byte) ([]byte, error) { return record, nil }

func asFile(format string) func(*Service, []byte) ([]byte, error) {
	f, _ := FormatNamed(format)
	return func(s *Service, record []byte) ([]byte, error) {
		d, err := s.Render(context.Background(), Request{Data: record}, f)
		if err != nil {
			return nil, err
		}
		return d.Data, nil
	}
}

// outlay is what a piece of work took.
type outlay struct {
	time  time.Duration // of the processors
	bytes uint64        // allocated
}

func (c outlay) over(empty outlay) outlay {
	return outlay{max(c.time-empty.time, 0), c.bytes - min(empty.bytes, c.bytes)}
}

func (c outlay) least(d outlay) outlay { return outlay{min(c.time, d.time), min(c.bytes, d.bytes)} }

// measure does the work on a record of a size, and gives the least that it took;
// ok is false where the record is refused, for its length or by Word's own bounds.
func (w work) measure(t *testing.T, s *Service, record string, times int) (least outlay, ok bool) {
	t.Helper()
	var no *Rejected
	data, err := w.prepare(s, []byte(record))
	if errors.As(err, &no) {
		return least, false
	}
	if err != nil {
		t.Fatalf("%s: %v", w.name, err)
	}
	for i := range times {
		if soaked() { // it is timed, without what the collector does now and then; twice, since a pool is emptied the second time, for every size alike
			runtime.GC()
			runtime.GC()
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := testrun.Processors()
		err := w.do(context.Background(), s, data)
		c := outlay{time: testrun.Processors() - start}
		runtime.ReadMemStats(&after)
		c.bytes = after.TotalAlloc - before.TotalAlloc
		if errors.As(err, &no) {
			return least, false
		}
		if err != nil {
			t.Fatalf("%s: %v", w.name, err)
		}
		if i == 0 {
			least = c
		}
		least = least.least(c)
	}
	return least, true
}

// soaked reports whether the times are held too.
func soaked() bool { return os.Getenv("NOTAT_GROWTH") != "" }

// lock is what is held: how much there must be to measure, how often it is
// measured, and the sizes that are compared, as multiples of the first.
type lock struct {
	enough outlay
	times  int
	steps  []int
}

// An ordinary run holds the bytes allocated, which no other program on the machine
// changes, from one size to four times as much; with NOTAT_GROWTH the time is held
// as well, step by step.
var (
	ordinary = lock{outlay{bytes: 1 << 19}, 1, []int{1, 4}}
	long     = lock{outlay{20 * time.Millisecond, 1 << 20}, 5, []int{1, 2, 4}}
)

// patience is how often two sizes are measured again, by turns, that seem too far
// apart. Whatever else the machine does only adds to what one of them takes, and
// the least of each counts: a true ratio stays however often it is asked for.
const patience = 12

// growth measures the work on a kind of record at growing sizes. It gives what
// grew too much, in words, and how many steps were seen.
func (k lock) growth(t *testing.T, s *Service, w work, record func(n int) string, empty outlay) (faults []string, seen int) {
	t.Helper()
	measured := func(n, times int) (outlay, bool) {
		c, ok := w.measure(t, s, record(n), times)
		return c.over(empty), ok
	}
	n, at, ok := 64, outlay{}, true
	for ok && (at.bytes < k.enough.bytes || at.time < k.enough.time) && n < samtale.MaxLines/4 {
		n *= 2
		at, ok = measured(n, k.times)
	}
	for i := 1; i < len(k.steps); i++ {
		a, b := k.steps[i-1]*n, k.steps[i]*n
		next, ok := measured(b, k.times)
		if !ok { // refused before it is seen to grow
			break
		}
		most := math.Pow(maxGrowth, math.Log2(float64(b/a)))
		wrong := func() (out []string) {
			if r := float64(next.bytes) / float64(at.bytes); at.bytes >= k.enough.bytes && r > most {
				out = append(out, fmt.Sprintf("from %d to %d %.1f times the bytes: %d", a, b, r, next.bytes))
			}
			if r := float64(next.time) / float64(at.time); k.enough.time > 0 && at.time >= k.enough.time && r > most {
				out = append(out, fmt.Sprintf("from %d to %d %.1f times the time: %v", a, b, r, next.time))
			}
			return out
		}
		for try := 0; try < patience && wrong() != nil; try++ {
			less, _ := measured(a, 1)
			more, _ := measured(b, 1)
			at, next = at.least(less), next.least(more)
		}
		faults = append(faults, wrong()...)
		if at.bytes >= k.enough.bytes {
			seen++
		}
		at = next
	}
	return faults, seen
}

// undisturbed runs f without a collection in its midst, which would empty the
// pools of working memory, and what is made anew would count as growth.
func undisturbed(f func()) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(1 << 30))
	f()
}

// few are the kinds of text, list, table and field that an ordinary run has time to
// read back.
var few = map[string]bool{"paragraphs": true, "bullets below bullets": true, "rows": true, "agreements": true}

// For each kind of what a record holds, each format and each reader, twice as
// much is about twice the work. An ordinary run makes each kind in one format, by turns,
// reads files of a few kinds only, and checks by themselves, as every format checks them
// too, only those records. NOTAT_GROWTH holds everything.
func TestTwiceAsMuchIsTwiceTheWork(t *testing.T) {
	if testing.Short() {
		t.Skip("makes some thousand documents")
	}
	s := newService(t)
	if err := s.Ready(); err != nil {
		t.Fatal(err)
	}
	k := ordinary
	if soaked() {
		k = long
	}
	for i, w := range works {
		t.Run(w.name, func(t *testing.T) {
			undisturbed(func() {
				seen := 0
				w.measure(t, s, growths[0].record(1), 1) // what is made once is there
				empty, _ := w.measure(t, s, growths[0].record(1), 3)
				for j, g := range growths {
					drawn := i < len(Formats)
					if !soaked() && (drawn && j%len(Formats) != i || !drawn && !few[g.name]) {
						continue
					}
					runtime.GC()
					faults, steps := k.growth(t, s, w, g.record, empty)
					for _, f := range faults {
						t.Errorf("%s: %s", g.name, f)
					}
					seen += steps
				}
				if seen == 0 {
					t.Error("it was never seen to grow")
				}
			})
		})
	}
}

// Work that three times grows with each doubling is seen however patiently it is
// measured, and work that only doubles is not.
func TestThreeTimesTheWorkIsSeen(t *testing.T) {
	var held []byte
	planted := func(power float64) work {
		return work{"planted", asPosted, func(_ context.Context, _ *Service, data []byte) error {
			share := math.Pow(float64(len(data))/128, power)
			held = make([]byte, int(share*float64(ordinary.enough.bytes)))
			for start := testrun.Processors(); soaked() && testrun.Processors()-start < time.Duration(share*float64(long.enough.time)); {
				sha256.Sum256(held[:64<<10])
			}
			return nil
		}}
	}
	k := ordinary
	if soaked() {
		k = long
	}
	undisturbed(func() {
		for power, red := range map[float64]bool{1: false, math.Log2(3): true, 2: true} {
			faults, seen := k.growth(t, nil, planted(power), func(n int) string { return strings.Repeat("x", n) }, outlay{})
			if seen == 0 || (len(faults) > 0) != red {
				t.Errorf("work that grows with the power %.2f: %q (%d seen)", power, faults, seen)
			}
		}
	})
}

// Ten thousand paragraphs in one field are made in every format, and whatever a
// record becomes too much of is refused in all of them, at its place.
func TestALongNotatIsMadeAndALongerOneIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("makes some hundred pages: left out with -short")
	}
	s := newService(t)
	text := func(piece string, n, blocks int) []byte {
		return []byte(inBlocks(func(int) string {
			return `{"type":"tekst","tekst":"` + strings.Repeat(piece, n) + `"}`
		})(blocks))
	}
	results := list(`{"type":"resultater","diagram":true,"resultater":[`, func(i int) string {
		return fmt.Sprintf(`{"maaling":"m","klassetrin":"%d","antal":30,"vaerdi":50.5,"enhed":"%%"}`, i)
	}, `]}`)(12_000)
	for _, f := range Formats {
		for name, data := range map[string][]byte{"10,000 paragraphs": text(`a\n\n`, 10_000, 1), "20,000 blank lines": text(`a\n \n\n`, 10_000, 1)} {
			if _, err := s.Render(context.Background(), Request{Data: data}, f); err != nil {
				t.Errorf("%s, %s: %v", f.Name, name, err)
			}
		}
		for name, c := range map[string]struct {
			data    []byte
			pointer string
		}{
			"a million items": {text(`- a\n`, 62_000, 15), "/afsnit/0/blokke/0/tekst"},
			"a million lines": {text(`a\n`, 125_000, 15), "/afsnit/0/blokke/0/tekst"},
			"2,000 charts":    {[]byte(results), "/afsnit/0/blokke/0/resultater/416"},
		} {
			_, err := s.Render(context.Background(), Request{Data: c.data}, f)
			var no *Rejected
			if !errors.As(err, &no) || no.Faults[0].Code != "for-langt-notat" || no.Faults[0].Pointer != c.pointer {
				t.Errorf("%s, %s: %v", f.Name, name, err)
			}
		}
	}
}

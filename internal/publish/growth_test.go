package publish

import (
	"context"
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
)

// maxGrowth is how much more work a thing of twice the size may be: twice, and
// what a sort, a map and the collector add.
const maxGrowth = 2.6

// work is one thing that is done with a record or with what became of it.
type work struct {
	name    string
	reads   bool // a file that was made of the record
	prepare func(s *Service, record []byte) ([]byte, error)
	do      func(ctx context.Context, s *Service, data []byte) error
}

// works are every format, and every reader of what comes from outside.
var works = append(renderings(), []work{
	{"record", false, asPosted, func(ctx context.Context, s *Service, data []byte) error {
		_, err := s.Validate(ctx, Request{Data: data})
		return err
	}},
	{"Word file handed in", true, asFile("docx"), func(ctx context.Context, s *Service, data []byte) error {
		_, err := s.ReadBack(ctx, Indlevering{Fil: data})
		return err
	}},
	{"template", true, asFile("docx"), func(ctx context.Context, s *Service, data []byte) error {
		_, err := s.CheckWord(ctx, data, "")
		return err
	}},
	{"PDF extracted", true, asFile("pdf"), func(_ context.Context, _ *Service, data []byte) error {
		_, err := Extract(data)
		return err
	}},
	{"PDF checked", true, asFile("pdf"), func(_ context.Context, _ *Service, data []byte) error {
		_, err := check.Bytes(data)
		return err
	}},
}...)

func renderings() (out []work) {
	for _, f := range Formats {
		out = append(out, work{f.Name, false, asPosted, func(ctx context.Context, s *Service, data []byte) error {
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
		start := processors()
		err := w.do(context.Background(), s, data)
		c := outlay{time: processors() - start}
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
		least = outlay{min(least.time, c.time), min(least.bytes, c.bytes)}
	}
	return least, true
}

// soaked reports whether the times are held too.
func soaked() bool { return os.Getenv("NOTAT_GROWTH") != "" }

// For each kind of what a record holds, each format and each reader, twice as
// much is about twice the work. An ordinary run holds the bytes allocated to it,
// which no other program on the machine changes, from one size to four times as
// much; it reads files of the first few kinds only, and checks by themselves, as
// every format checks them too, only those records. NOTAT_GROWTH holds the time as
// well, step by step, of everything.
func TestTwiceAsMuchIsTwiceTheWork(t *testing.T) {
	if testing.Short() {
		t.Skip("makes some thousand documents")
	}
	s := newService(t)
	if err := s.Ready(); err != nil {
		t.Fatal(err)
	}
	// A collection in the midst of a measurement empties the pools of working memory,
	// and what is made anew would count as growth: it runs between two of them.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(1 << 30))
	all := soaked()
	enough, times, steps := outlay{bytes: 1 << 20}, 1, []int{1, 4}
	if all {
		enough, times, steps = outlay{20 * time.Millisecond, 1 << 20}, 5, []int{1, 2, 4}
	}
	seen := 0
	for i, w := range works {
		w.measure(t, s, growths[0].record(1), 1) // what is made once is there
		empty, _ := w.measure(t, s, growths[0].record(1), 3)
		for j, g := range growths {
			if !all && (w.reads || w.name == "record") && j >= 7 {
				break
			}
			runtime.GC()
			n := 64
			at, ok := outlay{}, true
			for ok && (at.bytes < enough.bytes || at.time < enough.time) && n < samtale.MaxLines/4 {
				n *= 2
				at, ok = w.measure(t, s, g.record(n), times)
				at = at.over(empty)
			}
			for k := 1; k < len(steps); k++ {
				next, ok := w.measure(t, s, g.record(steps[k]*n), times)
				if !ok { // refused before it is seen to grow
					break
				}
				next = next.over(empty)
				most := math.Pow(maxGrowth, math.Log2(float64(steps[k]/steps[k-1])))
				for try := 0; try < 3 && float64(next.bytes) > most*float64(at.bytes); try++ { // working memory that is kept may have been let go
					again, _ := w.measure(t, s, g.record(steps[k]*n), times)
					next.bytes = min(next.bytes, again.over(empty).bytes)
				}
				if r := float64(next.bytes) / float64(at.bytes); at.bytes >= enough.bytes && r > most {
					t.Errorf("%s, %s: from %d to %d %.1f times the bytes: %d", g.name, w.name, steps[k-1]*n, steps[k]*n, r, next.bytes)
				}
				if r := float64(next.time) / float64(at.time); all && at.time >= enough.time && r > most {
					t.Errorf("%s, %s: from %d to %d %.1f times the time: %v", g.name, w.name, steps[k-1]*n, steps[k]*n, r, next.time)
				}
				if at.bytes >= enough.bytes {
					seen++
				}
				at = next
			}
		}
		if seen <= i {
			t.Fatalf("%s was never seen to grow", w.name)
		}
	}
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

package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"notat/internal/billede/billedetest"
	"notat/internal/testrun"
)

// soonEnough is how long the processors may work for a request of so much work,
// all together, until it is seen that it has ended. On an idle machine the
// largest have 200 to 500 ms of work, and a quarter of it is about 100 ms at most;
// a busy one makes both longer alike.
func soonEnough(takes time.Duration) time.Duration { return max(takes/4, 50*time.Millisecond) }

// job is a request of much work. What it is asked with is new each time where
// the program would know it again.
type job struct {
	name string
	with func() []byte
	do   func(ctx context.Context, data []byte) (string, error)
}

// longJobs are requests of about as much work as a record may ask for. What is
// few is what an ordinary run has time for: one large block, and many small ones
// with much to check. TestEveryLoopLooks has the loops of every kind.
func longJobs(t *testing.T, s *Service, few bool) (jobs []job) {
	t.Helper()
	add := func(name string, record func() []byte) {
		jobs = append(jobs, job{name + ", record", record, func(ctx context.Context, data []byte) (string, error) {
			r, err := s.Validate(ctx, Request{Data: data})
			if err != nil {
				return "", err
			}
			return fmt.Sprint(r.Faults), nil
		}})
		for _, f := range Formats {
			jobs = append(jobs, job{name + ", " + f.Name, record, func(ctx context.Context, data []byte) (string, error) {
				d, err := s.Render(ctx, Request{Data: data}, f)
				if err != nil {
					return "", err
				}
				return string(d.Data), nil
			}})
		}
	}
	sizes := map[string]int{"cells": 12_000, "addresses": 4_000}
	if !few {
		for name, n := range map[string]int{"bullets": 25_000, "sections": 4_000, "paragraphs": 25_000, "words": 25_000, "lines": 25_000, "bold words": 12_000, "texts": 4_000, "agreements": 3_000, "quotes": 5_000, "columns": 3_000, "charts": 300, "withheld names": 9_000} {
			sizes[name] = n
		}
	}
	for _, g := range growths {
		if n := sizes[g.name]; n > 0 {
			data := []byte(g.record(n))
			add(g.name, func() []byte { return data })
		}
	}
	add("pictures", pictures(t, 1<<17))
	if few { // they are drawn before it is asked for what
		jobs = jobs[:len(jobs)-len(Formats)]
	}
	draft, err := asFile("docx")(s, []byte(list(`{"type":"tabel","hoved":["a"],"raekker":[`, func(int) string { return `["ord"]` }, `]}`)(10_000)))
	if err != nil {
		t.Fatal(err)
	}
	return append(jobs, job{"template", func() []byte { return draft }, func(ctx context.Context, data []byte) (string, error) {
		k, err := s.CheckWord(ctx, data, "")
		return fmt.Sprint(k.Faults.Codes()), err
	}})
}

// pictures gives records with a large picture that nobody has seen: plain, of
// few bytes, or all noise. It is drawn once; a comment in the file makes it new.
func pictures(t *testing.T, noise int) func() []byte {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 4000, 3000), color.Palette{color.Black, color.White})
	for i := range noise {
		img.Pix[i] = byte(rand.IntN(2))
	}
	for i := noise; i < len(img.Pix); i += noise {
		copy(img.Pix[i:], img.Pix[:noise])
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	head := 8 + len(billedetest.Chunk("IHDR", strings.Repeat("x", 13)))
	return func() []byte {
		file := slices.Insert(slices.Clone(b.Bytes()), head, billedetest.Chunk("tEXt", fmt.Sprint("Comment\x00", rand.Uint64()))...)
		return []byte(inBlocks(func(int) string {
			return `{"type":"figur","alt":"x","billede":"` + billedetest.URL("image/png", file) + `"}`
		})(1))
	}
}

// watched is a context that notes the longest time that the processors worked
// between two looks at it.
type watched struct {
	context.Context
	mu         sync.Mutex
	last, most time.Duration
}

func (c *watched) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := testrun.Processors()
	c.most, c.last = max(c.most, now-c.last), now
	return nil
}

// Whatever is asked for, it is looked soon and often whether it is still wanted.
// NOTAT_LEAVE has more kinds of requests looked at.
func TestNoLongWorkGoesOnUnwatched(t *testing.T) {
	if testing.Short() {
		t.Skip("makes the largest of documents: left out with -short")
	}
	s := newService(t)
	if err := s.Ready(); err != nil {
		t.Fatal(err)
	}
	for _, j := range longJobs(t, s, os.Getenv("NOTAT_LEAVE") == "") {
		var c *watched
		var takes time.Duration
		for try := 0; try < 4 && (c == nil || c.most > soonEnough(takes)); try++ { // what the collector does meanwhile is not ours
			data := j.with()
			start := testrun.Processors()
			c = &watched{Context: context.Background(), last: start}
			if _, err := j.do(c, data); err != nil {
				t.Fatalf("%s: %v", j.name, err)
			}
			c.Err()
			takes = testrun.Processors() - start
		}
		if c.most > soonEnough(takes) {
			t.Errorf("%s: the processors worked for %v of %v without a look", j.name, c.most, takes)
		}
	}
}

// A request that ends in the middle of its work ends the work, and leaves nothing
// behind that a later one could meet. NOTAT_LEAVE is how often each is left.
func TestWorkEndsWithItsRequest(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the largest of documents: left out with -short")
	}
	times, err := strconv.Atoi(os.Getenv("NOTAT_LEAVE"))
	few := err != nil
	if few {
		times = 1
	}
	s := newService(t)
	if err := s.Ready(); err != nil {
		t.Fatal(err)
	}
	left := 0
	for i, j := range longJobs(t, s, few) {
		if few && i%3 > 0 {
			continue
		}
		data := j.with()
		start := testrun.Processors()
		whole, err := j.do(context.Background(), data)
		if err != nil {
			t.Fatalf("%s: %v", j.name, err)
		}
		takes := testrun.Processors() - start
		for range times {
			data = j.with()
			after := time.Duration(rand.Float64() * float64(takes))
			ctx := &leaving{Context: context.Background(), at: testrun.Processors() + after}
			_, err := j.do(ctx, data)
			if !ctx.gone { // it was done before
				continue
			}
			left++
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: left after %v of %v: %v", j.name, after, takes, err)
			}
			if more := testrun.Processors() - ctx.at; more > 3*soonEnough(takes) { // as it ends, and as what it held is let go
				t.Errorf("%s: left after %v of %v, it went on for %v", j.name, after, takes, more)
			}
		}
		again, err := j.do(context.Background(), data)
		if err != nil || again != whole && !strings.HasPrefix(j.name, "pictures,") {
			t.Errorf("%s: it is not the same after somebody left: %v", j.name, err)
		}
	}
	if left == 0 {
		t.Error("nothing was left in the middle")
	}
	t.Logf("%d left in the middle", left)
}

// leaving is a context that ends when the processors have worked up to a time.
type leaving struct {
	context.Context
	mu   sync.Mutex
	at   time.Duration
	gone bool
}

func (c *leaving) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone = c.gone || testrun.Processors() >= c.at; c.gone {
		return context.Canceled
	}
	return nil
}

// What became of a picture while somebody left is not what it is for the next.
func TestAPictureThatWasLeftIsDrawnAnew(t *testing.T) {
	s := newService(t)
	data := pictures(t, 4000)()
	for looks := range 12 {
		ctx := &counted{Context: context.Background(), left: 4 * looks}
		if _, err := s.Validate(ctx, Request{Data: data}); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	r, err := s.Validate(context.Background(), Request{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		if strings.HasSuffix(f.Pointer, "/billede") {
			t.Errorf("%v", f)
		}
	}
}

// counted is a context that ends when it has been looked at so many times.
type counted struct {
	context.Context
	left int
}

func (c *counted) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

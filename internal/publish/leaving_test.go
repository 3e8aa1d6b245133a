package publish

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// soonEnough is how long the processors may work, all together, until it is seen
// that a request has ended.
const soonEnough = 100 * time.Millisecond

// job is a request of much work. Each time it is asked of pictures that nobody
// has seen.
type job struct {
	name string
	do   func(ctx context.Context) (string, error)
}

// longJobs are requests of about as much work as a record may ask for. What is
// few is what an ordinary run has time for.
func longJobs(t *testing.T, s *Service, few bool) (jobs []job) {
	t.Helper()
	add := func(name string, record func() []byte) {
		jobs = append(jobs, job{name + ", record", func(ctx context.Context) (string, error) {
			r, err := s.Validate(ctx, Request{Data: record()})
			if err != nil {
				return "", err
			}
			return fmt.Sprint(r.Faults), nil
		}})
		for _, f := range Formats {
			jobs = append(jobs, job{name + ", " + f.Name, func(ctx context.Context) (string, error) {
				d, err := s.Render(ctx, Request{Data: record()}, f)
				if err != nil {
					return "", err
				}
				return string(d.Data), nil
			}})
		}
	}
	sizes := map[string]int{"bullets": 25_000, "cells": 12_000, "sections": 4_000, "addresses": 4_000}
	if !few {
		for name, n := range map[string]int{"paragraphs": 25_000, "words": 25_000, "lines": 25_000, "bold words": 12_000, "texts": 4_000, "agreements": 3_000, "quotes": 5_000, "columns": 3_000, "charts": 300, "withheld names": 9_000} {
			sizes[name] = n
		}
	}
	for _, g := range growths {
		if n := sizes[g.name]; n > 0 {
			data := []byte(g.record(n))
			add(g.name, func() []byte { return data })
		}
	}
	add("pictures", func() []byte { return []byte(pictures(t)) })
	draft, err := asFile("docx")(s, []byte(list(`{"type":"tabel","hoved":["a"],"raekker":[`, func(int) string { return `["ord"]` }, `]}`)(10_000)))
	if err != nil {
		t.Fatal(err)
	}
	return append(jobs, job{"template", func(ctx context.Context) (string, error) {
		k, err := s.CheckWord(ctx, draft, "")
		return fmt.Sprint(k.Faults.Codes()), err
	}})
}

// pictures gives a record with a large picture that nobody has seen.
func pictures(t *testing.T) string {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 4500, 4000), color.Palette{color.Black, color.White})
	for range 8 {
		img.SetColorIndex(rand.IntN(4500), rand.IntN(4000), 1)
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return inBlocks(func(int) string {
		return `{"type":"figur","alt":"x","billede":"data:image/png;base64,` + base64.StdEncoding.EncodeToString(b.Bytes()) + `"}`
	})(1)
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
	now := processors()
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
		least := time.Hour
		for try := 0; try < 4 && least > soonEnough; try++ { // what the collector does meanwhile is not ours
			c := &watched{Context: context.Background()}
			c.last = processors()
			if _, err := j.do(c); err != nil {
				t.Fatalf("%s: %v", j.name, err)
			}
			c.Err()
			least = min(least, c.most)
		}
		if least > soonEnough {
			t.Errorf("%s: the processors worked for %v without a look", j.name, least)
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
		start := processors()
		whole, err := j.do(context.Background())
		if err != nil {
			t.Fatalf("%s: %v", j.name, err)
		}
		takes := processors() - start
		for range times {
			after := time.Duration(rand.Float64() * float64(takes))
			ctx := &leaving{Context: context.Background(), at: processors() + after}
			_, err := j.do(ctx)
			if !ctx.gone { // it was done before
				continue
			}
			left++
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: left after %v of %v: %v", j.name, after, takes, err)
			}
			if more := processors() - ctx.at; more > 3*soonEnough { // as it ends, and as what it held is let go
				t.Errorf("%s: left after %v of %v, it went on for %v", j.name, after, takes, more)
			}
		}
		if again, err := j.do(context.Background()); err != nil || again != whole && !strings.HasPrefix(j.name, "pictures") {
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
	if c.gone = c.gone || processors() >= c.at; c.gone {
		return context.Canceled
	}
	return nil
}

// What became of a picture while somebody left is not what it is for the next.
func TestAPictureThatWasLeftIsDrawnAnew(t *testing.T) {
	s := newService(t)
	data := []byte(pictures(t))
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

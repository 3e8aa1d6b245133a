package publish

import (
	"context"
	"errors"
	"path"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// lookOn are loops that go on looking when they have been left, and do nothing else.
var lookOn = map[string]bool{"pdf.(*table).measure": true}

// items is how many the records of TestEveryLoopLooks hold of their kind.
const items = 400

// Each loop whose rounds grow with what was asked for looks whether it is still
// wanted, so many times for each of them or, as it draws and packs pages, for each
// of some fourteen pages; and where it sees that it is not, the work is over.
// This counts, so that it says the same on any machine; TestNoLongWorkGoesOnUnwatched
// finds by the clock a long loop that is not named here.
func TestEveryLoopLooks(t *testing.T) {
	if testing.Short() {
		t.Skip("does fifty pieces of work: left out with -short")
	}
	s := newService(t)
	const pages = 10
	uncancelled := map[[2]string]*wholePiece{}
	for _, c := range []struct {
		kind, work, loop string
		least            int
	}{
		{"paragraphs", "html", "html.(*writer).blocks", items},
		{"bullets", "html", "html.(*writer).list", items - 1},
		{"rows", "html", "html.(*writer).table", items},
		{"results in words", "html", "html.(*writer).definitions", items},

		{"paragraphs", "docx", "docx.(*writer).blocks", items},
		{"bullets", "docx", "docx.(*writer).list", items - 1},
		{"rows", "docx", "docx.(*writer).row", 2 * items},
		{"results in words", "docx", "docx.(*writer).definitions", items},
		{"agreements", "docx", "ooxml.(*packed).Write", pages},

		{"paragraphs", "pdf", "pdf.(*builder).some", items},
		{"long columns", "pdf", "pdf.(*builder).blocks", items},
		{"bullets", "pdf", "pdf.(*builder).list", items - 1},
		{"rows", "pdf", "pdf.(*builder).table", items},
		{"rows", "pdf", "pdf.(*table).measure", 2 * items},
		{"results in words", "pdf", "pdf.(*builder).definitions", 2 * items}, // as it measures and as it sets
		{"paragraphs", "pdf", "pdf.(*cursor).fill", 2 * items},               // until the pages are known, and then
		{"paragraphs", "pdf", "pdf.(*pen).turnTo", pages},
		{"paragraphs", "pdf", "tagpdf.(*Doc).finish", pages},
		{"paragraphs", "pdf", "tagpdf.(*Doc).pack", pages},
		{"paragraphs", "pdf", "tagpdf.deflate", pages},

		{"texts", "record", "kontrol.(*checker).passages", items},
		{"paragraphs", "Word file handed in", "story.(*walker).body", 2 * items},   // what was made, and what is handed in
		{"charts", "Word file handed in", "align.(*pairing[...]).best", items / 8}, // the square of what is neither equal nor an anchor
		{"texts", "template", "template.(*reader).checkBody", items},
		{"rows", "template", "template.(*reader).checkNested", 10 * items},
		{"rows", "template", "ooxml.plain", items / 20}, // some thousand elements each time
	} {
		w := workNamed(t, c.work)
		p := uncancelled[[2]string{c.kind, c.work}]
		if p == nil {
			p = wholly(t, s, w, growthNamed(t, c.kind)(items))
			uncancelled[[2]string{c.kind, c.work}] = p
		}
		if p.loops[c.loop] < c.least {
			t.Errorf("%s, %s: %s looks %d times, and is to look %d times", c.kind, c.work, c.loop, p.loops[c.loop], c.least)
			continue
		}
		left := &looking{Context: context.Background(), loops: map[string]int{}, at: c.loop, after: c.least / 2}
		if err := w.do(left, s, p.data); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, %s: left in %s, it ends with %v", c.kind, c.work, c.loop, err)
		}
		if left.more > items/4 {
			t.Errorf("%s, %s: left in %s, it looks %d times more", c.kind, c.work, c.loop, left.more)
		}
	}
}

// wholePiece is what a work is done with, and how often each loop looked when it was done
// to its end.
type wholePiece struct {
	data  []byte
	loops map[string]int
}

func wholly(t *testing.T, s *Service, w work, record string) *wholePiece {
	t.Helper()
	data, err := w.prepare(s, []byte(record))
	if err != nil {
		t.Fatal(err)
	}
	seen := &looking{Context: context.Background(), loops: map[string]int{}}
	if err := w.do(seen, s, data); err != nil {
		t.Fatal(err)
	}
	return &wholePiece{data, seen.loops}
}

func workNamed(t *testing.T, name string) work {
	t.Helper()
	for _, w := range works {
		if w.name == name {
			return w
		}
	}
	t.Fatal("no work is called", name)
	return work{}
}

func growthNamed(t *testing.T, name string) func(n int) string {
	t.Helper()
	for _, g := range growths {
		if g.name == name {
			return g.record
		}
	}
	t.Fatal("nothing grows that is called", name)
	return nil
}

// looking is a context that counts which loops look at it, and may end where one
// of them has looked so many times.
type looking struct {
	context.Context
	mu    sync.Mutex
	loops map[string]int
	at    string // "" is nowhere
	after int
	gone  bool
	more  int // looks since then, but for those of lookOn
}

func (c *looking) Err() error {
	loop := looks()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		if !lookOn[loop] {
			c.more++
		}
		return context.Canceled
	}
	if c.loops[loop]++; loop == c.at && c.loops[loop] >= c.after {
		c.gone = true
		return context.Canceled
	}
	return nil
}

var (
	asking  = regexp.MustCompile(`\)\.(Err|goOn|ended)$`) // on behalf of who calls them
	literal = regexp.MustCompile(`(\.func\d+(\.\d+)*|-range\d+)+$`)
)

// lookers are the callers that were named before, by their places in the program.
var lookers sync.Map // [8]uintptr -> string

// looks names the function that looks at the context, with its package's name.
func looks() string {
	var calls [8]uintptr
	frames := calls[:runtime.Callers(2, calls[:])]
	name, ok := lookers.Load(calls)
	if !ok {
		name, _ = lookers.LoadOrStore(calls, nameOf(runtime.CallersFrames(frames)))
	}
	return name.(string)
}

func nameOf(frames *runtime.Frames) string {
	for {
		f, more := frames.Next()
		name := literal.ReplaceAllString(path.Base(f.Function), "")
		if !more || !asking.MatchString(name) && !strings.HasSuffix(name, ".looks") {
			return name
		}
	}
}

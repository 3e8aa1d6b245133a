package pdf

import (
	"sync"

	"notat/internal/slab"
	"notat/internal/typeset"
)

// desk is working memory that a builder shares with those nested in it. Nothing on it is
// part of a file, so that the next document is laid out on the same.
type desk struct {
	words words
	body  []item     // of the flow that is not nested
	idle  []*builder // whose flows were taken
	items slab.Of[item]
	paras slab.Of[para]
	runs  slab.Of[run]
	lines typeset.Room
	lent  []*desk                      // to the stretches of a body
	dense struct{ body, dense *style } // what dense gave last
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// mostKept is how many items of a flow, or of working memory, stay on a desk: those of some
// five pages.
const mostKept = 1000

// putBack clears the desk for the next document.
func (d *desk) putBack() {
	for _, l := range d.lent {
		l.putBack()
	}
	w := &d.words
	*w = words{spans: cleared(w.spans[:cap(w.spans)]), runs: cleared(w.runs[:cap(w.runs)]), joined: cleared(w.joined[:cap(w.joined)])}
	d.dense.body, d.dense.dense = nil, nil
	d.body, d.lent = cleared(d.body), cleared(d.lent)
	for _, b := range d.idle {
		*b = builder{flow: cleared(b.flow[:cap(b.flow)]), opened: cleared(b.opened)}
	}
	d.items.Release()
	d.paras.Release()
	d.runs.Release()
	d.lines.Release()
	desks.Put(d)
}

// cleared gives the memory of s, if it is little enough to be kept, empty.
func cleared[T any](s []T) []T {
	if cap(s) > mostKept {
		return nil
	}
	clear(s)
	return s[:0]
}

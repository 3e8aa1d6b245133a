package kontrol

import (
	"sync"

	"notat/internal/samtale"
)

// text is what the checks read of a record: read once, and asked as often as they like.
type text struct {
	reading *reading
	tokens  *tokens
	intern  bool // it may have a word of internWords

	// Made when they are first asked for, in room that is kept.
	passage []passage // see passages
	results []placed  // see reducedResults
	read    []field   // see fields
	runs    []run     // see digits
}

// textRooms keep that room.
var textRooms = sync.Pool{New: func() any { return &text{} }}

func readText(r *samtale.Record) *text {
	t := textRooms.Get().(*text)
	t.reading, t.tokens = read(r), tokenRooms.Get().(*tokens)
	t.tokens.take(t.reading.form)
	t.tokens.sumUp()
	t.intern = mayHoldInternWord(t.tokens)
	return t
}

// release gives its room back. Nothing of it may be used any more.
func (t *text) release() {
	t.reading.release()
	t.tokens.release()
	if max(cap(t.passage), cap(t.read), cap(t.runs)) <= maxStretchRoom {
		clear(t.passage)
		clear(t.read)
		*t = text{passage: t.passage[:0], read: t.read[:0], runs: t.runs[:0]}
		textRooms.Put(t)
	}
}

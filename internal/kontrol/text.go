package kontrol

import "notat/internal/samtale"

// text is what the checks read of a record: read once, and asked as often as they like.
type text struct {
	reading *reading
	tokens  *tokens
	intern  bool // it may have a word of internWords

	// Made when they are first asked for.
	passage []passage // see passages
	results []placed  // see reducedResults
	read    []field   // see fields
	runs    []run     // see digits
}

func readText(r *samtale.Record) *text {
	t := &text{reading: read(r), tokens: tokenRooms.Get().(*tokens)}
	t.tokens.take(t.reading.form)
	t.tokens.hearAll()
	t.intern = mayHoldInternWord(t.tokens)
	return t
}

// release gives its room back. Nothing of it may be used any more.
func (t *text) release() {
	t.reading.release()
	t.tokens.release()
}

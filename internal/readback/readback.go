// Package readback takes an edited Word draft back into the record that it was
// made from. It keeps one promise: every word in the file that came back is in
// the new record, is unchanged fixed text, or is an Item that is shown to the
// referent. Where it is not sure it asks. Package proof holds it to that. It
// knows Word files and records; it renders nothing, and no rule of
// a record is in it.
package readback

import (
	"context"
	"slices"

	"notat/internal/ooxml"
	"notat/internal/parallel"
	"notat/internal/samtale"
)

// Control says which field a content control of a draft holds.
type Control struct {
	Pointer string // RFC 6901, into Input.Base
	Rich    bool   // Markdown
}

// Draft is a Word draft with the table of its controls, by w:tag.
type Draft struct {
	File     *ooxml.Package
	Controls map[string]Control
}

// Input is what came back, and what it is held against.
type Input struct {
	Base     []byte // JSON of the record that the draft was made from
	Baseline Draft  // Base, drawn anew by today's program
	Edited   Draft
	Status   map[string]string // printed label of an agreement's status -> the record's word
	Labels   map[string]string // printed label of a field of an agreement ("Frist") -> its key
	Svar     map[string]string // answers: Item.ID -> Choice.ID

	// Foreign says that the draft is of another release or template, so that
	// pictures that the program draws may differ.
	Foreign bool
}

// Result is the new record, what changed, and what is to be told or decided.
type Result struct {
	Record  []byte    // canonical JSON; with open items, what is certain so far
	Changes []Change  // in document order
	Items   []Item    // in document order
	Read    []Reading // what the record has in another form than the file
	Seen    int       // characters of the file that leave ink and were read
}

// Reading is a date, a time, a status or a label as the file has it, and the
// words that the record has for it.
type Reading struct{ File, Record string }

// Open reports whether something blocks or waits for an answer.
func (r *Result) Open() bool { return slices.ContainsFunc(r.Items, Item.open) }

// reading is one draft on its way back.
type reading struct {
	Input
	ctx    context.Context // of the one call that the reading is
	record *samtale.Record // Base, for the names of places
	root   any             // Base as a tree, edited in place at the end

	base   []line // the baseline's paragraphs
	edited story
	match  []int // edited paragraph -> baseline paragraph, or -1
	back   []int // baseline paragraph -> edited paragraph, or -1

	fields map[string]*field
	order  []*field            // by first place in the baseline
	below  map[string][]*field // item -> its fields
	lineOf map[string][]int    // item or field -> lines of the baseline in it
	unlike map[string][]int    // words -> edited paragraphs that the baseline does not have
	spots  []spot              // edited paragraph -> where its words went

	edits edits
	by    map[string]string // pointer -> who changed it, where tracked
	items []Item
	nth   map[string]int // identical items so far, for their ids
	extra []*piece       // what answers put into a section of its own
	read  []Reading
}

// Read takes the draft back. The error is a failure to read XML that was
// promised to be sound, or a record that is none.
func Read(ctx context.Context, in Input) (*Result, error) {
	r := &reading{Input: in, ctx: ctx, fields: map[string]*field{}, by: map[string]string{}, nth: map[string]int{}}
	var err error
	if r.record, err = samtale.Decode(in.Base); err != nil {
		return nil, err
	}
	if r.root, err = parse(in.Base); err != nil {
		return nil, err
	}
	var drafts [2]story
	var errs [2]error
	parallel.Do(2, func(i int) { drafts[i], errs[i] = flatten(ctx, []Draft{in.Baseline, in.Edited}[i]) })
	for _, err := range append(errs[:], ctx.Err()) {
		if err != nil {
			return nil, err
		}
	}
	before := drafts[0]
	r.edited = drafts[1]
	r.base = r.lines(before)
	if err := r.align(); err != nil {
		return nil, err
	}
	for _, step := range []func(){r.place, r.gone, r.values} {
		if step(); ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	if err := r.beside(before); err != nil {
		return nil, err
	}
	r.oevrigeBemaerkninger()
	out, err := r.finish()
	if err != nil {
		return nil, err
	}
	out.Items, out.Read, out.Seen = r.items, r.read, r.edited.seen()
	return out, ctx.Err()
}

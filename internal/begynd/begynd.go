// Package begynd begins a record with a foreign file: last year's notat in Word,
// slides, a PDF from a school's website. It takes the file as package source has it
// and proposes a record, in which every word of the file is, or an Item shows the
// word with its place. What it is not sure of it asks, all of a kind at once. It
// reads no file, knows no template but its words, and no rule of a record is in it.
package begynd

import (
	"context"

	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/source"
)

// Input is a foreign file and what is known of its words.
type Input struct {
	File source.File
	// Words are the words of the template, and Svar the answers: the rest is not used.
	Words readback.Input
	// Synonymer are words of a heading that tell what stands below it, in small
	// letters: by part of a notat, and by "deltagere", "dagsorden" and "aftaler".
	Synonymer map[string][]string
	Delnavne  map[samtale.Del]string // what the template calls the parts
}

// Result is the record as far as it is certain or proposed, and what is to be told
// or decided.
type Result struct {
	Record []byte // canonical JSON
	Items  []readback.Item
	Read   []readback.Reading // what the record has in another form than the file
}

// begun is a record on its way.
type begun struct {
	*readback.Reader
	in      Input
	ctx     context.Context // of the one call that it is
	pieces  []source.Piece
	used    []bool // the piece has its place already
	root    map[string]any
	people  []*person
	program []any    // items of the agenda
	head    []string // lines that were read as the head
	told    []string // lines that were read as the agenda
	noted   []string // words over it, which the record has not
	parts   []part
	figures map[string]bool // pictures that were taken, by their bytes
	again   []string        // where one of them stands once more
	bytes   int             // of them
	pixels  int             // bytes that they take as they are drawn
}

// Propose begins a record. The error is that of the context, or a failure of the
// program.
func Propose(ctx context.Context, in Input) (*Result, error) {
	b := &begun{Reader: readback.NewReader(in.Words), in: in, ctx: ctx, pieces: in.File.Pieces, used: make([]bool, len(in.File.Pieces)), root: map[string]any{}, figures: map[string]bool{}}
	b.unframe()
	b.hoved()
	b.deltagere()
	b.dagsorden()
	if err := b.body(); err != nil {
		return nil, err
	}
	b.askDoubts()
	b.tellDeltagere()
	b.tellDagsorden()
	b.afsnit()
	b.left()
	record, err := recorddiff.Canonical(b.root)
	if err != nil {
		return nil, err
	}
	if err := b.links(record); err != nil {
		return nil, err
	}
	return &Result{Record: record, Items: b.Items(), Read: b.Read()}, ctx.Err()
}

// set puts a value into the record where there is one.
func (b *begun) set(object, key string, v any) {
	if v == nil || v == "" {
		return
	}
	o, _ := b.root[object].(map[string]any)
	if o == nil {
		o = map[string]any{}
		b.root[object] = o
	}
	o[key] = v
}

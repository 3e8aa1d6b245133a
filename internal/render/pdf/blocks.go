package pdf

import (
	"cmp"
	"fmt"
	"slices"

	"notat/internal/notat"
	"notat/internal/parallel"
)

// stretchBlocks is how many blocks of a body are at least set in one go. It
// depends on nothing but the body, so that a body is always set alike.
const stretchBlocks = 48

// all adds the blocks of a body, long ones in stretches set side by side.
func (b *builder) all(blocks []notat.Block) error {
	levels := levels(blocks)
	ends := stretches(levels, stretchBlocks)
	if len(ends) < 2 {
		return b.some(blocks, levels)
	}
	return b.stretches(blocks, levels, ends)
}

// stretches adds the blocks of a body in stretches set side by side.
func (b *builder) stretches(blocks []notat.Block, levels []int8, ends []int) error {
	built, errs := make([]*builder, len(ends)), make([]error, len(ends))
	lent := make([]*desk, len(ends))
	for i := range lent {
		lent[i] = desks.Get().(*desk)
	}
	b.desk.lent = lent
	parallel.Do(len(ends), func(i int) {
		from := 0
		if i > 0 {
			from = ends[i-1]
		}
		in := *b
		in.desk = lent[i]
		in.flow, in.opened = in.desk.body[:0], nil
		built[i] = &in
		errs[i] = in.some(blocks[from:ends[i]], levels[from:ends[i]])
		in.desk.body = in.flow
	})
	if err := cmp.Or(errs...); err != nil {
		return err
	}
	n := 0
	for _, in := range built {
		n += len(in.flow) + tocItems*(len(in.sections)+1) // so that a table of contents has room among them
	}
	b.flow = slices.Grow(b.flow, n)
	for _, in := range built {
		b.join(in)
	}
	return nil
}

// stretches gives where the stretches of a body end: before a section, of which
// nothing but the space above it depends on what was set before.
func stretches(levels []int8, least int) (ends []int) {
	from := 0
	for i, level := range levels {
		if i-from >= least && level == 2 {
			ends = append(ends, i)
			from = i
		}
	}
	return append(ends, len(levels))
}

// join adds a section that another builder set below what stands here.
func (b *builder) join(in *builder) {
	base := int32(len(b.flow))
	if st := b.styles.heading[0]; st.contextual && b.lastPara == st && b.lastAt == len(b.flow) { // see paragraph
		b.pending = -st.before
	}
	b.flow = append(b.flow, in.flow...)
	added := b.flow[base:]
	for i := range added {
		if added[i].visible() {
			added[i].space = max(b.pending+added[i].space, b.floor)
			b.pending, b.floor = 0, 0
			break
		}
	}
	shift(added, 0, base)
	for _, s := range in.sections {
		s.at += base
		b.sections = append(b.sections, s)
	}
	b.pending, b.floor = b.pending+in.pending, max(b.floor, in.floor)
	b.lastPara, b.lastAt = in.lastPara, int(base)+in.lastAt
}

// levels gives the level of each heading, 0 for what is none. They begin at 1
// and go down by one only (ISO 14289-1, 7.4.2).
func levels(blocks []notat.Block) []int8 {
	out, level := make([]int8, len(blocks)), 0
	for i, block := range blocks {
		if h, ok := block.(*notat.Heading); ok && !notat.Empty(h.Inlines) {
			level = max(1, min(h.Level, level+1, 4))
			out[i] = int8(level)
		}
	}
	return out
}

// usualItems is how many items most blocks become at most, on an average.
const usualItems = 10

// some adds blocks one after the other.
func (b *builder) some(blocks []notat.Block, levels []int8) error {
	b.flow = slices.Grow(b.flow, usualItems*len(blocks))
	for i, block := range blocks {
		if err := b.bounds.ctx.Err(); err != nil {
			return err
		}
		if h, ok := block.(*notat.Heading); ok {
			if levels[i] > 0 {
				b.heading(h, int(levels[i]))
			}
			continue
		}
		var next notat.Block
		if i+1 < len(blocks) {
			next = blocks[i+1]
		}
		if p, ok := block.(*notat.Paragraph); ok && p.Role == notat.Note && i > 0 && notes(blocks[i-1]) {
			b.keepLast(wish)
			b.tighten(0.4 * b.body.size)
		}
		if q, ok := block.(*notat.Quote); ok && lastOf(blocks, i) && len(q.Blocks) > 0 {
			b.keepLast(wish) // the last of several quotes does not stand alone on the last page
		}
		if err := b.block(block, next); err != nil {
			return err
		}
	}
	return nil
}

// lastOf tells the last of several quotes.
func lastOf(blocks []notat.Block, i int) bool {
	quote := func(k int) bool {
		if k < 0 || k >= len(blocks) {
			return false
		}
		_, ok := blocks[k].(*notat.Quote)
		return ok
	}
	return quote(i) && quote(i-1) && !quote(i+1)
}

// notes tells a block whose note stands right below it.
func notes(block notat.Block) bool {
	switch block.(type) {
	case *notat.Table, *notat.Figure, *notat.Definitions:
		return true
	case *notat.Heading, *notat.Paragraph, *notat.List, *notat.Columns, *notat.Quote, *notat.Form:
	}
	return false
}

// block adds one block that is no heading.
func (b *builder) block(block, next notat.Block) error {
	switch block := block.(type) {
	case *notat.Paragraph:
		b.text(block, next)
	case *notat.List:
		b.list(block, 0)
	case *notat.Definitions:
		b.definitions(block)
	case *notat.Table:
		b.table(block)
	case *notat.Columns:
		b.columns(block)
	case *notat.Quote:
		b.quote(block)
	case *notat.Figure:
		b.figure(block)
	case *notat.Form: // in a draft only
	case *notat.Heading:
		return fmt.Errorf("pdf: heading %q where a block belongs", block.Anchor)
	default:
		return fmt.Errorf("pdf: block %T has no drawing", block)
	}
	return nil
}

// blocks adds the paragraphs and lists within a block.
func (b *builder) blocks(blocks []notat.Block) {
	for i, block := range blocks {
		if b.ended() {
			return
		}
		var next notat.Block
		if i+1 < len(blocks) {
			next = blocks[i+1]
		}
		switch block := block.(type) {
		case *notat.Paragraph:
			b.text(block, next)
		case *notat.List:
			b.list(block, 0)
		case *notat.Heading, *notat.Definitions, *notat.Table, *notat.Columns, *notat.Quote, *notat.Figure, *notat.Form: // in no block
		}
	}
}

// inside adds what is in an element that may hold words itself: one plain
// paragraph needs no element of its own there.
func (b *builder) inside(blocks []notat.Block) {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*notat.Paragraph); ok && p.Role == notat.Body {
			if !notat.Empty(p.Inlines) {
				b.lines(b.para(p.Inlines, b.body, b.x, b.width))
			}
			return
		}
	}
	b.blocks(blocks)
}

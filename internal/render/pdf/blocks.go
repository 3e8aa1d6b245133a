package pdf

import (
	"fmt"

	"notat/internal/notat"
)

// all adds the blocks of a body. Heading levels begin at 1 and go down by one
// only (ISO 14289-1, 7.4.2).
func (b *builder) all(blocks []notat.Block) error {
	level := 0
	for i, block := range blocks {
		if err := b.bounds.ctx.Err(); err != nil {
			return err
		}
		if h, ok := block.(*notat.Heading); ok {
			if !notat.Empty(h.Inlines) {
				level = max(1, min(h.Level, level+1, 4))
				b.heading(h, level)
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
		if err := b.block(block, next); err != nil {
			return err
		}
	}
	return nil
}

// notes tells a block whose note stands right below it.
func notes(block notat.Block) bool {
	switch block.(type) {
	case *notat.Table, *notat.Figure, *notat.Definitions:
		return true
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
	default:
		return fmt.Errorf("pdf: block %T has no drawing", block)
	}
	return nil
}

// blocks adds the paragraphs and lists within a block.
func (b *builder) blocks(blocks []notat.Block) {
	for i, block := range blocks {
		var next notat.Block
		if i+1 < len(blocks) {
			next = blocks[i+1]
		}
		switch block := block.(type) {
		case *notat.Paragraph:
			b.text(block, next)
		case *notat.List:
			b.list(block, 0)
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

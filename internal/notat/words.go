package notat

import (
	"strings"
	"unicode/utf8"

	"notat/internal/spaces"
)

// Plain gives the words of a line with no mark of their manner. A line break is
// a space; a prompt is not a word.
func Plain(line []Inline) string {
	for len(line) == 1 { // most lines are one text of one field
		switch in := line[0].(type) {
		case Text:
			return string(in)
		case Felt:
			line = in.Inlines
			continue
		case Strong, Emph, Link, Break:
		}
		break
	}
	var b strings.Builder
	plain(&b, line)
	return b.String()
}

func plain(b *strings.Builder, line []Inline) {
	for _, in := range line {
		switch in := in.(type) {
		case Text:
			b.WriteString(string(in))
		case Strong:
			plain(b, in)
		case Emph:
			plain(b, in)
		case Link:
			plain(b, in.Inlines)
		case Felt:
			plain(b, in.Inlines)
		case Break:
			b.WriteByte(' ')
		}
	}
}

// Empty reports whether a line has no visible word. A line with nothing but a
// prompt is empty: only an editable draft draws it.
func Empty(line []Inline) bool {
	for _, in := range line {
		empty := true
		switch in := in.(type) {
		case Text:
			empty = strings.TrimSpace(string(in)) == ""
		case Strong:
			empty = Empty(in)
		case Emph:
			empty = Empty(in)
		case Link:
			empty = Empty(in.Inlines)
		case Felt:
			empty = Empty(in.Inlines)
		case Break:
		}
		if !empty {
			return false
		}
	}
	return true
}

// EmptyBlocks reports whether blocks hold no visible word and no picture.
func EmptyBlocks(blocks []Block) bool {
	for _, b := range blocks {
		if _, picture := b.(*Figure); picture {
			return false
		}
	}
	empty := true
	eachLine(blocks, func(line []Inline) { empty = empty && Empty(line) })
	return empty
}

// shortFact is how many letters a fact has at most: half a line of a page.
const shortFact = 48

// Fact reports whether a paragraph is a label and a few words, "Frist: 1. juni 2026":
// several of them are taken in at a glance when they stand beside one another.
func (p *Paragraph) Fact() bool {
	if p.Role != Body || len(p.Inlines) < 2 {
		return false
	}
	label, ok := p.Inlines[0].(Strong)
	if !ok || !strings.HasSuffix(Plain(label), ":") || Empty(p.Inlines[1:]) {
		return false
	}
	for _, in := range p.Inlines {
		if f, ok := in.(Felt); ok && f.Rich { // whoever writes prose may write more
			return false
		}
	}
	return utf8.RuneCountInString(Plain(p.Inlines)) <= shortFact
}

// Facts gives how many facts in a row blocks begin with; one alone is none.
func Facts(blocks []Block) int {
	n := 0
	for n < len(blocks) {
		if p, ok := blocks[n].(*Paragraph); !ok || !p.Fact() {
			break
		}
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}

// PromptOnly reports whether nothing is said of the term yet: it stands there
// for a prompt, and only an editable draft draws the two.
func (d Definition) PromptOnly() bool {
	return len(d.Blocks) > 0 && EmptyBlocks(d.Blocks)
}

// Text gives the words of the body in order, one string for each unit: heading,
// paragraph, list item, term, cell paragraph, caption, column heading, quote and
// its source. White space within a unit is single spaces, and units without words
// are left out. It says what "the same words in the same order" means: the text
// of every format, without its headers, footers, page numbers, draft marks, table
// of contents, prompts, list markers and alternative texts, is these words.
func (d *Document) Text() []string {
	var out []string
	Units(d.Blocks, func(unit string) { out = append(out, unit) })
	return out
}

// Units calls do for each unit that Text would have of some blocks, in order.
func Units(blocks []Block, do func(unit string)) {
	eachLine(blocks, func(line []Inline) {
		if unit := spaces.Joined(Plain(line)); unit != "" {
			do(unit)
		}
	})
}

// TextOver reports whether the units of Text have more than n bytes in all.
func (d *Document) TextOver(n int) bool {
	eachLine(d.Blocks, func(line []Inline) {
		if n >= 0 {
			n -= len(spaces.Joined(Plain(line)))
		}
	})
	return n < 0
}

// Felts gives every Felt of the body in order, but those of a PromptOnly term.
func (d *Document) Felts() []Felt {
	var out []Felt
	eachLine(d.Blocks, func(line []Inline) { out = felts(out, line) })
	return out
}

func felts(out []Felt, line []Inline) []Felt {
	for _, in := range line {
		switch in := in.(type) {
		case Strong:
			out = felts(out, in)
		case Emph:
			out = felts(out, in)
		case Link:
			out = felts(out, in.Inlines)
		case Felt:
			out = append(out, in)
		case Text, Break:
		}
	}
	return out
}

// eachLine calls do for every line of the blocks in reading order. It passes
// over terms that stand there for a prompt.
func eachLine(blocks []Block, do func([]Inline)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			do(b.Inlines)
		case *Paragraph:
			do(b.Inlines)
		case *List:
			eachItem(b, do)
		case *Definitions:
			for _, it := range b.Items {
				if !it.PromptOnly() {
					do(it.Term)
					eachLine(it.Blocks, do)
				}
			}
		case *Table:
			do(b.Caption)
			eachCell(b.Head, do)
			for _, row := range b.Rows {
				eachCell(row, do)
			}
		case *Columns:
			for _, c := range b.Columns {
				do(c.Heading)
				eachLine(c.Blocks, do)
			}
		case *Quote:
			eachLine(b.Blocks, do)
			do(b.Source)
		case *Figure:
			do(b.Caption)
		case *Form: // not said yet
		}
	}
}

func eachItem(l *List, do func([]Inline)) {
	for _, it := range l.Items {
		do(it.Inlines)
		if it.Sub != nil {
			eachItem(it.Sub, do)
		}
	}
}

func eachCell(cells []Cell, do func([]Inline)) {
	for _, c := range cells {
		eachLine(c.Blocks, do)
	}
}

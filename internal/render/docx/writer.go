package docx

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"unicode/utf8"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

// writer is the body of one draft being written. What the body asks of the rest
// of the package (relationships, pictures, list instances, controls) is gathered
// on the way. The first error stays.
type writer struct {
	bytes.Buffer
	ctx  context.Context
	form *form
	doc  *notat.Document

	links    map[string]string // address -> relationship id
	rels     []relation        // what the main part points at, in order of first use
	pictures []picture
	media    map[string]string // part name -> relationship id
	numbered int               // lists so far
	bindings []Binding
	ids      map[uint32]bool // taken ids of controls
	drawings int

	seen map[string]bool // pointers that have their control

	words      []word // scratch of one paragraph
	under      look   // how the style of the paragraph being written has its words
	bold       bool   // a prompt in bold is being written
	guard      bool   // the next paragraph is the first of a block-level control
	within     string // pointer of the block-level control being written
	afterTable bool   // the last thing written is a table
	afterBlock bool   // the last thing written is a block-level control
	side       bool   // pages lie on their side
	turned     bool   // and were turned before
	fitted     fitted // the last table that was asked about
	cellStart  int    // where the cell being written begins
	section    string // words of the last heading, or the title
	err        error
}

// relation is one line of the main part's relationships.
type relation struct {
	id, kind, target string
	external         bool
}

// place is where blocks stand, as far as it changes how they are written.
type place struct {
	cell     bool   // in a table
	number   bool   // set to the right
	left     int    // indent, twips
	space    *space // instead of the style's own
	keepNext bool   // stands with what follows
	style    string // of plain paragraphs, instead of Normal
}

// space is the room before and after a paragraph in twips.
type space struct{ before, after int }

func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf("docx: "+format, args...)
	}
}

// goOn reports whether to write the next block, item or row: not when the
// request has ended, nor when the part is too large to be handed back.
func (w *writer) goOn() bool {
	if w.err == nil {
		w.err = w.ctx.Err()
	}
	if w.err == nil && w.Len() > ooxml.MaxMain {
		w.err = &ooxml.Error{Code: ooxml.Unpacked}
	}
	return w.err == nil
}

// literal is what the program itself says. A constant becomes one by itself, and
// a string does not: what comes from elsewhere is written by text.
type literal string

func (w *writer) raw(s ...literal) {
	for _, x := range s {
		w.WriteString(string(x))
	}
}

// with writes an element that has one attribute, <w:tag w:val="n1"/>: start is
// all before the value.
func (w *writer) with(start literal, value string) {
	w.raw(start)
	w.text(value)
	w.raw(`"/>`)
}

func (w *writer) int(n int) {
	var b [20]byte
	w.Write(strconv.AppendInt(b[:0], int64(n), 10))
}

// val writes an element with one number: <w:ilvl w:val="1"/>.
func (w *writer) val(name literal, n int) {
	w.raw("<", name, " w:val=\"")
	w.int(n)
	w.raw("\"/>")
}

// text writes s as XML character data that also fits an attribute. Characters
// that XML 1.0 (§ 2.2) cannot hold are left out; samtale has refused them.
func (w *writer) text(s string) {
	last := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if (r == utf8.RuneError && n == 1) || r == 0xFFFE || r == 0xFFFF {
				w.WriteString(s[last:i])
				last = i + n
			}
			i += n
			continue
		}
		var e string
		switch {
		case c == '&':
			e = "&amp;"
		case c == '<':
			e = "&lt;"
		case c == '>':
			e = "&gt;"
		case c == '"':
			e = "&quot;"
		case c == '\t', c == '\n':
			e = " "
		case c >= ' ':
			i++
			continue
		}
		w.WriteString(s[last:i])
		w.WriteString(e)
		i++
		last = i
	}
	w.WriteString(s[last:])
}

// blocks writes sibling blocks. Those that come one after the other from one
// field become one control.
func (w *writer) blocks(bs []notat.Block, at place) {
	for len(bs) > 0 && w.goOn() {
		if !at.cell && w.within == "" {
			w.face(bs)
		}
		n := 1
		if f, ok := blockField(bs[0]); ok && w.within == "" && !w.seen[f.Pointer] {
			if n = fieldRun(f, bs); standsAsBlock(f, bs[:n], at) {
				w.blockControl(f, bs[:n], at)
				bs = bs[n:]
				continue
			}
		}
		w.block(bs[0], at)
		bs = bs[1:]
	}
}

func (w *writer) block(b notat.Block, at place) {
	switch b := b.(type) {
	case *notat.Heading:
		w.heading(b)
	case *notat.Paragraph:
		w.paragraph(b, at)
	case *notat.List:
		w.list(b, 0, at)
	case *notat.Definitions:
		w.definitions(b, at)
	case *notat.Table:
		w.table(b)
	case *notat.Columns:
		w.columns(b)
	case *notat.Quote:
		w.quote(b, at)
	case *notat.Figure:
		w.figure(b)
	case *notat.Form:
		w.blocks(b.Blocks, at)
	default:
		w.fail("unknown block %T", b)
	}
}

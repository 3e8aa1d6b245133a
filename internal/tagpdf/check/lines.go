package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is the text of one block-level element, in pieces of a line or less.
type block struct {
	owner  *element
	pieces []piece
}

func (b block) String() string {
	var s strings.Builder
	for _, p := range b.pieces {
		s.WriteString(p.text)
	}
	return s.String()
}

// inlineTypes are part of the block they are in; skipped do not count, nor does
// what is in a Figure itself, but its Caption does.
var (
	inlineTypes = []name{"Span", "Link", "Reference"}
	skipped     = []name{"Lbl", "TOC"}
)

// blocks gives the text of all blocks that counts, in reading order. What a block
// says before and after a block in it are two entries.
func (d *document) blocks() []block {
	return d.blocksBut(func(e *element) (all, own bool) {
		return slices.Contains(skipped, e.typ) && !d.isTerm(e), e.typ == "Figure"
	})
}

// blocksBut gives the text of all blocks but those of which left says that all of
// it, or what is their own, is left out.
func (d *document) blocksBut(left func(*element) (all, own bool)) []block {
	var out []block
	var visit func(e *element)
	visit = func(e *element) {
		all, own := left(e)
		if all {
			return
		}
		if !slices.Contains(inlineTypes, e.typ) {
			out = append(out, block{owner: e})
		}
		for _, k := range e.kids {
			switch {
			case k.element != nil:
				visit(k.element)
				if !slices.Contains(inlineTypes, k.element.typ) {
					out = append(out, block{owner: e})
				}
			case k.page != nil && k.page.content[k.mcid] != nil && !own && len(out) > 0:
				last := &out[len(out)-1]
				last.pieces = append(last.pieces, k.page.content[k.mcid].pieces...)
			}
		}
	}
	if d.root != nil {
		visit(d.root)
	}
	return out
}

// isTerm tells the label of a list of definitions, which is a term and counts
// among the words: such a list has no numbering (ISO 32000-1, table 336).
func (d *document) isTerm(e *element) bool {
	return e.typ == "Lbl" && ancestor(e, "L") != nil && d.attribute(ancestor(e, "L"), "ListNumbering") == nil
}

// A word broken at a line end by itself fills a line, or is long: 24 letters
// are more than most Danish compounds have, and fewer than addresses.
const longWord = 24

// checkLines finds lines of one block that meet letter to letter, so that a
// reader hears their words as one. A word broken between letters because it is
// wider than its line is no such fault, and begins its line; nor is a break
// after a hyphen or in an address.
func (d *document) checkLines() {
	for _, b := range d.blocks() {
		var line strings.Builder
		for i, p := range b.pieces {
			if i > 0 && !sameLine(b.pieces[i-1], p) {
				if s := line.String(); glued(s, restOfLine(b.pieces[i:])) {
					d.find("glued", b.owner.String(), "%q and %q", tail(s), head(p.text))
				}
				line.Reset()
			}
			line.WriteString(p.text)
		}
	}
}

func sameLine(a, b piece) bool { return a.page == b.page && a.y == b.y }

func restOfLine(p []piece) string {
	var s strings.Builder
	for i := range p {
		if !sameLine(p[0], p[i]) {
			break
		}
		s.WriteString(p[i].text)
	}
	return s.String()
}

func glued(above, below string) bool {
	last, _ := utf8.DecodeLastRuneInString(above)
	first, _ := utf8.DecodeRuneInString(below)
	word := tail(above) + head(below)
	return (isLetter(last) || strings.ContainsRune(".,;:!)", last)) && isLetter(first) && word != above+head(below) && utf8.RuneCountInString(word) <= longWord
}

// isLetter tells letters of scripts that part words by spaces.
func isLetter(r rune) bool {
	return unicode.IsDigit(r) || unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

func tail(s string) string {
	return s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
}

func head(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

package pdf

import (
	"notat/internal/tagpdf"
)

// A flow is what stands below one another, in reading order: lines, rows and
// pictures, and between them where structure elements begin and end. It is
// built first, then given its places (place.go), then drawn (pen.go).

// kind is the kind of an item.
type kind uint8

const (
	opening kind = iota // a structure element begins
	closing             // and ends
	textual             // a line of a paragraph
	label               // what stands before the line that follows
	beside              // a row: flows side by side
	pictured
)

// item is one piece of a flow.
type item struct {
	kind   kind
	keep   keep // on the page of the next visible item
	breaks bool // begins a page
	turn   turn
	line   int32   // textual: which line of para
	end    int32   // opening: index of its closing
	lane   int     // where it stands, once placed
	y      float64 // its upper edge
	space  float64 // above it, unless it is the first on its page
	height float64

	el   *element // opening and closing
	para *para    // textual and label
	row  *row     // beside
	fig  *picture // pictured
}

// keep is how strongly an item is held on the page of the next. Where more
// keeps together than a page holds, the weakest give way.
type keep uint8

const (
	free keep = iota
	wish      // reads better: short agreements and tables in one piece
	need      // says nothing alone: headings, captions, terms
	must      // lines of a paragraph, a label and its words
)

// element is a structure element with what is drawn behind it.
type element struct {
	tag      tagpdf.Type
	attr     tagpdf.Attr
	backdrop backdrop
	outline  int // level of the bookmark; 0: none
	title    string
	none     bool // holds things together, and is no structure element
}

// backdrop is drawn behind the items of an element, before them.
type backdrop interface {
	// pad is the room it takes above and below.
	pad() (top, bottom float64)
	// draw draws it behind inside, from its opening to its closing item.
	draw(p *pen, inside []item)
}

// visible tells an item that takes room.
func (it *item) visible() bool { return it.kind >= textual || it.height > 0 }

// Elements that are the same wherever they stand.
var (
	elP       = &element{tag: tagpdf.P}
	elLI      = &element{tag: tagpdf.LI}
	elLbl     = &element{tag: tagpdf.Lbl}
	elLBody   = &element{tag: tagpdf.LBody}
	elDiv     = &element{tag: tagpdf.Div}
	elCaption = &element{tag: tagpdf.Caption}
	elTHead   = &element{tag: tagpdf.THead}
	elTBody   = &element{tag: tagpdf.TBody}
	elDisc    = &element{tag: tagpdf.L, attr: tagpdf.Attr{Numbering: "Disc"}}
	elDecimal = &element{tag: tagpdf.L, attr: tagpdf.Attr{Numbering: "Decimal"}}
	elTerms   = &element{tag: tagpdf.L}
)

// builder builds one flow.
type builder struct {
	*styles
	flow     []item
	opened   []int32 // indices of the elements now open
	pending  float64 // space below what stands last
	lastPara *style  // of the paragraph that stands last, when flow ends at lastAt
	lastAt   int
	floor    float64 // the least space there
	x, width float64 // of the flow on the page
	nested   bool    // in a cell, a column or a quote: set as in one
	inset    float64 // of lists that are nested
	body     *style  // of its paragraphs
	narrow   bool    // hyphenate
	align    string  // of its paragraphs, where it is not their style's
	bounds   *bounds
	sections []section // the headings met so far that a table of contents names
	desk     *desk
}

// ended tells that the request has ended: nothing more is set.
func (b *builder) ended() bool { return b.bounds.ctx.Err() != nil }

// nest gives a builder for a flow within this one, which take gives.
func (b *builder) nest(x, width float64, body *style) *builder {
	var in *builder
	if n := len(b.desk.idle); n > 0 {
		in, b.desk.idle = b.desk.idle[n-1], b.desk.idle[:n-1]
	} else {
		in = &builder{}
	}
	*in = builder{
		styles: b.styles, x: x, width: width, nested: true, body: body, bounds: b.bounds, narrow: b.narrow || width < narrow, desk: b.desk,
		flow: in.flow[:0], opened: in.opened[:0],
	}
	return in
}

// take ends a nested builder and gives its flow, in memory of just its size.
func (b *builder) take() []item {
	b.desk.idle = append(b.desk.idle, b)
	return b.desk.items.Clone(b.flow)
}

// narrow is the width below which words are hyphenated, in points.
const narrow = 110

func (b *builder) open(el *element) {
	it := item{kind: opening, el: el}
	if el.backdrop != nil {
		if it.height, _ = el.backdrop.pad(); it.height > 0 {
			it.keep = must
			it.space = b.space()
		}
	}
	b.opened = append(b.opened, int32(len(b.flow)))
	b.flow = append(b.flow, it)
}

func (b *builder) close() {
	at := b.opened[len(b.opened)-1]
	b.opened = b.opened[:len(b.opened)-1]
	el := b.flow[at].el
	it := item{kind: closing, el: el}
	if el.backdrop != nil {
		if _, it.height = el.backdrop.pad(); it.height > 0 {
			b.keepLast(must)
		}
	}
	b.flow[at].end = int32(len(b.flow))
	b.flow = append(b.flow, it)
}

// gap asks for space above what comes next, besides what was asked for below
// the last: Word adds the two.
func (b *builder) gap(before float64) { b.pending += before }

// clear asks for space below a table, a picture or the like. It is not added to
// what comes next, as below a paragraph, but is the least there is.
func (b *builder) clear(below float64) { b.floor = below }

// tighten lets what comes next stand no further below than most.
func (b *builder) tighten(most float64) {
	b.pending, b.floor = min(b.pending, most), min(b.floor, most)
}

// space gives the space that was asked for.
func (b *builder) space() float64 {
	s := max(b.pending, b.floor)
	b.pending, b.floor = 0, 0
	return s
}

// put adds a visible item below the last.
func (b *builder) put(it item) {
	it.space += b.space()
	b.flow = append(b.flow, it)
}

// keepLast keeps the last visible item on the page of what comes next.
func (b *builder) keepLast(k keep) {
	for i := len(b.flow) - 1; i >= 0; i-- {
		if b.flow[i].visible() {
			b.flow[i].keep = max(b.flow[i].keep, k)
			return
		}
	}
}

// height is the room that a flow takes when no page ends in it.
func height(flow []item) float64 {
	h := 0.0
	for i := range flow {
		if it := &flow[i]; it.visible() {
			if h > 0 {
				h += it.space
			}
			h += it.height
		}
	}
	return h
}

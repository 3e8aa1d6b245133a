package pdf

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/tagpdf"
	"notat/internal/typeset"
)

// A notat longer than pagesWithout pages gets a table of contents before its
// first section. It is no part of the document's words.
const pagesWithout = 5

// tocItems is how many items of a flow an entry of it is at most, if its words
// stand on one line.
const tocItems = 8

// section is a heading that a table of contents names.
type section struct {
	level int   // 2 or 3
	at    int32 // index of its opening in the flow
	title string
}

// entry is one line of the table of contents: where it leads, and what stands
// at its end.
type entry struct {
	section
	page     int // where the section came to stand
	y        float64
	contents string // what a reader is told of the link
	number   *para
	leaders  *leaders
}

// leaders are the dots between an entry and its number.
type leaders struct {
	runs  []typeset.Run
	step  float64 // from one to the next
	color string
}

// toc is a table of contents on its way into a flow.
type toc struct {
	*builder
	labels
	sections []section
	entries  []*entry
	leaders  *leaders
}

// labels are the words of the template for it.
type labels struct {
	title string // "Indhold"
	page  string // "side"
}

// Lengths in parts of the size: the room of a number at the end of a line, how
// far an entry stands in from the one it belongs to, the space between two.
const (
	numberRoom  = 2.1
	entryIndent = 1.4
	entryGap    = 0.16
)

var (
	elTOC       = &element{tag: tagpdf.TOC}
	elTOCI      = &element{tag: tagpdf.TOCI}
	elReference = &element{tag: tagpdf.Reference}
)

// newTOC gives the table of contents of a body, nil where it needs none.
func newTOC(b *builder, l labels) *toc {
	if b.bounds.pages <= pagesWithout || len(b.sections) < 2 {
		return nil
	}
	return &toc{builder: b.nest(b.x, b.width, b.body), labels: l, sections: b.sections}
}

// build builds its flow. A subsection's entry lies in that of its section. Where
// all of them do not fit in room, it names no subsections: it is there to be
// taken in at a glance.
func (c *toc) build(room float64) []item {
	if all := c.lay(); height(all) <= room {
		return all
	}
	c.flow, c.entries = nil, nil
	c.sections = slices.DeleteFunc(slices.Clone(c.sections), func(s section) bool { return s.level > 2 })
	return c.lay()
}

func (c *toc) lay() []item {
	st := c.body.plain()
	c.leaders = c.dots(st.with(func(s *style) { s.color = quietColor }))
	c.open(elTOC)
	c.paragraph(elCaption, []notat.Inline{notat.Text(c.labels.title)}, c.styles.heading[0], true)
	last := len(c.sections) - 1
	for i, s := range c.sections {
		next := 2
		if i < last {
			next = c.sections[i+1].level
		}
		c.open(elTOCI)
		c.entry(s, st)
		if i < last && (i < 2 || i > last-3) {
			c.keepLast(wish) // no entry alone at the end of a page
		}
		if next > s.level {
			c.open(elTOC)
			continue
		}
		c.close()
		if next < s.level {
			c.close()
			c.close()
		}
	}
	c.close()
	return c.flow
}

// dots gives more leaders than a line has room for. They are set some at a time, as a
// word that is short enough to be kept.
func (c *toc) dots(st *style) *leaders {
	const some, most = 32, 224
	dots := c.para([]notat.Inline{notat.Text(strings.Repeat(". ", some))}, st, 0, endless).lines[0]
	one := c.para([]notat.Inline{notat.Text(".")}, st, 0, endless).lines[0]
	return &leaders{slices.Repeat(dots.Parts[0].Runs, most/some), (dots.Width - one.Width) / (some - 1), st.color}
}

// first gives the runs of so many dots.
func (l *leaders) first(n int) (runs []typeset.Run) {
	n *= 2 // with the spaces
	for _, r := range l.runs {
		r.To = min(r.To, r.From+uint16(n))
		n -= int(r.To - r.From)
		if runs = append(runs, r); n == 0 {
			break
		}
	}
	return runs
}

// entry adds one line, or as many as its words need.
func (c *toc) entry(s section, st *style) {
	e := &entry{section: s, leaders: c.leaders}
	c.entries = append(c.entries, e)
	indent := entryIndent * st.size * float64(s.level-2)
	c.gap(entryGap * st.size)
	w := words{styles: c.styles, style: st, nodes: []node{{parent: -1}, {to: e}}}
	w.text(s.title+" ", tone{color: st.color, node: 1})
	p := c.setWords(&w, st, c.x+indent, c.width-indent-numberRoom*st.size)
	p.entry = e
	c.open(elReference)
	c.lines(p)
	c.close()
}

// insert puts the table of contents into the flow, before the first section.
func (c *toc) insert(flow []item) []item {
	at := c.sections[0].at
	for at > 0 && flow[at-1].kind == opening { // its frame
		at--
	}
	added := c.build(c.room(flow[:at]))
	shift(added, 0, at)
	n := int32(len(added))
	shift(flow, at, n)
	for _, e := range c.entries {
		e.at += n
	}
	for i := range flow {
		if r := flow[i].row; r != nil && r.repeats != nil {
			r.repeats.at = nil // the flow is placed again
		}
	}
	return slices.Insert(flow, int(at), added...)
}

// room is what is left of the page below the flow before it.
func (c *toc) room(before []item) float64 {
	for i := len(before) - 1; i >= 0; i-- {
		it := &before[i]
		switch {
		case !it.visible():
		case it.kind == beside:
			return c.bounds.bottom(it.row.endLane) - it.row.endY
		default:
			return c.bounds.bottom(it.lane) - it.y - it.height
		}
	}
	return c.bounds.room(false)
}

// shift moves the ends of elements that end at from or later by n.
func shift(flow []item, from, n int32) {
	for i := range flow {
		if it := &flow[i]; it.kind == opening && it.end >= from {
			it.end += n
		}
	}
}

// settle notes where the sections came to stand. The numbers have their room
// already, so nothing moves.
func (c *toc) settle(flow []item) {
	st := c.body.plain().with(func(s *style) { s.align = "right" })
	for _, e := range c.entries {
		to := &flow[e.at+1]
		e.page, e.y = c.bounds.lane(to.lane).page, to.y
		n := strconv.Itoa(e.page)
		e.contents = e.title + ", " + c.labels.page + " " + n
		e.number = c.para([]notat.Inline{notat.Text(n)}, st, c.x, c.width)
	}
}

// leadToNumber ends an entry, its last line at y: leaders, which are no
// content, and the number of the page, which belongs to the link.
func (p *pen) leadToNumber(a *para, y float64) {
	e := a.entry
	line, number := &a.lines[len(a.lines)-1], &e.number.lines[0]
	base := y + p.dy + a.base
	step := e.leaders.step
	end := e.number.x + e.number.width - numberRoom*a.size // of all, so that they stand in step
	if n := int((end - a.start(line) - line.Width - step) / step); n > 1 {
		p.doc.Artifact("Layout", "", func() {
			p.doc.Text(p.dx+end-float64(n)*step, base, e.leaders.first(n), a.size, e.leaders.color)
		})
	}
	for i := range number.Parts {
		part := &number.Parts[i]
		p.doc.Text(p.dx+e.number.start(number)+part.X, base, part.Runs, a.size, e.number.runs[part.Span].color)
	}
}

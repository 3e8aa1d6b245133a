package pdf

import (
	"context"

	"notat/internal/tagpdf"
	"notat/internal/template"
)

// pen draws flows that have their places, in reading order.
type pen struct {
	doc    *tagpdf.Doc
	bounds *bounds
	ctx    context.Context
	err    error
	lane   int
	dx     float64 // of its column, from the first
	para   *para   // whose inline elements are open
	node   int     // the innermost of them; 0: none

	// A header row that is drawn again stands in lane again, dy below where it stood first.
	again int
	dy    float64
}

// goTo makes a lane the current one. It tells whether to go on.
func (p *pen) goTo(lane int) bool {
	if p.again != 0 {
		lane = p.again
	}
	if lane != p.lane {
		at := p.bounds.lane(lane)
		p.lane, p.dx = lane, p.bounds.step*float64(at.column)
		p.turnTo(at.page)
	}
	return p.err == nil
}

func (p *pen) turnTo(page int) {
	if err := p.ctx.Err(); err != nil && p.err == nil {
		p.err = err
	}
	p.doc.SetPage(page)
}

// flow draws items.
func (p *pen) flow(items []item) {
	for i := range items {
		it := &items[i]
		if p.err != nil {
			return
		}
		switch it.kind {
		case opening:
			p.begin(it.el, items[i:it.end+1])
		case closing:
			p.leave()
			if !it.el.none {
				p.doc.End()
			}
		case textual:
			p.goTo(it.lane)
			p.line(it.para, int(it.line), it.y)
			if it.para.entry != nil && int(it.line) == len(it.para.lines)-1 {
				p.leadToNumber(it.para, it.y)
			}
		case label:
			if len(it.para.lines) > 0 {
				p.goTo(it.lane)
				p.line(it.para, 0, it.y)
			}
		case beside:
			p.goTo(it.lane)
			p.leave()
			p.begin(it.row.el, nil)
			p.cells(it.row)
			if it.row.el != nil {
				p.doc.End()
			}
		case pictured:
			p.goTo(it.lane)
			p.figure(it.fig, it.y)
		}
	}
}

// begin opens an element, with what is drawn behind it; rest is from its opening to its
// closing item.
func (p *pen) begin(el *element, rest []item) {
	p.leave()
	if el == nil {
		return
	}
	if el.backdrop != nil {
		el.backdrop.draw(p, rest)
	}
	if el.none {
		return
	}
	if el.outline > 0 && len(rest) > 1 {
		p.goTo(rest[1].lane)
		p.doc.Outline(el.outline, el.title, rest[1].y)
	}
	p.doc.Begin(el.tag, el.attr)
}

// repeat draws a row again, its upper edge at y of a lane.
func (p *pen) repeat(r *row, lane int, y float64) {
	p.again, p.dy = lane, y-r.top
	p.cells(r)
	p.again, p.dy = 0, 0
}

// cells draws the flows of a row one after the other.
func (p *pen) cells(r *row) {
	for i := range r.cells {
		c := &r.cells[i]
		p.begin(c.around, nil)
		p.begin(c.el, nil)
		p.flow(c.flow)
		p.leave()
		if c.el != nil {
			p.doc.End()
		}
		if c.ends {
			p.doc.End()
		}
	}
}

// line draws one line of a paragraph, its upper edge at y.
func (p *pen) line(a *para, n int, y float64) {
	l := &a.lines[n]
	x, base := p.dx+a.start(l), y+p.dy+a.base
	for i := range l.Parts {
		part := &l.Parts[i]
		r := &a.runs[part.Span]
		p.enter(a, r.node)
		p.doc.Text(x+part.X, base, part.Runs, a.size, r.color)
		if r.underline {
			if end := min(part.X+part.Width, l.Width); end > part.X {
				p.doc.Line(x+part.X, base+a.size*0.13, x+end, base+a.size*0.13, a.size*0.055, r.color)
			}
		}
	}
}

// enter makes a node of a paragraph the current inline element, ending and
// beginning what lies between.
func (p *pen) enter(a *para, to int) {
	if a != p.para {
		p.leave()
		p.para = a
	}
	if to == p.node {
		return
	}
	for p.node != 0 && !a.within(to, p.node) {
		p.end()
	}
	p.descend(to)
}

// within tells whether node n is node outer or lies in it.
func (a *para) within(n, outer int) bool {
	for ; n > outer; n = a.nodes[n].parent {
	}
	return n == outer
}

func (p *pen) descend(to int) {
	if to == p.node {
		return
	}
	n := &p.para.nodes[to]
	p.descend(n.parent)
	switch {
	case n.to != nil:
		p.doc.BeginReference(n.to.page, n.to.y, n.to.contents)
	case n.address != "":
		p.doc.BeginLink(n.address, n.contents)
	default:
		p.doc.Begin(tagpdf.Span, tagpdf.Attr{})
	}
	p.node = to
}

// end ends the innermost inline element.
func (p *pen) end() {
	n := &p.para.nodes[p.node]
	if n.address != "" || n.to != nil {
		p.doc.EndLink()
	} else {
		p.doc.End()
	}
	p.node = n.parent
}

// leave ends all inline elements.
func (p *pen) leave() {
	for p.node != 0 {
		p.end()
	}
	p.para = nil
}

// rule draws a line of the template.
func (p *pen) rule(x1, y1, x2, y2 float64, b template.Border) {
	if b.Width <= 0 {
		return
	}
	color := b.Color
	if color == "" {
		color = "000000"
	}
	p.doc.Line(p.dx+x1, y1, p.dx+x2, y2, b.Width, color)
}

// fill fills a rectangle of the lane.
func (p *pen) fill(r tagpdf.Rect, color string) {
	r.X += p.dx
	p.doc.FillRect(r, color)
}

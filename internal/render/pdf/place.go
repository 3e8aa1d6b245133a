package pdf

import (
	"context"
	"math"
)

// bounds are the upper and lower edges of the body on each page, and how many
// pages there are.
type bounds struct {
	upright edges
	turned  func() edges
	wide    float64      // of the text on a turned page
	onSide  map[int]bool // the pages that are turned
	pages   int
	columns int     // of the text on a page that is not turned
	step    float64 // from one of them to the next
	lanes   []lane
	ctx     context.Context
}

// lane is what a flow runs down: a page, or one of its columns. Lanes are numbered from
// 1 through the document, as they are read.
type lane struct {
	page   int
	column int // from 0
}

// lane gives the lane of a number.
func (b *bounds) lane(n int) lane { return b.lanes[n-1] }

// edges are the upper and the lower edge.
type edges struct{ first, rest [2]float64 }

func (b *bounds) top(lane int) float64    { return b.edge(lane, 0) }
func (b *bounds) bottom(lane int) float64 { return b.edge(lane, 1) }

func (b *bounds) edge(lane, i int) float64 {
	page := b.lane(lane).page
	e := b.of(b.onSide[page])
	if page == 1 {
		return e.first[i]
	}
	return e.rest[i]
}

func (b *bounds) of(turned bool) edges {
	if turned {
		return b.turned()
	}
	return b.upright
}

// place places a body from the first page on. Where the request has ended, the rest has
// no place, and nobody may ask for it.
func (b *bounds) place(flow []item) error {
	b.pages, b.onSide, b.lanes = 1, map[int]bool{}, append(b.lanes[:0], lane{page: 1})
	c := &cursor{bounds: b, lane: 1, y: b.top(1), fresh: true}
	c.place(flow)
	return b.ctx.Err()
}

// room is the height that every page has.
func (b *bounds) room(turned bool) float64 {
	e := b.of(turned)
	return min(e.first[1]-e.first[0], e.rest[1]-e.rest[0])
}

// usual is the height of all pages but the first.
func (b *bounds) usual(turned bool) float64 {
	e := b.of(turned)
	return e.rest[1] - e.rest[0]
}

// compact is the height below which a table or columns are kept in one piece,
// which reads better; larger ones would leave too much of a page empty.
func (b *bounds) compact(turned bool) float64 { return min(0.3*b.usual(turned), b.room(turned)) }

// cursor is where the next item is placed.
type cursor struct {
	*bounds
	lane  int
	y     float64
	side  bool       // pages lie on their side
	fresh bool       // nothing stands in this lane yet
	head  *tableHead // stands first in each further lane
}

// next goes to the next lane, which another flow beside this one may have begun.
func (c *cursor) next() {
	if c.lane == len(c.lanes) {
		last := c.bounds.lane(c.lane)
		if last.column++; c.side || last.column >= c.columns {
			c.addPage()
		} else {
			c.lanes = append(c.lanes, last)
		}
	}
	c.begin(c.lane + 1)
}

// nextPage goes to the next page, from whichever column.
func (c *cursor) nextPage() {
	c.addPage()
	c.begin(len(c.lanes))
}

func (c *cursor) addPage() {
	c.pages++
	c.onSide[c.pages] = c.side
	c.lanes = append(c.lanes, lane{page: c.pages})
}

func (c *cursor) begin(lane int) {
	c.lane = lane
	c.y, c.fresh = c.top(lane), true
	if c.head != nil {
		c.y += c.head.repeat(lane, c.y)
	}
}

// place gives each item of a flow its page and its height on it.
func (c *cursor) place(flow []item) { c.fill(flow, wish) }

// fill places a flow. Items that keep together with at least strength k go on
// to the next page together; where a page does not hold them, those do that
// keep together more strongly, and at last as many as it holds.
func (c *cursor) fill(flow []item, k keep) {
	for i := 0; i < len(flow); {
		if it := &flow[i]; !it.visible() {
			c.mark(it)
			i++
			continue
		}
		c.turn(flow[i].turn)
		if flow[i].breaks && !c.fresh {
			c.nextPage()
		}
		most := math.MaxFloat64
		if k >= need { // a larger one is cut anyway
			most = c.most() + slack
		}
		n, least := group(flow[i:], k, most)
		if least > c.most()+slack {
			if k < need {
				c.fill(flow[i:i+n], k+1)
				i += n
				continue
			}
			n, least = portion(flow[i:i+n], c.most()+slack)
		}
		together := flow[i : i+n]
		i += n
		if !c.fresh && c.y+together[0].space+least > c.bottom(c.lane)+slack {
			c.next()
		}
		for j := range together {
			c.one(&together[j])
		}
		if c.ctx.Err() != nil {
			return
		}
	}
}

// turn begins pages of the other kind.
func (c *cursor) turn(to turn) {
	if side := to == onSide; to == noTurn || side == c.side {
		return
	}
	c.side = !c.side
	if !c.fresh {
		c.nextPage()
		return
	}
	c.onSide[c.pages] = c.side
	c.y = c.top(c.lane)
}

// most is the room on a page on which nothing stands yet.
func (c *cursor) most() float64 {
	if c.fresh {
		return c.bottom(c.lane) - c.y
	}
	m := c.usual(c.side)
	if c.head != nil {
		m -= c.head.height
	}
	return m
}

// slack forgives rounding.
const slack = 0.01

// group gives the items at the start of a flow that keep together with strength
// k, and the room that they need at least, without the space above the first. It
// ends where they need more than most.
func group(flow []item, k keep, most float64) (n int, least float64) {
	for i := range flow {
		it := &flow[i]
		if !it.visible() {
			continue
		}
		if i > 0 {
			if it.breaks || it.turn != noTurn {
				return i, least
			}
			least += it.space
		}
		if it.kind == beside && it.row.splits {
			return i + 1, least + it.row.start
		}
		least += it.height
		if it.keep < k || least > most {
			return i + 1, least
		}
	}
	return len(flow), least
}

// portion gives as many items from the start of a group as have room, without
// parting the lines of a paragraph that must stand together.
func portion(flow []item, room float64) (n int, least float64) {
	h := 0.0
	for i := range flow {
		it := &flow[i]
		if !it.visible() {
			continue
		}
		if i > 0 {
			h += it.space
		}
		if h += it.least(); h > room && n > 0 {
			return n, least
		}
		if it.keep < must {
			n, least = i+1, h
		}
	}
	return len(flow), h
}

// least is the room that an item needs at least.
func (it *item) least() float64 {
	switch {
	case it.kind == beside && it.row.splits:
		return it.row.start
	case it.kind == label:
		return max(it.height, it.para.lead)
	}
	return it.height
}

// mark places what takes no room.
func (c *cursor) mark(it *item) {
	it.lane, it.y = c.lane, c.y
	if it.kind == closing {
		if _, ok := it.el.backdrop.(*table); ok {
			c.head = nil
		}
	}
}

// one places one item, on the next page when this one is full.
func (c *cursor) one(it *item) {
	if !it.visible() {
		c.mark(it)
		return
	}
	if !c.fresh {
		if c.y+it.space+it.least() > c.bottom(c.lane)+slack {
			c.next()
		} else {
			c.y += it.space
		}
	}
	it.lane, it.y = c.lane, c.y
	switch {
	case it.kind != beside:
		c.y += it.height
	case it.row.splits:
		c.split(it.row)
	default:
		it.row.fix(c.lane, c.y, it.height)
		c.y += it.height
	}
	c.fresh = false
	if it.kind == beside && it.row.repeats != nil {
		c.head = it.row.repeats
	}
}

// split places the flows of a row side by side, each going on over as many
// pages as it needs.
func (c *cursor) split(r *row) {
	end := *c
	for i := range r.cells {
		d := *c
		cell := &r.cells[i]
		d.y += cell.top
		d.place(cell.flow)
		d.y += cell.bottom
		if d.lane > end.lane || d.lane == end.lane && d.y > end.y {
			end = d
		}
	}
	r.endLane, r.endY = end.lane, min(end.y, c.bottom(end.lane))
	*c = end
}

// fix places the flows of a row that stands whole on one page.
func (r *row) fix(lane int, y, h float64) {
	r.top, r.endLane, r.endY = y, lane, y+h
	for i := range r.cells {
		cell := &r.cells[i]
		at := y + cell.top
		if r.low {
			at = y + h - cell.bottom - cell.height
		}
		for j := range cell.flow {
			it := &cell.flow[j]
			if it.visible() {
				at += it.space
			}
			it.lane, it.y = lane, at
			at += it.height
		}
	}
}

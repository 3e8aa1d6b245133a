package pdf

import (
	"notat/internal/tagpdf"
	"notat/internal/template"
)

// tableHead is a header row that stands again on each further page, as an
// artifact: to a reader the table has one header.
type tableHead struct {
	row    *row
	height float64
	at     []place
}

// place is a height in a lane.
type place struct {
	lane int
	y    float64
}

// repeat notes that the header stands at y of a lane, and gives its height.
func (h *tableHead) repeat(lane int, y float64) float64 {
	if n := len(h.at); n == 0 || h.at[n-1].lane < lane {
		h.at = append(h.at, place{lane, y})
	}
	return h.height
}

// stripe is what of one row stands on one page.
type stripe struct {
	lane   int
	y0, y1 float64
	fill   string
	head   bool
	again  bool // a repeated header
}

// pad is none: lines stand between the rows.
func (t *table) pad() (top, bottom float64) { return 0, 0 }

// draw draws fills, lines and repeated headers, page by page.
func (t *table) draw(p *pen, inside []item) {
	stripes := t.stripes(p, inside)
	for len(stripes) > 0 {
		n := 1
		for n < len(stripes) && stripes[n].lane == stripes[0].lane {
			n++
		}
		if !p.goTo(stripes[0].lane) {
			return
		}
		t.lines(p, stripes[:n])
		if stripes[0].again {
			p.doc.Artifact("Pagination", "", func() {
				p.repeat(t.head.row, stripes[0].lane, stripes[0].y0)
			})
		}
		stripes = stripes[n:]
	}
}

// stripes cuts the rows at page ends and puts the repeated headers among them.
func (t *table) stripes(p *pen, inside []item) []stripe {
	out := make([]stripe, 0, len(inside)/2)
	var again []place // the repeated headers not yet among them
	if t.head != nil {
		again = t.head.at
	}
	n := 0
	add := func(s stripe) {
		if len(again) > 0 && again[0].lane <= s.lane {
			out = append(out, stripe{again[0].lane, again[0].y, again[0].y + t.head.height, t.look.Head.Shading, true, true})
			again = again[1:]
		}
		out = append(out, s)
	}
	for i := range inside {
		it := &inside[i]
		if it.kind != beside {
			continue
		}
		s := stripe{lane: it.lane, y0: it.y, head: n == 0}
		switch {
		case s.head:
			s.fill = t.look.Head.Shading
		case n%2 == 0:
			s.fill = t.look.BandShading
		}
		n++
		for ; s.lane < it.row.endLane; s.lane++ {
			s.y1 = p.bounds.bottom(s.lane)
			add(s)
			s.y0 = p.bounds.top(s.lane + 1)
			if t.head != nil {
				s.y0 += t.head.height
			}
		}
		s.y1 = it.row.endY
		add(s)
	}
	return out
}

// lines draws the fills and lines of the stripes on one page.
func (t *table) lines(p *pen, s []stripe) {
	x, w := t.b.x, t.width
	for _, r := range s {
		if r.fill != "" {
			p.fill(tagpdf.Rect{X: x, Y: r.y0, W: w, H: r.y1 - r.y0}, r.fill)
		}
	}
	look, last := t.rules(), s[len(s)-1]
	across := func(y float64, b template.Border) { p.rule(x, y, x+w, y, b) }
	down := func(at float64, b template.Border) { p.rule(at, s[0].y0, at, last.y1, b) }
	across(s[0].y0, look.Outer.Top)
	for i := range s[1:] {
		if s[i].head {
			across(s[i].y1, look.Head.Border.Bottom)
		} else {
			across(s[i].y1, look.InsideH)
		}
	}
	across(last.y1, look.Outer.Bottom)
	down(x, look.Outer.Left)
	for _, at := range t.x[1:] {
		down(at, look.InsideV)
	}
	down(x+w, look.Outer.Right)
}

// rules gives the lines of the table style; one without any line or fill gets
// quiet ones, for a table nobody can follow along its rows helps no reader.
func (t *table) rules() template.TableStyle {
	l := *t.look
	o := l.Outer
	bare := o.Top.Width+o.Right.Width+o.Bottom.Width+o.Left.Width+l.InsideH.Width+l.InsideV.Width == 0 && l.BandShading == ""
	if bare {
		l.InsideH = template.Border{Width: 0.4, Color: t.b.rule}
		l.Outer.Bottom = template.Border{Width: 0.8, Color: t.b.rule}
	}
	if l.Head.Border.Bottom.Width == 0 {
		l.Head.Border.Bottom = l.InsideH
		if bare && l.Head.Shading == "" {
			l.Head.Border.Bottom = template.Border{Width: 1, Color: t.b.accent}
		}
	}
	return l
}

package pdf

import (
	"math"
	"slices"
)

// A table whose words would be divided every few letters, in the smallest type
// that is read with ease, stands on pages that lie on their side. Smaller type is
// tried first: a page that has to be turned by its reader, and that parts the text
// around it, is the greater trouble of the two.

// leastOfWord is how much of a divided word stands at least on a line of a table that
// is not turned, in parts of the size: fourteen letters. Words of the header row, which
// is read once, are divided in columns of six (share).
const leastOfWord = 7

// crushed tells whether words are divided in columns narrower than that; needs is
// what they need to be whole.
func (t *table) crushed(needs []float64) bool {
	for i, w := range t.w {
		if w < needs[i]-slack && w-t.inset[1]-t.inset[3] < leastOfWord*t.cell.size {
			return true
		}
	}
	return false
}

// turn makes the table as wide as a page on its side, if that is wider. It is done once.
func (t *table) turn() bool {
	if t.turned || t.b.bounds.wide <= t.b.width {
		return false
	}
	t.turned, t.width = true, t.b.bounds.wide
	t.dress()
	return true
}

// turn gives the sheet lying on its side. Its margins, headers and footers are to
// the right, the left, above and below as before.
func (s *sheet) turn() *sheet {
	t := *s
	t.Width, t.Height = s.Height, s.Width
	for _, b := range []**banner{&t.header, &t.footer, &t.firstHeader, &t.firstFooter} {
		*b = (*b).turn(s, &t)
	}
	return &t
}

// turn gives a banner in which stands at the right edge what stood there, and in
// the middle what stood there. A picture keeps its distance from the nearer edges.
func (b *banner) turn(from, to *sheet) *banner {
	out := &banner{numbered: b.numbered}
	for _, p := range b.paragraphs {
		q := *p.BannerParagraph
		q.Tabs = slices.Clone(q.Tabs)
		for i := range q.Tabs {
			for _, part := range []float64{0.5, 1} {
				if tab := &q.Tabs[i]; math.Abs(tab.At-part*from.width()) < atEdge {
					tab.At = part * to.width()
					break
				}
			}
		}
		p.BannerParagraph = &q
		out.paragraphs = append(out.paragraphs, p)
	}
	for _, pic := range b.pictures {
		moved := *pic
		if pic.X+pic.Width/2 > from.Width/2 {
			moved.X += to.Width - from.Width
		}
		if pic.Y+pic.Height/2 > from.Height/2 {
			moved.Y += to.Height - from.Height
		}
		out.pictures = append(out.pictures, &moved)
	}
	return out
}

// atEdge is how far from an edge a tab stop is that is meant to be there, in points.
const atEdge = 6

// turn is what an item does to the pages from it on.
type turn uint8

const (
	noTurn turn = iota
	onSide
	upright
)

// turns marks in a body where pages lie on their side: from what keeps together
// with a turned table, its heading or the sentence before it, to the note below it.
func turns(flow []item) {
	for i := range flow {
		it := &flow[i]
		if it.kind != opening {
			continue
		}
		if t, ok := it.el.backdrop.(*table); ok && t.turned {
			from, to := leading(flow, i), trailing(flow, int(it.end))
			if from < len(flow) {
				flow[from].turn = onSide
			}
			if to < len(flow) {
				flow[to].turn = upright
			}
		}
	}
}

// leading gives the first item that says nothing without the one at i, in whole
// paragraphs.
func leading(flow []item, i int) int {
	from := seen(flow, i)
	for j := i - 1; j >= 0; j-- {
		it := &flow[j]
		if !it.visible() {
			continue
		}
		below := &flow[from]
		if it.keep < need && (it.kind != textual || below.kind != textual || it.para != below.para) {
			break
		}
		from = j
	}
	return from
}

// trailing gives the first item below the one at i that does not belong to it.
func trailing(flow []item, i int) int {
	last := i
	for !flow[last].visible() {
		last--
	}
	for flow[last].keep >= wish {
		next := seen(flow, max(last, i)+1)
		if next == len(flow) {
			return next
		}
		last = next
	}
	return seen(flow, max(last, i)+1)
}

// seen gives the first visible item from i on, or the number of all.
func seen(flow []item, i int) int {
	for i < len(flow) && !flow[i].visible() {
		i++
	}
	return i
}

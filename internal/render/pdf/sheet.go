package pdf

import (
	"context"
	"sync"

	"notat/internal/notat"
	"notat/internal/tagpdf"
	"notat/internal/template"
)

// sheet is the page of a template: its margins, headers and footers.
type sheet struct {
	template.Page
	header, footer           *banner
	firstHeader, firstFooter *banner
	onSide                   *sheet // the same lying on its side; nil in that one
}

// headerGap is the space between a header that reaches below the upper margin
// and the body.
const headerGap = 14

// leastBody is the least height of a body, in points. A header or footer that
// leaves less is drawn into the body rather than over all of it.
const leastBody = 144

func newSheet(l *template.Look, f *library) *sheet {
	s := &sheet{Page: l.Page}
	s.header, s.footer = newBanner(l.Header, f), newBanner(l.Footer, f)
	s.firstHeader, s.firstFooter = s.header, s.footer
	if l.FirstPage {
		s.firstHeader, s.firstFooter = newBanner(l.FirstHeader, f), newBanner(l.FirstFooter, f)
	}
	if s.Width < 100 || s.Height < 200 { // A4
		s.Width, s.Height = 595.3, 841.9
	}
	s.onSide = s.turn()
	return s
}

// banners gives the header and the footer of a page.
func (s *sheet) banners(page int) (header, footer *banner) {
	if page == 1 {
		return s.firstHeader, s.firstFooter
	}
	return s.header, s.footer
}

// width is the width of the text, all columns of it.
func (s *sheet) width() float64 { return max(s.Width-s.Left-s.Right, 72) }

// column is the width of one column.
func (s *sheet) column() float64 { return max(s.ColumnWidth(), 72) }

// bounds gives the edges of the body: inside the margins, below the header and
// above the footer.
func (s *sheet) bounds(ctx context.Context, w *wardrobe) *bounds {
	return &bounds{
		upright: s.edges(w), turned: sync.OnceValue(func() edges { return s.onSide.edges(w) }), // which few notater have
		wide: s.onSide.width(), pages: 1, columns: s.Columns.Count, step: s.column() + s.Columns.Gap, lanes: []lane{{page: 1}}, ctx: ctx,
	}
}

func (s *sheet) edges(w *wardrobe) edges {
	of := func(page int) [2]float64 {
		header, footer := s.banners(page)
		widest := numbers{888, 888}
		h, f := w.banner(header, s, widest).height, w.banner(footer, s, widest).height
		top := s.Top
		if end := s.HeaderDistance + h + headerGap; h > 0 && end > top {
			top = end
		}
		for _, p := range header.pictures {
			if s.meets(p) {
				top = max(top, p.Y+p.Height+6)
			}
		}
		bottom := s.Height - max(s.Bottom, s.FooterDistance+f)
		if bottom-top < leastBody {
			top, bottom = min(s.Top, s.Height/3), s.Height-min(s.Bottom, s.Height/3)
		}
		return [2]float64{top, bottom}
	}
	e := edges{first: of(1)}
	if e.rest = e.first; s.firstHeader != s.header || s.firstFooter != s.footer {
		e.rest = of(2)
	}
	return e
}

// meets tells whether a picture of a header stands where the body would begin.
// One that begins lower or is higher than a header can be lies behind the text.
func (s *sheet) meets(p *template.Picture) bool {
	return p.Y < s.Height/4 && p.Height < s.Height/3 && p.X < s.Width-s.Right && p.X+p.Width > s.Left
}

// dress draws headers, footers and marks on every page, as artifacts. They come
// last, when the number of pages is known.
func (s *sheet) dress(p *pen, w *wardrobe) {
	p.dx = 0
	for page := 1; page <= p.bounds.pages; page++ {
		p.turnTo(page)
		if p.err != nil {
			return
		}
		on, n := s, numbers{page, p.bounds.pages}
		if p.bounds.onSide[page] {
			on = s.onSide
		}
		on.dressPage(p, w, n)
	}
}

// wardrobe is what pages are dressed in: each thing is set once for all pages that it
// looks the same on.
type wardrobe struct {
	d       *notat.Document
	mark    *style
	desk    *desk
	banners map[worn]setBanner
	marks   map[*sheet][]*para
}

func newWardrobe(d *notat.Document, mark *style, desk *desk) *wardrobe {
	return &wardrobe{d: d, mark: mark, desk: desk, banners: map[worn]setBanner{}, marks: map[*sheet][]*para{}}
}

// worn is a banner on a sheet.
type worn struct {
	*banner
	on *sheet
}

// setBanner is what set gives.
type setBanner struct {
	strips []strip
	height float64
}

func (w *wardrobe) banner(b *banner, on *sheet, n numbers) setBanner {
	set, ok := w.banners[worn{b, on}]
	if !ok {
		set.strips, set.height = b.set(on.Left, on.width(), w.d.Felter, n)
		if !b.numbered {
			w.banners[worn{b, on}] = set
		}
	}
	return set
}

func (s *sheet) dressPage(p *pen, w *wardrobe, n numbers) {
	header, footer := s.banners(n.page)
	if s.Frame != (template.Borders{}) {
		p.doc.Artifact("Layout", "", func() { s.frame(p) })
	}
	if s.Columns.Line && !p.bounds.onSide[n.page] {
		p.doc.Artifact("Layout", "", func() { p.betweenColumns(s, n.page) })
	}
	if top := w.banner(header, s, n); len(top.strips) > 0 {
		p.doc.Artifact("Pagination", "Header", func() { p.banner(header, top.strips, s.HeaderDistance) })
	}
	if foot := w.banner(footer, s, n); len(foot.strips) > 0 {
		p.doc.Artifact("Pagination", "Footer", func() { p.banner(footer, foot.strips, s.Height-s.FooterDistance-foot.height) })
	}
	if len(w.d.Marks) > 0 {
		p.doc.Artifact("Pagination", "Watermark", func() { s.marks(p, w) })
	}
}

// frame draws the border of the sheet: its lines lie outside the places that it keeps
// from the text, or inside those from the edge.
func (s *sheet) frame(p *pen) {
	f := s.Frame
	x0, y0 := s.Left-f.Left.Space-f.Left.Width, min(s.Top, s.HeaderDistance)-f.Top.Space-f.Top.Width
	x1, y1 := s.Width-s.Right+f.Right.Space+f.Right.Width, s.Height-min(s.Bottom, s.FooterDistance)+f.Bottom.Space+f.Bottom.Width
	if s.FrameAtEdge {
		x0, y0, x1, y1 = f.Left.Space, f.Top.Space, s.Width-f.Right.Space, s.Height-f.Bottom.Space
	}
	for _, line := range []struct {
		border template.Border
		tagpdf.Rect
	}{
		{f.Top, tagpdf.Rect{X: x0, Y: y0, W: x1 - x0, H: f.Top.Width}}, {f.Bottom, tagpdf.Rect{X: x0, Y: y1 - f.Bottom.Width, W: x1 - x0, H: f.Bottom.Width}},
		{f.Left, tagpdf.Rect{X: x0, Y: y0, W: f.Left.Width, H: y1 - y0}}, {f.Right, tagpdf.Rect{X: x1 - f.Right.Width, Y: y0, W: f.Right.Width, H: y1 - y0}},
	} {
		if line.border.Width > 0 {
			p.doc.FillRect(line.Rect, line.border.Color)
		}
	}
}

// betweenColumns draws the line between the columns of a page, as high as its text may be.
func (p *pen) betweenColumns(s *sheet, page int) {
	for i, l := range p.bounds.lanes {
		if l.page == page && l.column > 0 {
			x := s.Left + float64(l.column)*p.bounds.step - s.Columns.Gap/2
			p.doc.Line(x, p.bounds.top(i+1), x, p.bounds.bottom(i+1), columnLine, "000000")
		}
	}
}

// columnLine is how thick that line is, in points: the file says nothing of it.
const columnLine = 0.5

// sizes of the mark, in points.
const (
	markSize = 8.5
	markTop  = 9 // from the sheet's edge
	markPad  = 2 // above and below the words
	markSide = 8 // beside them
	markGap  = 4 // between two
)

// newMark is the style of marks: white on dark red, 8.3:1.
func newMark(normal *style) *style {
	return normal.plain().with(func(c *style) {
		c.bold, c.italic, c.color = true, false, "FFFFFF"
	}).scaled(markSize / normal.size)
}

// marks draws what every page says besides its content, on plates at the upper
// edge of the sheet: out of the way of reading, and in every copy of the page.
func (s *sheet) marks(p *pen, w *wardrobe) {
	st := w.mark
	set, ok := w.marks[s]
	if !ok {
		b := &builder{styles: &styles{normal: st}, bounds: p.bounds, desk: w.desk}
		for _, m := range w.d.Marks {
			if a := b.para([]notat.Inline{notat.Text(m)}, st, 0, s.Width-4*markTop); len(a.lines) > 0 {
				set = append(set, a)
			}
		}
		w.marks[s] = set
	}
	width := 0.0
	for _, a := range set {
		width += plate(a) + markGap
	}
	x, y := (s.Width-width+markGap)/2, float64(markTop)
	below := width > s.Width // no room beside one another
	for _, a := range set {
		wide, h := plate(a), st.lead*float64(len(a.lines))+2*markPad
		if below {
			x = (s.Width - wide) / 2
		}
		p.doc.FillRect(tagpdf.Rect{X: x, Y: y, W: wide, H: h}, missingColor)
		a.x = x + markSide
		for i := range a.lines {
			p.line(a, i, y+markPad+st.lead*float64(i))
		}
		if below {
			y += h + markGap
		} else {
			x += wide + markGap
		}
	}
}

// plate is the width of a mark's plate.
func plate(a *para) float64 {
	w, _ := a.widths()
	return w + 2*markSide
}

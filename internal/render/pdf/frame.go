package pdf

import (
	"notat/internal/tagpdf"
	"notat/internal/template"
)

// frame is the border and shading of paragraphs. On each page it surrounds what
// stands there; above and below it is closed only where it begins and ends.
type frame struct {
	x, w    float64 // of the words
	shading string
	border  template.Borders
	inner   float64 // between shading and words, above and below
	side    float64 // the same to the right
}

// frame gives the element that draws a style's border and shading, nil for none.
func (b *builder) frame(st *style) *element {
	e := st.border
	if st.shading == "" && e.Top.Width+e.Right.Width+e.Bottom.Width+e.Left.Width == 0 {
		return nil
	}
	return &element{none: true, backdrop: &frame{b.x + st.left, b.width - st.left - st.right, st.shading, e, st.pad, side(st)}}
}

// side is the room that a style with shading of ours leaves at the right.
func side(st *style) float64 {
	if st.pad > 0 {
		return st.right
	}
	return 0
}

// pad is the room of the borders above and below.
func (f *frame) pad() (top, bottom float64) {
	return edge(f.border.Top) + f.inner, edge(f.border.Bottom) + f.inner
}

func edge(b template.Border) float64 {
	if b.Width <= 0 {
		return 0
	}
	return b.Width + b.Space
}

func (f *frame) draw(p *pen, inside []item) {
	for i := 0; i < len(inside); {
		if !inside[i].visible() {
			i++
			continue
		}
		lane, y0, y1 := inside[i].lane, inside[i].y, 0.0
		first := i == 0 || !anyVisible(inside[:i])
		for ; i < len(inside) && (!inside[i].visible() || inside[i].lane == lane); i++ {
			if inside[i].visible() {
				y1 = inside[i].y + inside[i].height
			}
		}
		if !p.goTo(lane) {
			return
		}
		f.box(p, y0, y1, first, !anyVisible(inside[i:]))
	}
}

func anyVisible(items []item) bool {
	for i := range items {
		if items[i].visible() {
			return true
		}
	}
	return false
}

// box draws the frame from y0 to y1 on the current page.
func (f *frame) box(p *pen, y0, y1 float64, first, last bool) {
	y0, y1 = y0+p.dy, y1+p.dy
	x0, x1 := f.x-edge(f.border.Left), f.x+f.w+edge(f.border.Right)+f.side
	if f.shading != "" {
		p.fill(tagpdf.Rect{X: x0, Y: y0, W: x1 - x0, H: y1 - y0}, f.shading)
	}
	half := func(b template.Border) float64 { return b.Width / 2 }
	if first {
		y := y0 + half(f.border.Top)
		p.rule(x0, y, x1, y, f.border.Top)
	}
	if last {
		y := y1 - half(f.border.Bottom)
		p.rule(x0, y, x1, y, f.border.Bottom)
	}
	p.rule(x0+half(f.border.Left), y0, x0+half(f.border.Left), y1, f.border.Left)
	p.rule(x1-half(f.border.Right), y0, x1-half(f.border.Right), y1, f.border.Right)
}

package typeset

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Pen draws outlines: a point, a line to it, or a curve by one or two control
// points to the last. Lengths are em, y runs up from the baseline.
type Pen interface {
	MoveTo(x, y float32)
	LineTo(x, y float32)
	QuadTo(cx, cy, x, y float32)
	CubeTo(cx, cy, dx, dy, x, y float32)
}

// Outline draws the outline of glyph id, closed contour by contour. A glyph that
// does not exist, or is malformed, has none.
func (f *Font) Outline(id uint16, to Pen) {
	if int(id) >= f.sfnt.glyphs || f.load() != nil {
		return
	}
	em := float32(f.sfnt.unitsPerEm)
	for _, s := range f.shaper.outline(id) {
		a := s.Args
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			to.MoveTo(a[0].X/em, a[0].Y/em)
		case opentype.SegmentOpLineTo:
			to.LineTo(a[0].X/em, a[0].Y/em)
		case opentype.SegmentOpQuadTo:
			to.QuadTo(a[0].X/em, a[0].Y/em, a[1].X/em, a[1].Y/em)
		case opentype.SegmentOpCubeTo:
			to.CubeTo(a[0].X/em, a[0].Y/em, a[1].X/em, a[1].Y/em, a[2].X/em, a[2].Y/em)
		}
	}
}

func (sh *shaper) outline(id uint16) (segments []opentype.Segment) {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	defer func() {
		if recover() != nil { // malformed in a way that only shows here
			segments = nil
		}
	}()
	if sh.outlines == nil {
		f, err := sh.whole()
		if err != nil {
			return nil
		}
		sh.outlines = font.NewFace(f)
	}
	o, _ := sh.outlines.GlyphData(font.GID(id)).(font.GlyphOutline)
	return o.Segments
}

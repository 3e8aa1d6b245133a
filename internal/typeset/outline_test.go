package typeset

import (
	"math"
	"testing"
)

// box is how far an outline reaches.
type box struct{ x0, y0, x1, y1 float32 }

func (b *box) MoveTo(x, y float32) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)
}
func (b *box) LineTo(x, y float32)             { b.MoveTo(x, y) }
func (b *box) QuadTo(_, _, x, y float32)       { b.MoveTo(x, y) }
func (b *box) CubeTo(_, _, _, _, x, y float32) { b.MoveTo(x, y) }
func outlined(f *Font, id uint16) (b box)      { b = nowhere; f.Outline(id, &b); return b }

var nowhere = box{math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32}

func TestOutlinesStandOnTheBaselineAndAreAsHighAsTheFontSays(t *testing.T) {
	f := Faces("", false, false)[0]
	near := func(a float32, b float64) bool { return math.Abs(float64(a)-b) < 0.02 }
	if b := outlined(f, f.glyph('H')); !near(b.y0, 0) || !near(b.y1, f.CapHeight) || b.x0 < 0 || float64(b.x1) > f.Advance(f.glyph('H')) {
		t.Errorf("H: %v", b)
	}
	if h, ring := outlined(f, f.glyph('A')), outlined(f, f.glyph('Å')); ring.y1 < h.y1+0.1 { // a composite glyph
		t.Errorf("Å is as high as A: %v", ring)
	}
}

func TestWhatHasNoOutlineDrawsNothing(t *testing.T) {
	f := Faces("", false, false)[0]
	for _, id := range []uint16{f.glyph(' '), 0xFFFF} {
		if b := outlined(f, id); b != nowhere {
			t.Errorf("glyph %d: %v", id, b)
		}
	}
}

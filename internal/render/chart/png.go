package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"

	"golang.org/x/image/vector"

	"notat/internal/typeset"
)

// shades is how many steps lie between the paper and a colour at the edges of
// letters.
const shades = 16

// PNG draws the chart as pixels on white, so many to a point. The same drawing
// gives the same bytes.
func (d *Drawing) PNG(scale float64) ([]byte, error) {
	c := &pixels{scale: scale, ramps: map[string]int{}}
	size := image.Rect(0, 0, max(int(math.Ceil(d.Width*scale)), 1), max(int(math.Ceil(d.Height*scale)), 1))
	c.img = image.NewPaletted(size, color.Palette{color.RGBA{255, 255, 255, 255}})
	for _, r := range d.Rects {
		c.rect(r)
	}
	for i := range d.Words {
		c.words(&d.Words[i])
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, c.img); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	return out.Bytes(), nil
}

// pixels is a picture being drawn.
type pixels struct {
	img   *image.Paletted
	scale float64
	ramps map[string]int // colour -> index of its lightest shade in the palette
}

// shade gives the index in the palette of a colour that covers a pixel by
// alpha, 0 to 255.
func (c *pixels) shade(rgb string, alpha uint8) uint8 {
	step := int(alpha) * shades / 255
	if step == 0 || rgb == "FFFFFF" {
		return 0
	}
	at, ok := c.ramps[rgb]
	if !ok {
		at = len(c.img.Palette)
		if at+shades > 256 {
			at = 1 // never with the colours of a chart
		} else {
			n, _ := strconv.ParseUint(rgb, 16, 32)
			for i := 1; i <= shades; i++ {
				toward := func(v uint64) uint8 { return uint8(255 - (255-int(v&255))*i/shades) }
				c.img.Palette = append(c.img.Palette, color.RGBA{toward(n >> 16), toward(n >> 8), toward(n), 255})
			}
		}
		c.ramps[rgb] = at
	}
	return uint8(at + step - 1)
}

func (c *pixels) rect(r Rect) {
	px := func(v float64) int { return int(math.Round(v * c.scale)) }
	box := image.Rect(px(r.X), px(r.Y), max(px(r.X+r.W), px(r.X)+1), max(px(r.Y+r.H), px(r.Y)+1)).Intersect(c.img.Rect)
	shade := c.shade(r.Color, 255)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := c.img.Pix[c.img.PixOffset(box.Min.X, y):c.img.PixOffset(box.Max.X, y)]
		for i := range row {
			row[i] = shade
		}
	}
}

// words draws the outlines of a line's glyphs.
func (c *pixels) words(w *Words) {
	if len(w.Parts) == 0 {
		return
	}
	last := &w.Parts[len(w.Parts)-1]
	x, y := math.Floor((w.X-w.Size)*c.scale), math.Floor((w.Base-1.5*w.Size)*c.scale)
	box := image.Rect(0, 0, int((last.X+last.Width+2*w.Size)*c.scale)+1, int(2.2*w.Size*c.scale)+1)
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	for i := range w.Parts {
		p := &w.Parts[i]
		pen := outlines{to: v, size: w.Size * c.scale}
		at := w.X + p.X
		for k := range p.Runs {
			r := &p.Runs[k]
			font := r.Word.Font
			unit := w.Size / float64(font.UnitsPerEm())
			for _, g := range r.Glyphs() {
				pen.x = (at+float64(r.Shift)+float64(g.XOffset)*unit)*c.scale - x
				pen.y = (w.Base-float64(g.YOffset)*unit)*c.scale - y
				font.Outline(g.ID, &pen)
				pen.close()
				at += float64(g.Advance) * unit
			}
		}
	}
	mask := image.NewAlpha(box)
	v.Draw(mask, box, image.Opaque, image.Point{})
	for my := range box.Dy() {
		for mx := range box.Dx() {
			a := mask.Pix[my*mask.Stride+mx]
			if at := (image.Point{mx + int(x), my + int(y)}); a > 0 && at.In(c.img.Rect) {
				if s := c.shade(w.Color, a); s != 0 {
					c.img.SetColorIndex(at.X, at.Y, s)
				}
			}
		}
	}
}

// outlines draws em as pixels, y down.
type outlines struct {
	to   *vector.Rasterizer
	size float64
	x, y float64
	open bool
}

var _ typeset.Pen = (*outlines)(nil)

func (o *outlines) at(x, y float32) (float32, float32) {
	return float32(o.x + float64(x)*o.size), float32(o.y - float64(y)*o.size)
}

func (o *outlines) close() {
	if o.open {
		o.to.ClosePath()
	}
	o.open = false
}

func (o *outlines) MoveTo(x, y float32) {
	o.close()
	o.to.MoveTo(o.at(x, y))
	o.open = true
}

func (o *outlines) LineTo(x, y float32) { o.to.LineTo(o.at(x, y)) }

func (o *outlines) QuadTo(cx, cy, x, y float32) {
	cx, cy = o.at(cx, cy)
	x, y = o.at(x, y)
	o.to.QuadTo(cx, cy, x, y)
}

func (o *outlines) CubeTo(cx, cy, dx, dy, x, y float32) {
	cx, cy = o.at(cx, cy)
	dx, dy = o.at(dx, dy)
	x, y = o.at(x, y)
	o.to.CubeTo(cx, cy, dx, dy, x, y)
}

package pdf

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the two formats that a Figure has
	_ "image/png"

	"notat/internal/notat"
	"notat/internal/render/chart"
	"notat/internal/tagpdf"
	"notat/internal/typeset"
)

// picture is a picture with its place.
type picture struct {
	data   []byte
	mime   string
	anchor string
	x      float64
	w, h   float64
	chart  *chart.Drawing // instead of data and mime
}

// tallest is how much of a page a picture may take.
const tallest = 0.6

// figure adds a picture, with its caption below it on the same page.
func (b *builder) figure(f *notat.Figure) {
	p := &picture{anchor: f.Anchor, x: b.x}
	if f.Chart != nil {
		p.chart = chart.Fit(f.Chart, b.charts, b.width, min(tallest*b.bounds.usual(false), b.bounds.room(false)))
		p.w, p.h = p.chart.Width, p.chart.Height
	} else {
		b.picture(p, f)
	}
	alt := typeset.Clean(f.Alt)
	if alt == "" {
		alt = plain(f.Caption)
	}
	if alt == "" {
		alt = "Billede uden beskrivelse"
	}
	b.gap(0.3 * b.body.size)
	b.open(elDiv)
	b.open(&element{tag: tagpdf.Figure, attr: tagpdf.Attr{Alt: alt}})
	b.put(item{kind: pictured, fig: p, height: p.h})
	b.close()
	if !notat.Empty(f.Caption) {
		b.keepLast(need)
		b.gap(4)
		st := b.caption.with(func(c *style) { c.before, c.keepNext = 0, false }) // Word's keeps with a table below
		b.paragraph(elCaption, f.Caption, st, false)
	}
	b.close()
	b.tighten(0)
	b.clear(max(b.body.after, b.body.size))
}

// picture gives a picture its size.
func (b *builder) picture(p *picture, f *notat.Figure) {
	if f.Width <= 0 || f.Height <= 0 {
		g := *f
		if c, _, err := image.DecodeConfig(bytes.NewReader(f.Image)); err == nil {
			g.Width, g.Height = c.Width, c.Height
		}
		f = &g // Image says what is wrong with it
	}
	w, h := f.Points()
	scale := min(1, b.width/w, min(tallest*b.bounds.usual(false), b.bounds.room(false))/h)
	p.data, p.mime, p.w, p.h = f.Image, f.MIME, w*scale, h*scale
}

// figure draws a picture or a chart, its upper edge at y.
func (p *pen) figure(f *picture, y float64) {
	if f.chart != nil {
		p.chart(f.chart, p.dx+f.x, y)
		return
	}
	if err := p.doc.Image(f.data, f.mime, tagpdf.Rect{X: p.dx + f.x, Y: y, W: f.w, H: f.h}); err != nil && p.err == nil {
		p.err = fmt.Errorf("picture %s: %w", f.anchor, err)
	}
}

// chart draws a chart with the page's own lines and letters.
func (p *pen) chart(d *chart.Drawing, x, y float64) {
	p.doc.Box(tagpdf.Rect{X: x, Y: y, W: d.Width, H: d.Height})
	for _, r := range d.Rects {
		p.doc.FillRect(tagpdf.Rect{X: x + r.X, Y: y + r.Y, W: r.W, H: r.H}, r.Color)
	}
	for i := range d.Words {
		w := &d.Words[i]
		for k := range w.Parts {
			p.doc.Text(x+w.X+w.Parts[k].X, y+w.Base, w.Parts[k].Runs, w.Size, w.Color)
		}
	}
}

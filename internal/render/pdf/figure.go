package pdf

import (
	"bytes"
	"image"
	_ "image/jpeg" // the two formats that a Figure has
	_ "image/png"

	"notat/internal/notat"
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
}

const (
	natural = 72.0 / 150 // points for each pixel: finer than a screen, and sharp in print
	tallest = 0.6        // of a page, that a picture may take
)

// figure adds a picture, with its caption below it on the same page.
func (b *builder) figure(f *notat.Figure) {
	w, h := float64(f.Width), float64(f.Height)
	if w <= 0 || h <= 0 {
		c, _, err := image.DecodeConfig(bytes.NewReader(f.Image))
		if err != nil || c.Width == 0 || c.Height == 0 {
			c.Width, c.Height = 1, 1 // Image says what is wrong with it
		}
		w, h = float64(c.Width), float64(c.Height)
	}
	scale := min(natural, b.width/w, min(tallest*b.bounds.usual(), b.bounds.room())/h)
	p := &picture{data: f.Image, mime: f.MIME, anchor: f.Anchor, x: b.x, w: w * scale, h: h * scale}
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

package tagpdf

import (
	"fmt"

	"notat/internal/billede"
)

// Image draws a PNG or JPEG as marked content of the current element, which is a Figure,
// or inside Artifact as an artifact. The error names what is wrong with the
// picture, one of billede's; nothing is drawn then. What is transparent is drawn on white.
func (d *Doc) Image(data []byte, mime string, r Rect) error {
	pic, name, err := d.info.Pictures.Fit(data, mime)
	if err != nil {
		return err
	}
	p := d.markContent()
	d.canvas.write(p.number, p.content) // before the picture, which the canvas draws itself
	p.content = p.content[:0]
	p.handed++
	at := r
	at.Y += d.info.Height - p.height // the canvas takes every page to be upright
	if err := d.canvas.image(p.number, name, canvasKind[pic.MIME], pic.Data, at); err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	flipped := d.flip(r)
	if e := d.current; !d.artifact && e.typ == Figure && e.attr.BBox == (Rect{}) {
		e.box(flipped)
	}
	if d.link != nil && !d.artifact {
		d.linkRect(flipped, r.Y+r.H)
	}
	return nil
}

// canvasKind is what the canvas calls the two kinds of pictures.
var canvasKind = map[string]string{billede.PNG: "PNG", billede.JPEG: "JPG"}

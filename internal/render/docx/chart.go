package docx

import (
	"notat/internal/notat"
	"notat/internal/render/chart"
)

const (
	emuPerPoint   = 12700
	pixelPerPoint = 150.0 / 72
)

// chart draws a chart as a picture of the text's width: Word shows vectors in
// ways that differ from version to version. It gives the picture, and its size
// in EMU.
func (w *writer) chart(f *notat.Figure) (picture *notat.Figure, wide, high int) {
	d := chart.Fit(f.Chart, w.form.charts, float64(w.form.width)/20, 0.6*float64(w.form.height)/20)
	data, err := d.PNG(pixelPerPoint)
	if err != nil {
		w.fail("%w", err)
		return f, 1, 1
	}
	g := *f
	g.Image, g.MIME = data, "image/png"
	return &g, int(d.Width * emuPerPoint), int(d.Height * emuPerPoint)
}

package html

import (
	"strings"

	"notat/internal/notat"
	"notat/internal/render/chart"
)

// The drawing's own width and sizes, in points: narrow enough for its words to
// be read on a phone, where the whole is drawn smaller. They are laid out a size
// larger than they are written, for a reader's faces may be wider than ours.
const (
	chartWidth = 340
	chartSize  = 15
	wordSize   = 12
)

// chart draws a chart as vectors, which need no file and stay sharp.
func (w *writer) chart(f *notat.Figure) {
	d := chart.Draw(f.Chart, w.charts, chartWidth)
	w.drawn++
	id := func(end literal) {
		w.raw("diagram-")
		w.int(w.drawn)
		w.raw(end)
	}
	attribute := func(start literal, f float64) {
		w.raw(start)
		w.number(f)
		w.raw("\"")
	}
	w.raw("<svg class=\"chart\" role=\"img\" aria-labelledby=\"")
	id("-titel ")
	id("-tal\" viewBox=\"0 0 ")
	w.number(d.Width)
	attribute(" ", d.Height)
	attribute(" font-size=\"", wordSize)
	w.raw(" fill=\"#")
	w.text(w.charts.Ink)
	w.raw("\">\n<title id=\"")
	id("-titel\">")
	w.text(f.Chart.Titel)
	w.raw("</title>\n<desc id=\"")
	id("-tal\">")
	w.text(strings.TrimPrefix(f.Alt, f.Chart.Titel+". "))
	w.raw("</desc>\n")
	for _, r := range d.Rects {
		attribute("<rect x=\"", r.X)
		attribute(" y=\"", r.Y)
		attribute(" width=\"", r.W)
		attribute(" height=\"", r.H)
		w.raw(" fill=\"#")
		w.text(r.Color)
		w.raw("\"/>\n")
	}
	for i := range d.Words {
		t := &d.Words[i]
		attribute("<text x=\"", t.X)
		attribute(" y=\"", t.Base)
		if t.Bold {
			w.raw(" font-weight=\"bold\"")
		}
		w.raw(">")
		w.text(t.Text)
		w.raw("</text>\n")
	}
	w.raw("</svg>\n")
}

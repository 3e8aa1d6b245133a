package html

import (
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/render/chart"
)

// The drawing's own width and sizes, in points: narrow enough for its words to
// be read on a phone, where the whole is drawn smaller. They are laid out a size
// larger than they are written, for a reader's faces may be wider than ours.
const (
	chartWidth = 340
	chartSize  = 14
	wordSize   = 12
)

// chart draws a chart as vectors, which need no file and stay sharp.
func (w *writer) chart(f *notat.Figure) {
	d := chart.Draw(f.Chart, w.charts, chartWidth)
	w.drawn++
	id := "diagram-" + strconv.Itoa(w.drawn)
	w.raw("<svg class=\"chart\" role=\"img\" aria-labelledby=\"", id, "-titel ", id, "-tal\" viewBox=\"0 0 ", number(d.Width), " ", number(d.Height),
		"\" font-size=\"", number(wordSize), "\" fill=\"#", w.charts.Ink, "\">\n<title id=\"", id, "-titel\">")
	w.text(f.Chart.Titel)
	w.raw("</title>\n<desc id=\"", id, "-tal\">")
	w.text(strings.TrimPrefix(f.Alt, f.Chart.Titel+". "))
	w.raw("</desc>\n")
	for _, r := range d.Rects {
		w.raw("<rect x=\"", number(r.X), "\" y=\"", number(r.Y), "\" width=\"", number(r.W), "\" height=\"", number(r.H), "\" fill=\"#", r.Color, "\"/>\n")
	}
	for i := range d.Words {
		t := &d.Words[i]
		w.raw("<text x=\"", number(t.X), "\" y=\"", number(t.Base), "\"")
		if t.Bold {
			w.raw(" font-weight=\"bold\"")
		}
		w.raw(">")
		w.text(t.Text)
		w.raw("</text>\n")
	}
	w.raw("</svg>\n")
}

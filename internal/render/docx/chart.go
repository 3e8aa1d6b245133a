package docx

import (
	"encoding/json"
	"sync"

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
	d, err := w.form.drawn.get(f.Chart, func() (d drawnChart, err error) {
		c := chart.Fit(f.Chart, w.form.charts, float64(w.form.width)/20, 0.6*float64(w.form.height)/20)
		d.png, err = c.PNG(pixelPerPoint)
		d.wide, d.high = int(c.Width*emuPerPoint), int(c.Height*emuPerPoint)
		return d, err
	})
	if err != nil {
		w.fail("%w", err)
		return f, 1, 1
	}
	g := *f
	g.Image, g.MIME = d.png, "image/png"
	return &g, d.wide, d.high
}

// drawnChart is a chart as a picture, with its size in EMU.
type drawnChart struct {
	png        []byte
	wide, high int
}

// How much is kept: 2 MB for a template.
const (
	keptCharts = 32
	keptBytes  = 64 << 10
)

// drawnCharts keeps the charts of a template that were drawn last, by what they show: a
// draft is made again while its notat is written, and a chart takes as long as all else
// of its page. Any number may use it at once.
type drawnCharts struct {
	mu   sync.Mutex
	made map[string]drawnChart
}

func (k *drawnCharts) get(c *notat.Chart, draw func() (drawnChart, error)) (drawnChart, error) {
	shown, err := json.Marshal(c)
	if err != nil {
		return draw()
	}
	k.mu.Lock()
	d, ok := k.made[string(shown)]
	k.mu.Unlock()
	if ok {
		return d, nil
	}
	if d, err = draw(); err != nil || len(d.png) > keptBytes || len(shown) > keptBytes {
		return d, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.made == nil || len(k.made) == keptCharts {
		k.made = make(map[string]drawnChart, keptCharts)
	}
	k.made[string(shown)] = d
	return d, nil
}

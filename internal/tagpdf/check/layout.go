package check

import (
	"fmt"
	"strings"

	"notat/internal/pdfobject"
)

// Layout writes where a file's text stands, for golden files: the blocks in
// reading order, figures with their boxes, then each page's artifacts. A line of
// it is text of one font in one text object: the page, the place of the object's
// first letter from the upper left corner (baseline and start, in points), the
// structure type, the size and the font, and the words.
func Layout(pdf []byte) (string, error) {
	d, err := load(pdf)
	if err != nil {
		return "", err
	}
	w := &layout{d: d}
	fmt.Fprintf(&w.b, "page      y      x  type     size  font                      words\n")
	for _, b := range d.blocksBut(func(*element) (all, own bool) { return false, false }) {
		if b.owner.typ == "Figure" && b.owner.page != nil && b.owner != w.figure {
			w.picture(b.owner)
		}
		w.pieces(string(b.owner.typ), b.pieces)
	}
	for _, p := range d.pages {
		w.pieces("Artifact", p.artifacts)
	}
	return w.b.String(), nil
}

type layout struct {
	d      *document
	b      strings.Builder
	figure *element // the last one written
}

// height is that of a page, from whose upper edge its text is measured: of its
// own box, or that of the pages it is among (ISO 32000-1, 7.7.3.4).
func (w *layout) height(page int) float64 {
	node := w.d.pages[page-1].dict
	for range pdfobject.MaxDepth {
		if box := w.d.Array(node["MediaBox"]); len(box) == 4 {
			h, _ := w.d.Get(box[3]).(float64)
			return h
		}
		node = w.d.Dict(node["Parent"])
	}
	return 0
}

func (w *layout) picture(e *element) {
	w.figure = e
	box := w.d.Array(w.d.attribute(e, "BBox"))
	if len(box) != 4 {
		return
	}
	var v [4]float64
	for i := range box {
		v[i], _ = w.d.Get(box[i]).(float64)
	}
	fmt.Fprintf(&w.b, "%4d %6.1f %6.1f  Figure     %.1f x %.1f\n", e.page.number, w.height(e.page.number)-v[3], v[0], v[2]-v[0], v[3]-v[1])
}

// pieces writes text, joined where it goes on in the same text object and font.
func (w *layout) pieces(typ string, ps []piece) {
	for i := 0; i < len(ps); {
		first, words := ps[i], ""
		for ; i < len(ps) && sameLine(first, ps[i]) && ps[i].x == first.x && ps[i].font.name == first.font.name && ps[i].size == first.size; i++ {
			words += ps[i].text
		}
		if words = strings.TrimSpace(words); words == "" {
			continue
		}
		_, font, _ := strings.Cut(first.font.name, "+") // behind the six letters of a subset
		fmt.Fprintf(&w.b, "%4d %6.1f %6.1f  %-8s %4.4g  %-25s %s\n", first.page, w.height(first.page)-first.y, first.x, typ, first.size, font, words)
	}
}

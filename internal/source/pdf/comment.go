package pdf

import (
	"strings"

	"notat/internal/prosa"
	"notat/internal/source"
)

// drawnOnPage are the annotations that are no comments: what they say is drawn, or
// they lead somewhere.
var drawnOnPage = map[name]bool{"Link": true, "Widget": true, "FreeText": true, "Popup": true, "Watermark": true, "PrinterMark": true, "Screen": true, "Movie": true}

const maxComments = 2_000 // of all pages

// comments gives what readers have written on a page.
func (d *document) comments(p *page) (out []piece) {
	for _, v := range d.Array(p.dict["Annots"]) {
		a := d.Dict(v)
		words := strings.Join(strings.Fields(clean(d.Text(a["Contents"]))), " ")
		if words == "" || drawnOnPage[d.Name(a["Subtype"])] {
			continue
		}
		if d.notes++; d.notes > maxComments {
			d.Exceeded = true
			return out
		}
		c := piece{Piece: source.Piece{What: source.Aside, Kind: source.Comment, Sure: true, By: strings.TrimSpace(clean(d.Text(a["T"]))),
			Words: []prosa.Ord{{Tekst: words}}, Place: source.Place{Page: p.number}}}
		if rect := d.Array(a["Rect"]); len(rect) == 4 {
			_, c.y = p.turned.apply(finite(d.Number(rect[2])), finite(d.Number(rect[3])))
		}
		out = append(out, c)
	}
	return out
}

package pdf

import "strings"

// link is a place on a page that leads to an address.
type link struct {
	x0, y0, x1, y1 float64
	address        string
}

const maxLinks = 500 // of a page, each of which is held against each word

// links reads a page's links to addresses; those within the file are of no use in
// another.
func (d *document) links(p *page) (out []link) {
	for _, v := range d.Array(p.dict["Annots"]) {
		a := d.Dict(v)
		if d.Name(a["Subtype"]) != "Link" || len(out) >= maxLinks {
			continue
		}
		action, rect := d.Dict(a["A"]), d.Array(a["Rect"])
		uri, _ := d.Get(action["URI"]).(text)
		address := strings.TrimSpace(string(uri))
		scheme, _, _ := strings.Cut(strings.ToLower(address), ":")
		if len(rect) != 4 || scheme != "http" && scheme != "https" && scheme != "mailto" || strings.ContainsAny(address, " \n<>\"") {
			continue
		}
		x0, y0 := p.turned.apply(finite(d.Number(rect[0])), finite(d.Number(rect[1])))
		x1, y1 := p.turned.apply(finite(d.Number(rect[2])), finite(d.Number(rect[3])))
		out = append(out, link{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), address})
	}
	return out
}

func (p *page) linkAt(x, y float64) string {
	for _, l := range p.links {
		if x >= l.x0 && x <= l.x1 && y >= l.y0 && y <= l.y1 {
			return l.address
		}
	}
	return ""
}

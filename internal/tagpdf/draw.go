package tagpdf

import (
	"math"
	"strconv"
)

// Line draws a rule of the given width. Lines and rectangles are artifacts
// (rules, underlines and backgrounds say nothing that the structure does not
// say), but in a Figure they are its content: a chart is drawn with them.
func (d *Doc) Line(x1, y1, x2, y2, width float64, color string) {
	p := d.markLayout()
	p.setStroke(d.color(color))
	b := p.content
	if width != p.lineWidth {
		b = append(appendNumber(b, width), " w\n"...)
		p.lineWidth = width
	}
	b = append(appendNumbers(b, x1, p.height-y1), " m "...)
	p.content = append(appendNumbers(b, x2, p.height-y2), " l S\n"...)
}

// Box says where the current Figure is, as a picture drawn in it would.
func (d *Doc) Box(r Rect) {
	if e := d.current; !d.artifact && e.typ == Figure {
		e.box(d.flip(r))
	}
}

// FillRect fills r; see Line.
func (d *Doc) FillRect(r Rect, color string) {
	p := d.markLayout()
	p.setFill(d.color(color))
	r = d.flip(r)
	p.content = append(appendNumbers(p.content, r.X, r.Y, r.W, r.H), " re f\n"...)
}

// rgb is a colour's three operands; the zero value is black, as a page starts.
type rgb string

func (d *Doc) color(s string) rgb {
	for i := range d.colors {
		if c := &d.colors[i]; c.name == s {
			return c.rgb
		}
	}
	c := parseColor(s)
	if len(d.colors) < 16 { // a look has fewer
		d.colors = append(d.colors, parsed{s, c})
	}
	return c
}

// parsed is a colour that the document has had.
type parsed struct {
	name string
	rgb  rgb
}

func parseColor(s string) rgb {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 || v == 0 {
		return ""
	}
	b := make([]byte, 0, 18)
	for shift := 16; shift >= 0; shift -= 8 {
		b = append(appendThousandths(b, int(math.Round(float64(v>>shift&255)/255*1000))), ' ')
	}
	return rgb(b)
}

// appendThousandths writes n thousandths, of a thousand at most.
func appendThousandths(b []byte, n int) []byte {
	b = append(b, byte('0'+n/1000))
	if n %= 1000; n > 0 {
		b = append(b, '.', byte('0'+n/100))
		if n %= 100; n > 0 {
			b = append(b, byte('0'+n/10))
			if n %= 10; n > 0 {
				b = append(b, byte('0'+n))
			}
		}
	}
	return b
}

func (p *page) setFill(c rgb) {
	if c != p.fill {
		p.fill = c
		p.content = append(append(p.content, c.operands()...), "rg\n"...)
	}
}

func (p *page) setStroke(c rgb) {
	if c != p.stroke {
		p.stroke = c
		p.content = append(append(p.content, c.operands()...), "RG\n"...)
	}
}

func (c rgb) operands() string {
	if c == "" {
		return "0 0 0 "
	}
	return string(c)
}

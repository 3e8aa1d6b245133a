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
	c, ok := d.colors[s]
	if !ok {
		c = parseColor(s)
		d.colors[s] = c
	}
	return c
}

func parseColor(s string) rgb {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 || v == 0 {
		return ""
	}
	var b []byte
	for shift := 16; shift >= 0; shift -= 8 {
		b = strconv.AppendFloat(b, math.Round(float64(v>>shift&255)/255*1000)/1000, 'f', -1, 64)
		b = append(b, ' ')
	}
	return rgb(b)
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

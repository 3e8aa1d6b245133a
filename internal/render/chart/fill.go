package chart

import "notat/internal/notat"

// fill is how a bar, or a part of one, is filled. All of them differ in print without
// colours, and beside each other.
type fill int

const (
	solid   fill = iota // dark
	lighter             // mid
	striped             // dark stripes in an outline
	hollow              // an outline
	combed              // mid stripes in an outline
	layered             // lines along the bar in an outline
)

// ofOwner is the fills of whole bars.
var ofOwner = [...]fill{notat.School: solid, notat.Municipality: lighter, notat.Country: hollow}

// ofPart is the fills of shares, in their order.
var ofPart = [notat.MaxParts]fill{solid, lighter, striped, hollow, combed, layered}

// stripe is the width of a stripe, and of the white beside it.
const stripe = 0.22

// fill fills a rectangle.
func (d *layout) fill(r Rect, f fill) {
	put := func(r Rect, color string) {
		r.Color = color
		d.Rects = append(d.Rects, r)
	}
	if f == lighter {
		put(r, mid)
		return
	}
	put(r, d.dark)
	o := outline * d.Size
	if f == solid || r.W <= 2*o {
		return
	}
	in := Rect{r.X + o, r.Y + o, r.W - 2*o, r.H - 2*o, ""}
	put(in, "FFFFFF")
	step := 2 * stripe * d.Size
	switch f {
	case striped, combed:
		color := d.dark
		if f == combed {
			color = mid
		}
		for x := in.X + step/2; x < in.X+in.W; x += step {
			put(Rect{x, in.Y, min(step/2, in.X+in.W-x), in.H, ""}, color)
		}
	case layered:
		third := in.H / 3
		put(Rect{in.X, in.Y + third, in.W, third, ""}, mid)
	case solid, lighter, hollow:
	}
}

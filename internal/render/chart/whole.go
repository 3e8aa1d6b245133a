package chart

import "notat/internal/notat"

const (
	slit   = 0.12 // between two parts of a bar
	swatch = 0.72 // of what shows how a part is filled: its width and height
	apartX = 1.0  // between two parts that are named
)

// whole draws a bar in its parts, as wide as there is room, and below it each part
// with how it is filled, its name and its number.
func (d *layout) whole(parts []string, values []notat.Value) {
	x, room := d.nameRoom, d.Width-d.nameRoom
	total := 0.0
	for _, v := range values {
		total += v.Number
	}
	at := x
	for i, v := range values {
		w := v.Number / total * room
		if cut := slit * d.Size; w > cut {
			d.fill(Rect{at, d.y, w - cut, thick * d.Size, ""}, ofPart[i])
		}
		at += w
	}
	d.y += lead * d.Size
	at = x
	for i, v := range values {
		side := (swatch + beside) * d.Size
		_, number := d.set(" "+v.Text, d.Regular, endless)
		name, _ := d.cut(parts[i], d.Regular, room-side-number)
		s, line := d.cut(name+" "+v.Text, d.Regular, room-side)
		if line == nil {
			continue
		}
		w := side + line.Width
		if at > x && at+w > d.Width+slack {
			at = x
			d.y += lead * d.Size
		}
		d.fill(Rect{at, d.y + (thick-swatch)/2*d.Size, swatch * d.Size, swatch * d.Size, ""}, ofPart[i])
		d.say(s, at+side, false, room-side)
		at += w + apartX*d.Size
	}
	d.y += (lead + apart/2) * d.Size
}

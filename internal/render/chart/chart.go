// Package chart lays a notat.Chart out: bars and words with their places, drawn
// by each format with its own pen, as vectors or, where a format takes pictures
// only, as pixels (PNG). It is the same drawing everywhere. It decides no words
// and no numbers.
//
// Each bar has its name and its number beside it, and each part of one below it in the
// same order, so that no colour has to be looked up: whoever sees no colours sees the
// same chart.
package chart

import (
	"math"
	"notat/internal/notat"
	"notat/internal/typeset"
)

// Drawing is a chart laid out. Lengths are points, y runs down.
type Drawing struct {
	Width, Height float64
	Rects         []Rect // each over those before it
	Words         []Words
}

// Rect is a filled rectangle.
type Rect struct {
	X, Y, W, H float64
	Color      string // RRGGBB
}

// Words is a line of words.
type Words struct {
	X, Base float64 // where the line starts on its baseline
	Text    string
	Size    float64
	Bold    bool
	Color   string
	Parts   []typeset.Part // of one line, from X
}

// Style is how a chart looks: made once for a template.
type Style struct {
	Regular, Bold typeset.Stack
	Size          float64 // of the words, in points
	Ink           string
	Accent        string // what the school's bars are drawn in, made darker where it has to be
}

// Lengths in parts of the size.
const (
	lead     = 1.3  // from line to line, and from bar to bar
	thick    = 0.92 // of a bar
	apart    = 0.85 // between two groups
	outline  = 0.12 // of a bar that is not filled
	beside   = 0.45 // between a bar and its number, and its name
	under    = 0.8  // that the name of a year is set in
	mostName = 0.36 // of the width, that the names of the bars take
	mostText = 0.4  // the same for the numbers
)

// mostLines is how many lines the label of a group has.
const mostLines = 2

// axis is the colour of the line that bars start from: 4.5:1 on white.
const axis = "767676"

// Draw lays a chart out in the width.
func Draw(c *notat.Chart, s Style, width float64) *Drawing {
	s.Size = max(s.Size, 1)
	d := &layout{Drawing: Drawing{Width: width}, Style: s, dark: s.Dark()}
	d.measure(c)
	for i := range c.Groups {
		if i > 0 {
			d.y += apart * s.Size
		}
		d.group(&c.Groups[i])
	}
	d.Height = d.y + 0.15*s.Size
	return &d.Drawing
}

// Fit lays a chart out no higher than asked: one that would be is set smaller.
func Fit(c *notat.Chart, s Style, width, height float64) *Drawing {
	d := Draw(c, s, width)
	for range 4 {
		if d.Height <= height {
			break
		}
		s.Size *= 0.98 * height / d.Height
		d = Draw(c, s, width)
	}
	return d
}

// layout is a drawing being made.
type layout struct {
	Drawing
	Style
	dark     string // Style.Dark
	y        float64
	zero     float64 // where bars start
	scale    float64 // points for each unit
	nameRoom float64
	textRoom float64
}

// measure shares the width: names, bars, numbers. Bars of numbers below zero
// run to the left, their numbers too.
func (d *layout) measure(c *notat.Chart) {
	var least, most float64
	for i := range c.Groups {
		for k := range c.Groups[i].Bars {
			b := &c.Groups[i].Bars[k]
			_, name := d.set(b.Name, d.Regular, endless)
			d.nameRoom = max(d.nameRoom, name+d.indent(b))
			if len(c.Groups[i].Parts) > 0 {
				continue // the width is the whole
			}
			for _, v := range b.Values {
				least, most = min(least, v.Number), max(most, v.Number)
				_, text := d.set(v.Text, d.Regular, endless)
				d.textRoom = max(d.textRoom, text)
			}
		}
	}
	gap := beside * d.Size
	d.nameRoom = min(d.nameRoom+gap, mostName*d.Width)
	sides := 1.0
	if least < 0 {
		sides = 2
	}
	if d.textRoom > 0 {
		d.textRoom = min(d.textRoom+gap, mostText/sides*d.Width)
	}
	room := d.Width - d.nameRoom - sides*d.textRoom
	if span := most - least; span > 0 {
		d.scale = min(max(room, 0)/span, math.MaxFloat64) // of numbers that are next to nothing
	}
	d.zero = d.nameRoom - least*d.scale
	if least < 0 {
		d.zero += d.textRoom
	}
}

// indent is how far the name of a bar is set in.
func (d *layout) indent(b *notat.Bar) float64 {
	if b.Under {
		return under * d.Size
	}
	return 0
}

// group sets one result: its label, and below it a bar for each number.
func (d *layout) group(g *notat.Group) {
	lines, _ := d.set(g.Label, d.Bold, d.Width)
	for i := range lines[:min(len(lines), mostLines)] {
		w := words(lines[i])
		if i == mostLines-1 && len(lines) > mostLines {
			w, _ = d.cut(w+"…", d.Bold, d.Width)
		}
		d.say(w, 0, true, d.Width)
		d.y += lead * d.Size
	}
	top := d.y
	if len(g.Bars) > 0 && len(g.Bars[0].Values) == 0 {
		top += lead * d.Size
	}
	at := len(d.Rects)
	for k := range g.Bars {
		b := &g.Bars[k]
		in := d.indent(b)
		d.say(b.Name, in, false, d.nameRoom-in-0.2*d.Size)
		switch {
		case len(g.Parts) > 0:
			d.whole(g.Parts, b.Values)
		case len(b.Values) > 0:
			d.bar(b.Owner, b.Values[0])
			d.y += lead * d.Size
		default:
			d.y += lead * d.Size
		}
	}
	if len(g.Parts) > 0 || d.y-top < lead*d.Size { // parts, or no bar but one without a number
		return
	}
	line := Rect{d.zero - 0.04*d.Size, top, 0.08 * d.Size, d.y - top - (lead-thick)*d.Size, axis}
	d.Rects = append(d.Rects, Rect{})
	copy(d.Rects[at+1:], d.Rects[at:]) // behind the bars
	d.Rects[at] = line
}

// bar draws one bar and its number. The school's is dark, the municipality's
// lighter, the country's an outline.
func (d *layout) bar(of notat.Owner, v notat.Value) {
	w := v.Number * d.scale
	r := Rect{d.zero, d.y, w, thick * d.Size, ""}
	gap := beside * d.Size
	at, room := d.zero+w+gap, d.textRoom-gap
	if w < 0 {
		r.X, r.W = d.zero+w, -w
		_, text := d.set(v.Text, d.Regular, endless)
		at = r.X - gap - min(text, room)
	}
	if r.W > 0 {
		d.fill(r, ofOwner[of])
	}
	if room > 0 { // else no number leaves ink
		d.say(v.Text, at, false, room)
	}
}

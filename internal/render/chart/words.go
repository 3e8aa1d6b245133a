package chart

import (
	"strings"
	"unicode/utf8"

	"notat/internal/typeset"
)

// say puts a line of words at x, its letters in the middle of a bar at y. What
// is wider than the room is cut.
func (d *layout) say(s string, x float64, bold bool, room float64) {
	stack := d.Regular
	if bold {
		stack = d.Bold
	}
	s, line := d.cut(s, stack, room)
	if line == nil {
		return
	}
	f := stack[0]
	d.Words = append(d.Words, Words{
		X: x, Base: d.y + (thick+f.CapHeight)/2*d.Size, Text: s, Size: d.Size, Bold: bold, Color: d.Ink, Parts: line.Parts,
	})
}

// mostBytes is more than any line of a chart has room for.
const mostBytes = 1024

// set breaks words into lines, and gives the width of the widest. Of endless
// words it sets the beginning.
func (d *layout) set(s string, stack typeset.Stack, width float64) (lines []typeset.Line, widest float64) {
	if n := mostBytes; len(s) > n {
		for !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	lines = typeset.Break([]typeset.Span{{Text: s, Stack: stack, Size: d.Size}}, typeset.Options{Width: max(width, d.Size)})
	for i := range lines {
		widest = max(widest, lines[i].Width)
	}
	return lines, widest
}

// cut gives words as one line in the room; of longer ones as many letters as
// there is room for, and an ellipsis. The picture's alternative text has them all.
func (d *layout) cut(s string, stack typeset.Stack, room float64) (string, *typeset.Line) {
	s = typeset.CleanLine(s)
	lines, w := d.set(s, stack, endless)
	for short := strings.TrimSuffix(s, "…"); w > room+slack && short != ""; {
		keep := max(min(int(float64(len(short))*room/w), len(short)-1), 0)
		for keep > 0 && !utf8.RuneStart(short[keep]) {
			keep--
		}
		short = strings.TrimRight(short[:keep], " ,")
		s = short + "…"
		lines, w = d.set(s, stack, endless)
	}
	if len(lines) == 0 {
		return "", nil
	}
	return s, &lines[0]
}

const (
	endless = 1e6
	slack   = 0.01 // forgives rounding
)

// words gives the words of a line.
func words(l typeset.Line) string {
	var b strings.Builder
	for i := range l.Parts {
		for k := range l.Parts[i].Runs {
			b.WriteString(l.Parts[i].Runs[k].Text())
		}
	}
	return strings.TrimRight(b.String(), " ")
}

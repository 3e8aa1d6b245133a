package chart

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/typeset"
)

var style = Style{Regular: typeset.Faces("", false, false), Bold: typeset.Faces("", true, false), Size: 9.5, Ink: "1A1A1A", Accent: "1B2A41"}

func values(school, municipality, country float64) (v [3]notat.Value) {
	for i, n := range []float64{school, municipality, country} {
		if !math.IsNaN(n) {
			v[i] = notat.Value{Text: fmt.Sprintf("%.1f %%", n), Number: n}
		}
	}
	return v
}

var bars = [3]string{"Skolen", "Kommunen", "Landet"}

func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	c := &notat.Chart{Bars: bars, Groups: []notat.Group{
		{Label: "Fravær, 1. klasse", Values: values(5, 10, math.NaN())},
		{Label: "Fravær, 2. klasse", Values: values(2.5, math.NaN(), math.NaN())},
	}}
	d := Draw(c, style, 400)
	var lengths []float64
	for _, r := range d.Rects {
		if r.Color != axis {
			lengths = append(lengths, r.W)
		}
	}
	if len(lengths) != 3 || math.Abs(lengths[1]/lengths[0]-2) > 1e-9 || math.Abs(lengths[0]/lengths[2]-2) > 1e-9 {
		t.Errorf("%v", lengths)
	}
	var said []string
	for _, w := range d.Words {
		said = append(said, w.Text)
	}
	if got := strings.Join(said, "|"); got != "Fravær, 1. klasse|Skolen|5.0 %|Kommunen|10.0 %|Fravær, 2. klasse|Skolen|2.5 %" {
		t.Error(got)
	}
}

func TestNumbersBelowZeroRunToTheLeft(t *testing.T) {
	d := Draw(&notat.Chart{Bars: bars, Groups: []notat.Group{{Label: "Forskel", Values: values(-4, 2, math.NaN())}}}, style, 400)
	if zero := d.Rects[0].X; d.Rects[1].X+d.Rects[1].W > zero+1 || d.Rects[2].X < zero {
		t.Errorf("%v", d.Rects)
	}
}

// anyChart is a chart of anything that a record could hold.
func anyChart(rt *rapid.T) *notat.Chart {
	label := rapid.OneOf(rapid.String(), rapid.Just(strings.Repeat("ord", 3000)), rapid.Just("Fravær, 1. klasse"), rapid.Just("قراءة 読む"))
	number := rapid.OneOf(rapid.Float64Range(-10, 100), rapid.Just(0.0), rapid.Just(math.MaxFloat32), rapid.Just(-math.MaxFloat32))
	c := &notat.Chart{Titel: "Søjlediagram", Bars: bars}
	if rapid.IntRange(0, 9).Draw(rt, "names") == 0 {
		c.Bars[1] = label.Draw(rt, "bar")
	}
	for range rapid.IntRange(1, 6).Draw(rt, "groups") {
		g := notat.Group{Label: label.Draw(rt, "label")}
		for i := range g.Values {
			if rapid.Bool().Draw(rt, "is") {
				g.Values[i] = notat.Value{Text: rapid.OneOf(rapid.Just("ca. 7,4 %"), label).Draw(rt, "text"), Number: number.Draw(rt, "number")}
			}
		}
		c.Groups = append(c.Groups, g)
	}
	return c
}

func TestAnyChartStaysWithinItsEdges(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.Float64Range(100, 700).Draw(rt, "width")
		d := Draw(anyChart(rt), style, width)
		for _, r := range d.Rects {
			if !(r.X >= -0.5 && r.X+r.W <= width+0.5 && r.Y >= 0 && r.W >= 0 && r.Y+r.H <= d.Height+0.01) {
				rt.Fatalf("%v outside %v × %v", r, width, d.Height)
			}
		}
		for _, w := range d.Words {
			last := w.Parts[len(w.Parts)-1]
			if !(w.X >= -0.5 && w.X+last.X+last.Width <= width+1 && w.Base <= d.Height) {
				rt.Fatalf("%q from %v to %v outside %v", w.Text, w.X, w.X+last.X+last.Width, width)
			}
		}
	})
}

func TestAChartFitsTheHeightItIsGiven(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		if d := Fit(anyChart(rt), style, 450, 300); d.Height > 300 {
			rt.Fatalf("%v high", d.Height)
		}
	})
}

// The three bars differ by more than their colour, and their edges can be seen
// whatever colour the municipality's headings have.
func TestBarsStandOutInAnyColour(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := Style{Accent: rapid.StringMatching(`[0-9A-F]{6}|`).Draw(rt, "accent")}
		dark := s.Dark()
		if ooxml.Contrast(dark, mid) < 3 || ooxml.Contrast(dark, "FFFFFF") < 4.5 || ooxml.Contrast(mid, "FFFFFF") < 3 {
			rt.Errorf("%s becomes %s", s.Accent, dark)
		}
	})
	d := Draw(&notat.Chart{Bars: bars, Groups: []notat.Group{{Label: "x", Values: values(1, 1, 1)}}}, style, 300)
	if len(d.Rects) != 5 || d.Rects[1].Color == d.Rects[2].Color || d.Rects[4].Color != "FFFFFF" {
		t.Errorf("%v", d.Rects)
	}
}

func TestPixelsAreTheSameEachTimeAndShowSomething(t *testing.T) {
	d := Draw(&notat.Chart{Bars: bars, Groups: []notat.Group{{Label: "Fravær 🌞", Values: values(5, 6, 7)}}}, style, 300)
	first, err := d.PNG(2)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := d.PNG(2)
	if !bytes.Equal(first, again) {
		t.Error("two pictures of one chart differ")
	}
	img, err := png.Decode(bytes.NewReader(first))
	if err != nil || img.Bounds().Dx() != 600 {
		t.Fatal(err, img.Bounds())
	}
	ink := func(x0, y0, x1, y1 float64) (n int) {
		for y := int(y0 * 2); y < int(y1*2); y++ {
			for x := int(x0 * 2); x < int(x1*2); x++ {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
					n++
				}
			}
		}
		return n
	}
	bar := d.Rects[1]
	if n := ink(bar.X, bar.Y, bar.X+bar.W, bar.Y+bar.H); float64(n) < 3.6*bar.W*bar.H {
		t.Errorf("a bar of %v has %d dark pixels", bar, n)
	}
	if n := ink(0, 0, 60, style.Size); n < 100 || n > 1000 {
		t.Errorf("the label has %d dark pixels", n)
	}
}

func BenchmarkPNG(b *testing.B) {
	c := &notat.Chart{Bars: bars}
	for range 4 {
		c.Groups = append(c.Groups, notat.Group{Label: "Karaktergennemsnit, bundne prøver, 9. klasse", Values: values(5, 6, 7)})
	}
	for b.Loop() {
		if _, err := Draw(c, style, 450).PNG(150.0 / 72); err != nil {
			b.Fatal(err)
		}
	}
}

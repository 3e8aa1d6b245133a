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
	_ "notat/internal/testrun"
	"notat/internal/typeset"
)

var style = Style{Regular: typeset.Faces("", false, false), Bold: typeset.Faces("", true, false), Size: 9.5, Ink: "1A1A1A", Accent: "1B2A41"}

// bars are the numbers of the school, the municipality and the country, where they are.
func bars(numbers ...float64) (out []notat.Bar) {
	for i, n := range numbers {
		if !math.IsNaN(n) {
			owner := notat.Owner(i)
			out = append(out, notat.Bar{Owner: owner, Name: [...]string{"Skolen", "Kommunen", "Landet"}[i], Values: []notat.Value{{Text: fmt.Sprintf("%.1f %%", n), Number: n}}})
		}
	}
	return out
}

func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	c := &notat.Chart{Groups: []notat.Group{
		{Label: "Fravær, 1. klasse", Bars: bars(5, 10, math.NaN())},
		{Label: "Fravær, 2. klasse", Bars: bars(2.5, math.NaN(), math.NaN())},
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
	d := Draw(&notat.Chart{Groups: []notat.Group{{Label: "Forskel", Bars: bars(-4, 2, math.NaN())}}}, style, 400)
	if zero := d.Rects[0].X; d.Rects[1].X+d.Rects[1].W > zero+1 || d.Rects[2].X < zero {
		t.Errorf("%v", d.Rects)
	}
}

// A year of the school's stands under the school, and is told apart from the
// municipality and the country by its place and its name, not by a colour.
func TestYearsStandUnderTheirSchool(t *testing.T) {
	year := func(name string, n float64) notat.Bar {
		return notat.Bar{Name: name, Under: true, Values: []notat.Value{{Text: fmt.Sprint(n), Number: n}}}
	}
	d := Draw(&notat.Chart{Groups: []notat.Group{{Label: "Fravær", Bars: append([]notat.Bar{{Name: "Skolen"}, year("2023", 2), year("2024", 4)}, bars(math.NaN(), 8)...)}}}, style, 400)
	var said []string
	indent := map[string]float64{}
	for _, w := range d.Words {
		said = append(said, w.Text)
		indent[w.Text] = w.X
	}
	if got := strings.Join(said, "|"); got != "Fravær|Skolen|2023|2|2024|4|Kommunen|8.0 %" {
		t.Error(got)
	}
	if indent["2023"] <= indent["Skolen"] || indent["2023"] != indent["2024"] || indent["Kommunen"] != indent["Skolen"] {
		t.Errorf("%v", indent)
	}
	if r := d.Rects; len(r) != 4 || math.Abs(r[2].W/r[1].W-2) > 1e-9 || math.Abs(r[3].W/r[2].W-2) > 1e-9 || r[1].Color != r[2].Color {
		t.Errorf("%v", d.Rects)
	}
}

// Shares fill the whole width, each in proportion; beside each other they differ
// without colours; and each is named with its number below.
func TestSharesMakeAWhole(t *testing.T) {
	g := notat.Group{Label: "Glad for skolen", Parts: []string{"Tit", "Af og til", "Sjældent", "Aldrig", "Ved ikke", "Intet svar"}, Bars: []notat.Bar{{Name: "Skolen"}}}
	for _, n := range []float64{40, 20, 10, 10, 10, 10} {
		g.Bars[0].Values = append(g.Bars[0].Values, notat.Value{Text: fmt.Sprintf("%.0f %%", n), Number: n})
	}
	d := Draw(&notat.Chart{Groups: []notat.Group{g}}, style, 400)
	var said []string
	for _, w := range d.Words {
		said = append(said, w.Text)
	}
	if got := strings.Join(said, "|"); got != "Glad for skolen|Skolen|Tit 40 %|Af og til 20 %|Sjældent 10 %|Aldrig 10 %|Ved ikke 10 %|Intet svar 10 %" {
		t.Error(got)
	}
	var outer []Rect // not within the one before
	for _, r := range d.Rects {
		if n := len(outer); r.H > thick*style.Size-0.01 && (n == 0 || r.X >= outer[n-1].X+outer[n-1].W) {
			outer = append(outer, r)
		}
	}
	if len(outer) != 6 {
		t.Fatalf("%d parts: %v", len(outer), outer)
	}
	cut := slit * style.Size
	if first, last := outer[0], outer[5]; math.Abs((first.W+cut)/(last.W+cut)-4) > 1e-6 || math.Abs(last.X+last.W+cut-d.Width) > 1e-6 {
		t.Errorf("%v", outer)
	}
	img, err := d.PNG(4)
	if err != nil {
		t.Fatal(err)
	}
	pixels, err := png.Decode(bytes.NewReader(img))
	if err != nil {
		t.Fatal(err)
	}
	looks := map[string]bool{} // what the middle of each is like, in grey
	for _, r := range outer {
		var line strings.Builder
		for dy := 0.1; dy < 1; dy += 0.1 {
			for dx := 0.0; dx < 6*stripe*style.Size; dx += 0.25 {
				c, _, _, _ := pixels.At(int((r.X+2+dx)*4), int((r.Y+dy*r.H)*4)).RGBA()
				fmt.Fprint(&line, c>>14)
			}
		}
		looks[line.String()] = true
	}
	if len(looks) != 6 {
		t.Errorf("%d of 6 can be told apart without colours", len(looks))
	}
}

// anyChart is a chart of anything that a record could hold.
func anyChart(rt *rapid.T) *notat.Chart {
	label := rapid.OneOf(rapid.String(), rapid.Just(strings.Repeat("ord", 3000)), rapid.Just("Fravær, 1. klasse"), rapid.Just("قراءة 読む"))
	number := rapid.OneOf(rapid.Float64Range(-10, 100), rapid.Just(0.0), rapid.Just(math.SmallestNonzeroFloat64), rapid.Just(math.MaxFloat32), rapid.Just(-math.MaxFloat32))
	c := &notat.Chart{Titel: "Søjlediagram"}
	for range rapid.IntRange(1, 6).Draw(rt, "groups") {
		g := notat.Group{Label: label.Draw(rt, "label")}
		for range rapid.IntRange(0, 2).Draw(rt, "parts") * 2 {
			g.Parts = append(g.Parts, rapid.OneOf(rapid.Just("Af og til"), rapid.String(), label).Draw(rt, "part"))
		}
		for range rapid.IntRange(1, 4).Draw(rt, "bars") {
			b := notat.Bar{Owner: notat.Owner(rapid.IntRange(0, 2).Draw(rt, "owner")), Name: "Kommunen", Under: rapid.Bool().Draw(rt, "under")}
			if rapid.IntRange(0, 9).Draw(rt, "name") == 0 {
				b.Name = label.Draw(rt, "bar")
			}
			text := func() string {
				if rapid.IntRange(0, 9).Draw(rt, "odd") == 0 {
					return label.Draw(rt, "text")
				}
				return "ca. 7,4 %"
			}
			for range g.Parts {
				b.Values = append(b.Values, notat.Value{Text: text(), Number: rapid.Float64Range(0, 100).Draw(rt, "share")})
			}
			if len(g.Parts) == 0 && rapid.Bool().Draw(rt, "is") {
				b.Values = []notat.Value{{Text: text(), Number: number.Draw(rt, "number")}}
			}
			g.Bars = append(g.Bars, b)
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
			if !(r.X >= -0.5 && r.X+r.W <= width+0.5 && r.Y >= 0 && r.W >= 0 && r.H >= 0 && r.Y+r.H <= d.Height+0.01) {
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

// A number that leaves no ink is not said, and takes no room beside the longest bar.
func TestANumberWithoutInkIsNotSaid(t *testing.T) {
	d := Draw(&notat.Chart{Groups: []notat.Group{{Label: "Fravær", Bars: []notat.Bar{{Name: "Skolen", Values: []notat.Value{{Text: "\u0301", Number: 7}}}}}}}, style, 100)
	for _, w := range d.Words {
		if w.X >= 100 {
			t.Errorf("%q at %v", w.Text, w.X)
		}
	}
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
	d := Draw(&notat.Chart{Groups: []notat.Group{{Label: "x", Bars: bars(1, 1, 1)}}}, style, 300)
	if len(d.Rects) != 5 || d.Rects[1].Color == d.Rects[2].Color || d.Rects[4].Color != "FFFFFF" {
		t.Errorf("%v", d.Rects)
	}
}

func TestPixelsAreTheSameEachTimeAndShowSomething(t *testing.T) {
	d := Draw(&notat.Chart{Groups: []notat.Group{{Label: "Fravær 🌞", Bars: bars(5, 6, 7)}}}, style, 300)
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
	c := &notat.Chart{}
	for range 4 {
		c.Groups = append(c.Groups, notat.Group{Label: "Karaktergennemsnit, bundne prøver, 9. klasse", Bars: bars(5, 6, 7)})
	}
	for b.Loop() {
		if _, err := Draw(c, style, 450).PNG(150.0 / 72); err != nil {
			b.Fatal(err)
		}
	}
}

package tagpdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

// The finisher leans on how fpdf lays its output out, which nobody promises.
// If one of these tests fails after an update of fpdf, read canvas.go again.

func TestCanvasCarriesContentVerbatim(t *testing.T) {
	c := canvas{width: 200, height: 300}
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	second := "{nb} \x00{\x00n\x00b\x00} endstream\nendobj\n"
	c.write(2, []byte(second))
	c.write(1, all) // the current page is now the first; both must come out
	d, err := c.take(0)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{string(all), second} {
		before, found := strings.CutSuffix(string(d.pages[i]), want+"\n")
		if !found {
			t.Errorf("page %d: %q", i+1, d.pages[i])
		}
		// What fpdf sets before: line cap, join and width, black.
		if want := "0 J\n0 j\n0.57 w\n0.000 G\n0.000 g\n"; before != want {
			t.Errorf("page %d begins with %q, not %q", i+1, before, want)
		}
	}
}

func plainPNG(c color.Color, width, height int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	png.Encode(&b, img)
	return b.Bytes()
}

func TestCanvasKeepsPicturesInOneOrder(t *testing.T) {
	var want string
	for range 20 {
		c := canvas{width: 200, height: 300}
		for i, col := range []color.Color{color.RGBA{255, 0, 0, 255}, color.RGBA{0, 255, 0, 255}, color.RGBA{0, 0, 255, 255}} {
			if err := c.image(1, string(rune('a'+i)), "PNG", plainPNG(col, 3, 2), Rect{10, 20, 30, 40}); err != nil {
				t.Fatal(err)
			}
		}
		d, err := c.take(0)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.pictures) != 3 {
			t.Fatal(d.pictures)
		}
		got := ""
		for _, p := range d.pictures {
			got += p.name + " "
			if !strings.Contains(string(d.pages[0]), "q 30.00000 0 0 40.00000 10.00000 240.00000 cm /I"+strings.TrimPrefix(p.name, "I")+" Do Q\n") {
				t.Errorf("%s is not drawn: %s", p.name, d.pages[0])
			}
			const entries = "/Type /XObject/Subtype /Image/Width 3/Height 2/ColorSpace /DeviceRGB/BitsPerComponent 8/Filter /FlateDecode/DecodeParms <</Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns 3>>"
			if p.entries != entries {
				t.Errorf("entries %q", p.entries)
			}
		}
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s, then %s", want, got)
		}
	}
}

func TestCanvasOutputOfAnotherShapeIsAnError(t *testing.T) {
	for _, s := range []string{
		"", "startxref\n", "startxref\n99\n%%EOF\n", "xref\n0 1\n0000000000 65535 f \nstartxref\n0\n%%EOF\n",
		"xref\n0 9\n0000000000 65535 f \nstartxref\n0\n%%EOF\n",
	} {
		if _, err := readCanvas([]byte(s), 1); err == nil {
			t.Errorf("%q: no error", s)
		}
	}
}

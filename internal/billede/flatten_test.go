package billede

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

func TestTransparentIsDrawnOnWhite(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	img.Set(1, 0, color.NRGBA{255, 0, 0, 128})
	out := flatten(img)
	for x, want := range []color.RGBA{{255, 255, 255, 255}, {255, 127, 127, 255}} {
		if got := out.At(x, 0); got != want {
			t.Errorf("pixel %d is %v, not %v", x, got, want)
		}
	}
}

// What fits a page already stays as it is, byte for byte; what does not is made
// to, and a palette stays one.
func TestWhatFitsStaysAsItIs(t *testing.T) {
	r := image.Rect(0, 0, 5, 3)
	for name, c := range map[string]struct {
		img  image.Image
		same bool
		want color.Model
	}{
		"grey":                {image.NewGray(r), true, color.GrayModel},
		"deep grey":           {image.NewGray16(r), false, color.GrayModel},
		"see-through":         {image.NewNRGBA(r), false, color.RGBAModel},
		"see-through palette": {image.NewPaletted(r, color.Palette{color.Transparent, color.Black}), false, nil},
	} {
		var b bytes.Buffer
		if err := png.Encode(&b, c.img); err != nil {
			t.Fatal(err)
		}
		p, err := Fit(b.Bytes(), PNG)
		if err != nil || bytes.Equal(p.Data, b.Bytes()) != c.same || p.Width != 5 || p.Height != 3 {
			t.Errorf("%s: %v, %d x %d", name, err, p.Width, p.Height)
			continue
		}
		m, err := png.DecodeConfig(bytes.NewReader(p.Data))
		if _, palette := m.ColorModel.(color.Palette); err != nil || palette != (c.want == nil) || c.want != nil && m.ColorModel != c.want {
			t.Errorf("%s: %v %T", name, err, m.ColorModel)
		}
		if again, err := Fit(p.Data, p.MIME); err != nil || !bytes.Equal(again.Data, p.Data) {
			t.Errorf("%s: what fits is changed: %v", name, err)
		}
	}
}

package samtale

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// A picture that is put in another's place is the one that is drawn.
func TestAnotherPictureInTheSamePlaceIsDrawn(t *testing.T) {
	var f Figur
	for _, n := range []uint8{11, 12, 11} {
		m := image.NewGray(image.Rect(0, 0, 4, 4))
		m.SetGray(0, 0, color.Gray{Y: n})
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		f.Billede = "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
		p, err := f.Picture()
		if err != nil {
			t.Fatal(err)
		}
		back, err := png.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		if got := color.GrayModel.Convert(back.At(0, 0)).(color.Gray).Y; got != n {
			t.Errorf("picture %d is drawn as %d", n, got)
		}
	}
}

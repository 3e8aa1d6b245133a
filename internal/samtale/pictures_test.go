package samtale

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
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

// A figure that is stripped holds its picture and nothing else, also the one it was
// posted as; stripped again it is the same.
func TestAStrippedFigureHoldsNothingButItsPicture(t *testing.T) {
	const hidden = "Taget hjemme hos Bo"
	for _, url := range []string{billedetest.PNG(hidden), billedetest.JPEG(hidden)} {
		f := Figur{Billede: url}
		f.Strip()
		once := f.Billede
		_, code, _ := strings.Cut(f.Billede, ",")
		file, err := base64.StdEncoding.DecodeString(code)
		if err != nil || bytes.Contains(file, []byte(hidden)) {
			t.Error("what was hidden is still there", err)
		}
		if f.Strip(); f.Billede != once || once == url {
			t.Error("stripped again it is another")
		}
	}
}

package billede

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// A picture that is stored on its side is drawn upright, whichever of the eight
// ways it is stored in.
func TestAPictureIsDrawnUpright(t *testing.T) {
	// Upright: red above blue at the left, green above white at the right.
	upright := [2][2]color.RGBA{{{255, 0, 0, 255}, {0, 255, 0, 255}}, {{0, 0, 255, 255}, {255, 255, 255, 255}}}
	// Where the stored picture's first row and column lie (Exif 2.3, table 7), as
	// the place of the stored corner in the upright picture.
	stored := map[int]func(x, y int) (int, int){
		1: func(x, y int) (int, int) { return x, y }, 2: func(x, y int) (int, int) { return 1 - x, y },
		3: func(x, y int) (int, int) { return 1 - x, 1 - y }, 4: func(x, y int) (int, int) { return x, 1 - y },
		5: func(x, y int) (int, int) { return y, x }, 6: func(x, y int) (int, int) { return 1 - y, x },
		7: func(x, y int) (int, int) { return 1 - y, 1 - x }, 8: func(x, y int) (int, int) { return y, 1 - x },
	}
	const side, high = 64, 32 // of a field; wider than high, so that turned ones show
	for way, place := range stored {
		wide, tall := side, high
		if way >= 5 {
			wide, tall = high, side
		}
		m := image.NewRGBA(image.Rect(0, 0, 2*wide, 2*tall))
		for y := range 2 * tall {
			for x := range 2 * wide {
				u, v := place(x/wide, y/tall)
				m.SetRGBA(x, y, upright[v][u])
			}
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, m, nil); err != nil {
			t.Fatal(err)
		}
		data := append([]byte("\xff\xd8"+lying(way)), b.Bytes()[2:]...)
		drawn, err := Draw(t.Context(), "data:image/jpeg;base64,"+base64.StdEncoding.EncodeToString(data))
		if err != nil {
			t.Fatal(err)
		}
		if drawn.Width != 2*side || drawn.Height != 2*high {
			t.Fatalf("orientation %d: %d x %d", way, drawn.Width, drawn.Height)
		}
		got, err := jpeg.Decode(bytes.NewReader(drawn.Data))
		if err != nil {
			t.Fatal(err)
		}
		for v := range 2 {
			for u := range 2 {
				r, g, bl, _ := got.At(u*side+side/2, v*high+high/2).RGBA()
				for i, c := range []uint32{r, g, bl} {
					want := []uint8{upright[v][u].R, upright[v][u].G, upright[v][u].B}[i]
					if d := int(c>>8) - int(want); d > 40 || d < -40 {
						t.Errorf("orientation %d, field %d,%d: colour %d is %d, want %d", way, u, v, i, c>>8, want)
					}
				}
			}
		}
	}
}

// lying is the segment by which a camera says how a picture lies.
func lying(way int) string {
	return "\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(way)) + "\x00\x00\x00\x00\x00\x00"
}

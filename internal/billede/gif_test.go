package billede

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"testing"
)

// Of a GIF the first picture is taken, where it lies on the whole of it.
func TestAGIFBecomesAPNG(t *testing.T) {
	red := image.NewPaletted(image.Rect(1, 0, 2, 2), color.Palette{color.NRGBA{R: 0xFF, A: 0xFF}})
	blue := image.NewPaletted(image.Rect(0, 0, 3, 2), color.Palette{color.NRGBA{B: 0xFF, A: 0xFF}})
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{red, blue}, Delay: []int{0, 0}, Config: image.Config{Width: 3, Height: 2}}); err != nil {
		t.Fatal(err)
	}
	data, err := FromGIF(t.Context(), b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds() != image.Rect(0, 0, 3, 2) {
		t.Fatal(img, err)
	}
	if _, _, _, a := img.At(0, 0).RGBA(); a != 0 {
		t.Error("something beside the first picture")
	}
	if r, _, bl, _ := img.At(1, 1).RGBA(); r != 0xFFFF || bl != 0 {
		t.Error("another picture than the first")
	}
	huge := bytes.Clone(b.Bytes())
	copy(huge[6:], "\xFF\xFF\xFF\xFF")
	for name, c := range map[string]struct {
		data []byte
		want error
	}{"half a file": {b.Bytes()[:b.Len()/2], ErrDamaged}, "none": {nil, ErrDamaged}, "a huge one": {huge, ErrTooLarge}, "a long file": {make([]byte, MaxBytes+1), ErrTooLarge}} {
		if _, err := FromGIF(t.Context(), c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := FromGIF(ctx, b.Bytes()); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

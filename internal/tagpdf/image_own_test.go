package tagpdf

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

// shaded is a picture of one size, alike but for its last pixel, which is n. The
// files are alike but for the end as well.
func shaded(t *testing.T, n uint8) []byte {
	m := image.NewGray(image.Rect(0, 0, 40, 40))
	m.Pix[len(m.Pix)-1] = n
	plain := png.Encoder{CompressionLevel: png.NoCompression}
	return encoded(t, func(b *bytes.Buffer) error { return plain.Encode(b, m) })
}

// Two pictures of the same size in one document are two pictures in the file.
func TestTwoPicturesOfADocumentAreTwo(t *testing.T) {
	d := New(Info{Title: "x", Lang: "da", Width: 100, Height: 100})
	d.AddPage()
	for i := range 3 {
		d.Begin(Figure, Attr{Alt: "x"})
		if err := d.Image(shaded(t, uint8(100+i%2)), "image/png", Rect{1, 2, 3, 4}); err != nil {
			t.Fatal(err)
		}
		d.End()
	}
	pdf, err := d.Bytes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := bytes.Count(pdf, []byte("/Subtype /Image")) + bytes.Count(pdf, []byte("/Subtype/Image")); got != 2 {
		t.Errorf("%d pictures in the file", got)
	}
}

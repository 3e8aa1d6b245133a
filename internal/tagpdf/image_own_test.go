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

// Pictures of all documents pass through one memory. Each document gets its own,
// also when many of the same size and kind come, again and again.
func TestEveryDocumentGetsItsOwnPicture(t *testing.T) {
	names := map[string]uint8{}
	for _, step := range []int{1, 7, 1} { // 7 and their number have no common factor
		const many = 3 * keepPictures
		for i := range many {
			n := uint8(i * step % many)
			pic, err := prepare(shaded(t, n), "image/png")
			if err != nil {
				t.Fatal(err)
			}
			m, err := png.Decode(bytes.NewReader(pic.data))
			if err != nil {
				t.Fatal(err)
			}
			if got := m.(*image.Gray).GrayAt(39, 39).Y; got != n {
				t.Fatalf("picture %d comes out as %d", n, got)
			}
			if before, ok := names[pic.name]; ok && before != n {
				t.Fatalf("pictures %d and %d have one name in the file", before, n)
			}
			names[pic.name] = n
		}
	}
}

// What is kept as a PNG is not taken for a JPEG, which the file would call it.
func TestAPictureIsKeptByItsKindToo(t *testing.T) {
	data := shaded(t, 200)
	for _, c := range []struct {
		mime string
		good bool
	}{{"image/png", true}, {"image/jpeg", false}, {"image/png", true}} {
		if _, err := prepare(data, c.mime); (err == nil) != c.good {
			t.Errorf("%s: %v", c.mime, err)
		}
	}
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

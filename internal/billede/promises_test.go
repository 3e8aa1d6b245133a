package billede

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"notat/internal/billede/billedetest"
)

// A picture that came to harm is called damaged, and what never was one is not.
func TestADamagedPictureIsToldFromWhatIsNone(t *testing.T) {
	at := func(n int, s string) []byte { return append(make([]byte, n), s...) }
	whole := billedetest.Head(3, 2)
	for _, c := range []struct {
		name, mime string
		data       []byte
		want       error
	}{
		{"a JPEG cut off", "image/jpeg", []byte{0xFF, 0xD8, 0xFF}, ErrDamaged},
		{"its first bytes alone", "image/jpeg", []byte{0xFF, 0xD8}, ErrDamaged},
		{"its first byte alone", "image/jpeg", []byte{0xFF}, ErrKind},
		{"another second byte", "image/jpeg", []byte{0xFF, 0xD9, 0xFF}, ErrKind},
		{"another first byte", "image/jpeg", []byte{0xFE, 0xD8, 0xFF}, ErrKind},
		{"JFIF in its head", "image/jpeg", at(6, "JFIF"), ErrDamaged},
		{"Exif in its head", "image/jpeg", at(6, "Exif"), ErrDamaged},
		{"at its end", "image/jpeg", at(28, "JFIF"), ErrDamaged},
		{"past its end", "image/jpeg", at(29, "JFIF"), ErrKind},
		{"PNG in the head of a JPEG", "image/jpeg", at(1, "PNG"), ErrKind},
		{"zeros called JPEG", "image/jpeg", at(32, ""), ErrKind},
		{"a PNG without its first byte", "image/png", whole[1:], ErrDamaged},
		{"a PNG cut off", "image/png", whole[:20], ErrDamaged},
		{"past the end of a head", "image/png", at(30, "PNG"), ErrKind},
		{"a PNG of no width", "image/png", billedetest.Head(0, 2), ErrDamaged},
		{"JFIF in the head of a PNG", "image/png", at(6, "JFIF"), ErrKind},
		{"zeros called PNG", "image/png", at(32, ""), ErrKind},
	} {
		if _, _, _, err := Open(billedetest.URL(c.mime, c.data)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", c.name, err, c.want)
		}
	}
	if _, _, _, err := Open(billedetest.URL("image/png", whole) + "*"); !errors.Is(err, ErrDamaged) {
		t.Errorf("a whole head and a broken end: %v", err)
	}
}

// onePixel is a PNG of one pixel, as its header has it.
func onePixel(depth, colour, interlace byte, pixel ...byte) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	put := func(kind string, data []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		from := len(out)
		out = append(append(out, kind...), data...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
	}
	put("IHDR", []byte{0, 0, 0, 1, 0, 0, 0, 1, depth, colour, 0, 0, interlace})
	if colour == 3 {
		put("PLTE", []byte{200, 30, 30, 0, 0, 0})
	}
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := z.Write(append([]byte{0}, pixel...)); err != nil || z.Close() != nil {
		panic(err) // a buffer takes all
	}
	put("IDAT", b.Bytes())
	put("IEND", nil)
	return out
}

// A PDF takes the pixels of a PNG as they stand only where they are grey, RGB or
// of a palette, at most 8 bits deep, in one pass and opaque: these alone stay, and
// the others keep their colour.
func TestOnlyWhatAPageTakesStaysAsItIs(t *testing.T) {
	red := color.RGBA{200, 30, 30, 255}
	for _, c := range []struct {
		name string
		data []byte
		same bool
		want color.Color
	}{
		{"grey", onePixel(8, 0, 0, 90), true, color.Gray{90}},
		{"grey of one bit", onePixel(1, 0, 0, 0x80), false, color.White},
		{"deep grey", onePixel(16, 0, 0, 90, 90), false, color.Gray{90}},
		{"RGB", onePixel(8, 2, 0, 200, 30, 30), true, red},
		{"deep RGB", onePixel(16, 2, 0, 200, 200, 30, 30, 30, 30), false, red},
		{"RGB with alpha", onePixel(8, 6, 0, 200, 30, 30, 255), false, red},
		{"grey with alpha", onePixel(8, 4, 0, 90, 255), false, color.Gray{90}},
		{"see-through", onePixel(8, 6, 0, 200, 30, 30, 0), false, color.White},
		{"a palette", onePixel(8, 3, 0, 0), true, red},
		{"a palette of two", onePixel(1, 3, 0, 0), true, red},
		{"in passes", onePixel(8, 2, 1, 200, 30, 30), false, red},
	} {
		p, err := Fit(c.data, PNG)
		if err != nil || bytes.Equal(p.Data, c.data) != c.same || p.MIME != PNG || p.Width != 1 || p.Height != 1 {
			t.Errorf("%s: %v, %+v", c.name, err, p)
			continue
		}
		m, err := png.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		r, g, b, a := m.At(0, 0).RGBA()
		if wr, wg, wb, _ := c.want.RGBA(); r>>8 != wr>>8 || g>>8 != wg>>8 || b>>8 != wb>>8 || a != 0xFFFF {
			t.Errorf("%s: is %v, not %v", c.name, m.At(0, 0), c.want)
		}
	}
	for name, img := range map[string]image.Image{"a photo": image.NewYCbCr(image.Rect(0, 0, 8, 8), image.YCbCrSubsampleRatio420), "a grey photo": image.NewGray(image.Rect(0, 0, 8, 8))} {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, nil); err != nil {
			t.Fatal(err)
		}
		if p, err := Fit(b.Bytes(), JPEG); err != nil || !bytes.Equal(p.Data, b.Bytes()) || p.MIME != JPEG {
			t.Errorf("%s is changed: %v", name, err)
		}
	}
	for name, data := range map[string][]byte{"no picture": []byte("ord"), "a head alone": billedetest.Head(3, 2)} {
		if _, err := Fit(data, PNG); err == nil {
			t.Errorf("%s fits", name)
		}
	}
}

// A picture just small enough is kept, by what it was made of and what it became.
func TestASmallPictureIsKeptUpToItsLimit(t *testing.T) {
	var c Cache
	made := 0
	for range 2 {
		c.make(sum{1}, keepBytes, func() (Picture, error) { made++; return Picture{Data: make([]byte, keepBytes)}, nil })
	}
	if made != 1 {
		t.Errorf("made %d times", made)
	}
	var none *Cache
	if m := none.make(sum{1}, 1, func() (Picture, error) { return Picture{Width: 7}, context.Canceled }); m.Width != 7 || m.err == nil {
		t.Errorf("%+v", m)
	}
}

// A picture of no width or no height is damaged, whatever its head allows.
func TestAPictureOfNoSizeIsDamaged(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(b.Bytes(), []byte{0xFF, 0xC0}) + 5 // its height, then its width
	for name, from := range map[string]int{"no height": at, "no width": at + 2} {
		data := bytes.Clone(b.Bytes())
		data[from], data[from+1] = 0, 0
		if _, _, _, err := Open(billedetest.URL("image/jpeg", data)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

package tagpdf

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/jpeg"
	"image/png"
	"testing"

	"notat/internal/billede"
)

func encoded(t *testing.T, encode func(b *bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Pictures of every kind are drawn, and come out as grey, RGB or palette without alpha.
func TestPicturesOfEveryKind(t *testing.T) {
	r := image.Rect(0, 0, 5, 3)
	pngOf := func(img image.Image) []byte {
		return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, img) })
	}
	jpegOf := func(img image.Image) []byte {
		return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) })
	}
	for _, c := range []struct {
		name, mime string
		data       []byte
		space      string
	}{
		{"grey", "image/png", pngOf(image.NewGray(r)), "/DeviceGray"},
		{"grey, 16 bit", "image/png", pngOf(image.NewGray16(r)), "/DeviceGray"},
		{"colour", "image/png", pngOf(image.NewRGBA(r)), "/DeviceRGB"},
		{"colour, 16 bit", "image/png", pngOf(image.NewRGBA64(r)), "/DeviceRGB"},
		{"transparent", "image/png", pngOf(image.NewNRGBA(r)), "/DeviceRGB"},
		{"palette", "image/png", pngOf(image.NewPaletted(r, palette.Plan9)), "[/Indexed /DeviceRGB 255 <000000"},
		{"transparent palette", "image/png", pngOf(image.NewPaletted(r, color.Palette{color.NRGBA{255, 0, 0, 0}, color.NRGBA{0, 0, 255, 255}})), "[/Indexed /DeviceRGB 1 <ffffff0000ff>]"},
		{"JPEG", "image/jpeg", jpegOf(image.NewYCbCr(r, image.YCbCrSubsampleRatio420)), "/DeviceRGB"},
		{"grey JPEG", "image/jpeg", jpegOf(image.NewGray(r)), "/DeviceGray"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := New(Info{Title: "x", Lang: "da", Width: 100, Height: 100})
			d.AddPage()
			d.Begin(Figure, Attr{Alt: "x"})
			if err := d.Image(c.data, c.mime, Rect{1, 2, 3, 4}); err != nil {
				t.Fatal(err)
			}
			if got := d.current.attr.BBox; got != (Rect{1, 94, 3, 4}) {
				t.Errorf("BBox %v", got)
			}
			d.End()
			pdf, err := d.Bytes(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(pdf, []byte("/Width 5/Height 3/ColorSpace "+c.space)) || bytes.Contains(pdf, []byte("/SMask")) {
				t.Errorf("%q", pdf)
			}
		})
	}
}

// A picture that cannot be drawn is named as such and changes nothing.
func TestBadPictures(t *testing.T) {
	good := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, image.NewGray(image.Rect(0, 0, 64, 64))) })
	photo := encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, image.NewGray(image.Rect(0, 0, 64, 64)), nil) })
	bomb := bytes.Clone(good)
	copy(bomb[16:], "\x00\x01\x00\x00\x00\x01\x00\x00") // 65536 x 65536
	// the head's checksum
	copy(bomb[29:], pngChecksum(bomb[12:29]))
	for _, c := range []struct {
		name, mime string
		data       []byte
		want       error
	}{
		{"nothing", "image/png", nil, billede.ErrKind},
		{"text", "image/png", []byte("not a picture"), billede.ErrKind},
		{"cut off", "image/png", good[:len(good)-20], billede.ErrDamaged},
		{"altered", "image/png", append(append(bytes.Clone(good[:50]), 1), good[51:]...), billede.ErrDamaged},
		{"JPEG cut off", "image/jpeg", photo[:len(photo)-10], billede.ErrDamaged},
		{"bomb", "image/png", bomb, billede.ErrTooLarge},
		{"a GIF", "image/gif", []byte("GIF89a"), billede.ErrKind},
		{"called a JPEG", "image/jpeg", good, billede.ErrKind},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := New(Info{Title: "x", Lang: "da", Width: 100, Height: 100})
			d.AddPage()
			d.Begin(Figure, Attr{Alt: "x"})
			err := d.Image(c.data, c.mime, Rect{1, 2, 3, 4})
			if !errors.Is(err, c.want) {
				t.Error(err)
			}
			if _, err := d.Bytes(context.Background()); err != nil {
				t.Error("the document is spoilt:", err)
			}
		})
	}
}

func pngChecksum(b []byte) []byte {
	return binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(b))
}

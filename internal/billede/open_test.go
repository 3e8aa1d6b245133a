package billede

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func dataURL(mime string, data []byte) string {
	return "data:" + mime + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// pngHead is a PNG that says it is so large, and nothing more.
func pngHead(wide, high uint32) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	head := b.Bytes()
	binary.BigEndian.PutUint32(head[16:], wide)
	binary.BigEndian.PutUint32(head[20:], high)
	binary.BigEndian.PutUint32(head[29:], crc32.ChecksumIEEE(head[12:29]))
	return head
}

// What is no picture, and what is too large, is told apart from its head alone.
func TestAPictureIsJudgedByItsHead(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 3, 2)), nil); err != nil {
		t.Fatal(err)
	}
	small := pngHead(3, 2)
	long := func(n int) []byte { return append(bytes.Clone(small), make([]byte, n-len(small))...) }
	for _, c := range []struct {
		name, url string
		want      error
	}{
		{"PNG", dataURL("image/png", small), nil},
		{"JPEG", dataURL("image/jpeg", photo.Bytes()), nil},
		{"as many bytes as may be", dataURL("image/png", long(MaxBytes)), nil},
		{"a byte more", dataURL("image/png", long(MaxBytes+1)), ErrTooLarge},
		{"two more", dataURL("image/png", long(MaxBytes+2)), ErrTooLarge},
		{"four more", dataURL("image/png", long(MaxBytes+4)), ErrTooLarge},
		{"as many pixels as may be", dataURL("image/png", pngHead(5000, MaxPixels/5000)), nil},
		{"a row more", dataURL("image/png", pngHead(5000, MaxPixels/5000+1)), ErrTooLarge},
		{"a column more", dataURL("image/png", pngHead(5001, MaxPixels/5000)), ErrTooLarge},
		{"a PNG called JPEG", dataURL("image/jpeg", small), ErrKind},
		{"a JPEG called PNG", dataURL("image/png", photo.Bytes()), ErrKind},
		{"a GIF", dataURL("image/gif", []byte("GIF89a")), ErrKind},
		{"no base64", "data:image/png;base64,***", ErrKind},
		{"no picture", dataURL("image/png", []byte("ord")), ErrKind},
		{"an address", "https://skole.example/billede.png", ErrKind},
		{"nothing", "", ErrKind},
	} {
		data, mime, size, err := Open(c.url)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", c.name, err, c.want)
		}
		if err == nil && (len(data) == 0 || !strings.HasPrefix(c.url, "data:"+mime) || size.Width < 3 || size.Height < 2) {
			t.Errorf("%s: %d bytes of %s, %d x %d", c.name, len(data), mime, size.Width, size.Height)
		}
	}
}

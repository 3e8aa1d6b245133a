package billede

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
)

// What is no picture, and what is too large, is told apart from its head alone.
func TestAPictureIsJudgedByItsHead(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 3, 2)), nil); err != nil {
		t.Fatal(err)
	}
	small := billedetest.Head(3, 2)
	long := func(n int) []byte { return append(bytes.Clone(small), make([]byte, n-len(small))...) }
	for _, c := range []struct {
		name, url string
		want      error
	}{
		{"PNG", billedetest.URL("image/png", small), nil},
		{"JPEG", billedetest.URL("image/jpeg", photo.Bytes()), nil},
		{"as many bytes as may be", billedetest.URL("image/png", long(MaxBytes)), nil},
		{"a byte more", billedetest.URL("image/png", long(MaxBytes+1)), ErrTooLarge},
		{"two more", billedetest.URL("image/png", long(MaxBytes+2)), ErrTooLarge},
		{"four more", billedetest.URL("image/png", long(MaxBytes+4)), ErrTooLarge},
		{"as many pixels as may be", billedetest.URL("image/png", billedetest.Head(5000, MaxPixels/5000)), nil},
		{"a row more", billedetest.URL("image/png", billedetest.Head(5000, MaxPixels/5000+1)), ErrTooLarge},
		{"a column more", billedetest.URL("image/png", billedetest.Head(5001, MaxPixels/5000)), ErrTooLarge},
		{"a PNG called JPEG", billedetest.URL("image/jpeg", small), ErrKind},
		{"a JPEG called PNG", billedetest.URL("image/png", photo.Bytes()), ErrKind},
		{"a GIF", billedetest.URL("image/gif", []byte("GIF89a")), ErrKind},
		{"no base64", "data:image/png;base64,***", ErrKind},
		{"no picture", billedetest.URL("image/png", []byte("ord")), ErrKind},
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

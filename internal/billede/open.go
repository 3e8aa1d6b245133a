// Package billede is pictures: read from their files, turned upright, made flat
// and opaque, stripped of what is not the picture, and kept while they are used.
// It takes and gives bytes, and knows no record and no document.
package billede

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	_ "image/jpeg" // the two kinds of pictures a notat may hold
	_ "image/png"
	"strings"
)

// The two kinds.
const (
	PNG  = "image/png"
	JPEG = "image/jpeg"
)

// Limits of a picture: what a page can show, and what a decoder may be asked to
// hold and to do.
const (
	MaxBytes  = 5 << 20    // of a file
	MaxPixels = 20_000_000 // need 80 MB to decode, and a page shows a tenth of that
)

// What may be wrong with a picture.
var (
	ErrKind     = errors.New("billede: neither PNG nor JPEG")
	ErrDamaged  = errors.New("billede: a PNG or JPEG that cannot be decoded")
	ErrTooLarge = errors.New("billede: picture too large")
)

// Open gives the bytes of a picture in a data URL, its MIME type and its size in
// pixels. The size is checked from the head of the file; the pixels are not
// decoded: see Draw. The error is one of the three above.
func Open(url string) (data []byte, mime string, size image.Config, err error) {
	code, ok := "", false
	for _, mime = range []string{PNG, JPEG} {
		if code, ok = strings.CutPrefix(url, "data:"+mime+";base64,"); ok {
			break
		}
	}
	if !ok {
		return nil, "", size, ErrKind
	}
	if base64.StdEncoding.DecodedLen(len(code)) > MaxBytes+2 {
		return nil, "", size, ErrTooLarge
	}
	data, broken := base64.StdEncoding.DecodeString(code) // up to where it is broken
	if len(data) > MaxBytes {
		return nil, "", size, ErrTooLarge
	}
	size, err = inspect(data, mime)
	if broken != nil && !errors.Is(err, ErrKind) {
		err = ErrDamaged
	}
	if err != nil {
		return nil, "", size, err
	}
	return data, mime, size, nil
}

// inspect reads the head of a file.
func inspect(data []byte, mime string) (image.Config, error) {
	size, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case mime != PNG && mime != JPEG, err == nil && "image/"+kind != mime, err != nil && !resembles(data, mime):
		return size, ErrKind
	case err != nil || size.Width <= 0 || size.Height <= 0:
		return size, ErrDamaged
	case size.Width > MaxPixels/size.Height:
		return size, ErrTooLarge
	}
	return size, nil
}

// resembles tells a picture that is damaged from what never was one: its first
// bytes still hold what files of the kind begin with.
func resembles(data []byte, mime string) bool {
	head := data[:min(len(data), 32)]
	if mime == PNG {
		return bytes.Contains(head, []byte("PNG"))
	}
	return bytes.HasPrefix(head, []byte{0xFF, 0xD8}) || bytes.Contains(head, []byte("JFIF")) || bytes.Contains(head, []byte("Exif"))
}

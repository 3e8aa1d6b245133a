package samtale

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	_ "image/jpeg" // the two kinds of pictures a notat may hold
	_ "image/png"
	"strings"
)

// Limits of pictures: what a page can show, and what a decoder may be asked to
// hold and to do. A picture of one colour is a few bytes to send, so what all of
// a record's pictures cost together is bounded too.
const (
	MaxBillede    = 5 << 20    // bytes
	MaxMegapixels = 20_000_000 // pixels
	MaxIalt       = 60_000_000 // pixels in all: five photos from a phone, more than MaxBody holds
	mindstePixel  = 250_000    // what a picture counts at least: also a dot is work
)

// What may be wrong with a picture.
var (
	ErrBillede     = errors.New("samtale: not a data URL of a PNG or JPEG")
	ErrBeskadiget  = errors.New("samtale: a PNG or JPEG that cannot be decoded")
	ErrBilledeStor = errors.New("samtale: picture too large")

	errBillederIalt = errors.New("samtale: too many pixels in all")
)

// Data gives the picture's bytes, its MIME type and its size in pixels. The size
// is checked from the head of the file; the pixels are not decoded: see Tegning.
func (b *Figur) Data() (data []byte, mime string, size image.Config, err error) {
	kode, ok := "", false
	for _, mime = range []string{"image/png", "image/jpeg"} {
		if kode, ok = strings.CutPrefix(b.Billede, "data:"+mime+";base64,"); ok {
			break
		}
	}
	if !ok {
		return nil, "", size, ErrBillede
	}
	if base64.StdEncoding.DecodedLen(len(kode)) > MaxBillede+2 {
		return nil, "", size, ErrBilledeStor
	}
	data, err = base64.StdEncoding.DecodeString(kode) // up to where it is broken
	if len(data) > MaxBillede {
		return nil, "", size, ErrBilledeStor
	}
	slags := ""
	if err == nil {
		size, slags, err = image.DecodeConfig(bytes.NewReader(data))
	}
	switch {
	case err == nil && "image/"+slags != mime, err != nil && !ligner(data, mime):
		return nil, "", size, ErrBillede
	case err != nil || size.Width <= 0 || size.Height <= 0:
		return nil, "", size, ErrBeskadiget
	}
	if size.Width > MaxMegapixels/size.Height {
		return nil, "", size, ErrBilledeStor
	}
	return data, mime, size, nil
}

// ligner tells a picture that is damaged from what never was one: its first
// bytes still hold what files of the kind begin with.
func ligner(data []byte, mime string) bool {
	head := data[:min(len(data), 32)]
	if mime == "image/png" {
		return bytes.Contains(head, []byte("PNG"))
	}
	return bytes.HasPrefix(head, []byte{0xFF, 0xD8}) || bytes.Contains(head, []byte("JFIF")) || bytes.Contains(head, []byte("Exif"))
}

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

// Limits of a picture: what a page can show, and what a decoder may be asked to hold.
const (
	MaxBillede    = 5 << 20    // bytes
	MaxMegapixels = 20_000_000 // pixels
)

// What may be wrong with a picture.
var (
	ErrBillede     = errors.New("samtale: not a data URL of a PNG or JPEG")
	ErrBilledeStor = errors.New("samtale: picture too large")
)

// Data gives the picture's bytes, its MIME type and its size in pixels. The size
// is checked from the head of the file; the pixels are not decoded.
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
	if data, err = base64.StdEncoding.DecodeString(kode); err != nil {
		return nil, "", size, ErrBillede
	}
	if len(data) > MaxBillede {
		return nil, "", size, ErrBilledeStor
	}
	size, slags, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || "image/"+slags != mime || size.Width <= 0 || size.Height <= 0 {
		return nil, "", size, ErrBillede
	}
	if size.Width > MaxMegapixels/size.Height {
		return nil, "", size, ErrBilledeStor
	}
	return data, mime, size, nil
}

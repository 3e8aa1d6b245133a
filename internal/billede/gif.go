package billede

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/gif"
)

// GIF is a third kind, which no notat holds: see FromGIF.
const GIF = "image/gif"

// FromGIF gives the first picture of a GIF as a PNG: it is what an office program
// prints. The error is ErrTooLarge or ErrDamaged, or that of the context.
func FromGIF(ctx context.Context, data []byte) ([]byte, error) {
	size, err := gif.DecodeConfig(bytes.NewReader(data))
	switch {
	case len(data) > MaxBytes:
		return nil, ErrTooLarge
	case err != nil || size.Width <= 0 || size.Height <= 0:
		return nil, ErrDamaged
	case size.Width > MaxPixels/size.Height:
		return nil, ErrTooLarge
	}
	first, err := gif.Decode(during{ctx: ctx, r: bytes.NewReader(data)})
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, ErrDamaged
	}
	whole := image.NewNRGBA(image.Rect(0, 0, size.Width, size.Height)) // the first may be smaller than the picture
	draw.Draw(whole, first.Bounds(), first, first.Bounds().Min, draw.Src)
	return encodePNG(ctx, whole, MaxBytes)
}

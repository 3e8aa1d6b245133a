package billede

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"math"
)

// Window is what is shown of a picture: how much of its width or height is cut off at
// each side, 0 to 1 (negative: so much is added, and transparent), and whether the rest
// is mirrored from left to right or from top to bottom.
type Window struct {
	Left, Top, Right, Bottom float64
	MirrorX, MirrorY         bool
}

// Cut gives a PNG of what a window shows of a picture, turned by so many quarters of a
// circle clockwise after that, and nothing of what it does not show.
// The errors are those of Open; a window that shows nothing is ErrDamaged, one that
// shows more than MaxPixels is ErrTooLarge. It ends with ctx's error soon after ctx does.
func Cut(ctx context.Context, data []byte, mime string, w Window, quarters int) ([]byte, error) {
	if _, err := inspect(data, mime); err != nil {
		return nil, err
	}
	img, _, err := image.Decode(during{ctx: ctx, r: bytes.NewReader(data)})
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, ErrDamaged
	}
	out, err := w.of(ctx, img)
	if err != nil {
		return nil, err
	}
	return encodePNG(ctx, upright(out, quarter[(quarters%4+4)%4]), MaxBytes)
}

// of gives what a window shows of an image.
func (w Window) of(ctx context.Context, img image.Image) (*image.NRGBA, error) {
	b := img.Bounds()
	x0, x1 := share(b.Dx(), w.Left), b.Dx()-share(b.Dx(), w.Right)
	y0, y1 := share(b.Dy(), w.Top), b.Dy()-share(b.Dy(), w.Bottom)
	switch {
	case x1 <= x0 || y1 <= y0:
		return nil, ErrDamaged
	case x1-x0 > MaxPixels/(y1-y0):
		return nil, ErrTooLarge
	}
	out := image.NewNRGBA(image.Rect(0, 0, x1-x0, y1-y0))
	for y := range y1 - y0 {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		from := y0 + y
		if w.MirrorY {
			from = y1 - 1 - y
		}
		for x := range x1 - x0 {
			at := image.Pt(x0+x, from)
			if w.MirrorX {
				at.X = x1 - 1 - x
			}
			if at = at.Add(b.Min); at.In(b) {
				out.SetNRGBA(x, y, color.NRGBAModel.Convert(img.At(at.X, at.Y)).(color.NRGBA))
			}
		}
	}
	return out, nil
}

// share is a part of a length in whole pixels. What is beyond any picture is bounded
// by Cut.
func share(length int, part float64) int {
	return int(math.Round(min(max(part, -100), 100) * float64(length)))
}

package billede

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
)

// stripJPEG writes a JPEG anew from its coefficients, so not one pixel changes and
// nothing of the file is left but what pixels are made of, how large they are and how
// it lies. What
// the blocks at the right and lower edge hold beyond it, at most seven pixels,
// cannot be taken out of them. One that only a lenient decoder reads is encoded
// anew from its pixels.
func stripJPEG(ctx context.Context, data []byte) ([]byte, error) {
	r, err := readJPEG(ctx, data)
	if err == nil {
		var file []byte
		if file, err = r.write(ctx, orientation(data), perInch(data, JPEG)); err == nil {
			return file, nil
		}
	}
	if ctx.Err() != nil || err == ErrTooLarge {
		return nil, err
	}
	img, err := jpeg.Decode(during{ctx: ctx, r: bytes.NewReader(data)})
	if err != nil {
		return nil, ErrDamaged
	}
	again, err := encodeJPEG(ctx, flatten(upright(img, orientation(data))))
	if err != nil {
		return nil, err
	}
	if r, err = readJPEG(ctx, again); err != nil {
		return nil, ErrDamaged
	}
	return r.write(ctx, 1, perInch(data, JPEG))
}

// encodeJPEG writes a picture with a loss that cannot be seen in print.
func encodeJPEG(ctx context.Context, img image.Image) ([]byte, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(during{ctx: ctx, w: &out}, img, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil, ErrDamaged
	}
	return out.Bytes(), nil
}

// Strip writes the file of a picture anew with nothing in it but the pixels and how large
// they are, as File of a Picture. The errors are those of Draw.
func Strip(ctx context.Context, data []byte, mime string) ([]byte, error) {
	if _, err := inspect(data, mime); err != nil {
		return nil, err
	}
	if mime == JPEG {
		if bytes.Count(data, []byte{0xFF, mSOS}) > maxScans {
			return nil, ErrDamaged
		}
		return stripJPEG(ctx, data)
	}
	file, _, err := stripPNG(ctx, data)
	return file, err
}

package billede

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
)

// quarter is the orientation (Exif 2.3, tag 274) of a picture that is to be turned
// by so many quarters of a circle.
var quarter = [4]int{1, 6, 3, 8}

// DrawShown gives what a window shows of the picture of a data URL, turned by so many
// quarters of a circle clockwise after that, as Draw gives a whole picture: what the
// window does not show is in none of its files. The errors are those of Draw and Cut.
func DrawShown(ctx context.Context, url string, w Window, quarters int) (Picture, error) {
	p, err := Draw(ctx, url)
	if quarters = (quarters%4 + 4) % 4; err != nil || w == (Window{}) && quarters == 0 {
		return p, err
	}
	img, _, err := image.Decode(during{ctx: ctx, r: bytes.NewReader(p.Data)})
	if err != nil {
		return Picture{}, ErrDamaged
	}
	shown, err := w.of(ctx, img)
	if err != nil {
		return Picture{}, err
	}
	turned := upright(flatten(shown), quarter[quarters])
	var data []byte
	if p.MIME == JPEG {
		data, err = encodeJPEG(ctx, turned)
	} else {
		data, err = encodePNG(ctx, turned, MaxBytes)
	}
	if err != nil {
		return Picture{}, err
	}
	return Draw(ctx, "data:"+p.MIME+";base64,"+base64.StdEncoding.EncodeToString(saying(data, p.MIME, p.PerInch)))
}

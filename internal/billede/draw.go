package billede

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
	"math"
	"runtime"
)

// Picture is a picture as it is drawn: upright, with nothing in the file but its
// pixels. It is a PNG or a JPEG, 8 bits deep and opaque: what is transparent in
// the file it was made of is white.
type Picture struct {
	Data          []byte
	MIME          string // PNG or JPEG
	Width, Height int    // pixels
	PerInch       int    // of them, where its file says so: 48 to 1,200; else 0

	// File is the file it was made of, written anew with nothing but the pixels in it,
	// and their resolution: transparent, 16 bits deep or on its side as before. It has the same MIME and at
	// most MaxBytes, is drawn as the same Picture, and its own File is the same bytes.
	// Of Draw only.
	File []byte
}

// bytes is what it takes to keep the picture.
func (p *Picture) bytes() int {
	if len(p.File) == 0 || &p.Data[0] == &p.File[0] { // a PNG is drawn as its File
		return len(p.Data)
	}
	return len(p.Data) + len(p.File)
}

// URL gives File as a data URL.
func (p *Picture) URL() string {
	return "data:" + p.MIME + ";base64," + base64.StdEncoding.EncodeToString(p.File)
}

const (
	// jpegQuality keeps a photo's looks: what it loses cannot be seen in print.
	jpegQuality = 90
	// maxScans bounds the time of a progressive JPEG: each scan is a few bytes
	// to send and a walk over the whole picture to decode. Cameras write ten.
	maxScans = 64
	// large is how many bytes a picture takes while it is decoded that is worth
	// collecting memory for first.
	large = 64 << 20
)

// Draw decodes the whole picture of a data URL and encodes it anew. It ends with
// an error soon after ctx does; the other errors are those of Open.
func Draw(ctx context.Context, url string) (Picture, error) {
	data, mime, size, err := Open(url)
	if err != nil {
		return Picture{}, err
	}
	heavy := size.Width*size.Height*perPixel(data, size.ColorModel) > large
	if heavy {
		runtime.GC() // else the pixels of the one before are in the way of these
	}
	p := Picture{MIME: mime}
	var img image.Image
	if mime == JPEG {
		if p.File, err = Strip(ctx, data, mime); err != nil {
			return Picture{}, err
		}
		if heavy {
			runtime.GC() // the coefficients
		}
		if img, err = jpeg.Decode(during{ctx: ctx, r: bytes.NewReader(p.File)}); err != nil {
			return Picture{}, ErrDamaged
		}
		img = flatten(upright(img, orientation(p.File)))
		p.Data, err = encodeJPEG(ctx, img)
	} else {
		if p.File, img, err = stripPNG(ctx, data); err != nil {
			return Picture{}, err
		}
		p.Data = p.File
		if !plain(img) {
			if _, ok := img.(*image.Gray16); ok {
				img = flatten(img)
			} else {
				img = onWhite(img)
			}
			p.Data, err = encodePNG(ctx, img, math.MaxInt)
		}
	}
	p.Width, p.Height, p.PerInch = img.Bounds().Dx(), img.Bounds().Dy(), perInch(p.File, mime)
	return p, err
}

// plain tells whether the file of a PNG is drawn as it is.
func plain(img image.Image) bool {
	switch m := img.(type) {
	case *image.Gray, *image.RGBA:
		return true
	case *image.Paletted:
		return m.Opaque()
	case *image.NRGBA:
		return m.Opaque()
	}
	return false
}

// Fit decodes a whole picture and gives it in a form that PDF/A allows and a
// canvas takes as it is: grey, RGB or at most 256 colours of RGB, not interlaced,
// without alpha. One that fits already stays as it is, byte for byte. The errors
// are those of Open.
func Fit(data []byte, mime string) (Picture, error) {
	size, err := inspect(data, mime)
	if err != nil {
		return Picture{}, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Picture{}, ErrDamaged
	}
	fit := Picture{Data: data, MIME: mime, Width: size.Width, Height: size.Height}
	if mime == JPEG && (size.ColorModel == color.YCbCrModel || size.ColorModel == color.GrayModel) || mime == PNG && fits(data) {
		return fit, nil
	}
	var out bytes.Buffer
	if err := pngWriter.Encode(&out, flatten(img)); err != nil {
		return Picture{}, ErrDamaged
	}
	fit.Data, fit.MIME = out.Bytes(), PNG
	return fit, nil
}

// fits tells whether a PNG, which is whole, is grey, RGB or palette of at most
// 8 bits, opaque and not interlaced: a PDF holds its pixels as they are.
func fits(data []byte) bool {
	const depth, colour, interlace, end = 24, 25, 28, 29 // in the header, PNG third edition, 11.2.1
	if len(data) < end || data[interlace] != 0 || bytes.Contains(data, []byte("tRNS")) {
		return false
	}
	switch data[colour] {
	case 0, 2:
		return data[depth] == 8
	case 3:
		return data[depth] <= 8
	}
	return false
}

// flatten gives the picture 8 bits deep and opaque, on white. A drawing with a
// palette keeps it: it takes half the room or less.
func flatten(img image.Image) image.Image {
	switch img := img.(type) {
	case *image.Gray, *image.YCbCr:
		return img
	case *image.RGBA:
		if img.Opaque() {
			return img
		}
	case *image.Paletted:
		out := *img
		out.Palette = make(color.Palette, len(img.Palette))
		for i, c := range img.Palette {
			r, g, b, a := c.RGBA()
			white := 0xFFFF - a
			out.Palette[i] = color.RGBA{uint8((r + white) >> 8), uint8((g + white) >> 8), uint8((b + white) >> 8), 0xFF}
		}
		return &out
	case *image.Gray16:
		out := image.NewGray(img.Rect)
		draw.Draw(out, img.Rect, img, img.Rect.Min, draw.Src)
		return out
	}
	return onWhite(img)
}

func onWhite(img image.Image) image.Image {
	r := img.Bounds()
	out := image.NewRGBA(r)
	draw.Draw(out, r, image.White, image.Point{}, draw.Src)
	draw.Draw(out, r, img, r.Min, draw.Over)
	return out
}

// during reads and writes for as long as a request lasts: a decoder asks for its
// picture bit by bit.
type during struct {
	ctx context.Context
	r   io.Reader
	w   io.Writer
}

// bite is how many bytes of a picture a decoder gets at a time: those of one
// colour become a thousand times as many.
const bite = 512

func (d during) Read(p []byte) (int, error) {
	if err := d.ctx.Err(); err != nil {
		return 0, err
	}
	return d.r.Read(p[:min(len(p), bite)])
}

func (d during) Write(p []byte) (int, error) {
	if err := d.ctx.Err(); err != nil {
		return 0, err
	}
	return d.w.Write(p)
}

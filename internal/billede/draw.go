package billede

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"
	"sync"
)

// Picture is a picture as it is drawn: upright, with nothing in the file but its
// pixels. It is a PNG or a JPEG, 8 bits deep and opaque: what is transparent in
// the file it was made of is white.
type Picture struct {
	Data          []byte
	MIME          string // PNG or JPEG
	Width, Height int    // pixels
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
	if size.Width*size.Height*perPixel(data, size.ColorModel) > large {
		runtime.GC() // else the pixels of the one before are in the way of these
	}
	if mime == JPEG && bytes.Count(data, []byte{0xFF, mSOS}) > maxScans {
		return Picture{}, ErrDamaged
	}
	img, _, err := image.Decode(during{ctx: ctx, r: bytes.NewReader(data)})
	if err != nil {
		return Picture{}, ErrDamaged
	}
	if mime == JPEG {
		img = upright(img, orientation(data))
	}
	if p, ok := img.(*image.Paletted); !ok {
		img = flatten(img)
	} else if !p.Opaque() {
		img = onWhite(p)
	}
	var out bytes.Buffer
	if mime == JPEG {
		err = jpeg.Encode(during{ctx: ctx, w: &out}, img, &jpeg.Options{Quality: jpegQuality})
	} else {
		err = pngWriter.Encode(during{ctx: ctx, w: &out}, img)
	}
	if err != nil {
		return Picture{}, ErrDamaged
	}
	return Picture{out.Bytes(), mime, img.Bounds().Dx(), img.Bounds().Dy()}, nil
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
	fit := Picture{data, mime, size.Width, size.Height}
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

// pngWriter keeps its buffers: making them costs more than writing a small
// picture. The best compression would save a tenth of the bytes for six times
// the time.
var pngWriter = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: new(pngBuffers)}

type pngBuffers struct{ sync.Pool }

func (p *pngBuffers) Get() *png.EncoderBuffer {
	b, _ := p.Pool.Get().(*png.EncoderBuffer)
	return b
}

func (p *pngBuffers) Put(b *png.EncoderBuffer) { p.Pool.Put(b) }

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

package billede

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"iter"
	"slices"
	"sync"
)

// fewColours is how many colours a PNG may have to be written with a palette: half a
// byte a pixel, so a drawing that came as grey of one or two bits does not grow.
const fewColours = 16

// stripPNG decodes a PNG and writes it anew from its pixels alone, so there is
// nothing in it that is not one, but how large they are: no text, no time, no profile, nothing behind the
// data, no colour that no pixel has, none beneath what is fully transparent. An
// interlaced one is written row by row. The picture comes with it, as it stands
// in the file; file has at most MaxBytes.
func stripPNG(ctx context.Context, data []byte) (file []byte, img image.Image, err error) {
	img, err = png.Decode(during{ctx: ctx, r: bytes.NewReader(data)})
	if err != nil {
		return nil, nil, ErrDamaged
	}
	if img = pixelsOnly(ctx, img); ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if file, err = encodePNG(ctx, img, MaxBytes); err != nil {
		return nil, nil, err
	}
	if file = saying(file, PNG, perInch(data, PNG)); len(file) > MaxBytes {
		return nil, nil, ErrTooLarge
	}
	return file, img, nil
}

// encodePNG writes a PNG; one of more than most bytes is ErrTooLarge.
func encodePNG(ctx context.Context, img image.Image, most int) ([]byte, error) {
	out, w := during{ctx: ctx, w: &bounded{most: most}}, &pngWriter
	if size := img.Bounds(); size.Dx()*size.Dy() > fastAbove {
		w = &fastWriter
	}
	if err := w.Encode(out, img); errors.Is(err, ErrTooLarge) {
		return nil, ErrTooLarge
	} else if err != nil {
		return nil, ErrDamaged
	}
	return out.w.(*bounded).Bytes(), nil
}

// bounded takes so many bytes and no more: a few that were posted may be written
// as many, by one who packs worse.
type bounded struct {
	bytes.Buffer
	most int
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.most {
		return 0, ErrTooLarge
	}
	return b.Buffer.Write(p)
}

// The writers keep their buffers: making them costs more than writing a small
// picture. The fastest compression takes two and a half times the bytes for a
// drawing, and as long for a photo; but one that packs well is written for so long
// without a look at ctx.
var (
	pngWriter  = png.Encoder{BufferPool: buffers}
	fastWriter = png.Encoder{BufferPool: buffers, CompressionLevel: png.BestSpeed}
	buffers    = new(pngBuffers)
)

// fastAbove is how many pixels are written fast: a page of 300 dots an inch is not.
const fastAbove = 10_000_000

type pngBuffers struct{ sync.Pool }

func (p *pngBuffers) Get() *png.EncoderBuffer {
	b, _ := p.Pool.Get().(*png.EncoderBuffer)
	return b
}

func (p *pngBuffers) Put(b *png.EncoderBuffer) { p.Pool.Put(b) }

// pixelsOnly gives the picture with no colour that cannot be seen. It may change
// the one it is given. What it gives is the same for the file that is written of it.
// It is not to be used when ctx has ended.
func pixelsOnly(ctx context.Context, img image.Image) image.Image {
	switch m := img.(type) {
	case *image.Paletted:
		return usedColours(ctx, m)
	case *image.NRGBA:
		for row := range rows(ctx, m.Pix, m.Stride) {
			for i := 0; i+4 <= len(row); i += 4 {
				if row[i+3] == 0 {
					clear(row[i : i+3])
				}
			}
		}
	case *image.NRGBA64:
		for row := range rows(ctx, m.Pix, m.Stride) {
			for i := 0; i+8 <= len(row); i += 8 {
				if row[i+6] == 0 && row[i+7] == 0 {
					clear(row[i : i+6])
				}
			}
		}
		return img
	case *image.Gray, *image.RGBA:
	default: // 16 bits, and opaque
		return img
	}
	if m := drawing(ctx, img); m != nil {
		return m
	}
	return img
}

// rows gives the rows of a picture for as long as ctx lasts.
func rows(ctx context.Context, pix []byte, stride int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for row := range slices.Chunk(pix, stride) {
			if ctx.Err() != nil || !yield(row) {
				return
			}
		}
	}
}

// usedColours gives a picture with a palette of the colours that it has, each once,
// in the order of the palette before.
func usedColours(ctx context.Context, m *image.Paletted) *image.Paletted {
	var used [256]bool
	for row := range rows(ctx, m.Pix, m.Stride) {
		for _, i := range row {
			used[i] = true
		}
	}
	var (
		palette color.Palette
		now     [256]byte
		at      = map[color.NRGBA]byte{}
	)
	for i, c := range m.Palette {
		if !used[i] {
			continue
		}
		c := seen(c)
		if _, known := at[c]; !known {
			at[c] = byte(len(palette))
			palette = append(palette, c)
		}
		now[i] = at[c]
	}
	for row := range rows(ctx, m.Pix, m.Stride) {
		for i, v := range row {
			row[i] = now[v]
		}
	}
	m.Palette = palette
	return m
}

// seen is a colour as one can see it: what is fully transparent has none.
func seen(c color.Color) color.NRGBA {
	n, _ := color.NRGBAModel.Convert(c).(color.NRGBA)
	if n.A == 0 {
		return color.NRGBA{}
	}
	return n
}

// drawing gives a picture of 8 bits with a palette, in the order in which its
// colours are met; nil when there are more than a few.
func drawing(ctx context.Context, img image.Image) image.Image {
	r := img.Bounds()
	out := image.NewPaletted(r, nil)
	at := make(map[color.NRGBA]byte, fewColours)
	var last color.NRGBA
	var index byte
	for y := r.Min.Y; y < r.Max.Y && ctx.Err() == nil; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := pixel(img, x, y)
			if c != last || len(at) == 0 {
				i, known := at[c]
				if !known {
					if len(at) == fewColours {
						return nil
					}
					i = byte(len(at))
					at[c] = i
					out.Palette = append(out.Palette, c)
				}
				last, index = c, i
			}
			out.Pix[out.PixOffset(x, y)] = index
		}
	}
	return out
}

// pixel reads a pixel of one of the three kinds that drawing is asked for.
func pixel(img image.Image, x, y int) color.NRGBA {
	switch m := img.(type) {
	case *image.Gray:
		v := m.GrayAt(x, y).Y
		return color.NRGBA{v, v, v, 0xFF}
	case *image.RGBA: // opaque, as every PNG of this kind
		c := m.RGBAAt(x, y)
		return color.NRGBA{c.R, c.G, c.B, 0xFF}
	case *image.NRGBA:
		return m.NRGBAAt(x, y)
	}
	return seen(img.At(x, y))
}

package tagpdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"sync"
)

// MaxPixels is the largest picture taken, in width times height: 20 megapixels
// need 80 MB to decode, and a page shows a tenth of that.
const MaxPixels = 20_000_000

// Faults of a picture.
var (
	ErrPictureKind  = errors.New("the picture is neither PNG nor JPEG")
	ErrPictureSize  = fmt.Errorf("the picture has more than %d pixels", MaxPixels)
	ErrPictureEmpty = errors.New("the picture has no width or no height")
)

// Image draws a PNG or JPEG as marked content of the current element, which is a Figure,
// or inside Artifact as an artifact. The error names what is wrong with the
// picture; nothing is drawn then. What is transparent is drawn on white.
func (d *Doc) Image(data []byte, mime string, r Rect) error {
	pic, err := prepare(data, mime)
	if err != nil {
		return err
	}
	p := d.markContent()
	d.canvas.write(p.number, p.content) // before the picture, which the canvas draws itself
	p.content = p.content[:0]
	p.handed++
	if err := d.canvas.image(p.number, pic.name, pic.kind, pic.data, r); err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	flipped := d.flip(r)
	if e := d.current; !d.artifact && e.typ == Figure && e.attr.BBox == (Rect{}) {
		e.box(flipped)
	}
	if d.link != nil && !d.artifact {
		d.linkRect(flipped, r.Y+r.H)
	}
	return nil
}

// prepared is a picture in a form the canvas takes as it is and PDF/A allows:
// grey, RGB or at most 256 colours of RGB, not interlaced, without alpha.
type prepared struct {
	name string // hash of the picture given
	kind string // PNG or JPG
	data []byte
}

// A logo is the same in every document, so small pictures are kept.
const (
	keepPictures = 32
	keepSize     = 256 << 10
)

var kept = struct {
	sync.Mutex
	byHash map[[sha256.Size]byte]prepared
	order  [][sha256.Size]byte // oldest first
}{byHash: map[[sha256.Size]byte]prepared{}}

// prepare checks a picture by decoding it whole, and makes it fit.
func prepare(data []byte, mime string) (prepared, error) {
	h := sha256.New()
	h.Write([]byte(mime))
	h.Write(data)
	hash := [sha256.Size]byte(h.Sum(nil))
	kept.Lock()
	pic, ok := kept.byHash[hash]
	kept.Unlock()
	if ok {
		return pic, nil
	}
	pic, err := convert(data, mime)
	if err != nil {
		return prepared{}, err
	}
	pic.name = hex.EncodeToString(hash[:])
	if len(data) <= keepSize && len(pic.data) <= keepSize {
		kept.Lock()
		defer kept.Unlock()
		if _, ok := kept.byHash[hash]; !ok {
			if len(kept.order) == keepPictures {
				delete(kept.byHash, kept.order[0])
				kept.order = kept.order[1:]
			}
			kept.byHash[hash] = pic
			kept.order = append(kept.order, hash)
		}
	}
	return pic, nil
}

func convert(data []byte, mime string) (prepared, error) {
	decoder := struct {
		config func(io.Reader) (image.Config, error)
		decode func(io.Reader) (image.Image, error)
	}{}
	switch mime {
	case "image/png":
		decoder.config, decoder.decode = png.DecodeConfig, png.Decode
	case "image/jpeg":
		decoder.config, decoder.decode = jpeg.DecodeConfig, jpeg.Decode
	default:
		return prepared{}, ErrPictureKind
	}
	c, err := decoder.config(bytes.NewReader(data))
	switch {
	case err != nil:
		return prepared{}, fmt.Errorf("the picture's head cannot be read: %w", err)
	case c.Width <= 0 || c.Height <= 0:
		return prepared{}, ErrPictureEmpty
	case c.Width > MaxPixels/c.Height:
		return prepared{}, ErrPictureSize
	}
	img, err := decoder.decode(bytes.NewReader(data))
	if err != nil {
		return prepared{}, fmt.Errorf("the picture is damaged or cut off: %w", err)
	}
	if mime == "image/jpeg" && (c.ColorModel == color.YCbCrModel || c.ColorModel == color.GrayModel) {
		return prepared{kind: "JPG", data: data}, nil
	}
	if mime == "image/png" && fitsAsItIs(data) {
		return prepared{kind: "PNG", data: data}, nil
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, flatten(img)); err != nil {
		return prepared{}, fmt.Errorf("the picture cannot be written: %w", err)
	}
	return prepared{kind: "PNG", data: out.Bytes()}, nil
}

// fitsAsItIs tells whether a PNG, which is whole, is grey, RGB or palette of at most
// 8 bits, opaque and not interlaced: a PDF holds its pixels as they are.
func fitsAsItIs(data []byte) bool {
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

// flatten gives the picture as 8-bit grey, RGB or palette on white. A drawing with
// a palette keeps it: it takes half the room or less.
func flatten(img image.Image) image.Image {
	r := img.Bounds()
	switch img := img.(type) {
	case *image.Gray:
		return img
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
		out := image.NewGray(r)
		draw.Draw(out, r, img, r.Min, draw.Src)
		return out
	}
	out := image.NewRGBA(r)
	draw.Draw(out, r, image.White, image.Point{}, draw.Src)
	draw.Draw(out, r, img, r.Min, draw.Over)
	return out
}

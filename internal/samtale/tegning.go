package samtale

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"runtime"
	"sync"
)

// Tegning is a picture as it is drawn: decoded and encoded anew, upright, with
// nothing in the file but its pixels. It is a PNG or a baseline JPEG, 8 bits
// deep and opaque: what is transparent in the posted picture is white.
type Tegning struct {
	Data          []byte
	MIME          string // image/png or image/jpeg
	Width, Height int    // pixels
}

const (
	// jpegQuality keeps a photo's looks: what it loses cannot be seen in print.
	jpegQuality = 90
	// maxScans bounds the time of a progressive JPEG: each scan is a few bytes
	// to send and a walk over the whole picture to decode. Cameras write ten.
	maxScans = 64
	// fylder is how many bytes a picture takes while it is decoded that is worth
	// collecting memory for first.
	fylder = 64 << 20
)

// tegnet keeps what the picture of an address became, since it is asked for by
// the rules and by those who draw it, in each edition.
type tegnet struct {
	url     string
	tegning Tegning
	err     error
}

// Tegning decodes the whole picture and gives it as it is drawn. The error is
// ErrBillede, ErrBeskadiget or ErrBilledeStor. It is not safe for concurrent use on one Figur.
func (b *Figur) Tegning() (Tegning, error) { return b.tegning(context.Background()) }

func (b *Figur) tegning(ctx context.Context) (Tegning, error) {
	if b.tegnet == nil || b.tegnet.url != b.Billede {
		t := husket(ctx, b.Billede, b.tegn)
		if t == nil {
			return Tegning{}, ctx.Err()
		}
		b.tegnet = t
	}
	return b.tegnet.tegning, b.tegnet.err
}

// A record is checked and drawn several times in a row, so the small pictures
// seen last are kept, drawn.
const (
	huskAntal      = 32
	huskStoerrelse = 256 << 10 // bytes of an address or a drawn picture
)

var billedlager = struct {
	sync.Mutex
	efter  map[[sha256.Size]byte]*tegnet
	raekke [][sha256.Size]byte // oldest first
}{efter: map[[sha256.Size]byte]*tegnet{}}

// husket gives what the picture of an address became, from memory where it is
// there; nil, and nothing is kept, where ctx ended first.
func husket(ctx context.Context, url string, tegn func(context.Context) (Tegning, error)) *tegnet {
	if len(url) > huskStoerrelse {
		t, err := tegn(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return &tegnet{url, t, err}
	}
	sum := sha256.Sum256([]byte(url))
	billedlager.Lock()
	kendt := billedlager.efter[sum]
	billedlager.Unlock()
	if kendt != nil {
		return &tegnet{url, kendt.tegning, kendt.err} // with the caller's own address, which is compared
	}
	t, err := tegn(ctx)
	if ctx.Err() != nil {
		return nil
	}
	ny := &tegnet{url, t, err}
	if len(t.Data) <= huskStoerrelse {
		billedlager.Lock()
		defer billedlager.Unlock()
		if billedlager.efter[sum] == nil {
			if len(billedlager.raekke) == huskAntal {
				delete(billedlager.efter, billedlager.raekke[0])
				billedlager.raekke = billedlager.raekke[1:]
			}
			billedlager.efter[sum] = &tegnet{"", t, err}
			billedlager.raekke = append(billedlager.raekke, sum)
		}
	}
	return ny
}

func (b *Figur) tegn(ctx context.Context) (Tegning, error) {
	data, mime, size, err := b.Data()
	if err != nil {
		return Tegning{}, err
	}
	if size.Width*size.Height*perPixel(data, size.ColorModel) > fylder {
		runtime.GC() // else the pixels of the one before are in the way of these
	}
	if mime == "image/jpeg" && bytes.Count(data, []byte{0xFF, 0xDA}) > maxScans {
		return Tegning{}, ErrBeskadiget
	}
	img, _, err := image.Decode(imens{ctx: ctx, r: bytes.NewReader(data)})
	if err != nil {
		return Tegning{}, ErrBeskadiget
	}
	if mime == "image/jpeg" {
		img = opret(img, retning(data))
	}
	img = daekkende(img)
	var out bytes.Buffer
	if mime == "image/jpeg" {
		err = jpeg.Encode(imens{ctx: ctx, w: &out}, img, &jpeg.Options{Quality: jpegQuality})
	} else {
		err = pngSkriver.Encode(imens{ctx: ctx, w: &out}, img)
	}
	if err != nil {
		return Tegning{}, ErrBeskadiget
	}
	return Tegning{out.Bytes(), mime, img.Bounds().Dx(), img.Bounds().Dy()}, nil
}

// pngSkriver keeps its buffers: making them costs more than writing a small
// picture. The best compression would save a tenth of the bytes for six times
// the time.
var pngSkriver = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: new(pngBuffere)}

type pngBuffere struct{ sync.Pool }

func (p *pngBuffere) Get() *png.EncoderBuffer {
	b, _ := p.Pool.Get().(*png.EncoderBuffer)
	return b
}

func (p *pngBuffere) Put(b *png.EncoderBuffer) { p.Pool.Put(b) }

// daekkende gives the picture 8 bits deep and opaque, on white.
func daekkende(img image.Image) image.Image {
	r := img.Bounds()
	switch m := img.(type) {
	case *image.Gray, *image.YCbCr:
		return img
	case *image.Paletted:
		if m.Opaque() {
			return img
		}
	case *image.RGBA:
		if m.Opaque() {
			return img
		}
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

// retning gives the orientation (Exif 2.3, tag 274) of a JPEG: 1 is upright, 2
// to 8 are the seven other ways in which it may be stored.
func retning(data []byte) int {
	const app1, sos, orientation, short = 0xE1, 0xDA, 0x0112, 3
	for rest := data[2:]; len(rest) >= 4 && rest[0] == 0xFF && rest[1] != sos; {
		n := 2 + int(binary.BigEndian.Uint16(rest[2:]))
		if n > len(rest) {
			break
		}
		tiff, ok := bytes.CutPrefix(rest[4:max(n, 4)], []byte("Exif\x00\x00"))
		if rest[1] != app1 || !ok || len(tiff) < 8 {
			rest = rest[n:]
			continue
		}
		var order binary.ByteOrder = binary.BigEndian
		if tiff[0] == 'I' {
			order = binary.LittleEndian
		}
		at := uint64(order.Uint32(tiff[4:]))
		if at+2 > uint64(len(tiff)) {
			return 1
		}
		entries := tiff[at+2:]
		for range order.Uint16(tiff[at:]) {
			if len(entries) < 12 {
				return 1
			}
			if order.Uint16(entries) == orientation && order.Uint16(entries[2:]) == short {
				if v := int(order.Uint16(entries[8:])); v >= 2 && v <= 8 {
					return v
				}
				return 1
			}
			entries = entries[12:]
		}
		return 1
	}
	return 1
}

// opret turns a picture upright. The table tells for each orientation whether
// the two axes change places, and which of them then run backwards.
func opret(img image.Image, retning int) image.Image {
	way, ok := map[int]struct{ byt, x, y bool }{
		2: {false, true, false}, 3: {false, true, true}, 4: {false, false, true},
		5: {true, false, false}, 6: {true, true, false}, 7: {true, true, true}, 8: {true, false, true},
	}[retning]
	if !ok {
		return img
	}
	r := img.Bounds()
	src, isRGBA := img.(*image.RGBA)
	if !isRGBA {
		src = image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
		draw.Draw(src, src.Rect, img, r.Min, draw.Src)
	}
	wide, high := r.Dx(), r.Dy()
	if way.byt {
		wide, high = high, wide
	}
	out := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			u, v := x, y
			if way.x {
				u = wide - 1 - x
			}
			if way.y {
				v = high - 1 - y
			}
			if way.byt {
				u, v = v, u
			}
			copy(out.Pix[y*out.Stride+4*x:][:4], src.Pix[v*src.Stride+4*u:])
		}
	}
	return out
}

package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"notat/internal/source"
)

const (
	maxPixels    = 8_000_000  // of a picture that is packed anew: 32 MB while it is
	maxAllPixels = 24_000_000 // of all such, some three seconds
	maxPictures  = 300        // whose data is kept
	maxPacked    = 32 << 20   // bytes of all their data
	smallest     = 24         // pixels on each side; what is smaller is a line or a mark
)

// figure gives a picture as PNG or JPEG where that is easy, else its form alone;
// false for what is no picture to look at.
func (d *document) figure(m drawing, alt string) (*source.Figure, bool) {
	v := m.stream.Dict
	w, h := d.Int(v["Width"]), d.Int(v["Height"])
	if w < smallest || h < smallest || d.Get(v["ImageMask"]) == true {
		return nil, alt != ""
	}
	f := &source.Figure{Alt: alt, Form: "pdf"}
	if d.pictures >= maxPictures || d.packed >= maxPacked {
		return f, true
	}
	b, filter, err := d.Decode(m.stream)
	switch filter {
	case "DCTDecode", "DCT":
		c, err := jpeg.DecodeConfig(bytes.NewReader(b))
		if f.Form = "jpeg"; err == nil && c.ColorModel != color.CMYKModel {
			f.Data = bytes.Clone(b)
		}
	case "JPXDecode":
		f.Form = "jpeg2000"
	case "CCITTFaxDecode", "CCF":
		f.Form = "fax"
	case "JBIG2Decode":
		f.Form = "jbig2"
	case "":
		if err == nil && w <= maxPixels/h && d.pixels+w*h <= maxAllPixels {
			d.pixels += w * h
			f.Data = d.pack(b, v, w, h)
		}
		if f.Data != nil {
			f.Form = "png"
		}
	}
	if f.Data != nil {
		d.pictures++
		d.packed += len(f.Data)
	}
	return f, true
}

// pack makes a PNG of samples of eight bits, gray, RGB or by a table of colours;
// nil for others.
func (d *document) pack(b []byte, v dict, w, h int) []byte {
	if d.Int(v["BitsPerComponent"]) != 8 {
		return nil
	}
	channels, table := d.colours(v["ColorSpace"])
	if channels == 0 || len(b) < w*h*channels {
		return nil
	}
	var img image.Image
	switch {
	case table != nil:
		p := image.NewPaletted(image.Rect(0, 0, w, h), table)
		for i, c := range b[:w*h] {
			p.Pix[i] = min(c, byte(len(table)-1))
		}
		img = p
	case channels == 1:
		img = &image.Gray{Pix: b, Stride: w, Rect: image.Rect(0, 0, w, h)}
	default:
		p := image.NewNRGBA(image.Rect(0, 0, w, h))
		alpha := d.alpha(v["SMask"], w, h)
		for i := range w * h {
			p.Pix[4*i], p.Pix[4*i+1], p.Pix[4*i+2], p.Pix[4*i+3] = b[3*i], b[3*i+1], b[3*i+2], 255
			if alpha != nil {
				p.Pix[4*i+3] = alpha[i]
			}
		}
		img = p
	}
	var out bytes.Buffer
	if (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, img) != nil {
		return nil
	}
	return out.Bytes()
}

// alpha gives how much of each pixel is seen, nil where all of it is.
func (d *document) alpha(v any, w, h int) []byte {
	s, ok := d.Get(v).(stream)
	if !ok || d.Int(s.Dict["Width"]) != w || d.Int(s.Dict["Height"]) != h || d.Int(s.Dict["BitsPerComponent"]) != 8 {
		return nil
	}
	if b := d.Data(v); len(b) >= w*h {
		return b
	}
	return nil
}

// colours gives how many samples a pixel has, 0 where it is not known, and the
// table of colours where it has one.
func (d *document) colours(v any) (int, color.Palette) {
	switch d.Name(v) {
	case "DeviceGray", "CalGray":
		return 1, nil
	case "DeviceRGB", "CalRGB":
		return 3, nil
	}
	list := d.Array(v)
	if len(list) < 2 {
		return 0, nil
	}
	switch d.Name(list[0]) {
	case "CalGray":
		return 1, nil
	case "CalRGB":
		return 3, nil
	case "ICCBased":
		if n := d.Int(d.Dict(list[1])["N"]); n == 1 || n == 3 {
			return n, nil
		}
	case "Indexed":
		if len(list) < 4 {
			return 0, nil
		}
		base := list[1]
		if inner := d.Array(base); len(inner) > 0 && d.Name(inner[0]) == "Indexed" {
			return 0, nil // no colours of colours
		}
		n, _ := d.colours(base)
		return 1, d.palette(list[3], n)
	}
	return 0, nil
}

func (d *document) palette(v any, channels int) (p color.Palette) {
	b := d.Data(v)
	if t, ok := d.Get(v).(text); ok {
		b = []byte(t)
	}
	for ; channels > 0 && len(b) >= channels && len(p) < 256; b = b[channels:] {
		p = append(p, color.NRGBA{b[0], b[channels/2], b[channels-1], 255})
	}
	if len(p) == 0 {
		return nil
	}
	return p
}

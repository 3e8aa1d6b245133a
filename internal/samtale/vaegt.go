package samtale

import (
	"bytes"
	"image/color"
)

// Vaegt gives the most bytes of memory that decoding the picture takes, from the
// head of the file; 0 for what is no picture. A few hundred bytes may say that
// they are 20 megapixels.
func (b *Figur) Vaegt() int {
	data, _, size, err := b.Data()
	if err != nil {
		return 0
	}
	return size.Width * size.Height * perPixel(data, size.ColorModel)
}

// perPixel is what image/png and image/jpeg take for a pixel, and what daekkende
// and opret add.
func perPixel(data []byte, model color.Model) int {
	// A progressive JPEG is kept as coefficients of four bytes until its end. The
	// mark of one stands nowhere by chance but in what a camera adds.
	progressive := bytes.Contains(data, []byte{0xFF, 0xC2})
	coefficients := func(channels int) int {
		if progressive {
			return 4 * channels
		}
		return 0
	}
	jpeg := bytes.HasPrefix(data, []byte{0xFF, 0xD8})
	switch model {
	case color.GrayModel:
		if jpeg {
			return 1 + 1 + coefficients(1)
		}
		return 1
	case color.YCbCrModel:
		return 3 + 3 + coefficients(3)
	case color.CMYKModel:
		return 4 + 4 + coefficients(4)
	case color.Gray16Model:
		return 2 + 1
	case color.RGBA64Model, color.NRGBA64Model:
		return 8 + 4
	case color.RGBAModel, color.NRGBAModel:
		return 4 + 4
	}
	return 1 + 4 // palette, with see-through colours
}

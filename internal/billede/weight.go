package billede

import (
	"bytes"
	"image/color"
)

// Weight gives the most bytes of memory that drawing the picture of a data URL
// takes, from the head of the file; 0 for what is no picture. A few hundred bytes may say that
// they are 20 megapixels.
func Weight(url string) int {
	data, _, size, err := Open(url)
	if err != nil {
		return 0
	}
	return size.Width * size.Height * perPixel(data, size.ColorModel)
}

// perPixel is what image/png and image/jpeg take for a pixel to read it and to
// write it again, and what is made of it between.
func perPixel(data []byte, model color.Model) int {
	const asRGBA, asPalette, boxed = 4, 1, 8 // boxed: image/png writes 16 bits by way of color.Color
	if bytes.HasPrefix(data, []byte{0xFF, 0xD8}) {
		return perPixelJPEG(data, model)
	}
	through := bytes.Contains(data, []byte("tRNS")) // which image.DecodeConfig does not look for
	switch model {
	case color.GrayModel:
		if !through {
			return 1 + asPalette
		}
	case color.Gray16Model:
		if !through {
			return 2 + 1 + boxed/2
		}
		return 8 + asRGBA + boxed
	case color.RGBA64Model, color.NRGBA64Model:
		return 8 + asRGBA + boxed
	case color.RGBAModel, color.NRGBAModel:
	default: // a palette
		return 2*asPalette + asRGBA
	}
	return 4 + asPalette + asRGBA
}

// perPixelJPEG is what image/jpeg takes for a pixel, and what upright and flatten
// add: each channel as coefficients of two bytes, and as it is decoded.
func perPixelJPEG(data []byte, model color.Model) int {
	const asRGBA = 4
	channels, more := 3, 0
	switch model {
	case color.GrayModel:
		channels = 1
	case color.RGBAModel: // the channels are put together
		more = asRGBA
	case color.CMYKModel: // and then made opaque
		channels, more = 4, 4+asRGBA
	}
	n := 3*channels + more
	// A progressive JPEG that is not followed is kept as coefficients of four bytes
	// until its end. The mark of one stands nowhere by chance but in what a camera adds.
	if bytes.Contains(data, []byte{0xFF, 0xC2}) {
		n += 4 * channels
	}
	if orientation(data) > 1 {
		n += 2 * asRGBA // before it is turned, and after
	}
	return n
}

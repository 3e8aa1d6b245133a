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

// perPixel is what image/png and image/jpeg take for a pixel, and what upright
// and flatten add.
func perPixel(data []byte, model color.Model) int {
	if bytes.HasPrefix(data, []byte{0xFF, 0xD8}) {
		return perPixelJPEG(data, model)
	}
	switch model {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2 + 1
	case color.RGBA64Model, color.NRGBA64Model:
		return 8 + 4
	case color.RGBAModel, color.NRGBAModel:
		return 4 + 4
	}
	return 1 + 4 // palette, with see-through colours
}

// perPixelJPEG is what image/jpeg takes for a pixel, and what upright and flatten
// add: each channel as it is decoded and as it is written again, at most.
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
	n := 2*channels + more
	// A progressive JPEG is kept as coefficients of four bytes until its end. The
	// mark of one stands nowhere by chance but in what a camera adds.
	if bytes.Contains(data, []byte{0xFF, 0xC2}) {
		n += 4 * channels
	}
	if orientation(data) > 1 {
		n += 2 * asRGBA // before it is turned, and after
	}
	return n
}

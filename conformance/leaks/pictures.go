package leaks

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"

	"notat/internal/billede/billedetest"
)

var plainPicture = billedetest.PNG("")

const pictureAt = "/afsnit/0/blokke/5/billede"

// pictures carry words that nobody sees.
var pictures = []kind{
	behind("i en PNG's øvrige dele", billedetest.PNG),
	behind("efter en PNG's data", func(w string) string {
		return billedetest.URL("image/png", billedetest.Raw{Colour: 2, Depth: 8, Width: 9, Height: 9, Behind: w}.PNG())
	}),
	behind("i en PNG's farver", func(w string) string {
		return billedetest.URL("image/png", billedetest.Raw{Colour: 3, Depth: 8, Width: 9, Height: 9, Palette: append([]byte{0, 0, 0, 255, 255, 255}, padded(w)...)}.PNG())
	}),
	behind("i en JPEG's øvrige dele", billedetest.JPEG),
	behind("efter en JPEG's sidste blok", func(w string) string {
		b := small()
		end := len(b) - 2
		return billedetest.URL("image/jpeg", append(append(bytes.Clone(b[:end]), w...), b[end:]...))
	}),
	behind("i en JPEG's tabeller", func(w string) string { // a table that no scan uses
		b := small()
		at := bytes.Index(b, []byte{0xff, 0xc0})
		table := append([]byte{0xff, 0xdb, 0, 67, 3}, make([]byte, 64)...)
		for i := range table[5:] {
			table[5+i] = 1
		}
		copy(table[5:], w)
		return billedetest.URL("image/jpeg", append(append(bytes.Clone(b[:at]), table...), b[at:]...))
	}),
}

func behind(where string, hide func(word string) string) kind {
	return kind{"billede: " + where, func(m *maker) {
		w := m.word()
		m.set(pictureAt, hide(w))
		m.secret(w)
	}}
}

func padded(w string) []byte {
	for len(w)%3 > 0 {
		w += "x"
	}
	return []byte(w)
}

// small is a plain JPEG.
func small() []byte {
	var b bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 16, 16))
	for i := range img.Pix {
		img.Pix[i] = color.Gray{uint8(i)}.Y
	}
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err) // a picture in memory always encodes
	}
	return b.Bytes()
}

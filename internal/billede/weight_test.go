package billede

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"runtime"
	"strings"
	"testing"
)

// What a picture is said to take is what decoding it asks for, not much less and
// not many times as much.
func TestAPicturesWeightIsWhatItTakes(t *testing.T) {
	r := image.Rect(0, 0, 1000, 1000)
	see := image.NewNRGBA(r)
	see.SetNRGBA(0, 0, color.NRGBA{A: 1})
	deep := image.NewNRGBA64(r)
	deep.SetNRGBA64(0, 0, color.NRGBA64{A: 1})
	hole := image.NewPaletted(r, color.Palette{color.White, color.Transparent})
	hole.SetColorIndex(0, 0, 1)
	photo := image.NewYCbCr(r, image.YCbCrSubsampleRatio420)
	for name, img := range map[string]image.Image{
		"grey": image.NewGray(r), "16 bits of grey": image.NewGray16(r), "palette": hole,
		"RGB": image.NewRGBA(r), "see-through": see, "16 bits": deep,
		"photo": photo, "photo, turned": photo, "photo in grey": image.NewGray(r), "photo in grey, turned": image.NewGray(r), "photo for print": nil,
	} {
		var b bytes.Buffer
		mime, err := "image/png", error(nil)
		switch {
		case img == nil:
			mime = "image/jpeg"
			b.Write(inCMYK(1000))
		case strings.HasPrefix(name, "photo"):
			mime, err = "image/jpeg", jpeg.Encode(&b, img, nil)
		default:
			err = png.Encode(&b, img)
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "turned") {
			upright := b.String()
			b.Reset()
			b.WriteString(upright[:2] + lying(6) + upright[2:])
		}
		url := "data:" + mime + ";base64," + base64.StdEncoding.EncodeToString(b.Bytes())
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := Draw(t.Context(), url); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		runtime.ReadMemStats(&after)
		took, said := int(after.TotalAlloc-before.TotalAlloc), Weight(url)
		if took > said+said/4+2<<20 || said > 4*took {
			t.Errorf("%s: %d bytes are said, %d were taken", name, said, took)
		}
	}
	if got := Weight("data:image/png;base64,AAAA"); got != 0 {
		t.Error("what is no picture weighs", got)
	}
}

// inCMYK gives a JPEG of one colour in four channels, which image/jpeg does not write:
// each of its blocks says that it is as the one before, in two bits.
func inCMYK(side int) []byte {
	b := []byte("\xFF\xD8\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00\xFF\xDB\x00\x43\x00")
	b = append(b, bytes.Repeat([]byte{1}, 64)...)
	b = append(b, 0xFF, 0xC0, 0, 20, 8, byte(side>>8), byte(side), byte(side>>8), byte(side), 4)
	scan := []byte{0xFF, 0xDA, 0, 14, 4}
	for channel := range byte(4) {
		b = append(b, channel+1, 0x11, 0)
		scan = append(scan, channel+1, 0)
	}
	for _, table := range []byte{0x00, 0x10} { // one code of one bit
		b = append(append(b, 0xFF, 0xC4, 0, 20, table, 1), make([]byte, 16)...)
	}
	b = append(append(b, scan...), 0, 63, 0)
	across := (side + 7) / 8
	return append(append(b, make([]byte, across*across)...), 0xFF, 0xD9)
}

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
		"photo": photo, "photo, turned": photo, "photo in grey": image.NewGray(r), "photo in grey, turned": image.NewGray(r),
	} {
		var b bytes.Buffer
		mime, err := "image/png", error(nil)
		if strings.HasPrefix(name, "photo") {
			mime, err = "image/jpeg", jpeg.Encode(&b, img, nil)
		} else {
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

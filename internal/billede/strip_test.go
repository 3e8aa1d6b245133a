package billede

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"reflect"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
)

func fileOf(t testing.TB, url string) []byte {
	t.Helper()
	_, b64, _ := strings.Cut(url, ",")
	b, err := base64.StdEncoding.DecodeString(b64)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// strip gives the file of a picture with nothing but its pixels in it, and holds it
// to the laws: it shows the same, and to strip it again changes nothing.
func strip(t testing.TB, mime string, data []byte) []byte {
	t.Helper()
	p, err := Draw(t.Context(), billedetest.URL(mime, data))
	if err != nil {
		t.Fatalf("%s of %d bytes: %v", mime, len(data), err)
	}
	again, err := Draw(t.Context(), p.URL())
	if err != nil || !reflect.DeepEqual(p, again) {
		t.Fatalf("%s: drawn or stripped again it is another (%v)", mime, err)
	}
	before, after := look(t, data), look(t, p.File)
	if before.Bounds() != after.Bounds() {
		t.Fatalf("%v became %v", before.Bounds(), after.Bounds())
	}
	for y := before.Bounds().Min.Y; y < before.Bounds().Max.Y; y++ {
		for x := before.Bounds().Min.X; x < before.Bounds().Max.X; x++ {
			r, g, b, a := before.At(x, y).RGBA()
			u, v, w, z := after.At(x, y).RGBA()
			if r != u || g != v || b != w || a != z {
				t.Fatalf("%s: the pixel at %d, %d is another", mime, x, y)
			}
		}
	}
	return p.File
}

func look(t testing.TB, data []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAPictureKeepsItsPixelsAndNothingElse(t *testing.T) {
	const hidden = "Taget hjemme hos Bo"
	for mime, make := range map[string]func(string) string{PNG: billedetest.PNG, JPEG: billedetest.JPEG} {
		before := fileOf(t, make(hidden))
		if after := strip(t, mime, before); !bytes.Contains(before, []byte(hidden)) || bytes.Contains(after, []byte(hidden)) {
			t.Errorf("%s: what was hidden is there", mime)
		}
	}
}

func TestAPictureOnItsSideStaysOnItsSide(t *testing.T) {
	data := strip(t, JPEG, fileOf(t, billedetest.JPEG("x")))
	want := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")
	if !bytes.Contains(data, want) || bytes.Count(data, []byte("Exif")) != 1 {
		t.Error("the orientation is not the one thing that is left of EXIF")
	}
}

// Whatever is a picture is drawn the same after stripping: else the reduced
// record would not be valid, or another picture.
func FuzzCleaning(f *testing.F) {
	for _, s := range []string{"", "x"} {
		f.Add(fileOf(f, billedetest.PNG(s)))
		f.Add(fileOf(f, billedetest.JPEG(s)))
	}
	for _, s := range oddJPEGs(f) {
		f.Add(s.data)
	}
	for _, s := range oddPNGs() {
		f.Add(s.data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		size, kind, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || size.Width*size.Height > 1<<20 {
			return
		}
		mime := "image/" + kind
		if _, err := Draw(t.Context(), billedetest.URL(mime, data)); err != nil {
			return
		}
		if mime == JPEG {
			if r, err := readJPEG(t.Context(), data); err != nil {
				return // it is encoded anew, with a loss
			} else if _, err := r.write(t.Context(), 1, 0); err != nil {
				return
			}
			if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
				return // image/jpeg is stricter here and there
			}
		}
		strip(t, mime, data)
	})
}

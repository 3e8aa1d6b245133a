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

func TestAPictureKeepsItsPixelsAndNothingElse(t *testing.T) {
	const hidden = "Taget hjemme hos Bo"
	for name, make := range map[string]func(string) string{"PNG": billedetest.PNG, "JPEG": billedetest.JPEG} {
		before := make(hidden)
		after := Strip(before)
		data := fileOf(t, after)
		if !bytes.Contains(fileOf(t, before), []byte(hidden)) || bytes.Contains(data, []byte(hidden)) {
			t.Errorf("%s: what was hidden is there", name)
		}
		a, _, errA := image.Decode(bytes.NewReader(fileOf(t, before)))
		b, _, errB := image.Decode(bytes.NewReader(data))
		if errA != nil || errB != nil || !reflect.DeepEqual(a, b) {
			t.Errorf("%s: the picture is another one (%v, %v)", name, errA, errB)
		}
		if again := Strip(after); again != after {
			t.Errorf("%s: cleaning twice changes more", name)
		}
		if plain := make(""); Strip(plain) != plain {
			t.Errorf("%s: a picture that hides nothing was changed", name)
		}
	}
}

func TestAPictureOnItsSideStaysOnItsSide(t *testing.T) {
	data := fileOf(t, Strip(billedetest.JPEG("x")))
	want := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")
	if !bytes.Contains(data, want) || bytes.Count(data, []byte("Exif")) != 1 {
		t.Error("the orientation is not the one thing that is left of EXIF")
	}
	if bytes.Contains(data, []byte("rgb")) {
		t.Error("the JFIF thumbnail is still there")
	}
}

// Whatever is a picture is drawn the same after cleaning: else the reduced
// record would not be valid, or another picture.
func FuzzCleaning(f *testing.F) {
	for _, s := range []string{"", "x"} {
		f.Add(fileOf(f, billedetest.PNG(s)))
		f.Add(fileOf(f, billedetest.JPEG(s)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		size, kind, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || size.Width*size.Height > 1<<20 {
			return
		}
		url := "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
		before, err := Draw(t.Context(), url)
		if err != nil {
			return
		}
		clean := Strip(url)
		after, err := Draw(t.Context(), clean)
		if err != nil || !reflect.DeepEqual(before, after) {
			t.Fatalf("%s %dx%d became %s %dx%d: %v", before.MIME, before.Width, before.Height, after.MIME, after.Width, after.Height, err)
		}
		if Strip(clean) != clean {
			t.Fatal("cleaning twice changes more")
		}
	})
}

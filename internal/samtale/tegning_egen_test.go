package samtale

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// addressed gives a picture of one size, alike but for its last pixel, which is
// n, as an address. The addresses are alike but for the end as well.
func addressed(t *testing.T, n uint8) string {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 40))
	m.Pix[len(m.Pix)-1] = n
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

// shade gives the last pixel of what the picture of an address is drawn as.
func shade(t *testing.T, f *Figur) uint8 {
	t.Helper()
	drawn, err := f.Tegning()
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(drawn.Data))
	if err != nil {
		t.Fatal(err)
	}
	return color.GrayModel.Convert(m.At(39, 39)).(color.Gray).Y
}

// Pictures of all schools pass through one memory. Each notat gets its own, also
// when many of the same size and kind come, again and again.
func TestEveryNotatGetsItsOwnPicture(t *testing.T) {
	addresses := make([]string, 3*huskAntal)
	for i := range addresses {
		addresses[i] = addressed(t, uint8(i))
	}
	for _, step := range []int{1, 7, 1} { // 7 and their number have no common factor
		for i := range addresses {
			n := i * step % len(addresses)
			f := Figur{Billede: addresses[n]}
			for range 2 {
				if got := shade(t, &f); got != uint8(n) {
					t.Fatalf("picture %d is drawn as %d", n, got)
				}
			}
		}
	}
}

// A picture that is put in another's place is the one that is drawn.
func TestAnotherPictureInTheSamePlaceIsDrawn(t *testing.T) {
	var f Figur
	for _, n := range []uint8{11, 12, 11} {
		f.Billede = addressed(t, n)
		if got := shade(t, &f); got != n {
			t.Errorf("picture %d is drawn as %d", n, got)
		}
	}
}

// What was seen before costs nothing and is kept within bounds.
func TestTheSmallPicturesSeenLastAreKept(t *testing.T) {
	drawn := 0
	of := func(url string) {
		husket(t.Context(), url, func(context.Context) (Tegning, error) { drawn++; return Tegning{Data: []byte(url)}, nil })
	}
	const urls = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
	names := []rune(urls)[:huskAntal+1]
	for range 2 {
		for _, r := range names[:huskAntal] {
			of("hus " + string(r))
		}
	}
	if drawn != huskAntal {
		t.Errorf("%d pictures are drawn %d times", huskAntal, drawn)
	}
	of("hus " + string(names[huskAntal])) // takes the room of the oldest
	if of("hus " + string(names[1])); drawn != huskAntal+1 {
		t.Error("the second oldest is gone")
	}
	if of("hus " + string(names[0])); drawn != huskAntal+2 {
		t.Error("the oldest is still there")
	}
	if len(billedlager.efter) != huskAntal || len(billedlager.raekke) != huskAntal {
		t.Errorf("%d are kept, in a row of %d", len(billedlager.efter), len(billedlager.raekke))
	}
	before := drawn
	large := string(make([]byte, huskStoerrelse+1))
	of(large)
	if of(large); drawn != before+2 {
		t.Error("a large picture is kept")
	}
}

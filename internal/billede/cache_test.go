package billede

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"

	_ "notat/internal/testrun"
)

// shaded is a picture of one size, alike but for its last pixel, which is n. The
// files are alike but for the end as well.
func shaded(t *testing.T, n uint8) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 40))
	m.Pix[len(m.Pix)-1] = n
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shade gives the last pixel of a picture.
func shade(t *testing.T, p Picture, err error) uint8 {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	return color.GrayModel.Convert(m.At(39, 39)).(color.Gray).Y
}

// Pictures of all schools and templates pass through one memory. Each comes out
// as its own, also when many of the same size and kind come, again and again.
func TestEveryPictureComesOutAsItself(t *testing.T) {
	for _, c := range []*Cache{nil, new(Cache)} {
		names := map[string]uint8{}
		for _, step := range []int{1, 7, 1} { // 7 and their number have no common factor
			const many = 3 * keepNumber
			for i := range many {
				n := uint8(i * step % many)
				data := shaded(t, n)
				for range 2 {
					p, err := c.Draw(t.Context(), "data:image/png;base64,"+base64.StdEncoding.EncodeToString(data))
					if got := shade(t, p, err); got != n {
						t.Fatalf("picture %d is drawn as %d", n, got)
					}
				}
				p, name, err := c.Fit(data, PNG)
				if got := shade(t, p, err); got != n {
					t.Fatalf("picture %d fits as %d", n, got)
				}
				if before, ok := names[name]; ok && before != n {
					t.Fatalf("pictures %d and %d have one name", before, n)
				}
				names[name] = n
			}
		}
	}
}

// What is kept as a PNG is not taken for a JPEG, nor the other way.
func TestAPictureIsKeptByItsKindToo(t *testing.T) {
	var c Cache
	for range 2 {
		if _, _, err := c.Fit(shaded(t, 200), PNG); err != nil {
			t.Error(err)
		}
		if _, _, err := c.Fit(shaded(t, 200), JPEG); !errors.Is(err, ErrKind) {
			t.Error(err)
		}
	}
}

// What was made before costs nothing and is kept within bounds; what a request
// gave up is made again.
func TestTheSmallPicturesMadeLastAreKept(t *testing.T) {
	var c Cache
	drawn := 0
	of := func(n int, size int, err error) {
		c.make(sum{byte(n)}, size, func() (Picture, error) { drawn++; return Picture{}, err })
	}
	for range 2 {
		for n := range keepNumber {
			of(n, 1, nil)
		}
	}
	if drawn != keepNumber {
		t.Errorf("%d pictures are drawn %d times", keepNumber, drawn)
	}
	of(keepNumber, 1, nil) // takes the room of the oldest
	if of(1, 1, nil); drawn != keepNumber+1 {
		t.Error("the second oldest is gone")
	}
	if of(0, 1, nil); drawn != keepNumber+2 {
		t.Error("the oldest is still there")
	}
	if len(c.made) != keepNumber || len(c.order) != keepNumber {
		t.Errorf("%d are kept, in a row of %d", len(c.made), len(c.order))
	}
	for name, f := range map[string]func(){
		"a large picture": func() { of(200, keepBytes+1, nil) },
		"an end of ctx":   func() { of(201, 1, context.Canceled) },
		"an end by time":  func() { of(202, 1, context.DeadlineExceeded) },
		"a large outcome": func() {
			c.make(sum{203}, 1, func() (Picture, error) { drawn++; return Picture{Data: make([]byte, keepBytes+1)}, nil })
		},
	} {
		before := drawn
		f()
		if f(); drawn != before+2 {
			t.Error(name, "is kept")
		}
	}
	before := drawn
	of(204, 1, ErrDamaged)
	if of(204, 1, ErrDamaged); drawn != before+1 {
		t.Error("what cannot be drawn is tried again")
	}
}

// A request that ends is told so, and spoils nothing for the next.
func TestAnEndedRequestSpoilsNothing(t *testing.T) {
	var c Cache
	ctx, end := context.WithCancel(t.Context())
	end()
	url := "data:image/png;base64," + base64.StdEncoding.EncodeToString(shaded(t, 7))
	if _, err := c.Draw(ctx, url); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	p, err := c.Draw(t.Context(), url)
	if got := shade(t, p, err); got != 7 {
		t.Error(got)
	}
}

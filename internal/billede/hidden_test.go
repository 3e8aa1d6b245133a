package billede

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
)

const hidden = "Hos Bo i skuret!"

// holds tells whether a file holds the hidden words, as they are or packed.
func holds(t *testing.T, file []byte) bool {
	t.Helper()
	if bytes.Contains(file, []byte(hidden)) {
		return true
	}
	if !bytes.HasPrefix(file, []byte("\x89PNG")) {
		return false
	}
	switch m := look(t, file).(type) {
	case *image.NRGBA:
		return bytes.Contains(m.Pix, []byte(hidden[:3]))
	case *image.NRGBA64:
		return bytes.Contains(m.Pix, []byte(hidden[:6]))
	}
	return false
}

// Wherever a PNG holds something that is not seen, it is gone.
func TestAPNGHidesNothing(t *testing.T) {
	chunks := func(kinds ...string) (out string) {
		for _, kind := range kinds {
			out += string(billedetest.Chunk(kind, hidden))
		}
		return out
	}
	unused := append([]byte("\x10\x20\x30\xD0\xE0\xF0"), hidden+"--"...)
	through := image.NewNRGBA(image.Rect(0, 0, 20, 20))
	for i := range 400 {
		through.SetNRGBA(i%20, i/20, color.NRGBA{uint8(i), uint8(i * 3), 9, 255})
	}
	copy(through.Pix[80:], hidden[:3]+"\x00")
	deep := image.NewNRGBA64(image.Rect(0, 0, 20, 20))
	copy(deep.Pix[80:], hidden[:6]+"\x00\x00")
	deep.Pix[7] = 1
	encoded := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for name, data := range map[string][]byte{
		"behind the data":             billedetest.Raw{Colour: 2, Depth: 8, Width: 30, Height: 20, Behind: hidden}.PNG(),
		"behind the end":              append(billedetest.Raw{Colour: 2, Depth: 8, Width: 30, Height: 20}.PNG(), hidden...),
		"in chunks":                   billedetest.Raw{Colour: 2, Depth: 8, Width: 30, Height: 20, Between: chunks("tEXt", "eXIf", "cHRM", "pHYs", "zzZz", "iCCP", "gAMA")}.PNG(),
		"in the palette":              billedetest.Raw{Colour: 3, Depth: 8, Width: 30, Height: 20, Palette: unused}.PNG(),
		"beneath what is see-through": encoded(through),
		"and in 16 bits":              encoded(deep),
	} {
		t.Run(name, func(t *testing.T) {
			if !holds(t, data) {
				t.Fatal("it is not hidden there")
			}
			if holds(t, strip(t, PNG, data)) {
				t.Error("it is still there")
			}
		})
	}
}

// photo is a JPEG as image/jpeg writes it, of 40 by 24 pixels in MCUs of 16 by 16.
func photo(t *testing.T) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 40, 24))
	for i := range 960 {
		m.SetRGBA(i%40, i/40, color.RGBA{uint8(i / 6), uint8(i / 4), uint8(i % 40 * 6), 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// segment makes a segment of a JPEG.
func segment(marker byte, body string) []byte {
	return append([]byte{0xFF, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
}

// Wherever a JPEG holds something that is not seen, it is gone; the file is then the
// one that the same picture with nothing hidden becomes.
func TestAJPEGHidesNothing(t *testing.T) {
	data := photo(t)
	frame, scan := bytes.Index(data, []byte{0xFF, mSOF0}), bytes.Index(data, []byte{0xFF, mSOS})
	table := "\x13" + string(make([]byte, 7)) + "\x10" + string(make([]byte, 8)) + hidden
	steps := "\x03" + hidden + hidden + hidden + hidden
	insert := func(at int, b []byte) []byte { return slices.Insert(bytes.Clone(data), at, b...) }
	want := strip(t, JPEG, data)
	for name, odd := range map[string][]byte{
		"a Huffman table of no scan":       insert(frame, segment(mDHT, table)),
		"a quantization table of no scan":  insert(frame, segment(mDQT, steps)),
		"a table before the scan":          insert(scan, segment(mDQT, steps)),
		"behind the last block":            insert(len(data)-2, []byte(hidden)),
		"behind it, as another scan":       insert(len(data)-2, []byte("\xFF\x00"+hidden)),
		"behind the end":                   append(bytes.Clone(data), hidden...),
		"between segments":                 insert(frame, []byte(hidden)),
		"a comment":                        insert(frame, segment(0xFE, hidden)),
		"the JFIF header":                  insert(2, segment(mAPP0, "JFIF\x00\x01"+hidden)),
		"a profile":                        insert(frame, segment(0xE2, "ICC_PROFILE\x00\x01\x01"+hidden)),
		"fill bytes, then a comment":       insert(frame, append([]byte{0xFF, 0xFF}, segment(0xFE, hidden)...)),
		"a restart marker, then a comment": insert(frame, append([]byte{0xFF, 0xD3}, segment(0xFE, hidden)...)),
	} {
		t.Run(name, func(t *testing.T) {
			if !holds(t, odd) {
				t.Fatal("it is not hidden there")
			}
			if got := strip(t, JPEG, odd); !bytes.Equal(got, want) {
				t.Error("it became another file than the same picture with nothing hidden")
			}
		})
	}
}

// What is in the tables and blocks that a scan does use, and makes no pixel, is gone
// as well: codes that never occur, steps that nothing is multiplied by, and
// blocks beyond the edge.
func TestWhatNoPixelIsMadeOfIsGone(t *testing.T) {
	data := photo(t)
	r, err := readJPEG(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	want := strip(t, JPEG, data)
	y := r.frame.components[0]
	if y.across != 6 || y.down != 4 { // of which 5 by 3 are seen
		t.Fatal(y.across, y.down)
	}
	for i := range 64 {
		y.blocks[3*6+1][i] = int16(hidden[i%len(hidden)])
	}
	if got, err := r.write(t.Context(), 1, 0); err != nil || !bytes.Equal(got, want) {
		t.Error("a block beyond the edge changes the file", err)
	}
	at := bytes.Index(data, []byte{0xFF, mDQT}) + 5 + 63
	odd := bytes.Clone(data)
	odd[at] = 'H'
	if got := strip(t, JPEG, odd); !bytes.Equal(got, want) {
		t.Error("a step that nothing is multiplied by changes the file")
	}
	codes := 0
	for rest := want[2:]; ; {
		marker, s, after := nextSegment(rest)
		if marker == mDHT {
			codes += len(s)
		}
		if marker == mSOS {
			break
		}
		rest = after
	}
	if codes == 0 || codes > 250 { // the tables of image/jpeg are 420
		t.Errorf("%d bytes of tables", codes)
	}
}

// What is cut off anywhere is refused, whatever it was.
func TestAPictureThatIsCutOffIsRefused(t *testing.T) {
	for mime, data := range map[string][]byte{JPEG: photo(t), PNG: billedetest.Raw{Colour: 2, Depth: 8, Width: 9, Height: 9}.PNG()} {
		for n := range len(data) - 12 {
			if _, err := Draw(t.Context(), billedetest.URL(mime, data[:n])); err == nil {
				t.Fatalf("%s of %d bytes, cut off at %d", mime, len(data), n)
			}
		}
	}
}

// Of 12 bits, and arithmetic: what was refused before is.
func TestWhatIsNoJPEGOfEveryDayIsRefused(t *testing.T) {
	data := photo(t)
	frame := bytes.Index(data, []byte{0xFF, mSOF0})
	for name, change := range map[string]func(b []byte){
		"12 bits": func(b []byte) { b[frame+4] = 12 }, "arithmetic": func(b []byte) { b[frame+1] = 0xC9 }, "lossless": func(b []byte) { b[frame+1] = 0xC3 },
	} {
		odd := bytes.Clone(data)
		change(odd)
		if _, err := Draw(t.Context(), billedetest.URL(JPEG, odd)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A picture that few bytes told of, and that takes many when it is written anew, is
// too large, and not a record that nobody can read.
func TestAPictureThatGrowsBeyondTheBoundIsTooLarge(t *testing.T) {
	if _, err := encodePNG(t.Context(), look(t, photo(t)), 1000); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	for mime, data := range map[string][]byte{JPEG: photo(t), PNG: billedetest.Raw{Colour: 2, Depth: 8, Width: 9, Height: 9}.PNG()} {
		if _, err := Draw(ended, billedetest.URL(mime, data)); err == nil {
			t.Error("it is drawn for nobody")
		}
	}
}

// A JPEG that image/jpeg takes and that cannot be followed, here one whose colours
// are in no scan, is encoded anew from its pixels and hides nothing either.
func TestAJPEGThatIsNotFollowedIsEncodedAnew(t *testing.T) {
	var data []byte
	for _, s := range oddJPEGs(t) {
		if s.name == "grey.jpg" {
			data = s.data
		}
	}
	at := bytes.Index(data, []byte{0xFF, mSOF0})
	odd := slices.Insert(bytes.Clone(data), at+2+11, 2, 0x11, 0, 3, 0x11, 0) // two channels more
	odd[at+3], odd[at+9] = 17, 3
	odd = slices.Insert(odd, at, segment(0xFE, hidden)...)
	if _, err := readJPEG(t.Context(), odd); err == nil {
		t.Fatal("it is followed")
	}
	for _, steps := range []string{"\x04" + strings.Repeat("\x01", 64), "\x20" + strings.Repeat("\x01", 192), "\x10" + strings.Repeat("\x01", 64)} { // a fifth table, three bytes each, too few
		if _, err := readJPEG(t.Context(), slices.Insert(bytes.Clone(data), at, segment(mDQT, steps)...)); err == nil {
			t.Errorf("a table of steps %x is followed", steps[0])
		}
	}
	p, err := Draw(t.Context(), billedetest.URL(JPEG, odd))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Draw(t.Context(), p.URL())
	if err != nil || !bytes.Equal(p.File, again.File) || !bytes.Equal(p.Data, again.Data) || holds(t, p.File) {
		t.Error("it is another, or hides something", err)
	}
}

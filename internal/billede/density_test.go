package billede

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
)

// exifInches is an EXIF segment with a resolution of so many to a unit.
func exifInches(order binary.AppendByteOrder, x, y uint32, unit uint16) string {
	b := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08")
	if order == binary.LittleEndian {
		b = []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00")
	}
	entry := func(tag, kind uint16, value uint32) {
		b = order.AppendUint16(order.AppendUint16(b, tag), kind)
		b = order.AppendUint32(b, 1)
		if kind == 3 {
			b = order.AppendUint16(order.AppendUint16(b, uint16(value)), 0)
			return
		}
		b = order.AppendUint32(b, value)
	}
	b = order.AppendUint16(b, 3)
	entry(282, 5, 50)
	entry(283, 5, 58)
	entry(296, 3, uint32(unit))
	b = order.AppendUint32(b, 0)
	for _, v := range []uint32{x, y} {
		b = order.AppendUint32(order.AppendUint32(b, v*10), 10)
	}
	return string(b)
}

// A picture says how large it is shown, in the ways that cameras and programs say it;
// what cannot be meant is not believed, and what is said stays in the file.
func TestAPicturesOwnResolutionIsReadAndKept(t *testing.T) {
	plainPNG := billedetest.Raw{Colour: 2, Depth: 8, Width: 30, Height: 20}.PNG()
	plainJPEG, err := encodeJPEG(t.Context(), look(t, plainPNG))
	if err != nil {
		t.Fatal(err)
	}
	app := func(marker byte, body string) []byte {
		return bytes.Join([][]byte{plainJPEG[:2], segment(marker, body), plainJPEG[2:]}, nil)
	}
	jfifOf := func(unit byte, x, y uint16) string {
		return "JFIF\x00\x01\x01" + string([]byte{unit, byte(x >> 8), byte(x), byte(y >> 8), byte(y), 0, 0})
	}
	phys := func(x, y uint32, unit byte) []byte {
		body := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, x), y)
		return bytes.Join([][]byte{plainPNG[:headerEnd], billedetest.Chunk("pHYs", string(append(body, unit))), plainPNG[headerEnd:]}, nil)
	}
	for name, x := range map[string]struct {
		mime string
		data []byte
		want int
	}{
		"JPEG, none":                {JPEG, plainJPEG, 0},
		"JFIF, inches":              {JPEG, app(mAPP0, jfifOf(1, 300, 300)), 300},
		"JFIF, centimetres":         {JPEG, app(mAPP0, jfifOf(2, 118, 118)), 300},
		"JFIF, no unit":             {JPEG, app(mAPP0, jfifOf(0, 300, 300)), 0},
		"JFIF, no squares":          {JPEG, app(mAPP0, jfifOf(1, 300, 200)), 0},
		"JFIF, coarser than screen": {JPEG, app(mAPP0, jfifOf(1, 1, 1)), 0},
		"JFIF, finer than print":    {JPEG, app(mAPP0, jfifOf(1, 60000, 60000)), 0},
		"APP0 of another":           {JPEG, app(mAPP0, "JFXX"+jfifOf(1, 300, 300)[4:]), 0},
		"JFIF, cut off":             {JPEG, app(mAPP0, "JFIF\x00\x01"), 0},
		"EXIF":                      {JPEG, app(mAPP1, exifInches(binary.BigEndian, 240, 240, 2)), 240},
		"EXIF, little, centimetres": {JPEG, app(mAPP1, exifInches(binary.LittleEndian, 100, 100, 3)), 254},
		"EXIF, cut off":             {JPEG, app(mAPP1, exifInches(binary.BigEndian, 240, 240, 2)[:40]), 0},
		"PNG, none":                 {PNG, plainPNG, 0},
		"PNG":                       {PNG, phys(11811, 11811, 1), 300},
		"PNG, no unit":              {PNG, phys(11811, 11811, 0), 0},
		"PNG, no squares":           {PNG, phys(11811, 5000, 1), 0},
		"PNG, beyond measure":       {PNG, phys(1<<31, 1<<31, 1), 0},
	} {
		file := strip(t, x.mime, x.data) // and again, with the same outcome
		p, err := Draw(t.Context(), billedetest.URL(x.mime, x.data))
		if err != nil || p.PerInch != x.want || perInch(file, x.mime) != x.want {
			t.Errorf("%s: %d an inch, kept %d, want %d (%v)", name, p.PerInch, perInch(file, x.mime), x.want, err)
		}
		turned, err := DrawShown(t.Context(), billedetest.URL(x.mime, x.data), Window{}, 1)
		if err != nil || turned.PerInch != x.want {
			t.Errorf("%s, turned: %d an inch (%v)", name, turned.PerInch, err)
		}
	}
	if strings.Contains(string(strip(t, PNG, phys(100, 100, 1))), "pHYs") {
		t.Error("a resolution that is not believed is kept")
	}
}

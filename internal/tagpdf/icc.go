package tagpdf

import (
	"context"
	"encoding/binary"
	"math"
	"sync"
)

// srgbProfile is a version 4 ICC profile of the sRGB colour space
// (IEC 61966-2-1, ICC.1:2022), compressed once.
var srgbProfile = sync.OnceValue(func() []byte { return deflate(context.Background(), makeProfile()) })

// makeProfile writes the profile: primaries adapted to D50 by Bradford's
// method, and the sRGB transfer function as a parametric curve.
func makeProfile() []byte {
	curve := append([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), fixed(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)...)
	tags := []struct {
		names []string
		data  []byte
	}{
		{[]string{"desc"}, localized("sRGB IEC61966-2.1")},
		{[]string{"cprt"}, localized("No copyright, use freely")},
		{[]string{"wtpt"}, xyz(0.9642, 1, 0.8249)},
		{[]string{"chad"}, append([]byte("sf32\x00\x00\x00\x00"), fixed(
			1.0478112, 0.0228866, -0.0501270,
			0.0295424, 0.9904844, -0.0170491,
			-0.0092345, 0.0150436, 0.7521316)...)},
		{[]string{"rXYZ"}, xyz(0.4360747, 0.2225045, 0.0139322)},
		{[]string{"gXYZ"}, xyz(0.3850649, 0.7168786, 0.0971045)},
		{[]string{"bXYZ"}, xyz(0.1430804, 0.0606169, 0.7141733)},
		{[]string{"rTRC", "gTRC", "bTRC"}, curve},
	}
	count := 0
	for _, t := range tags {
		count += len(t.names)
	}
	be := binary.BigEndian
	table := be.AppendUint32(nil, uint32(count))
	var data []byte
	start := 128 + 4 + 12*count
	for _, t := range tags {
		for _, name := range t.names {
			table = append(table, name...)
			table = be.AppendUint32(table, uint32(start+len(data)))
			table = be.AppendUint32(table, uint32(len(t.data)))
		}
		data = append(data, t.data...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	head := make([]byte, 128)
	be.PutUint32(head[0:], uint32(start+len(data)))
	be.PutUint32(head[8:], 0x04400000) // version 4.4
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2000, 1, 1} { // fixed date: the profile does not change
		be.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], fixed(0.9642, 1, 0.8249)) // illuminant D50
	return append(append(head, table...), data...)
}

// fixed writes s15Fixed16 numbers.
func fixed(vs ...float64) []byte {
	var b []byte
	for _, v := range vs {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

func xyz(x, y, z float64) []byte {
	return append([]byte("XYZ \x00\x00\x00\x00"), fixed(x, y, z)...)
}

// localized writes a multiLocalizedUnicode tag with one record, ASCII text.
func localized(s string) []byte {
	be := binary.BigEndian
	b := []byte("mluc\x00\x00\x00\x00")
	for _, v := range []uint32{1, 12} {
		b = be.AppendUint32(b, v)
	}
	b = append(b, "enUS"...)
	b = be.AppendUint32(b, uint32(2*len(s)))
	b = be.AppendUint32(b, 28)
	for i := range len(s) {
		b = append(b, 0, s[i])
	}
	return b
}

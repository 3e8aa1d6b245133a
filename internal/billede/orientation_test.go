package billede

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// exif is a JPEG's beginning as a camera writes it: what comes before, the
// entries of the first directory at an offset, in an order of bytes.
func exif(order binary.AppendByteOrder, before []byte, gap int, entries ...[3]uint16) []byte {
	mark := map[binary.AppendByteOrder]string{binary.BigEndian: "MM", binary.LittleEndian: "II"}[order]
	tiff := order.AppendUint32(order.AppendUint16([]byte(mark), 42), uint32(8+gap))
	tiff = order.AppendUint16(append(tiff, make([]byte, gap)...), uint16(len(entries)))
	for _, e := range entries { // tag, type, value
		tiff = order.AppendUint16(order.AppendUint16(tiff, e[0]), e[1])
		tiff = append(order.AppendUint16(order.AppendUint32(tiff, 1), e[2]), 0, 0)
	}
	payload := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{0xFF, 0xD8}, before...)
	out = binary.BigEndian.AppendUint16(append(out, 0xFF, 0xE1), uint16(2+len(payload)))
	return append(append(out, payload...), 0xFF, 0xDA, 0, 2)
}

// How a picture lies is read wherever a camera writes it, and a damaged word on
// it turns nothing.
func TestHowAPictureLiesIsReadAsCamerasWriteIt(t *testing.T) {
	jfif := []byte{0xFF, 0xE0, 0, 4, 1, 2}
	xmp := append([]byte{0xFF, 0xE1, 0, 14}, "http://ns.ad"...)
	turned, width := [3]uint16{0x0112, 3, 6}, [3]uint16{0x0100, 3, 800}
	whole := exif(binary.BigEndian, nil, 0, width, turned)
	at := bytes.Index(whole, []byte("MM"))
	altered := func(i int, b ...byte) []byte { out := bytes.Clone(whole); copy(out[i:], b); return out }
	for _, c := range []struct {
		name string
		data []byte
		want int
	}{
		{"big end first", exif(binary.BigEndian, nil, 0, turned), 6},
		{"little end first", exif(binary.LittleEndian, nil, 0, turned), 6},
		{"after another entry", whole, 6},
		{"after other segments", exif(binary.LittleEndian, append(jfif, xmp...), 0, turned), 6},
		{"a directory further on", exif(binary.BigEndian, nil, 6, turned), 6},
		{"upright", exif(binary.BigEndian, nil, 0, [3]uint16{0x0112, 3, 1}), 1},
		{"the last way", exif(binary.BigEndian, nil, 0, [3]uint16{0x0112, 3, 8}), 8},
		{"a way that is none", exif(binary.BigEndian, nil, 0, [3]uint16{0x0112, 3, 9}), 1},
		{"the first of two", exif(binary.BigEndian, exif(binary.BigEndian, nil, 0, width)[2:len(exif(binary.BigEndian, nil, 0, width))-4], 0, turned), 1},
		{"after fill bytes", exif(binary.BigEndian, []byte{0xFF, 0xFF}, 0, turned), 6},
		{"no way", exif(binary.BigEndian, nil, 0, [3]uint16{0x0112, 3, 0}), 1},
		{"of another type", exif(binary.BigEndian, nil, 0, [3]uint16{0x0112, 4, 6}), 1},
		{"other entries only", exif(binary.BigEndian, nil, 0, width), 1},
		{"no Exif", append([]byte{0xFF, 0xD8}, append(jfif, 0xFF, 0xDA, 0, 2)...), 1},
		{"a directory outside", altered(at+4, 0, 0, 1, 0), 1},
		{"a directory far outside", altered(at+4, 0xFF, 0xFF, 0xFF, 0xFF), 1},
		{"more entries than there are", exif(binary.BigEndian, nil, 0, width)[:at+2+8+2+12], 1},
		{"more entries said", append(altered(at+8, 0, 9)[:at+10], make([]byte, 30)...), 1},
		{"a segment that goes on", altered(4, 0xFF, 0xFF), 1},
		{"an empty segment", altered(4, 0, 0), 1},
		{"cut off", whole[:at+9], 1},
		{"the beginning alone", whole[:2], 1},
	} {
		if got := orientation(c.data); got != c.want {
			t.Errorf("%s: %d, not %d", c.name, got, c.want)
		}
	}
}

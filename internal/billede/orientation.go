package billede

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
)

// orientation gives how a JPEG lies (Exif 2.3, tag 274): 1 is upright, 2 to 8 are
// the seven other ways in which it may be stored. The first EXIF segment says it.
func orientation(data []byte) int {
	for rest := data[2:]; ; {
		marker, segment, after := nextSegment(rest)
		if segment == nil || marker == mSOS || len(segment) < 2+int(binary.BigEndian.Uint16(segment[2:])) { // cut off
			return 1
		}
		if marker == mAPP1 {
			if way, exif := exifOrientation(segment[segmentHead:]); exif {
				return way
			}
		}
		rest = after
	}
}

// exifOrientation reads the orientation in an application segment, 1 where it
// tells none; exif is false when it is no EXIF.
func exifOrientation(segment []byte) (way int, exif bool) {
	way = 1
	read := false
	exif = eachTag(segment, func(tag, kind uint16, value, _ []byte, order binary.ByteOrder) {
		if tag != 0x0112 || kind != 3 || read {
			return
		}
		read = true
		if v := int(order.Uint16(value)); v >= 2 && v <= 8 {
			way = v
		}
	})
	return way, exif
}

// eachTag visits the entries of the first directory in an application segment (TIFF
// 6.0, section 2): the tag, the kind of its value, and the value or where in the TIFF
// it stands. It is false when the segment is no EXIF.
func eachTag(segment []byte, visit func(tag, kind uint16, value, tiff []byte, order binary.ByteOrder)) bool {
	tiff, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return false
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return true
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			break
		}
		visit(order.Uint16(entries), order.Uint16(entries[2:]), entries[8:12], tiff, order)
		entries = entries[12:]
	}
	return true
}

// upright turns a picture upright. The table tells for each orientation whether
// the two axes change places, and which of them then run backwards.
func upright(img image.Image, orientation int) image.Image {
	way, ok := map[int]struct{ swap, x, y bool }{
		2: {false, true, false}, 3: {false, true, true}, 4: {false, false, true},
		5: {true, false, false}, 6: {true, true, false}, 7: {true, true, true}, 8: {true, false, true},
	}[orientation]
	if !ok {
		return img
	}
	r := img.Bounds()
	src, isRGBA := img.(*image.RGBA)
	if !isRGBA {
		src = image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
		draw.Draw(src, src.Rect, img, r.Min, draw.Src)
	}
	wide, high := r.Dx(), r.Dy()
	if way.swap {
		wide, high = high, wide
	}
	out := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			u, v := x, y
			if way.x {
				u = wide - 1 - x
			}
			if way.y {
				v = high - 1 - y
			}
			if way.swap {
				u, v = v, u
			}
			copy(out.Pix[y*out.Stride+4*x:][:4], src.Pix[v*src.Stride+4*u:])
		}
	}
	return out
}

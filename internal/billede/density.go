package billede

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math"
)

// A resolution outside these, in pixels an inch, is a slip of the program that wrote
// the file: the least is coarser than any screen, the most finer than print.
const (
	leastPerInch = 48
	mostPerInch  = 1200
)

const (
	inch       = 0.0254 // in metres
	centimetre = 2.54   // of which an inch is so many
)

// perInch gives the resolution that a file says it is shown in, in whole pixels an
// inch; 0 where it says none, or one that pixels which are no squares have.
func perInch(data []byte, mime string) int {
	x, y := 0.0, 0.0
	if mime == PNG {
		x, y = pngDensity(data)
	} else {
		x, y = jpegDensity(data)
	}
	n := math.Round(x)
	if n != math.Round(y) || !(n >= leastPerInch && n <= mostPerInch) {
		return 0
	}
	return int(n)
}

// Of a PNG (PNG third edition, 5.3 and 11.3.4.3).
const (
	pngSignature = 8
	chunkAround  = 12 // length, kind and check sum of a chunk
	headerEnd    = pngSignature + chunkAround + 13
)

func pngDensity(data []byte) (x, y float64) {
	for rest := data[min(pngSignature, len(data)):]; len(rest) >= chunkAround; {
		n := int(binary.BigEndian.Uint32(rest))
		kind := string(rest[4:8])
		if n < 0 || n > len(rest)-chunkAround || kind == "IDAT" {
			break
		}
		if body := rest[8 : 8+n]; kind == "pHYs" && n == 9 && body[8] == 1 {
			return float64(binary.BigEndian.Uint32(body)) * inch, float64(binary.BigEndian.Uint32(body[4:])) * inch
		}
		rest = rest[n+chunkAround:]
	}
	return 0, 0
}

// jpegDensity reads the JFIF header (JFIF 1.02), and EXIF where that says nothing.
func jpegDensity(data []byte) (x, y float64) {
	var ex, ey float64
	for rest := data[min(2, len(data)):]; ; {
		marker, segment, after := nextSegment(rest)
		if segment == nil || marker == mSOS {
			return ex, ey
		}
		body := segment[segmentHead:]
		switch {
		case marker == mAPP0 && len(body) >= 12 && bytes.HasPrefix(body, []byte("JFIF\x00")):
			x, y = float64(binary.BigEndian.Uint16(body[8:])), float64(binary.BigEndian.Uint16(body[10:]))
			if x, y = inInches(int(body[7])+1, x, y); x > 0 {
				return x, y
			}
		case marker == mAPP1 && ex == 0:
			ex, ey = exifDensity(body)
		}
		rest = after
	}
}

// inInches gives a resolution by EXIF's units: 2 is an inch, 3 a centimetre (tag 296);
// JFIF counts from one less.
func inInches(unit int, x, y float64) (float64, float64) {
	switch unit {
	case 2:
		return x, y
	case 3:
		return x * centimetre, y * centimetre
	}
	return 0, 0
}

// exifDensity reads the resolution in an application segment (Exif 2.3, tags 282, 283
// and 296).
func exifDensity(segment []byte) (x, y float64) {
	unit := 2
	eachTag(segment, func(tag, kind uint16, value, tiff []byte, order binary.ByteOrder) {
		const short, rational = 3, 5
		switch {
		case tag == 296 && kind == short:
			unit = int(order.Uint16(value))
		case (tag == 282 || tag == 283) && kind == rational:
			at := uint64(order.Uint32(value))
			if at+8 > uint64(len(tiff)) {
				return
			}
			n, d := float64(order.Uint32(tiff[at:])), float64(order.Uint32(tiff[at+4:]))
			if d == 0 {
				return
			}
			if tag == 282 {
				x = n / d
			} else {
				y = n / d
			}
		}
	})
	return inInches(unit, x, y)
}

// saying gives a file, of which nothing but its pixels is left, with a resolution in
// it; 0 is none.
func saying(data []byte, mime string, perInch int) []byte {
	switch {
	case perInch == 0:
		return data
	case mime == JPEG:
		return bytes.Join([][]byte{data[:2], jfif(perInch), data[2:]}, nil)
	}
	chunk := make([]byte, chunkAround+9)
	perMetre := uint32(math.Round(float64(perInch) / inch))
	binary.BigEndian.PutUint32(chunk, 9)
	copy(chunk[4:], "pHYs")
	binary.BigEndian.PutUint32(chunk[8:], perMetre)
	binary.BigEndian.PutUint32(chunk[12:], perMetre)
	chunk[16] = 1 // the unit is the metre
	binary.BigEndian.PutUint32(chunk[17:], crc32.ChecksumIEEE(chunk[4:17]))
	return bytes.Join([][]byte{data[:headerEnd], chunk, data[headerEnd:]}, nil)
}

// jfif is the header of JFIF 1.01 with square pixels and no thumbnail.
func jfif(perInch int) []byte {
	unit, n := byte(1), perInch
	if n == 0 {
		unit, n = 0, 1
	}
	return []byte{0xFF, mAPP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, unit, byte(n >> 8), byte(n), byte(n >> 8), byte(n), 0, 0}
}

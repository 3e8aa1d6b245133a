package billede

import (
	"bytes"
	"encoding/binary"
)

// jpegStart begins every JPEG file: the start of image and the next marker
// (ITU-T T.81, Annex B).
var jpegStart = []byte{0xFF, 0xD8, 0xFF}

// Markers of ITU-T T.81, table B.1.
const (
	mRST0 = 0xD0
	mRST7 = 0xD7
	mEOI  = 0xD9
	mSOS  = 0xDA
	mAPP0 = 0xE0
	mAPP1 = 0xE1
	mAPPE = 0xEE
)

// stripJPEG keeps the segments that decoding needs and the picture itself, up to
// the end of image. Comments and application data go, but for the JFIF header
// (without its thumbnail), Adobe's (which tells the colour transform), and the
// orientation of a picture that is stored on its side: that one tag of EXIF is
// kept, in an EXIF segment that holds nothing else. Colour profiles go: they
// hold free words, and what we draw is sRGB.
func stripJPEG(data []byte) []byte {
	out := append(make([]byte, 0, len(data)), jpegStart[:2]...)
	way := orientation(data) // until it has been written
	for rest := data[2:]; ; {
		marker, segment, after := nextSegment(rest)
		switch {
		case marker == mEOI:
			return append(out, 0xFF, mEOI)
		case segment == nil:
			return out
		case marker == mAPP1:
			if _, exif := exifOrientation(segment[segmentHead:]); exif {
				out = append(out, exifOnly(way)...)
				way = 1
			}
		default:
			out = append(out, jpegSegment(marker, segment)...)
		}
		rest = after
		if marker == mSOS {
			n := jpegScan(rest)
			out = append(out, rest[:n]...)
			rest, way = rest[n:], 1
		}
	}
}

// segmentHead is the marker and the length that a segment begins with.
const segmentHead = 4

// nextSegment gives the next segment of a JPEG, head and all, and what comes after
// it: nil at the end of image and where there is none. The last one may be cut off.
// Fill bytes, and what is out of place, are passed over, as decoders do.
func nextSegment(rest []byte) (marker byte, segment, after []byte) {
	for len(rest) >= 2 {
		marker := rest[1]
		switch {
		case rest[0] != 0xFF, marker == 0xFF:
			rest = rest[1:]
			continue
		case marker == 0, marker >= mRST0 && marker <= mRST7:
			rest = rest[2:]
			continue
		case marker == mEOI:
			return mEOI, nil, nil
		case len(rest) < segmentHead:
			return 0, nil, nil
		}
		n := min(2+int(binary.BigEndian.Uint16(rest[2:])), len(rest))
		if n < segmentHead {
			return 0, nil, nil
		}
		return marker, rest[:n], rest[n:]
	}
	return 0, nil, nil
}

// jpegSegment gives what remains of a segment.
func jpegSegment(marker byte, s []byte) []byte {
	const head = segmentHead
	switch {
	case marker == mAPP0 && len(s) >= head+14 && bytes.HasPrefix(s[head:], []byte("JFIF\x00")):
		// Annex B of JFIF 1.02: version, density, and a thumbnail of no size
		return append(append([]byte{0xFF, mAPP0, 0, 16}, s[head:head+12]...), 0, 0)
	case marker == mAPPE && len(s) >= head+12 && bytes.HasPrefix(s[head:], []byte("Adobe")):
		return append([]byte{0xFF, mAPPE, 0, 14}, s[head:head+12]...)
	case marker >= 0xC0 && marker <= 0xCF && marker != 0xC8, // frames, Huffman tables, conditioning
		marker >= mSOS && marker <= 0xDD: // scans, quantization, number of lines, restarts
		return s
	}
	return nil
}

// jpegScan gives the length of the entropy-coded data of a scan: it ends at the
// first marker that is neither a stuffed byte nor a restart.
func jpegScan(s []byte) int {
	for i := 0; ; {
		n := bytes.IndexByte(s[i:], 0xFF)
		if n < 0 || i+n+1 >= len(s) {
			return len(s)
		}
		i += n
		if m := s[i+1]; m != 0 && (m < mRST0 || m > mRST7) {
			return i
		}
		i += 2
	}
}

// exifOnly gives an EXIF segment that holds the orientation and nothing else;
// none when the picture stands upright.
func exifOnly(way int) []byte {
	if way == 1 {
		return nil
	}
	return []byte{
		0xFF, mAPP1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
		'M', 'M', 0, 42, 0, 0, 0, 8, // TIFF header, first directory at 8
		0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(way), 0, 0, // the tag, SHORT, 1 value
		0, 0, 0, 0, // no further directory
	}
}

package billede

import (
	"bytes"
	"encoding/binary"
)

// Markers of ITU-T T.81, table B.1.
const (
	mSOF0 = 0xC0 // baseline
	mSOF1 = 0xC1 // extended sequential
	mSOF2 = 0xC2 // progressive
	mDHT  = 0xC4
	mRST0 = 0xD0
	mRST7 = 0xD7
	mSOI  = 0xD8
	mEOI  = 0xD9
	mSOS  = 0xDA
	mDQT  = 0xDB
	mDRI  = 0xDD
	mAPP0 = 0xE0
	mAPP1 = 0xE1
	mAPPE = 0xEE
)

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

// colours is how the channels of a JPEG become colours, as decoders guess it: from
// the JFIF header, from Adobe's segment, and from the names of the components.
type colours struct {
	jfif, adobe bool
	transform   byte // Adobe's: 0 for as they are
}

// header reads what an application segment tells of the colours.
func (c *colours) header(marker byte, body []byte) {
	switch {
	case marker == mAPP0 && len(body) >= 5:
		c.jfif = bytes.HasPrefix(body, []byte("JFIF\x00"))
	case marker == mAPPE && len(body) >= 12 && bytes.HasPrefix(body, []byte("Adobe")):
		c.adobe, c.transform = true, body[11]
	}
}

// segment gives the one segment that says the same: JFIF's for grey and YCbCr, with the
// resolution, Adobe's for all others.
func (c *colours) segment(f *jpegFrame, perInch int) []byte {
	const ycck = 2
	transform := byte(0)
	switch {
	case len(f.components) == 4:
		if c.transform != 0 {
			transform = ycck
		}
	case len(f.components) == 1, c.jfif, !(c.adobe && c.transform == 0) && f.names() != "RGB":
		return jfif(perInch)
	}
	return append([]byte("\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00"), transform)
}

package billede

import (
	"context"
	"encoding/binary"
)

// jpegReader reads a JPEG up to its coefficients. image/jpeg gives pixels alone, and
// what is made of them anew is another picture; of its coefficients it is the same.
// What is sound is read as image/jpeg reads it, baseline and progressive alike.
type jpegReader struct {
	frame    *jpegFrame
	codes    [2][4]*jpegCodes // DC and AC
	steps    [4][64]uint16    // quantization tables, in zig-zag order
	interval int              // MCUs between restart markers
	bits     jpegBits
	run      int // blocks that have no more of a band
	colours  colours
}

// readJPEG gives the coefficients of a whole JPEG. The error is errFrame for one
// that is cut off, arithmetic, of 12 bits, or odd in a way that few decoders put up with.
func readJPEG(ctx context.Context, data []byte) (*jpegReader, error) {
	r := &jpegReader{}
	for rest := data[2:]; ; {
		marker, segment, after := nextSegment(rest)
		if marker == mEOI {
			return r, r.complete()
		}
		if segment == nil || len(segment) < 2+int(binary.BigEndian.Uint16(segment[2:])) {
			return nil, errFrame
		}
		body := segment[segmentHead:]
		var err error
		switch marker {
		case mSOF0, mSOF1, mSOF2:
			if r.frame != nil {
				return nil, errFrame
			}
			if r.frame, err = newFrame(marker, body); err == nil {
				r.frame.place()
			}
		case mDHT:
			err = r.tables(body)
		case mDQT:
			err = r.quantization(body)
		case mDRI:
			if len(body) != 2 {
				return nil, errFrame
			}
			r.interval = int(binary.BigEndian.Uint16(body))
		case mSOS:
			r.bits = jpegBits{data: data, from: len(data) - len(after), at: len(data) - len(after)}
			var s *jpegScan
			if s, err = r.scanHeader(body); err == nil {
				if err = r.scan(ctx, s); err == nil {
					after = data[r.bits.at:]
				}
			}
		default:
			if marker < mAPP0 || marker > 0xEF && marker != 0xFE {
				return nil, errFrame
			}
			r.colours.header(marker, body)
		}
		if err != nil {
			return nil, err
		}
		rest = after
	}
}

// complete holds the picture to having all its channels. A progressive one is
// multiplied by the tables that stand at its end.
func (r *jpegReader) complete() error {
	if r.frame == nil || len(r.frame.components) == 4 && !r.colours.adobe { // of which nobody knows the colours
		return errFrame
	}
	for _, c := range r.frame.components {
		if c.steps == nil {
			return errFrame
		}
		if r.frame.progressive {
			*c.steps = r.steps[c.selector]
		}
	}
	return nil
}

// tables reads Huffman tables (T.81, B.2.4.2).
func (r *jpegReader) tables(b []byte) error {
	for len(b) > 0 {
		class, to := b[0]>>4, b[0]&15
		if class > 1 || to > 3 {
			return errFrame
		}
		c, rest, err := newCodes(b[1:])
		if err != nil {
			return err
		}
		r.codes[class][to], b = c, rest
	}
	return nil
}

// quantization reads quantization tables (T.81, B.2.4.1).
func (r *jpegReader) quantization(b []byte) error {
	for len(b) > 0 {
		wide, to := int(b[0]>>4), b[0]&15
		n := 64 * (wide + 1)
		if b = b[1:]; wide > 1 || to > 3 || len(b) < n {
			return errFrame
		}
		for i := range r.steps[to] {
			if wide == 1 {
				r.steps[to][i] = binary.BigEndian.Uint16(b[2*i:])
			} else {
				r.steps[to][i] = uint16(b[i])
			}
		}
		b = b[n:]
	}
	return nil
}
